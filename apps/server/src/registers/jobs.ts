import type { JobKind } from '../jobs/job.ts'
import type { Permit } from '../records/index.ts'
import { type CredentialNeeds, settleCredentials } from './channels/credentials.ts'

/** What registers do by the clock: finish what ending a credential began. */
export const registersJobs = (needs: CredentialNeeds, permit: Permit): readonly JobKind[] => [
  {
    ...{ name: 'registers.settle-credentials', retryLimit: 2, isOrdered: false, cron: '*/5 * * * *' },
    run: async () => void (await settleCredentials(needs, permit)),
  },
]
