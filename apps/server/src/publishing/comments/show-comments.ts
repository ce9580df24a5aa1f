import { catalogueEntry } from '@secondlook/connectors'
import type {
  CommentBoard,
  CommentPage,
  CommentQuestion,
  CommentRow,
  CommentStep,
  MayDo,
} from '@secondlook/contract'
import type { z } from 'zod'
import { type Asker, decide, findNames } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import type { PublishingNeeds } from '../needs.ts'
import { findComplaints } from './complaints/store.ts'
import { findOpenTitles, findReadable, findSeeable, type OnChannel, ownRulesOf } from './may-see.ts'
import { digestOf } from './moderate.ts'
import { takesAway } from './reasons.ts'
import { whyNoLook } from './second-look.ts'
import { canOf, isOpen, lookBy, needsLook, nowOf, standingOf, whyNot } from './standing.ts'
import {
  type ActRow,
  countFresh,
  findActedOn,
  findActs,
  findComments,
  findOfWriter,
  findOutcomes,
  findReads,
  findReviews,
  findToLookAt,
  type CommentRow as Kept,
} from './store.ts'
import type { CommentReviewTable } from './tables.ts'

const shownMost = 200
const dayMs = 86_400_000
type Outcomes = Awaited<ReturnType<typeof findOutcomes>>
type Needs = Pick<PublishingNeeds, 'recorder' | 'connectionOf'>

/** What people say under the posts of whoever looks, what waits for somebody else's look, and who asks for one. */
export async function showBoard(
  { recorder }: Needs,
  asker: Asker,
  { channel, post, show }: z.infer<typeof CommentQuestion>,
): Promise<CommentBoard> {
  const { db } = recorder.database
  const all = await findReadable(db, asker)
  const channels = all.filter(({ id }) => channel === undefined || id === channel)
  const ids = channels.map(({ id }) => id)
  const toLook = await findToLookAt(
    db,
    all.map(({ id }) => id),
  )
  const wanted =
    show === 'all'
      ? undefined
      : show === 'look'
        ? toLook.map(({ comment }) => comment)
        : await findActedOn(db, ids, shownMost)
  const found = await findComments(db, { channels: ids, post, ids: wanted, most: shownMost })
  const complaints = await findOpenRequests(db, asker, ids)
  return {
    channels: await showChannels(db, asker, all, toLook),
    comments: await showRows(db, asker, channels, found),
    complaints: complaints.flatMap(
      ({ id, channel: on, comment, at, due_at: due, is_answered: isAnswered }) => {
        const entry = channels.find((one) => one.id === on)
        return entry ? [{ ...onChannel(entry), id, comment, at, due, isAnswered }] : []
      },
    ),
  }
}

/** Those that ask for another look, but for what stands under a post that whoever looks may not know of. */
async function findOpenRequests(db: Db, asker: Asker, channels: readonly string[]) {
  const all = await findComplaints(db, channels, shownMost)
  const ids = all.flatMap(({ comment }) => comment ?? [])
  const about = await findComments(db, { channels, ids, most: shownMost })
  const titles = await findOpenTitles(
    db,
    asker,
    about.map(({ post }) => post),
  )
  const closed = new Set(about.flatMap(({ id, post }) => (titles.has(post) ? [] : [id])))
  return all.filter(({ comment }) => comment === null || !closed.has(comment))
}

const onChannel = ({ id, name, values }: OnChannel) => ({
  channel: { id, name },
  platform: catalogueEntry(values.platform ?? '').name,
})

/** Counts and not words: who comes in tired sees how much there is before what it is. */
async function showChannels(
  db: Db,
  asker: Asker,
  channels: readonly OnChannel[],
  toLook: readonly ActRow[],
): Promise<CommentBoard['channels']> {
  const fresh = await countFresh(db, new Date(Date.parse(asker.at) - dayMs).toISOString())
  const open = await findOpenTitles(
    db,
    asker,
    [...fresh, ...toLook].map(({ post }) => post),
  )
  const reads = await findReads(
    db,
    channels.map(({ id }) => id),
  )
  return channels.map(({ id, name, values }) => ({
    ...{ id, name, platform: catalogueEntry(values.platform ?? '').name },
    fresh: fresh
      .filter((one) => one.channel === id && open.has(one.post))
      .reduce((sum, { count }) => sum + count, 0),
    waitForLook: toLook.filter((one) => one.channel === id && open.has(one.post)).length,
    says: reads.filter(({ channel }) => channel === id).findLast(({ says }) => says !== null)?.says ?? null,
  }))
}

async function showRows(
  db: Db,
  asker: Asker,
  channels: readonly OnChannel[],
  found: readonly Kept[],
): Promise<readonly CommentRow[] & CommentRow[]> {
  const titles = await findOpenTitles(
    db,
    asker,
    found.map(({ post }) => post),
  )
  const acts = await findActs(
    db,
    found.map(({ id }) => id),
  )
  const outcomes = await findOutcomes(
    db,
    acts.map(({ id }) => id),
  )
  const reviews = await findReviews(
    db,
    acts.map(({ id }) => id),
  )
  return found.flatMap((one) => {
    const channel = channels.find(({ id }) => id === one.channel)
    const title = titles.get(one.post)
    if (!channel || title === undefined) return []
    const own = acts.filter(({ comment }) => comment === one.id)
    return [rowOf(one, channel, title, { acts: own, outcomes, reviews })]
  })
}

type Done = {
  readonly acts: readonly ActRow[]
  readonly outcomes: Outcomes
  readonly reviews: readonly CommentReviewTable[]
}

const waits = (act: ActRow, { outcomes, reviews }: Done): boolean =>
  needsLook(act.does) &&
  standingOf(act, outcomes) === 'done' &&
  !reviews.some((review) => review.act === act.id)

function rowOf(one: Kept, channel: OnChannel, title: string, done: Done): CommentRow {
  const { acts, outcomes } = done
  const last = acts.at(-1)
  return {
    ...{ id: one.id, ...onChannel(channel), post: { id: one.post, title } },
    ...{ at: one.said_at, seenAt: one.first_at, text: one.words, by: one.by_name },
    ...{ isHidden: one.is_hidden, isGone: one.gone_at !== null, isBlocked: nowOf(acts, outcomes).isBlocked },
    last: last ? { does: last.does, at: last.at, standing: standingOf(last, outcomes) } : null,
    waitsForLook: acts.some((act) => waits(act, done)),
  }
}

/** One comment with what was done to it and to its writer, and what whoever looks may do; `undefined` where there is none for them. */
export async function showComment(
  { recorder, connectionOf }: Needs,
  asker: Asker,
  id: string,
): Promise<CommentPage | undefined> {
  const { db } = recorder.database
  const seeable = await findSeeable(db, asker, id)
  if (!seeable) return undefined
  const { comment, channel, title } = seeable
  const acts = await findActs(db, await findOfWriter(db, comment))
  const actIds = acts.map((act) => act.id)
  const done = { acts, outcomes: await findOutcomes(db, actIds), reviews: await findReviews(db, actIds) }
  // Of other comments of the same writer only blocks are this one's business.
  const own = acts.filter((act) => act.comment === id || act.does === 'block' || act.does === 'unblock')
  const can = canOf(connectionOf(catalogueEntry(channel.values.platform ?? '').platform)?.moderator)
  const { isBlocked, open } = nowOf(acts, done.outcomes)
  const decision = decide(asker, 'comments.moderate', { unit: channel.unit, channel: channel.id })
  const may = (does: CommentStep['does']): MayDo => {
    const no = whyNot(does, {
      ...{ isHidden: comment.is_hidden, isGone: comment.gone_at !== null, hasWriter: comment.by_id !== '' },
      ...{ isBlocked, isOpen: open !== undefined, can },
    })
    if (no !== undefined) return { may: false, whyNot: no }
    return decision.may ? { may: true, whyNot: null } : { may: false, whyNot: decision.because }
  }
  return {
    ...rowOf(comment, channel, title, { ...done, acts: own }),
    ...{ address: comment.address, isChanged: comment.changed_at !== null, isBlocked },
    ...{ forgottenAt: comment.forget_at, hasHouseRules: ownRulesOf(channel) !== null },
    steps: await showSteps(
      db,
      asker,
      { comment, channel, mayModerate: decision.may },
      { ...done, acts: own },
    ),
    may: {
      ...{ hide: may('hide'), show: may('show'), delete: may('delete') },
      ...{ block: may('block'), unblock: may('unblock') },
    },
  }
}

async function showSteps(
  db: Db,
  asker: Asker,
  about: { readonly comment: Kept; readonly channel: OnChannel; readonly mayModerate: boolean },
  done: Done,
): Promise<CommentStep[]> {
  const { acts, outcomes, reviews } = done
  const names = await findNames(
    db,
    [...acts, ...reviews].map(({ person }) => person),
  )
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return acts.map((act) => {
    const standing = standingOf(act, outcomes)
    const came = outcomes.findLast((one) => one.act === act.id && one.stands === standing)
    const look = reviews.find((one) => one.act === act.id)
    const { id, at, does, ground, why, capture, until_at: until } = act
    const isWaiting = waits(act, done)
    return {
      ...{ id, at, does, ground, ...why, until, capture, standing, by: named(act.person) },
      ...{ quote: quoteOf(act, about.comment), says: came?.says ?? null },
      lookBy: isWaiting && came ? lookBy(came.at) : null,
      look: look ? { outcome: look.outcome, note: look.says, by: named(look.person), at: look.at } : null,
      may: {
        look: mayLook(asker, act, standing, look, about.channel.unit),
        sayWhether: maySay(standing, about.mayModerate, act.comment === about.comment.id),
      },
    }
  })
}

/** The words that an act was about, while the comment is kept and stands as it stood. */
function quoteOf({ comment, quote_from, quote_to, words_digest }: ActRow, kept: Kept): string | null {
  if (comment !== kept.id || quote_from === null || quote_to === null) return null
  return digestOf(kept.words) === words_digest ? kept.words.slice(quote_from, quote_to) : null
}

function mayLook(
  asker: Asker,
  act: ActRow,
  standing: CommentStep['standing'],
  look: CommentReviewTable | undefined,
  unit: string | null,
): MayDo {
  const no = !takesAway(act.does)
    ? 'Giving something back needs no second look.'
    : look
      ? 'Somebody has looked at it already.'
      : standing !== 'done'
        ? 'It was not done, or nobody knows yet whether it was.'
        : whyNoLook(asker, act, unit)
  return { may: no === undefined, whyNot: no ?? null }
}

function maySay(standing: CommentStep['standing'], mayModerate: boolean, isHere: boolean): MayDo {
  if (!isOpen(standing)) return { may: false, whyNot: 'It is known already what came of it.' }
  if (standing === 'leaving') return { may: false, whyNot: 'It is on its way. Look again in a minute.' }
  if (!isHere) return { may: false, whyNot: 'It began at another comment of theirs.' }
  return mayModerate
    ? { may: true, whyNot: null }
    : { may: false, whyNot: 'This is for whoever looks after the channel.' }
}
