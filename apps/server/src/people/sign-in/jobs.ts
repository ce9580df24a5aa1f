import type { JobKind } from '../../jobs/job.ts'
import type { Recorder } from '../../records/index.ts'
import { sweep } from './store.ts'

/** What signing in does by the clock: sessions that ended, codes that were used and old tries are forgotten. */
export const signInJobs = ({ database, source }: Recorder): readonly JobKind[] => [
  {
    ...{ name: 'sign-in.forget-ended', retryLimit: 0, isOrdered: false, cron: '7 * * * *' },
    run: () => sweep(database.scratch, source.now()),
  },
]
