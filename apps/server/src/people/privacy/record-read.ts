import { commit, type Permit, type Recorder } from '../../records/index.ts'
import { askGate } from './issue-notice.ts'
import { type RecordedRead, readKinds } from './reads.ts'

export type Reading = {
  readonly read: RecordedRead
  /** The id of what is read. */
  readonly about: string
  /** Every entry of whoever reads. */
  readonly people: readonly string[]
  readonly reason?: string
}

/**
 * Records that something sealed is read, before it is shown: what cannot be recorded is not shown. Whoever has not
 * been told yet that this is logged about them has to wait, and reads why.
 */
export async function recordRead(
  recorder: Recorder,
  permit: Permit,
  { read, about, people, reason }: Reading,
): Promise<
  { readonly ok: true } | { readonly ok: false; readonly from: string | null; readonly says: string }
> {
  const kind = readKinds.find((one) => one.read === read)
  if (!kind?.isEvent) throw new Error(`reading ${read} is no event`)
  const done = await commit(recorder, permit, async (tx, at) => {
    const gate = await askGate(tx, { people, item: 'sealed-readings', at })
    if (!gate.mayLog) return { declined: gate }
    return {
      result: undefined,
      events: [
        {
          type: kind.event,
          subject: about,
          parts: { reading: { read, about }, ...(reason !== undefined && { reason }) },
          rows: [],
        },
      ],
    }
  })
  return done.ok ? { ok: true } : { ok: false, from: done.declined.from, says: done.declined.says }
}
