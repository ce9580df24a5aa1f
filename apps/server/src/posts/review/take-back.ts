import { refuse } from '../../http/refusals.ts'
import { approvalOf } from '../lifecycle/approved.ts'
import type { Act } from '../lifecycle/history.ts'
import { mayNotLookAfter, mayNotTakeBack } from '../lifecycle/may.ts'
import { type ActNeeds, isNo, nextMoment, type Outcome, openHeld, settle, withAct } from './act-on.ts'
import { actRow } from './decide-on.ts'
import { endOfPost } from './notices.ts'
import { sayNo } from './say-no.ts'
import { insertAct } from './store.ts'

const told = {
  recall: { type: 'post.recalled' },
  drop: { type: 'post.dropped' },
  'look-after': { type: 'post.looked-after' },
} as const
export type TakesBack = keyof typeof told

/** Takes a post back, gives it up, or says that an emergency was looked at. Sent twice, it is done once. */
export async function takeBack(
  needs: ActNeeds,
  post: string,
  does: TakesBack,
  reason: string,
): Promise<Outcome<null>> {
  const open = await openHeld(needs, post)
  if (isNo(open)) return { declined: open }
  const { tx, asker } = needs
  const { now, world } = open
  const may = does === 'look-after' ? mayNotLookAfter : mayNotTakeBack
  const no = may(now, world, asker.person)
  if (no) return { declined: await sayNo(tx, open, asker, no) }
  if (does === 'look-after' && now.yeses.length === 0)
    return {
      declined: refuse('not-in-this-state', 'Nobody has approved it yet, so there is nothing to look at.'),
    }
  if (does === 'recall' && (now.round === null || now.ended !== null) && !approvalOf(now, world).isApproved)
    return {
      declined: refuse(
        'not-in-this-state',
        'It waits for nobody and is not approved, so there is nothing to take back.',
      ),
    }
  const row = actRow(needs, open, { at: nextMoment(needs, open), does, answers: [], reason })
  await insertAct(tx, row)
  const act: Act = { does, by: asker.person, at: row.at, version: row.version }
  return await settle(
    needs,
    open,
    withAct(open, act),
    {
      type: told[does].type,
      parts: { decision: { version: row.version, digest: row.digest, round: row.round }, reason },
      rows: [{ table: 'post_act', key: row.id }],
    },
    null,
    await endOfPost(
      needs,
      post,
      does === 'look-after' ? ['look-after'] : ['returned', 'neutral-asked', 'look-after'],
    ),
  )
}
