import type { Draft } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { testDetector } from '../testing.ts'
import { missingDisclaimer } from './missing-disclaimer.ts'

const { lists } = shippedPack('act-2015')
const shown = (text: string, profile = 'Parking officer, ACT Government'): Draft => ({
  text,
  author: { profile },
})

testDetector(missingDisclaimer, lists, {
  silent: {
    'no employer to be seen': 'The fee rise is a bad idea.',
    'a disclaimer in the text': shown('My views only. The fee rise is a bad idea.'),
    'a disclaimer in the profile': shown('The fee rise is a bad idea.', 'ACT Government. Opinions my own.'),
    'no opinion': shown('The fee rise starts in July.'),
    'an opinion on soup': shown('Cold soup is a bad idea.'),
    'government only as the employer': 'I work for the ACT Government and cold soup is a bad idea.',
    'union talk': shown('The government pay offer is a bad idea, and our delegates said so.'),
    'somebody else’s view': shown('“The fee rise is a bad idea,” said the man in front of me.'),
  },
  finds: {
    'an employer in the profile': {
      draft: shown('The fee rise is a [[bad idea]].'.replaceAll('[[', '').replaceAll(']]', '')),
      kinds: ['no-disclaimer'],
      marked: 'The fee rise is a [[bad idea]].',
    },
    'an employer in the text': 'I work for the ACT Government and the fee rise is a [[bad idea]].',
    'their own work': {
      draft: { text: 'The fee rise is a bad idea.', aboutMyWork: 'own' },
      kinds: ['no-disclaimer'],
    },
  },
})
