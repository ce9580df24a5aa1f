import { catalogueEntry } from '@secondlook/connectors'
import { findToSend, holdToSend, type ToSend } from '../../posts/index.ts'
import { listFreezes } from '../../registers/index.ts'
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
  | 'another-account'
  | 'no-credential'

export type Stop = { readonly is: 'stop'; readonly because: StopReason; readonly says: string }
export type MayLeave =
  | { readonly is: 'may'; readonly toSend: ToSend }
  | { readonly is: 'not-due'; readonly dueAt: string | null }
  | Stop

/** How long after its time a post still goes out by itself: what was due before a long failure may be wrong by now. */
export const lateAfterMs = 3_600_000

const stop = (because: StopReason, says: string): Stop => ({ is: 'stop', because, says })

export type Asked = {
  readonly at: string
  readonly post: string
  readonly channel: string
  readonly life: Life
}

/** Everything that is asked at the last moment before something leaves, in the transaction that says that it does. */
export async function mayLeave(tx: Tx, asked: Asked): Promise<MayLeave> {
  return await decide(tx, asked, await holdToSend(tx, asked.at, asked))
}

/** The same for whoever plans, without holding the post. */
export async function wouldLeave(tx: Tx, asked: Asked): Promise<MayLeave> {
  return await decide(tx, asked, await findToSend(tx, asked.at, asked))
}

async function decide(
  tx: Tx,
  { at, channel, life }: Asked,
  found: Awaited<ReturnType<typeof holdToSend>>,
): Promise<MayLeave> {
  if ('stays' in found) return stop(found.stays, found.says)
  const { dueAt, tier, template, prepared } = found
  if (dueAt === null || dueAt > at) return { is: 'not-due', dueAt }
  const platform = catalogueEntry(prepared.platform).platform
  const pause = await findPauseOver(tx, { channel, platform })
  if (pause)
    return stop(
      'paused',
      `It was due while publishing was paused (${pause.reason}). Let it go if it should still go out.`,
    )
  const freeze = await freezeOver(tx, at, { channel, tier, template })
  if (freeze !== undefined)
    return stop('freeze', `It was due during the freeze “${freeze}”, which lets nothing of this kind out.`)
  const isLate = Date.parse(at) - Date.parse(dueAt) > lateAfterMs
  if (isLate && (life.letGoAt === null || life.letGoAt < dueAt))
    return stop(
      'late',
      'It is more than an hour after its time. Look whether it is still right, and let it go.',
    )
  return { is: 'may', toSend: found }
}

/** A freeze that stops a channel now; what it names as an exception goes out. */
async function freezeOver(
  tx: Tx,
  at: string,
  {
    channel,
    tier,
    template,
  }: { readonly channel: string; readonly tier: string; readonly template: string | null },
): Promise<string | undefined> {
  const until = new Date(Date.parse(at) + 1).toISOString()
  const freezes = await listFreezes(tx, { from: at, until }, at)
  return freezes.find(
    ({ channels, exceptTemplates, exceptTiers, from }) =>
      from <= at &&
      channels.has(channel) &&
      !exceptTiers.includes(tier) &&
      !(template !== null && exceptTemplates.includes(template)),
  )?.title
}
