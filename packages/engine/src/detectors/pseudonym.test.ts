import type { Draft } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { testDetector } from '../testing.ts'
import { pseudonym } from './pseudonym.ts'

const { lists } = shippedPack('act-2015')
const under = (text: string, rest: Partial<Draft> = {}): Draft => ({
  text,
  author: { pseudonymous: true },
  ...rest,
})

testDetector(pseudonym, lists, {
  silent: {
    'no nickname': 'The government has lost the plot on parking.',
    'nothing about government': under('The soup was cold and the dog ate my hat.'),
    'kept for safety, in the text': under('The government moved me. My ex must not find me here.'),
    'kept for safety, in the profile': under('The budget is out.', {
      author: { pseudonymous: true, profile: 'nickname for safety reasons' },
    }),
    'a clearance': under('I hold a clearance, so no name here. The budget is out.'),
    'union talk': under('Members, the government made a pay offer.'),
  },
  finds: {
    'about government': { draft: under('The government has lost the plot on parking.'), kinds: ['nickname'] },
    'about one’s own work': { draft: under('Long day.', { aboutMyWork: 'own' }), kinds: ['nickname'] },
  },
})
