import { refuse } from '../../http/refusals.ts'
import { newId } from '../../store/ids.ts'
import { type ActNeeds, isNo, nextMoment, type Outcome, openHeld } from './act-on.ts'
import { stageOf, tellOfPost } from './notices.ts'
import { whoCanNow } from './open-post.ts'
import { findChases, insertChase } from './store.ts'

const hourMs = 3_600_000

/** Reminds those who can say yes now, each of them once an hour at most, whoever reminds them. */
export async function nudge(needs: ActNeeds, post: string): Promise<Outcome<null>> {
  const open = await openHeld(needs, post)
  if (isNo(open)) return { declined: open }
  const { tx, asker, source } = needs
  const stage = stageOf(open)
  const people = whoCanNow(open).filter((one) => !asker.selves.has(one))
  if (stage === undefined || !open.round || people.length === 0)
    return { declined: refuse('not-in-this-state', 'It waits for nobody whom you could remind.') }
  const at = nextMoment(needs, open)
  const since = new Date(Date.parse(at) - hourMs).toISOString()
  const recent = new Set((await findChases(tx, post, since)).flatMap((one) => one.people))
  const left = people.filter((one) => !recent.has(one))
  if (left.length === 0)
    return {
      declined: refuse(
        'too-many',
        'Everybody it waits for was reminded within the hour. Give them a little time.',
      ),
    }
  const row = {
    ...{ id: newId(source), post, round: open.round.id, stage, does: 'nudge' as const },
    ...{ people: left, person: asker.person, at },
  }
  await insertChase(tx, row)
  return {
    result: null,
    events: [
      {
        type: 'post.nudged',
        subject: post,
        parts: { chase: { round: row.round, people: left } },
        rows: [{ table: 'post_chase', key: row.id }],
      },
      ...(await tellOfPost(needs, open, { kind: 'nudged', people: left, after: `nudged ${row.id}` })),
    ],
  }
}
