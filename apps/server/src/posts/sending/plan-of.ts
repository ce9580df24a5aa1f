import type { PreparedRequest, Problem, Shown } from '@secondlook/connectors'
import type { PostKind } from '@secondlook/contract'
import type { Db } from '../../store/database.ts'
import { approvalOf } from '../lifecycle/approved.ts'
import { openPost } from '../review/open-post.ts'
import { variantOf } from '../version/content-of.ts'
import { findVersion } from '../version/store.ts'
import { approvedAtOf } from './approved-at.ts'
import { dueAt } from './due-at.ts'

/** When an approved post may go out, and where. */
export type PlanOf = {
  readonly version: number
  readonly channels: readonly string[]
  /** `null` while what it waits for has not been recorded. */
  readonly dueAt: string | null
}

/** A version whose approval does not hold now, and not because somebody took it back: what stands against it may go. */
export type LostApproval = { readonly lost: number }

/** `undefined` where nothing of it goes out as things stand. */
export async function findPlan(db: Db, at: string, post: string): Promise<PlanOf | LostApproval | undefined> {
  const open = await openPost(db, at, post)
  if (!open) return undefined
  const approval = approvalOf(open.now, open.world)
  const { last } = open
  if (!approval.isApproved)
    return ['A1', 'A3', 'A5'].includes(approval.because) ? { lost: last.number } : undefined
  const approvedAt = approvedAtOf(open, approval.by)
  return {
    ...{ version: last.number, channels: last.channels },
    dueAt: await dueAt(db, at, { schedule: last.body.schedule, approvedAt }),
  }
}

/** What would be on a platform of a version, and when it may have come there. */
export type Sendable = {
  /** The requests that were prepared when it was saved, for one channel. */
  readonly requests: readonly PreparedRequest[]
  readonly savedAt: string
  /** The instant that it was to go out at; `null` where it waits for something else. */
  readonly goesAt: string | null
}

export async function findSendable(
  db: Db,
  { post, channel, version }: { readonly post: string; readonly channel: string; readonly version: number },
): Promise<Sendable | undefined> {
  const found = await findVersion(db, post, version)
  const requests = found?.prepared.find((one) => one.channel === channel)?.requests
  if (!found || !requests) return undefined
  const { schedule } = found.body
  return { requests, savedAt: found.saved_at, goesAt: schedule.kind === 'at' ? schedule.at : null }
}

/** What the public was to see, and what was said beforehand that the platform does to it. */
export type ShownThen = Shown & {
  readonly kind: PostKind
  /** The address of what is replied to, edited or pinned. */
  readonly about: string | null
  readonly warnings: readonly Problem[]
}

/** What the public was to see on one channel, as it was when the version was saved. */
export async function findShown(
  db: Db,
  { post, channel, version }: { readonly post: string; readonly channel: string; readonly version: number },
): Promise<ShownThen | undefined> {
  const found = await findVersion(db, post, version)
  const prepared = found?.prepared.find((one) => one.channel === channel)
  if (!found || !prepared) return undefined
  return {
    ...prepared.shown,
    ...{ kind: found.body.kind, about: variantOf(found.body, channel)?.about ?? null },
    warnings: prepared.problems.filter(({ isWarning }) => isWarning),
  }
}
