import type { Draft } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { testDetector } from '../testing.ts'
import { officialImpression } from './official-impression.ts'

const { lists } = shippedPack('act-2015')
const shown = (text: string): Draft => ({ text, author: { profile: 'Communications, ACT Health' } })

testDetector(officialImpression, lists, {
  silent: {
    'an official post': {
      text: 'We at ACT Health are proud to announce a new clinic.',
      capacity: 'official',
    },
    'news about the office': 'ACT Health has announced a new clinic in Dickson.',
    'somebody spoke for the government': 'He apologised on behalf of the government and I cried.',
    'not for the government': 'I do not speak on behalf of the government.',
    'a notice at home': 'This is an official notice to my housemates: the milk is mine.',
    engaged: 'This is the official announcement that we are engaged!',
    'a question': 'Can I speak on behalf of the directorate at this?',
    'a quotation': '“We at ACT Health are sorry,” the letter said.',
    'a new job': shown('Thrilled to announce my new job at ACT Health, we start in May!'),
    'a baby': shown('We are delighted to announce that the government of this house has passed to our baby.'),
    'an announcement about cake': shown('We are proud to announce that cake is back.'),
    'an announcement without an employer': 'We are proud to announce that our school fete is back.',
    'for a club': 'On behalf of the netball club, thank you all.',
    'a link to a release': 'Media release: https://example.org/a',
    'waiting for one': 'Still waiting for the official announcement.',
    'a catalogue': 'I write for the department store catalogue.',
    'a name of one’s own': { text: 'Hello', author: { handle: '@JaneAtTheLake' } },
  },
  finds: {
    'we at the office': 'official-voice: [[We at ACT Health]] hear you.',
    'our directorate announces': 'official-voice: [[Our directorate announces]] changes to leave.',
    'on behalf of the government': 'claims-authority: [[I apologise on behalf of the government]] for this.',
    'somebody here': 'claims-authority: Public servant [[here, speaking for the department]]: it was lost.',
    'authorised to confirm': 'claims-authority: [[I’m authorised to confirm]] the fee stays.',
    authorised: 'claims-authority: [[I am authorised to speak]] for the directorate.',
    'a heading': 'official-voice: [[Official announcement]]: the bridge is closed.',
    'a spokesperson': 'claims-authority: [[As a spokesperson for the ACT Government]], I can confirm it.',
    'welcome on behalf': 'claims-authority: [[On behalf of the ACT Government, welcome]] to Floriade!',
    'an announcement by somebody whose employer is shown': {
      draft: shown('We are proud to announce that our new policy on fees is here.'),
      kinds: ['announcement'],
      marked: 'We are [[proud to announce]] that our new policy on fees is here.',
    },
    'a notice by somebody whose employer is shown': {
      draft: shown('Applications are open for our grants program.'),
      kinds: ['notice'],
    },
    'an account that looks like the office’s': {
      draft: { text: 'Hello', author: { handle: '@ACTHealth_Updates' } },
      kinds: ['official-handle'],
    },
  },
})
