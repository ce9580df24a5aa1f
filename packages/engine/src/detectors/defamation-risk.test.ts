import { testDetector } from '../testing.ts'
import { defamationRisk } from './defamation-risk.ts'

const lists = {
  'accusing-verbs': ['=stole', '=stolen', '=steals', '=lied', '=falsified', '=is corrupt', '=is a fraud', '=abused', '=sleeps with', '=rorted', '=defrauded', 'steal', 'scam'],
  'first-person': ['=i', '=we', '=my'],
  'second-person': ['=you'],
  'third-person': ['=he', '=she', '=they'],
  'roles-of-people': ['manager', 'supervisor', 'head of', 'nurse', 'client'],
  'people-nouns': ['person', '=people', '=someone'],
  'given-names': ['karl', 'petra'],
  bodies: ['=pty ltd', '=council'],
  negations: ['=not', '=never', '=no'],
  'reporting-verbs': ['say', 'report'],
  'counter-speech': ['=that is not true'],
  'sources-of-accusations': ['=court', '=alleged', '=allegedly', '=convicted'],
  'office-holders': ['minister'],
  'parties-and-politicians': ['labor'],
  'fiction-words': ['novel'],
}

testDetector(defamationRisk, lists, {
  silent: {
    'nothing to read': '',
    'a topic': 'We help people who were defrauded to combat fraud.',
    'nobody known': 'Someone stole my bike.',
    'a thing that was taken': 'Karl had his bike stolen on Sunday.',
    'the victim': 'Petra Novak was abused by strangers online.',
    'oneself': 'I lied about my age to get in.',
    'a question': 'Did my manager lie, or was it that she falsified nothing?',
    'a question about a name': 'Is it so that Petra Novak lied?',
    'a condition': 'If my supervisor stole it I would be surprised.',
    'a denial': 'Petra Novak never lied.',
    'groups of people': 'People stole the plants again.',
    'quoted': 'The sign said "Petra Novak lied" and was taken down.',
    'he without anybody named': 'He stole the show.',
    'a story': 'In the novel Karl lied to his sister.',
    'a child': 'My daughter lied about her homework.',
    'the reader': 'You lied to us.',
    'somebody in general': 'A nurse who falsified a chart loses the licence.',
  },
  finds: {
    'a name': 'accused: [[Petra Novak stole]] from the club.',
    'a given name': 'accused: I know that [[Karl lied]].',
    'a role': 'accused: My [[supervisor falsified]] the reports.',
    'a role further away': 'accused: The [[head of parking is corrupt]].',
    'what somebody is': 'accused: [[Petra Novak is a fraud]].',
    'he after a name': 'accused: Ask Karl. [[He lied]].',
    'who did it after "by"': 'accused: The money was [[stolen by Karl]].',
    'a body': 'accused: The builders at [[Brindle Pty Ltd rorted]] the scheme.',
    'somebody in office': 'in-office: The [[minister lied]] about the bus.',
    'a source': 'attributed: The court heard that [[Petra Novak stole]] from the club.',
  },
})
