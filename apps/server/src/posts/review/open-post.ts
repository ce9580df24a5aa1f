import type { Db, Tx } from '../../store/database.ts'
import { findBlocksNow } from '../blocks-now.ts'
import { stepsOf } from '../lifecycle/approved.ts'
import type { History } from '../lifecycle/history.ts'
import { mayNotLookAfter } from '../lifecycle/may.ts'
import { type Now, nowOf } from '../lifecycle/now.ts'
import { stateOf } from '../lifecycle/state.ts'
import type { World } from '../lifecycle/world.ts'
import { findPost, historiesOf } from '../store.ts'
import { loadSurroundings, type Surroundings } from '../surroundings.ts'
import type { PostFoundTable, PostNeutralTable, PostTable } from '../tables.ts'
import { approversIn, mayKnow, type PostFacts, worldOf } from '../world.ts'
import { dueAfter } from './due.ts'
import { type ActRow, findFiles, type RoundRow, type VersionRow } from './store.ts'
import { canApprove } from './who-can.ts'

/** A post that has a version, with everything by which it is decided about it at one instant. */
export type OpenPost = {
  readonly post: PostTable
  readonly history: History
  readonly now: Now
  readonly last: VersionRow
  /** The round that is for the last version, with what was promised of its steps. */
  readonly round: RoundRow | null
  readonly around: Surroundings
  readonly world: World
  readonly facts: PostFacts
  /** What it is confined to the lists of. */
  readonly initiatives: readonly string[]
  /** What was asked, said and settled by when it was opened, oldest first. */
  readonly rounds: readonly RoundRow[]
  readonly acts: readonly ActRow[]
  readonly neutral: readonly PostNeutralTable[]
  /** Of the last version. */
  readonly found: readonly PostFoundTable[]
}

/** Opens some posts at once; those that have no version yet are left out. */
export async function openPosts(
  db: Db | Tx,
  at: string,
  posts: readonly PostTable[],
  others: readonly string[] = [],
): Promise<readonly OpenPost[]> {
  const ids = posts.map(({ id }) => id)
  const files = await findFiles(db, ids)
  const histories = historiesOf(files)
  const versions = new Map(files.last.map((row) => [row.post, row]))
  // The last of each post stays.
  const rounds = new Map(files.rounds.map((row) => [row.post, row]))
  const around = await loadSurroundings(
    db,
    at,
    [...versions.values()].map(({ post, tier, channels, authors }) => ({
      ...{ tier, channels },
      people: [...others, ...authors, ...(histories.get(post) ?? []).map(({ by }) => by)],
    })),
  )
  const blocks = await findBlocksNow(db, around, [...versions.values()])
  const initiatives = new Map<string, string[]>()
  for (const { post, about } of files.about) initiatives.set(post, [...(initiatives.get(post) ?? []), about])
  const opened: OpenPost[] = []
  for (const post of posts) {
    const [history, last] = [histories.get(post.id) ?? [], versions.get(post.id)]
    const now = nowOf(history)
    if (!now || !last) continue
    const found = files.found.filter((one) => one.post === post.id && one.version === last.number)
    const facts: PostFacts = {
      ...{ post: post.id, unit: post.unit, version: last.number, tier: last.tier, channels: last.channels },
      body: last.body,
      blocks: [...new Set([...(blocks.get(post.id) ?? []), ...found.flatMap((one) => one.blocks)])],
    }
    const round = rounds.get(post.id)
    opened.push({
      ...{ post, history, now, last, around, facts, found },
      round: now.round && round?.version === last.number ? round : null,
      world: worldOf(around, facts),
      initiatives: initiatives.get(post.id) ?? [],
      rounds: files.rounds.filter((one) => one.post === post.id),
      acts: files.acts.filter((one) => one.post === post.id),
      neutral: files.neutral.filter((one) => one.post === post.id),
    })
  }
  return opened
}

/** One post; `undefined` where there is none or it has no version. */
export async function openPost(
  db: Db | Tx,
  at: string,
  id: string,
  others: readonly string[] = [],
): Promise<OpenPost | undefined> {
  const post = await findPost(db, id)
  return post && (await openPosts(db, at, [post], others))[0]
}

/** Where it stands, whom it waits for, and by when: what a list shows. */
export function standingOf(open: OpenPost, zone: string) {
  const { now, world } = open
  const state = stateOf(now, world)
  if (state !== 'in-review') return { state, waitsFor: [], due: null }
  return { state, waitsFor: whoCanNow(open), due: dueNow(open, zone) }
}

/** Everybody who could say yes at the step that is open, and may know that the post exists. */
export function whoCanNow(open: OpenPost): readonly string[] {
  const found = able.get(open) ?? findAble(open)
  able.set(open, found)
  return found
}

/** A post as it was opened stays as it was, and so does the answer. */
const able = new WeakMap<OpenPost, readonly string[]>()

const findAble = ({ around, initiatives, now, world }: OpenPost): readonly string[] =>
  approversIn(around).filter(
    (person) => mayKnow(around, person, initiatives) && canApprove(now, world, person),
  )

/** Who can look at what went out in an emergency: whoever said no yes and wrote nothing. */
export const whoCanLookAfter = ({ around, now, world }: OpenPost): readonly string[] =>
  approversIn(around).filter((person) => !mayNotLookAfter(now, world, person))

/** By when the step that is open is due: from when the round began, or the step before was done. */
export function dueNow({ now, world, round }: OpenPost, zone: string): string | null {
  if (!round) return null
  if (round.is_emergency) return null
  const steps = stepsOf(now, world)
  const at = steps.findIndex(({ isDone }) => !isDone)
  const planned = round.steps[at]
  if (!planned || planned.hours === null) return null
  const before = steps.slice(0, at).flatMap(({ yeses }) => yeses.map((yes) => yes.at))
  const from = [round.asked_at, ...before].sort().at(-1) ?? round.asked_at
  return dueAfter(from, planned.hours, zone)
}
