import { testDetector } from '../testing.ts'
import { offensiveLanguage } from './offensive-language.ts'

const lists = {
  'swear-words': ['fuck', 'shit', 'bullshit', '=fucking', '🖕'],
  'crude-words': ['crap', 'bloody', '!bloody mary'],
  'swearing-at-people': ['=fuck you', '=fuck off', '🖕'],
  'praise-words': ['=good', '=brilliant'],
  'emphasis-words': ['=fucking', '=bloody'],
}

testDetector(offensiveLanguage, lists, {
  silent: {
    'nothing to read': '',
    'a place that holds a word': 'Meet us in Scunthorpe.',
    'a family name that holds a word': 'Ms Shitake and Dr Cockburn cook mushrooms.',
    'an exception of the list': 'A bloody mary, please.',
    'a short heading in capitals':
      'ROAD CLOSURE: the bridge is closed tonight for work on the northern approach.',
    'short forms of bodies': 'The ACT, NSW, SES, AFP and RFS met today to plan the summer season together.',
    'another rude-looking sign': 'Thumbs up 👍',
  },
  finds: {
    'a plain swear word': 'swearing: What the [[fuck]] is this',
    'an inflection': 'They [[fucked]] it up.',
    'signs for letters': 'What a [[sh1t]] show',
    'starred out': 'Oh [[f**k]], not again',
    'spaced out': '[[f u c k]] this',
    'drawn out': '[[fuuuuck]] me',
    'invisible characters inside': 'fine, [[fu\u200bck]] it',
    'look-alike letters': 'fine, [[fuсk]] it',
    'a crude word': 'crude: That is [[crap]].',
    'a quotation': 'quoted: He wrote “what the [[fuck]] is this” to us.',
    'a word talked about': 'quoted: The word [[fuck]] is old.',
    'thrown at somebody': 'at-someone: Just [[fuck off]], will you',
    'a gesture': 'at-someone: To the driver this morning: [[🖕]]',
    'strong praise': 'strong-praise: What a [[fucking]] brilliant day',
    'mild praise': 'mild-praise: That was [[bloody]] good.',
    'a swear word that is not praise': 'swearing: This [[fucking]] queue.',
    'a whole post in capitals': 'shouting: [[THIS IS NOT GOOD ENOUGH AT ALL]]',
    'capitals with a single letter': 'shouting: [[THIS IS A BAD WAY TO TREAT A PERSON]]',
  },
})
