import { testDetector } from '../testing.ts'
import { abusiveTone } from './abusive-tone.ts'

testDetector(
  abusiveTone,
  { insults: ['idiot'] },
  {
    silent: {
      'nothing to read': '',
      'an ordinary notice': 'The library opens at nine on Monday.',
      thanks: 'Thank you to everyone who came along on Saturday, it was a lovely day.',
      'words that a list holds, whatever they are': 'you are all pathetic lowlife scum, you idiot',
    },
    finds: {
      'an attack in words no list holds': {
        draft: { text: 'you are pathetic scum and nobody wants your trash here' },
        kinds: ['likely'],
      },
    },
  },
)
