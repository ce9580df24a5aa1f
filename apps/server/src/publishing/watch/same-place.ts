import { holdPost } from '../../posts/index.ts'
import type { NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { lifeOf } from '../life/life.ts'
import { findLifeActs, type NewAct } from '../life/store.ts'
import { writeAct } from '../line/commit-act.ts'
import type { PublishingNeeds } from '../needs.ts'
import { findInSamePlace } from './store.ts'

type Place = { readonly post: string; readonly channel: string; readonly ids: readonly string[] }
type CameDown = Required<Pick<NewAct, 'says' | 'person'>> & { readonly does: 'withdrawn' | 'gone' }

/** What stood in the same place came down with it: a correction with what it corrects, or the other way about. */
export async function writeInSamePlace(
  tx: Tx,
  write: { readonly at: string; readonly source: PublishingNeeds['recorder']['source'] },
  place: Place,
  { does, says, person }: CameDown,
): Promise<readonly NewEvent[]> {
  const { post: other, channel } = place
  const events: NewEvent[] = []
  for (const post of await findInSamePlace(tx, place)) {
    await holdPost(tx, post)
    const acts = await findLifeActs(tx, post, channel)
    const { state, version } = lifeOf(acts, acts.at(-1)?.version ?? 1)
    if (state !== 'published') continue
    const act = { post, channel, version, does, says, person, detail: { with: other } }
    events.push(await writeAct(tx, write, act))
  }
  return events
}
