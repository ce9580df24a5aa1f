import type { ChangedRow, NewEvent } from '../../records/index.ts'
import type { SaidYes } from '../lifecycle/history.ts'
import { askMediaTeam } from '../neutral/settle-neutral.ts'
import { writeStanding } from '../standing/store.ts'
import { endOfPost, type TellPosts, tellOfPost } from './notices.ts'
import { openPost, standingOf } from './open-post.ts'

/**
 * What follows from a version that was just saved, in the transaction that saves it: the round before it is over, whoever
 * said yes is told that it changed, the media team is asked where it has to be, and lists show where it stands. The
 * rows belong to the event of the version.
 */
export async function afterSaving(
  needs: TellPosts,
  post: string,
): Promise<{ readonly rows: readonly ChangedRow[]; readonly events: readonly NewEvent[] }> {
  const { tx, at, source, zone } = needs
  const open = await openPost(tx, at, post)
  if (!open) throw new Error('a version was saved, and there is none')
  const { now, world } = open
  const before = now.version.version - 1
  const saidYes = open.history.filter(
    (act): act is SaidYes => act.does === 'approve' && act.version === before,
  )
  const wrote = new Set(now.authors.map((one) => world.humanOf(one)))
  const approvers = saidYes.map(({ by }) => by).filter((one) => !wrote.has(world.humanOf(one)))
  const events = [
    ...(await endOfPost(needs, post, [
      ...(['to-approve', 'emergency', 'nudged', 'escalated', 'look-after'] as const),
      ...(['returned', 'neutral-asked'] as const),
    ])),
    ...(await tellOfPost(needs, open, {
      ...{ kind: 'voided', people: approvers, after: `voided ${post} ${now.version.version}` },
    })),
    ...(await askMediaTeam(needs, open)),
  ]
  const rows = await writeStanding(tx, { at, source }, post, standingOf(open, zone))
  return { rows, events }
}
