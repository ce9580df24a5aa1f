import type { JobKind } from '../jobs/job.ts'
import type { Permit, Recorder } from '../records/index.ts'
import type { UsesOfMedia } from './model.ts'
import { removeMedia } from './remove.ts'
import { findMedia, findPagePictures } from './store.ts'

type PagePictureNeeds = {
  readonly recorder: Recorder
  readonly uses: readonly UsesOfMedia[]
  readonly permit: Permit
}

/** Long after nobody takes one up again that was kept before: `findPagePicture`. */
const keptMs = 24 * 3_600_000

/** Pictures of pages that somebody looked at and put into nothing go after a day. */
export const pagePictureJobs = ({ recorder, uses, permit }: PagePictureNeeds): readonly JobKind[] => [
  {
    ...{ name: 'media.tidy-page-pictures', retryLimit: 2, isOrdered: false, cron: '20 16 * * *' },
    run: async () => {
      const { db } = recorder.database
      const before = new Date(recorder.source.now() - keptMs).toISOString()
      for (const id of await findPagePictures(db, before)) {
        const used = await Promise.all(uses.map((usesOf) => usesOf(id)))
        const media = used.flat().length === 0 ? await findMedia(db, id) : undefined
        if (media) await removeMedia(recorder, permit, media)
      }
    },
  },
]
