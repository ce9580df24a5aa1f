import type { JobKind } from '../../jobs/job.ts'
import type { NoticeKinds } from '../../notices/index.ts'
import { commit, type Events, type NewEvent, type Permit, type Recorder } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { stepsOf } from '../lifecycle/approved.ts'
import { writeStanding } from '../standing/store.ts'
import { holdPost } from '../store.ts'
import { findHoldersFor } from './holders-for.ts'
import { momentAfter } from './moment.ts'
import { endOfPost, stageOf, type TellPosts, tellOfPost, waiting } from './notices.ts'
import {
  dueNow,
  type OpenPost,
  openPost,
  openPosts,
  standingOf,
  whoCanLookAfter,
  whoCanNow,
} from './open-post.ts'
import {
  findChases,
  findNotLookedAfter,
  findPostsById,
  findPostsDue,
  findPostsStanding,
  findStandings,
  insertChase,
} from './store.ts'

export type PostJobNeeds = {
  readonly recorder: Recorder
  readonly kinds: NoticeKinds
  readonly zone: string
  readonly permitOf: (job: string, act: string) => Permit
}

const dayMs = 86_400_000
const batch = 100

/** What happens to posts by the clock: too late, not approved in time, not looked at, and what people and registers change. */
export function postJobs(needs: PostJobNeeds): readonly JobKind[] {
  const now = (): string => new Date(needs.recorder.source.now()).toISOString()
  return [
    {
      ...{ name: 'posts.look', retryLimit: 2, isOrdered: false, cron: '* * * * *' },
      run: async () => {
        const { db } = needs.recorder.database
        const at = now()
        for (const post of await findPostsDue(db, at, 500)) await lookAt(needs, post)
        const since = new Date(Date.parse(at) - dayMs).toISOString()
        for (const post of await findNotLookedAfter(db, { at, since })) await chaseLookAfter(needs, post)
      },
    },
    {
      ...{ name: 'posts.stand', retryLimit: 2, isOrdered: false, cron: '23 * * * *' },
      run: async () => await standAll(needs, now()),
    },
  ]
}

/** One commit about a post by the clock; nothing where there is nothing to say. */
export async function byTheClock(
  { recorder, kinds, zone, permitOf }: PostJobNeeds,
  job: string,
  post: string,
  work: (needs: TellPosts, open: OpenPost) => Promise<readonly NewEvent[]>,
): Promise<void> {
  await commit(recorder, permitOf(job, 'post.look'), async (tx: Tx, at) => {
    await holdPost(tx, post)
    const open = await openPost(tx, at, post)
    const events = open ? await work({ tx, at, source: recorder.source, kinds, zone }, open) : []
    const [first, ...more] = events
    return first
      ? { result: undefined, events: [first, ...more] satisfies Events }
      : { declined: 'nothing-to-say' as const }
  })
}

/** A post that an instant has overtaken: it is too late to go out, or nobody has said yes by when it was promised. */
export const lookAt = async (needs: PostJobNeeds, post: string): Promise<void> =>
  await byTheClock(needs, 'posts.look', post, async (telling, open) => {
    const { tx, at, source, zone } = telling
    const stands = standingOf(open, zone)
    const [before] = await findStandings(tx, [post])
    const rows = await writeStanding(tx, { at, source }, post, stands)
    const events: NewEvent[] = []
    if (stands.state === 'expired') {
      const { latest } = open.now.version
      events.push(
        { type: 'post.expired', subject: post, parts: { version: open.last.number, latest }, rows },
        ...(await endOfPost(telling, post, ['to-approve', 'emergency', 'escalated', 'nudged'])),
        ...(await tellOfPost(telling, open, {
          ...{ kind: 'expired', people: involved(open), after: `expired ${post} ${open.last.number}` },
        })),
      )
      return events
    }
    if (rows.length > 0)
      events.push({ type: 'post.stands', subject: post, rows }, ...(await tellChanged(telling, open, before)))
    if (stands.due !== null && stands.due <= at) events.push(...(await escalate(telling, open)))
    return events
  })

/** Lets a post wait for whoever can say yes now and could not before, and for nobody who cannot any more. */
export async function tellChanged(
  telling: TellPosts,
  open: OpenPost,
  before: { readonly waits_for: readonly string[] } | undefined,
): Promise<readonly NewEvent[]> {
  const stage = stageOf(open)
  const was = before?.waits_for ?? []
  const now = stage === undefined ? [] : whoCanNow(open)
  const events: NewEvent[] = []
  for (const person of was.filter((one) => !now.includes(one)))
    events.push(...(await endOfPost(telling, open.post.id, waiting, person)))
  return [
    ...events,
    ...(await tellOfPost(telling, open, {
      ...{ kind: open.round?.is_emergency ? 'emergency' : 'to-approve' },
      ...{ people: now.filter((one) => !was.includes(one)), after: `${stage} ${telling.at}` },
      due: dueNow(open, telling.zone),
    })),
  ]
}

const involved = ({ now, round }: OpenPost): readonly string[] => [
  ...new Set([...now.authors, ...(round ? [round.asked_by] : [])]),
]

/** A step that nobody has done in time is told to whoever the register names, and to whoever asked. */
async function escalate(telling: TellPosts, open: OpenPost): Promise<readonly NewEvent[]> {
  const { tx, source } = telling
  const { round, now, world, post } = open
  const stage = stageOf(open)
  if (!round || stage === undefined) return []
  const chased = await findChases(tx, post.id, round.asked_at)
  if (chased.some((one) => one.does === 'escalate' && one.stage === stage)) return []
  const at = stepsOf(now, world).findIndex(({ isDone }) => !isDone)
  const people = [...new Set([...(round.steps[at]?.escalatesTo ?? []), round.asked_by])]
  const row = {
    ...{ id: newId(source), post: post.id, round: round.id, stage, does: 'escalate' as const },
    ...{ people, person: null, at: momentAfter(telling.at, open.history) },
  }
  await insertChase(tx, row)
  return [
    {
      type: 'post.escalated',
      subject: post.id,
      parts: { chase: { round: round.id, people } },
      rows: [{ table: 'post_chase', key: row.id }],
    },
    ...(await tellOfPost(telling, open, { kind: 'escalated', people, after: `escalated ${stage}` })),
  ]
}

/** What went out in an emergency and was not looked at in time is told every day until somebody has. */
export const chaseLookAfter = async (needs: PostJobNeeds, post: string): Promise<void> =>
  await byTheClock(needs, 'posts.look', post, async (telling, open) => {
    const { tx, at, source } = telling
    const { round, now } = open
    if (!round?.is_emergency || now.isLookedAfter) return []
    const heads = await findHoldersFor(tx, 'communications-head', open.post.unit, at)
    const people = [...new Set([...whoCanLookAfter(open), ...heads])]
    const row = {
      ...{
        id: newId(source),
        post,
        round: round.id,
        stage: `${round.id} after`,
        does: 'look-after' as const,
      },
      ...{ people, person: null, at },
    }
    await insertChase(tx, row)
    return [
      {
        type: 'post.escalated',
        subject: post,
        parts: { chase: { round: round.id, people } },
        rows: [{ table: 'post_chase', key: row.id }],
      },
      ...(await tellOfPost(telling, open, {
        ...{ kind: 'look-after', people, after: `look-after ${row.id}`, due: round.due_at },
      })),
    ]
  })

/** Keeps lists true to what changed besides posts: a role that ended, a delegation that began, a consent taken back. */
export async function standAll(needs: PostJobNeeds, at: string): Promise<void> {
  const { db } = needs.recorder.database
  const posts = await findPostsStanding(db, ['in-review', 'approved'])
  for (let from = 0; from < posts.length; from += batch) {
    const some = posts.slice(from, from + batch)
    const before = new Map((await findStandings(db, some)).map((row) => [row.post, row]))
    for (const open of await openPosts(db, at, await findPostsById(db, some))) {
      const { state, waitsFor, due } = standingOf(open, needs.zone)
      const row = before.get(open.post.id)
      const isSame =
        row?.state === state &&
        row.due_at === due &&
        JSON.stringify(row.waits_for) === JSON.stringify([...waitsFor].sort())
      if (!isSame) await lookAt(needs, open.post.id)
    }
  }
}
