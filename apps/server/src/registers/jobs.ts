import type { JobKind } from '../jobs/job.ts'
import type { Permit } from '../records/index.ts'
import { forgetChangedTopics } from '../store/kept/store.ts'
import { type CredentialNeeds, settleCredentials } from './channels/credentials.ts'
import { forgetChanges } from './snapshot/store.ts'

const dayMs = 86_400_000

/** What registers do by the clock: finish what ending a credential began, and forget which entries changed long ago. */
export const registersJobs = (needs: CredentialNeeds, permit: Permit): readonly JobKind[] => [
  {
    ...{ name: 'registers.settle-credentials', retryLimit: 2, isOrdered: false, cron: '*/5 * * * *' },
    run: async () => void (await settleCredentials(needs, permit)),
  },
  {
    ...{ name: 'registers.forget-changes', retryLimit: 3, isOrdered: false, cron: '17 * * * *' },
    run: async () => {
      const { database, source } = needs.recorder
      const before = new Date(source.now() - dayMs).toISOString()
      await forgetChanges(database.scratch, before)
      await forgetChangedTopics(database.scratch, before)
    },
  },
]
