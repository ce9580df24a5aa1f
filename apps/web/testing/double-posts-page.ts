import type { DecisionRow, MayDo, PostPage, PostRow, ReviewStep } from '@secondlook/contract'
import { sayInstant } from '../src/app/words/instant.ts'
import { henrik } from './double-people.ts'
import { type DoublePost, postChannels } from './double-posts.ts'
import type { DoubleStore } from './double-store.ts'

const yes: MayDo = { may: true, whyNot: null }
const no = (whyNot: string | null = null): MayDo => ({ may: false, whyNot })
const when = (may: boolean, whyNot: string | null = null): MayDo => (may ? yes : no(whyNot))

const listOf = (names: readonly string[], join: string): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${join} ${names.at(-1)}`

/** The yeses that count for the round that is open or done. */
const yeses = ({ decisions, round }: DoublePost): DoublePost['decisions'] =>
  round ? decisions.filter(({ does, version }) => does === 'approve' && version === round.version) : []

export const isOver = (post: DoublePost): boolean => ['dropped', 'expired'].includes(post.state)

/** Whoever may approve and wrote nothing of it. */
export const approversOf = (store: DoubleStore, post: DoublePost): string[] =>
  store.people.map(({ id }) => id).filter((id) => store.holds(id, 'approver') && !post.writers.has(id))

export function stepsOf(store: DoubleStore, post: DoublePost): ReviewStep[] {
  const left = [...yeses(post)]
  let isBefore = true
  return (post.round?.steps ?? []).map(({ name, need, of, due }) => {
    const fits = left.filter(({ by }) => of === null || of.includes(by)).slice(0, need)
    for (const one of fits) left.splice(left.indexOf(one), 1)
    const isDone = fits.length >= need
    const said = yeses(post).map(({ by }) => by)
    const can = approversOf(store, post).filter(
      (id) => (of === null || of.includes(id)) && !said.includes(id),
    )
    const state = isDone ? 'done' : isBefore ? 'now' : 'later'
    isBefore = isBefore && isDone
    return {
      ...{ name, need, due, state, of: of?.map(store.named) ?? null },
      done: fits.map(({ by }) => store.named(by)),
      can: state === 'now' ? can.map(store.named) : [],
    }
  })
}

export const channelsOf = ({ body }: DoublePost) =>
  body.variants.flatMap(({ channel }) => {
    const known = postChannels.find(({ id }) => id === channel)
    return known ? [{ id: known.id, name: known.name }] : []
  })

export const titleOf = ({ margin, body }: DoublePost): string =>
  margin.title || body.text.slice(0, 60) || 'Not named yet'

export function rowOf(store: DoubleStore, post: DoublePost): PostRow {
  const now = stepsOf(store, post).find(({ state }) => state === 'now')
  const isWaiting = post.state === 'in-review'
  return {
    ...{ id: post.id, title: titleOf(post), kind: post.body.kind, state: post.state, tier: post.body.tier },
    ...{ unit: store.unit(post.unit), channels: channelsOf(post), by: store.named(post.by) },
    at: post.body.schedule.kind === 'at' ? post.body.schedule.at : null,
    due: isWaiting ? (now?.due ?? null) : null,
    waitsFor: isWaiting ? (now?.can ?? []) : [],
    changedAt: post.changedAt,
    out: store.publishing.outOf(post.id),
  }
}

export function pageOf(store: DoubleStore, post: DoublePost, me: string): PostPage {
  const version = post.versions.at(-1) ?? null
  const { voided } = post
  return {
    ...{ id: post.id, state: post.state, unit: store.unit(post.unit), margin: post.margin, version },
    out: store.publishing.outOf(post.id),
    hasMore: version !== null && JSON.stringify(version.body) !== JSON.stringify(post.body),
    changedSince:
      voided &&
      `${voided.by === me ? 'You' : store.named(voided.by).name} changed ${voided.says} after ${store.named(voided.approvedBy).name} approved, so it needs a fresh approval by someone who did not write them. Nothing has gone out.`,
    steps: stepsOf(store, post),
    isEmergency: post.round?.isEmergency ?? false,
    decisions: post.decisions.map(
      (one): DecisionRow => ({ ...one, by: store.named(one.by), counts: yeses(post).includes(one) }),
    ),
    comments: post.comments.map((one) => ({
      ...{ ...one, by: store.named(one.by) },
      may: {
        settle: one.state === 'open' && one.replyTo === null,
        take: one.state === 'open' && one.suggestion !== null && post.writers.has(me),
      },
    })),
    story: post.story.map((one) => ({ ...one, by: one.by === null ? null : store.named(one.by) })),
    neutral: {
      ...post.neutral,
      says:
        post.neutral.state === 'asked'
          ? 'This looks like government work that may not be public yet. If it has been announced, link the announcement; if unsure, ask the media team.'
          : '',
    },
    versions: post.versions.map(({ number, savedAt, savedBy }) => ({ number, savedAt, savedBy })),
    frozen: post.frozen ?? [],
    goesOut:
      post.body.schedule.kind === 'at' && post.state === 'approved'
        ? `It goes out ${sayInstant(post.body.schedule.at)}.`
        : null,
    may: mayOf(store, post, me),
  }
}

function mayOf(store: DoubleStore, post: DoublePost, me: string): PostPage['may'] {
  const isAuthor = post.writers.has(me)
  const isApprover = store.holds(me, 'approver') && !isAuthor
  const isWaiting = post.state === 'in-review'
  const isLive = !isOver(post)
  const canWrite = store.holds(me, 'communications-author')
  return {
    edit: when(canWrite && isLive),
    ask: when(isAuthor && ['draft', 'returned'].includes(post.state) && post.versions.length > 0),
    approve: approveOf(store, post, me),
    return: when(isApprover && (isWaiting || post.state === 'held')),
    hold: when(isApprover && (isWaiting || post.state === 'approved')),
    release: when(isApprover && post.state === 'held'),
    recall: when(isAuthor && (isWaiting || post.state === 'approved')),
    drop: when(isAuthor && isLive),
    comment: when(isLive && (canWrite || store.holds(me, 'approver'))),
    nudge: when(isAuthor && isWaiting),
    settleNeutral: when(me === henrik && post.neutral.state === 'asked'),
    lookAfter: when(isApprover && post.round?.isEmergency === true && post.state === 'approved'),
  }
}

function approveOf(store: DoubleStore, post: DoublePost, me: string): MayDo {
  if (post.state !== 'in-review') return no()
  const now = stepsOf(store, post).find(({ state }) => state === 'now')
  const who = listOf(now?.can.map(({ name }) => name) ?? [], 'or')
  if (post.writers.has(me))
    return no(`You wrote some of these words, and nobody approves their own. ${who} can approve.`)
  if (yeses(post).some(({ by }) => by === me)) return no(`You approved this. Now it waits for ${who}.`)
  if (now?.can.some(({ id }) => id === me)) return yes
  return no(
    `Approving this is for ${who}, who may approve for ${channelsOf(post)
      .map(({ name }) => name)
      .join(' and ')}.`,
  )
}
