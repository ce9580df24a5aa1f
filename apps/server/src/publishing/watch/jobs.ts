import type { JobKind } from '../../jobs/job.ts'
import { findHolding } from '../../registers/index.ts'
import { pullComments } from '../comments/pull.ts'
import type { PublishingNeeds } from '../needs.ts'
import { takeWatches } from './store.ts'
import { watchChannel } from './watch-channel.ts'

/** How often each channel is looked at. */
export const pollMs = 60_000

/** Looks at every live channel that we can talk to; any number of processes may, and each channel is looked at by one. */
export async function watchAll(needs: PublishingNeeds): Promise<void> {
  const { db, scratch } = needs.recorder.database
  const now = new Date(needs.recorder.source.now()).toISOString()
  const channels = (await findHolding(db, ['channels'], now)).filter(
    ({ values }) =>
      (values.life === 'active' || values.life === 'paused') &&
      needs.connectionOf(values.platform ?? '') !== undefined,
  )
  const next = new Date(Date.parse(now) + pollMs - 5000).toISOString()
  const rows = await takeWatches(scratch, { now, next, channels: channels.map(({ id }) => id) })
  for (const row of rows) {
    await watchChannel(needs, row).catch(needs.onFault)
    await pullComments(needs, row.channel).catch(needs.onFault)
  }
}

export const watchJob = 'publishing.watch'

export const watchJobs = (needs: PublishingNeeds): readonly JobKind[] => [
  {
    ...{ name: watchJob, retryLimit: 0, isOrdered: false, cron: '* * * * *' },
    run: async () => await watchAll(needs),
  },
]
