import type { Blobs } from '../blobs/blobs.ts'
import type { JobKind } from '../jobs/job.ts'
import { commit, type Permit, type Recorder } from '../records/index.ts'
import type { Media } from './model.ts'
import { endFile, findDigests, hold, isNamed } from './store.ts'

/** Takes a picture away, as an act that leaves a record. `false` where somebody did before. */
export async function removeMedia(
  recorder: Recorder,
  permit: Permit,
  { id, person }: Media,
): Promise<boolean> {
  const done = await commit(recorder, permit, async (tx, at) => {
    if (!(await endFile(tx, id, at))) return { declined: 'removed-already' as const }
    return {
      result: true,
      events: [
        {
          type: 'media.removed',
          subject: id,
          parts: { picture: { person } },
          rows: [{ table: 'media_file' as const, key: id }],
        },
      ],
    }
  })
  return done.ok
}

type TidyNeeds = { readonly recorder: Recorder; readonly blobs: Blobs }

/** Takes a file away once no picture that is kept has it. */
async function removeIfUnnamed({ recorder, blobs }: TidyNeeds, digest: string): Promise<void> {
  await recorder.database.transact(async (tx) => {
    await hold(tx, [digest])
    if (!(await isNamed(tx, digest))) await blobs.remove(digest)
  })
}

/** Files go after the picture that had them, and by night what a killed program left of one that was never kept. */
export const tidyJobs = (needs: TidyNeeds): readonly JobKind[] => [
  {
    ...{ name: 'media.remove-files', retryLimit: 5, isOrdered: false, after: ['media.removed'] },
    run: async ({ subject }) => {
      for (const digest of await findDigests(needs.recorder.database.db, subject))
        await removeIfUnnamed(needs, digest)
    },
  },
  {
    ...{ name: 'media.tidy-files', retryLimit: 2, isOrdered: false, cron: '40 16 * * *' },
    run: async () => {
      for await (const digest of needs.blobs.list()) await removeIfUnnamed(needs, digest)
    },
  },
]
