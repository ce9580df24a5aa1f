import { catalogueEntry } from '@secondlook/connectors'
import { holdToSend, type ToSend } from '../../posts/index.ts'
import { listFreezes, stoppedBy } from '../../registers/index.ts'
import type { Tx } from '../../store/database.ts'
import type { Life } from '../life/life.ts'
import { findPauseOver } from '../pause/store.ts'

/** Why something that is due is not sent. Stored, and said on screen. */
export type StopReason =
  | 'gone'
  | 'not-approved'
  | 'too-late'
  | 'changed'
  | 'not-announced'
  | 'freeze'
  | 'paused'
  | 'late'
  | 'left'
  | 'unasked'
  | 'another-account'
  | 'no-credential'

export type Stop = { readonly is: 'stop'; readonly because: StopReason; readonly says: string }
export type MayLeave =
  | { readonly is: 'may'; readonly toSend: ToSend }
  | { readonly is: 'not-due'; readonly dueAt: string | null }
  /** Something that was entered just now is asked about first. */
  | { readonly is: 'not-yet' }
  | Stop

/** What is left to be asked about of what was entered in the registers. */
export type LeftToAsk = 'none' | 'soon' | 'failed'

/** How long after its time a post still goes out by itself: what was due before a long failure may be wrong by now. */
export const lateAfterMs = 3_600_000

const stop = (because: StopReason, says: string): Stop => ({ is: 'stop', because, says })

export type Asked = {
  readonly at: string
  readonly post: string
  readonly channel: string
  readonly life: Life
  readonly leftToAsk?: ((tx: Tx) => Promise<LeftToAsk>) | undefined
}

/** Everything that is asked at the last moment before something leaves, in the transaction that says that it does. */
export async function mayLeave(tx: Tx, asked: Asked): Promise<MayLeave> {
  const { at, channel, life, leftToAsk } = asked
  const found = await holdToSend(tx, at, asked)
  if ('stays' in found) return stop(found.stays, found.says)
  const { dueAt, tier, template, prepared } = found
  if (dueAt === null || dueAt > at) return { is: 'not-due', dueAt }
  const platform = catalogueEntry(prepared.platform).platform
  // What was to go out meanwhile does not go out by itself when that is over, however soon anybody gets to it.
  const since = life.letGoAt !== null && life.letGoAt > dueAt ? life.letGoAt : dueAt
  const pause = await findPauseOver(tx, { channel, platform, since })
  if (pause)
    return stop(
      'paused',
      `It was to go out while publishing was paused (${pause.reason}). Let it go if it should still go out.`,
    )
  const freeze = await freezeOver(tx, { from: since, until: at }, { channels: [channel], tier, template })
  if (freeze !== undefined)
    return stop(
      'freeze',
      `It was to go out during the freeze “${freeze}”, which lets nothing of this kind out.`,
    )
  const isLate = Date.parse(at) - Date.parse(dueAt) > lateAfterMs
  if (isLate && (life.letGoAt === null || life.letGoAt < dueAt))
    return stop(
      'late',
      'It is more than an hour after its time. Look whether it is still right, and let it go.',
    )
  if (!found.hasAuthor && life.letGoAt === null)
    return stop(
      'left',
      'Nobody who wrote it is here any more. Look whether it is still right, and let it go.',
    )
  const left = (await leftToAsk?.(tx)) ?? 'none'
  if (left === 'failed')
    return stop(
      'unasked',
      'The registers could not be asked about it again. Whoever keeps the server running sees why; let it go once that is done.',
    )
  return left === 'soon' ? { is: 'not-yet' } : { is: 'may', toSend: found }
}

/** A freeze that stops a post on a channel in a stretch of time up to now; what it names as an exception goes out. */
async function freezeOver(
  tx: Tx,
  stretch: { readonly from: string; readonly until: string },
  post: Parameters<typeof stoppedBy>[1],
): Promise<string | undefined> {
  const at = stretch.until
  const until = new Date(Date.parse(at) + 1).toISOString()
  const freezes = await listFreezes(tx, { from: stretch.from, until }, at)
  return freezes.find((freeze) => freeze.from <= at && stoppedBy(freeze, post).length > 0)?.title
}
