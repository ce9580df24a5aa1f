import type { JobKind } from '../../jobs/job.ts'
import type { Permit } from '../../records/index.ts'
import { endLapsed } from './enrolment/second-person.ts'
import { nowOf, type SignInNeeds } from './needs.ts'
import { sweep } from './store.ts'

/**
 * What signing in does by the clock: sessions that ended, codes that were used and old tries are forgotten, and nobody
 * is asked any more about links that ran out.
 */
export const signInJobs = (needs: SignInNeeds, permit: Permit): readonly JobKind[] => [
  {
    ...{ name: 'sign-in.forget-ended', retryLimit: 2, isOrdered: false, cron: '7 * * * *' },
    run: async () => {
      await sweep(needs.recorder.database.scratch, Date.parse(nowOf(needs)))
      await endLapsed(needs, permit)
    },
  },
]
