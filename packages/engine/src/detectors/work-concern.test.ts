import { testDetector } from '../testing.ts'
import { workConcern } from './work-concern.ts'

const lists = {
  'disclosure-words': ['falsify', 'cover|covered up', 'bribe'],
  'disclosure-accounts': ['told|asked us|me to .. delete', 'be told to .. delete'],
  'work-links': ['our|my team|supervisor|depot', 'i saw'],
  'work-trouble': ['my manager .. bully', 'i be being bullied'],
  'work-conditions': ['our roster be unsafe', 'have not been paid'],
  'union-words': ['union'],
  'politics-elsewhere': ['prime minister'],
  'reporting-advice': ['how to report', 'film'],
}

testDetector(workConcern, lists, {
  silent: {
    'nothing to read': '',
    'an act without a workplace': 'The king falsified the map and covered up the murder.',
    'a workplace without an act': 'My supervisor bought the cake.',
    'a workplace two sentences away': 'My team won. We had cake. Somebody covered up the trifle.',
    'politics elsewhere': 'I saw the prime minister take a bribe on television.',
    'advice on reporting': 'How to report a bribe in our team.',
    'a film': 'I saw a film where they falsified everything.',
    'union talk about conditions': 'The union agrees that our roster is unsafe.',
    'a delegate about conditions': {
      text: 'Our roster is unsafe.',
      capacity: 'representative',
      represents: 'union',
    },
  },
  finds: {
    'somebody who bullies': 'concern: [[My manager bullies]] me.',
    'being bullied': 'concern: [[I am being bullied]].',
    'a roster': 'conditions: [[Our roster is unsafe]].',
    pay: 'conditions: I [[have not been paid]].',
    'a delegate who is bullied': {
      draft: { text: 'My manager bullies me.', capacity: 'representative', represents: 'union' },
      kinds: ['concern'],
    },
    'an act beside a workplace': 'disclosure: My supervisor [[falsified]] it.',
    'an act after a workplace': 'disclosure: I work on our team. Somebody [[covered up]] the spill.',
    'an account that stands alone': 'disclosure: They [[told us to delete]] it.',
    'an act inside an account, once':
      'disclosure: We [[were told to delete]] it and [[cover up]] what our team saw.',
    'a disclosure and no concern beside it': {
      draft: { text: 'My manager bullies me because I saw the bribe.' },
      kinds: ['disclosure'],
    },
  },
})
