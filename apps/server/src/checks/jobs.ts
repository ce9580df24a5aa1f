import type { JobKind } from '../jobs/job.ts'
import type { DailyBound } from './daily-bound.ts'

/** What is counted on a day is nobody's to read on the next. */
export const checksJobs = (bound: DailyBound): readonly JobKind[] => [
  {
    ...{ name: 'checks.end-days', retryLimit: 2, isOrdered: false, cron: '2 * * * *' },
    run: () => bound.endDays(),
  },
]
