import type { JobKind } from '../jobs/job.ts'
import type { Recorder } from '../records/index.ts'
import { forgetChanges } from './snapshot/store.ts'

const dayMs = 86_400_000

/** What registers have to do by the clock. */
export const registersJobs = ({ database, source }: Recorder): readonly JobKind[] => [
  {
    ...{ name: 'registers.forget-changes', retryLimit: 3, isOrdered: false, cron: '17 * * * *' },
    run: async () => {
      await forgetChanges(database.scratch, new Date(source.now() - dayMs).toISOString())
    },
  },
]
