import { emptyMargin, type Named, type PostPage } from '@secondlook/contract'
import type { z } from 'zod'
import { type Asker, findNames, findUnit } from '../../people/index.ts'
import { findEntryNames } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import { pinFor } from '../../store/kept/kept.ts'
import type { CommentRow } from '../comments/store.ts'
import { approvalOf, stepsOf } from '../lifecycle/approved.ts'
import { stateOf } from '../lifecycle/state.ts'
import { neutralStateOf, settledOf } from '../neutral/settle-neutral.ts'
import { type FindOut, mayWhileOut, showOut } from '../out.ts'
import { type OpenPost, openPosts } from '../review/open-post.ts'
import type { Readable } from '../review/permits.ts'
import { peopleIn } from '../review/say-no.ts'
import type { ActRow } from '../review/store.ts'
import { changesBetween, isOnlyFound } from '../version/changes.ts'
import { showVersion } from '../version/show-version.ts'
import type { VersionRow } from '../version/store.ts'
import { approversIn } from '../world.ts'
import { type SayChanges, sayChangedSince } from './changed-since.ts'
import { findFrozen } from './frozen-then.ts'
import { sayGoesOut } from './goes-out.ts'
import { mayBeforeSaving, mayOn } from './may-do.ts'
import { showSteps } from './steps.ts'
import { findBeside } from './store.ts'
import { tellStory } from './story.ts'

type Page = z.infer<typeof PostPage>

export type PageNeeds = {
  readonly db: Db
  readonly zone: string
  readonly findOut: FindOut | undefined
}

/** Everything about a post for whoever may read it. */
export async function showPage(
  { db: handle, zone, findOut }: PageNeeds,
  asker: Asker,
  { post, about }: Readable,
): Promise<Page> {
  const db = pinFor(asker, handle)
  const [open] = await openPosts(db, asker.at, [post], [...asker.selves])
  const { versions, comments, chases, draft, ...beside } = await findBeside(db, post.id)
  const { acts, rounds, found } = open ?? { acts: [], rounds: [], found: [] }
  const margin = draft?.margin ?? beside.margin ?? emptyMargin
  const unit = post.unit === null ? undefined : await findUnit(db, post.unit, asker.at)
  const neutral = open?.neutral.filter(({ version }) => version === open.last.number) ?? []
  const settled = open?.now.isNeutralSettled ? settledOf(open) : undefined
  const names = await findNames(db, [
    ...new Set([
      ...(open ? [...peopleIn(open), ...approversIn(open.around), ...stepPeople(open)] : []),
      ...versions.flatMap(({ saved_by, authors }) => [saved_by, ...authors]),
      ...acts.map(({ person }) => person),
      ...rounds.map(({ asked_by }) => asked_by),
      ...comments.map(({ person }) => person),
      ...chases.flatMap(({ people, person }) => [...people, ...(person === null ? [] : [person])]),
      ...[post.begun_by, ...neutral.map(({ person }) => person)],
    ]),
  ])
  const nameOf = (id: string): string => names.get(id) ?? 'somebody who has left'
  const name = (id: string): Named => ({ id, name: nameOf(id) })
  const entries = await findEntryNames(db, [
    ...acts.flatMap(({ delegation }) => delegation ?? []),
    ...versions.flatMap((one) => one.channels),
  ])
  const called = new Map([...names, ...[...entries].map(([id, one]) => [id, one.name] as const)])
  const sayChanges: SayChanges = (before, after) => {
    const changes = changesBetween(before, after, called)
    return { says: changes.says, isOnlyFound: isOnlyFound(changes) }
  }
  const entry = (id: string): Named => ({
    id,
    name: entries.get(id)?.name ?? 'an entry that is not there any more',
  })
  const told = { post, versions, rounds, acts, neutral, found, chases }
  const page = {
    ...{ id: post.id, unit: unit ? { id: unit.id, name: unit.name } : null },
    margin: { title: margin.title, campaign: margin.campaign, tags: [...margin.tags], notes: margin.notes },
    comments: comments.map((one) => showComment(one, asker, about.authors ?? [], name)),
    story: tellStory(told, name),
    versions: versions.map(({ number, saved_at, saved_by }) => ({
      number,
      savedAt: saved_at,
      savedBy: name(saved_by),
    })),
    neutral: neutralStateOf(open?.now.version.isNeutral ?? false, settled),
  }
  if (!open)
    return {
      ...page,
      ...{ state: 'draft', version: null, hasMore: true, changedSince: null, steps: [], isEmergency: false },
      ...{ decisions: [], frozen: [], goesOut: null, out: null, may: mayBeforeSaving(asker, about) },
    }
  const isApproved = approvalOf(open.now, open.world).isApproved
  const state = stateOf(open.now, open.world)
  const { channels } = open.last
  const standing = { post: post.id, version: open.last.number, channels, state, unit: post.unit }
  const out = (await showOut(findOut, db, asker, [standing])).get(post.id) ?? null
  // What is out, or was dropped, runs into nothing any more.
  const isStill = out === null && state !== 'dropped'
  const frozen = isStill ? await findFrozen(db, asker.at, open.last as VersionRow) : []
  return {
    ...page,
    ...{ state, out },
    version: await showVersion(db, open.last as VersionRow),
    hasMore: draft !== undefined && !isSameJson(draft.body, open.last.body),
    changedSince: sayChangedSince(open, versions, asker.selves, { nameOf, sayChanges }),
    steps: showSteps(open, zone, name),
    isEmergency: open.now.round?.isEmergency ?? false,
    decisions: acts.map((act) => showDecision(act, open, name, entry)),
    ...{ frozen, goesOut: isApproved && out === null ? sayGoesOut(open, frozen) : null },
    may: mayWhileOut(mayOn(asker, about, open, names), out),
  }
}

const stepPeople = ({ now }: OpenPost): readonly string[] =>
  (now.round?.steps ?? []).flatMap(({ of }) => of ?? [])

function showDecision(
  act: ActRow,
  { now, world }: OpenPost,
  name: (id: string) => Named,
  entry: (id: string) => Named,
): Page['decisions'][number] {
  const isNow = act.version === now.version.version
  const counting = stepsOf(now, world).flatMap(({ yeses }) => yeses)
  const counts =
    act.does === 'approve' ? counting.some(({ by, at }) => by === act.person && at === act.at) : isNow
  return {
    ...{ id: act.id, version: act.version, does: act.does, by: name(act.person), at: act.at, step: act.step },
    delegation: act.delegation === null ? null : entry(act.delegation),
    ...{ signedInBy: act.signed_in_by, reason: act.reason, answers: [...act.answers], counts },
  }
}

/** A comment is settled by whoever said it or wrote the post; words are taken by whoever writes it. */
function showComment(
  { id, person, at, text, anchor, reply_to, suggestion, how }: CommentRow,
  asker: Asker,
  authors: readonly string[],
  name: (id: string) => Named,
): Page['comments'][number] {
  const isOpen = how === null
  const isAuthor = authors.some((one) => asker.selves.has(one))
  return {
    ...{ id, by: name(person), at, text, anchor, replyTo: reply_to, suggestion },
    state: how ?? 'open',
    may: {
      settle: isOpen && (isAuthor || asker.selves.has(person)),
      take: isOpen && isAuthor && suggestion !== null,
    },
  }
}

/** Whether two values say the same, in whatever order the store gives their members. */
function isSameJson(a: unknown, b: unknown): boolean {
  const inOrder = (_name: string, value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
      : value
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)
}
