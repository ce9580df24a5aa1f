import type { Blobs } from '../../blobs/blobs.ts'
import type { JobKind } from '../../jobs/job.ts'
import { newId } from '../../store/ids.ts'
import { commit, type Recorder } from '../commit.ts'
import type { Permit } from '../permit.ts'
import { captureKeyPart } from '../row-state.ts'
import {
  endHold,
  findCapture,
  findKeptParts,
  holdFile,
  insertHold,
  isHeld,
  isNeeded,
  lockHolds,
} from './store.ts'

/** Places a hold on a subject: while it is there, nothing of what is recorded of it is destroyed. */
export async function placeHold(
  recorder: Recorder,
  permit: Permit,
  { subject, reason }: { readonly subject: string; readonly reason: string },
): Promise<string> {
  const id = newId(recorder.source)
  await commit(recorder, permit, async (tx, at) => {
    await lockHolds(tx, subject)
    await insertHold(tx, { id, subject, from_at: at, ended_at: null })
    return {
      result: id,
      events: [
        {
          type: 'hold.placed',
          subject,
          parts: { hold: id, reason },
          rows: [{ table: 'record_hold', key: id }],
        },
      ],
    }
  })
  return id
}

/** Lifts a hold; another on the same subject stays. `false` where it was lifted before. */
export async function liftHold(
  recorder: Recorder,
  permit: Permit,
  { hold, reason }: { readonly hold: string; readonly reason: string },
): Promise<boolean> {
  const done = await commit(recorder, permit, async (tx, at) => {
    const ended = await endHold(tx, hold, at)
    if (!ended) return { declined: 'lifted-already' as const }
    return {
      result: true,
      events: [
        {
          type: 'hold.lifted',
          subject: ended.subject,
          parts: { hold, reason },
          rows: [{ table: 'record_hold', key: hold }],
        },
      ],
    }
  })
  return done.ok
}

export type NotDisposed = 'not-found' | 'disposed-already' | 'held'

/**
 * Disposes of what a capture holds: its key and the addresses in it are destroyed, and its file is of no use to
 * anybody from then on. That it was, of what, and its digests stay. Whether its time has come, whoever asks has decided.
 */
export async function disposeOfCapture(
  recorder: Recorder,
  permit: Permit,
  { capture, reason }: { readonly capture: string; readonly reason: string },
): Promise<'disposed' | NotDisposed> {
  const done = await commit<'disposed', NotDisposed>(recorder, permit, async (tx) => {
    const row = await findCapture(tx, capture)
    if (!row) return { declined: 'not-found' }
    await lockHolds(tx, row.subject)
    if (await isHeld(tx, row.subject)) return { declined: 'held' }
    const destroys = (await findKeptParts(tx, capture))
      .filter(({ name, sealed }) => sealed !== null && [captureKeyPart, 'answers'].includes(name))
      .map(({ event, name }) => ({ event, name }))
    if (!destroys.some(({ name }) => name === captureKeyPart)) return { declined: 'disposed-already' }
    return {
      result: 'disposed',
      events: [
        { type: 'capture.disposed', subject: row.subject, parts: { capture, reason }, rows: [], destroys },
      ],
    }
  })
  return done.ok ? done.result : done.declined
}

type TidyNeeds = { readonly recorder: Recorder; readonly blobs: Blobs }

async function removeIfUnneeded({ recorder, blobs }: TidyNeeds, blob: string): Promise<void> {
  await recorder.database.transact(async (tx) => {
    await holdFile(tx, blob)
    if (!(await isNeeded(tx, blob, captureKeyPart))) await blobs.remove(blob)
  })
}

/**
 * Takes away files that nobody can open any more, however their key was destroyed, and what a killed program left of
 * a capture that was never kept. By night, and soon after a disposal.
 */
export const tidyCapturesJob = (needs: TidyNeeds): JobKind => ({
  ...{ name: 'records.tidy-captures', retryLimit: 3, isOrdered: false },
  ...{ after: ['capture.disposed'], cron: '50 16 * * *' },
  run: async () => {
    for await (const blob of needs.blobs.list()) await removeIfUnneeded(needs, blob)
  },
})
