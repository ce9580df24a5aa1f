import type { JobKind } from '../jobs/job.ts'
import type { Recorder } from '../records/index.ts'
import { planMissing, planPost } from './plan/plan-post.ts'

/** After what a post may be approved, or not any more, or due at another time. */
const afterPosts = [
  ...['post.version-saved', 'post.approved', 'post.returned', 'post.held', 'post.released', 'post.recalled'],
  ...['post.dropped', 'post.neutral-settled', 'post.stands', 'post.expired'],
]
/** After what something that a post waits for may have happened. */
const afterRegisters = [
  'register-entry.added',
  'register-entry.changed',
  'register-entry.ended',
  'register-entry.revoked',
]

/** What is due, kept true to what was approved. What is due itself is no job: `line/` has it. */
export const publishingJobs = ({ recorder }: { readonly recorder: Recorder }): readonly JobKind[] => [
  {
    ...{ name: 'publishing.plan', retryLimit: 5, isOrdered: true, after: afterPosts },
    run: async ({ subject }) => await planPost(recorder, subject),
  },
  {
    ...{ name: 'publishing.plan-waiting', retryLimit: 2, isOrdered: false, after: afterRegisters },
    run: async () => await planMissing(recorder),
  },
  {
    ...{ name: 'publishing.sweep', retryLimit: 2, isOrdered: false, cron: '* * * * *' },
    run: async () => await planMissing(recorder),
  },
]
