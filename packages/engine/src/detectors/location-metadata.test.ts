import { testDetector } from '../testing.ts'
import { locationMetadata } from './location-metadata.ts'

testDetector(
  locationMetadata,
  {},
  {
    silent: {
      'no media': 'At the lake',
      'media without a place': { text: '', media: [{ kind: 'image', found: { location: false } }] },
      'media nobody looked into': { text: '', media: [{ kind: 'image' }] },
    },
    finds: {
      'a place in a picture': {
        draft: { text: '', media: [{ kind: 'image' }, { kind: 'image', found: { location: true } }] },
        kinds: ['place'],
      },
    },
  },
)
