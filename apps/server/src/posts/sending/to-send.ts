import { findHolding } from '../../registers/index.ts'
import type { Tx } from '../../store/database.ts'
import { approvalOf } from '../lifecycle/approved.ts'
import { type OpenPost, openPost } from '../review/open-post.ts'
import { holdPost } from '../store.ts'
import type { PreparedFor } from '../version/prepare-all.ts'
import { findVersion, type VersionRow } from '../version/store.ts'
import { approvedAtOf } from './approved-at.ts'
import { dueAt } from './due-at.ts'
import { digestAgain } from './prepare-again.ts'
import { sayNotApproved } from './say-not-approved.ts'

/** What may leave: one version, exactly as it was approved. */
export type ToSend = {
  readonly post: string
  readonly unit: string | null
  readonly version: VersionRow
  readonly prepared: PreparedFor
  /** From when on it may go out; `null` while what it waits for has not happened. */
  readonly dueAt: string | null
  readonly latest: string | null
  readonly tier: string
  readonly template: string | null
  readonly initiatives: readonly string[]
  /** Whether somebody who wrote in it is still there to answer for it. */
  readonly hasAuthor: boolean
}

export type StaysReason = 'gone' | 'not-approved' | 'too-late' | 'changed' | 'not-announced'
/** Why a post does not leave, in a sentence for those who may read it. */
export type Stays = { readonly stays: StaysReason; readonly says: string }

const stays = (because: StaysReason, says: string): Stays => ({ stays: because, says })

/**
 * A post on one channel at the moment of sending, held so that nobody takes it back meanwhile. Everything that its
 * approval depends on is asked again, and what would be sent is prepared again and compared with what was approved.
 */
export async function holdToSend(
  tx: Tx,
  at: string,
  { post, channel }: { readonly post: string; readonly channel: string },
): Promise<ToSend | Stays> {
  if (!(await holdPost(tx, post))) return stays('gone', 'There is no such post any more.')
  const open = await openPost(tx, at, post)
  if (!open) return stays('gone', 'Nothing of it was saved as a version.')
  const approval = approvalOf(open.now, open.world)
  if (!approval.isApproved) {
    const { because } = approval
    return stays(because === 'A4' ? 'too-late' : 'not-approved', sayNotApproved(because, open))
  }
  const version = await findVersion(tx, post, open.last.number)
  const prepared = version?.prepared.find((one) => one.channel === channel)
  if (!version || !prepared?.requests) return stays('changed', 'It was not prepared for this channel.')
  const early = await notAnnounced(tx, at, open)
  if (early) return early
  if ((await digestAgain(tx, at, version)) !== version.digest)
    return stays(
      'changed',
      'What would be sent is not what was approved any more: the account, a picture or the way to send it has changed. Save it again and have it approved.',
    )
  const { schedule, tier } = version.body
  const approvedAt = approvedAtOf(open, approval.by)
  return {
    ...{ post, unit: open.post.unit, version, prepared, latest: schedule.latest, tier: tier ?? '' },
    ...{ template: version.template, initiatives: open.initiatives },
    hasAuthor: open.now.authors.some((one) => open.world.isPresent(one)),
    dueAt: await dueAt(tx, at, { schedule, approvedAt }),
  }
}

/**
 * What a post is about has to be announced by the time it goes out, unless it is the announcement itself, or the media
 * team has said that it is about something else (8.4b).
 */
async function notAnnounced(
  tx: Tx,
  at: string,
  { post, last, now, found }: OpenPost,
): Promise<Stays | undefined> {
  const saved = last.is_neutral && now.isNeutralSettled ? [] : last.initiatives
  const about = [...new Set([...saved, ...found.flatMap(({ initiatives }) => initiatives)])]
  if (about.length === 0) return undefined
  const entries = await findHolding(tx, ['initiatives'], at, about)
  const isOpen = about.every((id) => {
    const own = entries.find((entry) => entry.id === id)?.values
    if (!own) return false
    return own.announcingPost === post.id || (own.announcedAt !== null && own.announcedAt <= at)
  })
  return isOpen
    ? undefined
    : stays('not-announced', 'What it is about has not been announced, so it stays here until it is.')
}
