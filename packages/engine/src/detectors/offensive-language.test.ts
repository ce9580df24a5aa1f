import { testDetector } from '../testing.ts'
import { offensiveLanguage } from './offensive-language.ts'

const lists = { 'swear-words': ['fuck', 'shit', 'bullshit', '=fucking'], 'crude-words': ['crap', 'bloody', '!bloody mary'] }

testDetector(offensiveLanguage, lists, {
  silent: {
    'nothing to read': '',
    'a place that holds a word': 'Meet us in Scunthorpe.',
    'an exception of the list': 'A bloody mary, please.',
    'a short heading in capitals': 'ROAD CLOSURE: the bridge is closed tonight for work on the northern approach.',
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
    'a whole post in capitals': 'shouting: [[THIS IS NOT GOOD ENOUGH AT ALL]]',
  },
})
