import { defineDetector } from '../detector.ts'
import { mediaName } from '../text/media-name.ts'

/** Finds media whose file says where it was made. */
export const locationMetadata = defineDetector({
  id: 'location-metadata',
  summary: 'A place stored in a picture, video or recording',
  kinds: { place: 'the file says where it was made' },
  lists: [],
  wakes: {},

  look(_lists, { draft }, see) {
    draft.media?.forEach(({ found }, at) => {
      if (found?.location === true) see.absent('place', { media: mediaName(draft, at) })
    })
  },
})
