import type { Blobs } from '../../blobs/blobs.ts'
import type { JobKind } from '../../jobs/job.ts'
import { newId } from '../../store/ids.ts'
import { commit, type Recorder } from '../commit.ts'
import { issuePermit } from '../permit.ts'
import { openCapture, readCapture } from './open-capture.ts'
import { insertStamp, listUnstamped } from './store.ts'
import type { CaptureTable } from './tables.ts'
import { type AskAuthority, type TimeStampAuthority, timeStamp } from './time-stamp.ts'

export type StampNeeds = {
  readonly recorder: Recorder
  readonly blobs: Blobs
  readonly authority: TimeStampAuthority
  readonly ask: AskAuthority
  /** Hears that an authority cannot be asked, or of a file that is not what was kept. */
  readonly onFault: (error: Error) => void
}

/** How long after a capture an authority is still asked: later, its stamp says little. */
export const stampedWithinMs = 86_400_000
const mostAtOnce = 100

/**
 * Asks for a stamp soon after something was captured, and every ten minutes for a day where the authority was down.
 * Sending never waits for it.
 */
export const stampCapturesJob = (needs: StampNeeds): JobKind => ({
  ...{ name: 'records.stamp-captures', retryLimit: 1, isOrdered: false },
  ...{ after: ['capture.kept'], cron: '*/10 * * * *' },
  run: async () => void (await stampCaptures(needs)),
})

/** Stamps what waits for it; how many were. */
export async function stampCaptures(needs: StampNeeds): Promise<number> {
  const { recorder, onFault } = needs
  const since = new Date(recorder.source.now() - stampedWithinMs).toISOString()
  let count = 0
  for (const row of await listUnstamped(recorder.database.db, since, mostAtOnce)) {
    const stamped = await stampOne(needs, row)
    if (stamped === 'stamped') count++
    else if (stamped !== 'left') onFault(new Error(stamped.says))
    // An authority that is down is not asked about the rest as well.
    if (typeof stamped === 'object' && stamped.isAuthority) break
  }
  return count
}

type Stamped = 'stamped' | 'left' | { readonly says: string; readonly isAuthority: boolean }

async function stampOne(
  { recorder, blobs, authority, ask }: StampNeeds,
  row: CaptureTable,
): Promise<Stamped> {
  const { db } = recorder.database
  const opened = await openCapture({ db, vault: recorder.vault }, row.id)
  if (!opened?.key) return 'left'
  // What is stamped is what is there, and not what was meant to be.
  const read = await readCapture(blobs, row, opened.key)
  if (!read.ok) return { says: `capture ${row.id}: ${read.says}`, isAuthority: false }
  const stamp = await timeStamp(row.digest, authority, { ask, random: recorder.source.randomBytes })
  if (!stamp.ok) return { says: `the time stamp authority did not stamp: ${stamp.says}`, isAuthority: true }
  const permit = issuePermit({ kind: 'system', job: 'records.stamp-captures' }, 'capture.stamp')
  const done = await commit(recorder, permit, async (tx, at) => {
    const id = newId(recorder.source)
    const { token, by, serial } = stamp
    const kept = { id, capture: row.id, token, says_at: stamp.at, authority: by, serial, at }
    if (!(await insertStamp(tx, kept))) return { declined: 'stamped-already' as const }
    return {
      result: undefined,
      events: [
        {
          type: 'capture.stamped',
          subject: row.subject,
          parts: {
            stamp: {
              ...{ capture: row.id, digest: row.digest, at: stamp.at, authority: by, serial },
              token: Buffer.from(token).toString('base64'),
            },
          },
          rows: [{ table: 'capture_stamp' as const, key: id }],
        },
      ],
    }
  })
  return done.ok ? 'stamped' : 'left'
}
