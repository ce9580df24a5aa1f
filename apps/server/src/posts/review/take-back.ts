import { refuse } from '../../http/refusals.ts'
import { findOfKind } from '../../notices/index.ts'
import type { Act } from '../lifecycle/history.ts'
import { mayNotLookAfter, mayNotTakeBack } from '../lifecycle/may.ts'
import { approvalOf } from '../lifecycle/approved.ts'
import { stateOf } from '../lifecycle/state.ts'
import { type ActNeeds, isNo, nextMoment, openHeld, type Outcome, settle, withAct } from './act-on.ts'
import { actRow } from './decide-on.ts'
import { endOfPost, stageOf, tellOfPost } from './notices.ts'
import { whoCanNow } from './open-post.ts'
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
    return { declined: refuse('not-in-this-state', 'Nobody has approved it yet, so there is nothing to look at.') }
  if (does === 'recall' && (now.round === null || now.ended !== null) && !approvalOf(now, world).isApproved)
    return { declined: refuse('not-in-this-state', 'It waits for nobody and is not approved, so there is nothing to take back.') }
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
    await endOfPost(needs, post, does === 'look-after' ? ['look-after'] : ['returned', 'neutral-asked', 'look-after']),
  )
}

const hourMs = 3_600_000

/** Reminds those who can say yes now, each of them once an hour at most, whoever reminds them. */
export async function nudge(needs: ActNeeds, post: string): Promise<Outcome<null>> {
  const open = await openHeld(needs, post)
  if (isNo(open)) return { declined: open }
  const stage = stageOf(open)
  const people = whoCanNow(open).filter((one) => !needs.asker.selves.has(one))
  if (stage === undefined || people.length === 0 || stateOf(open.now, open.world) !== 'in-review')
    return { declined: refuse('not-in-this-state', 'It waits for nobody whom you could remind.') }
  const since = new Date(Date.parse(needs.at) - hourMs).toISOString()
  const recent = new Set(
    (await findOfKind(needs.tx, 'posts.nudged', people))
      .filter(({ about, toldAt }) => about === post && toldAt > since)
      .map(({ person }) => person),
  )
  const left = people.filter((one) => !recent.has(one))
  if (left.length === 0)
    return { declined: refuse('too-many', 'Everybody it waits for was reminded within the hour. Give them a little time.') }
  const events = await tellOfPost(needs, open, {
    ...{ kind: 'nudged', people: left, after: `nudged ${stage} ${needs.at}` },
  })
  return {
    result: null,
    events: [
      {
        type: 'post.nudged',
        subject: post,
        parts: { nudge: { version: open.now.version.version, people: left } },
        rows: [],
      },
      ...events,
    ],
  }
}
