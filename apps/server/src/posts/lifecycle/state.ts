import type { PostState } from '@secondlook/contract'
import { approvalOf } from './approved.ts'
import type { Now } from './now.ts'
import type { World } from './world.ts'

/** Where a post stands, in one word. */
export function stateOf(now: Now | undefined, world: World): PostState {
  if (!now) return 'draft'
  if (now.isDropped) return 'dropped'
  if (now.heldBy !== null) return 'held'
  const { latest } = now.version
  const isLate = latest !== null && world.at > latest
  if (isLate && (now.round !== null || now.version.tier === 'T0')) return 'expired'
  if (now.ended === 'returned') return 'returned'
  if (now.ended === 'recalled') return 'draft'
  if (approvalOf(now, world).isApproved) return 'approved'
  return now.round ? 'in-review' : 'draft'
}
