import { testDetector } from '../testing.ts'
import { listedWords } from './listed-words.ts'

const lists = { words: ['crash', 'road closure'], beside: ['depot'], unless: ['official notice'] }

testDetector(listedWords, lists, {
  silent: {
    'nothing to read': '',
    'another word': 'The bus is late again.',
    'what silences it': 'From the official notice: crash on Parkes Way.',
  },
  finds: {
    'a word': {
      draft: { text: 'A crash on Parkes Way' },
      kinds: ['listed'],
      marked: 'A [[crash]] on Parkes Way',
    },
    'an inflection': 'listed: Two [[crashes]] already',
    'beside another': {
      draft: { text: 'Crash on Parkes Way. Heard it at the depot.' },
      kinds: ['beside', 'listed'],
    },
    'with a picture': {
      draft: { text: 'What a crash', media: [{ kind: 'image' }] },
      kinds: ['listed', 'pictured'],
    },
    'in a description': {
      draft: { text: 'Look', media: [{ kind: 'image', alt: 'A crash' }] },
      kinds: ['listed', 'pictured'],
    },
    'in a profile': {
      draft: { text: 'Hello', author: { profile: 'I post every crash' } },
      kinds: ['profile'],
    },
    'a quotation': { draft: { text: 'The sign says “road closure” all year.' }, kinds: ['quoted'] },
  },
})
