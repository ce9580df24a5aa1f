import { createHash } from 'node:crypto'
import type { CommentDeed, DoneToComment, ModerateComment } from '@secondlook/contract'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { type Asker, decide } from '../../people/index.ts'
import { commit, type Permit } from '../../records/index.ts'
import { newId } from '../../store/ids.ts'
import type { PublishingNeeds } from '../needs.ts'
import { talkOver } from '../sending/network.ts'
import { findOnePost, openWay, readUnder, type Way } from './look-again.ts'
import { findSeeable, ownRulesOf, type Seeable } from './may-see.ts'
import { problemsOf, quoteIn, takesAway } from './reasons.ts'
import { settle, settleByReading } from './settle.ts'
import { canOf, nowOf, standingOf, whyNot } from './standing.ts'
import { type ActRow, findActs, findOfWriter, findOutcomes, holdComment } from './store.ts'
import { writeBegun } from './write-act.ts'

export const noComment = refuse('not-found', 'There is no such comment that you may see.')
const notNow = (says: string): Refusal => refuse('not-now', `Nothing was done. ${says}`)
const notSo = (says: string): Refusal => refuse('not-in-this-state', says)

/** What a platform is asked, for each deed. Of a writer it knows the number, and of a comment its own. */
const requests: Readonly<
  Record<
    CommentDeed,
    { readonly of: 'comment' | 'writer'; readonly by: 'hide' | 'show' | 'remove' | 'block' | 'unblock' }
  >
> = {
  hide: { of: 'comment', by: 'hide' },
  show: { of: 'comment', by: 'show' },
  delete: { of: 'comment', by: 'remove' },
  block: { of: 'writer', by: 'block' },
  unblock: { of: 'writer', by: 'unblock' },
}

/**
 * Does something to a comment because a person wants it. It is read and kept first, then it is recorded that it is about
 * to be done, and only then a request leaves, once. What came of it is a record of its own.
 */
export async function moderate(
  needs: PublishingNeeds,
  asker: Asker,
  id: string,
  asked: ModerateComment,
): Promise<DoneToComment | Refusal> {
  const { db } = needs.recorder.database
  const seeable = await findSeeable(db, asker, id)
  if (!seeable) return noComment
  const { unit, id: channel } = seeable.channel
  const decision = decide(asker, 'comments.moderate', { unit, channel })
  if (!decision.may) return refuse('not-allowed', decision.because)
  return await carryOut(needs, { asker, permit: decision.permit }, seeable, asked)
}

type By = { readonly asker: Asker; readonly permit: Permit }

/** The same for whoever may by another way, such as whoever gives somebody right who asked for another look. */
export async function carryOut(
  needs: PublishingNeeds,
  by: By,
  seeable: Seeable,
  asked: ModerateComment,
): Promise<DoneToComment | Refusal> {
  const { at } = by.asker
  const { comment } = seeable
  const way = await openWay(needs, comment.channel, at)
  if (!way) return notSo('Nothing can be done to comments on this platform from here. Do it there.')
  if ('says' in way) return notNow(way.says)
  const early = await stateRefusal(needs, seeable, asked.does, way)
  if (early) return early
  const fresh = await lookFirst(needs, seeable, asked, way)
  if ('refusal' in fresh) return fresh
  const act = await begin(needs, by, seeable, asked, { way, ...fresh })
  if ('refusal' in act) return act
  return await send(needs, way, seeable, act)
}

/** What stands against it by what is known already, so that nothing is fetched for it. */
async function stateRefusal(
  { recorder: { database } }: PublishingNeeds,
  { comment }: Seeable,
  does: CommentDeed,
  { moderator }: Pick<Way, 'moderator'>,
): Promise<Refusal | undefined> {
  const { acts, outcomes } = await findAllOf(database.db, comment)
  const says = whyNot(does, {
    ...{ isHidden: comment.is_hidden, isGone: comment.gone_at !== null, hasWriter: comment.by_id !== '' },
    ...{ can: canOf(moderator), isBlocked: nowOf(acts, outcomes).isBlocked },
    isOpen: nowOf(acts, outcomes).open !== undefined,
  })
  return says === undefined ? undefined : notSo(says)
}

async function findAllOf(db: Parameters<typeof findActs>[0], comment: Seeable['comment']) {
  const acts = await findActs(db, await findOfWriter(db, comment))
  const outcomes = await findOutcomes(
    db,
    acts.map(({ id }) => id),
  )
  return { acts, outcomes }
}

type Fresh = { readonly words: string; readonly capture: string | null }

/** Reads it as it is now, holds the reason against that, and keeps it. What could not be kept is not touched. */
async function lookFirst(
  needs: PublishingNeeds,
  { comment, channel }: Seeable,
  asked: ModerateComment,
  way: Way,
): Promise<Fresh | Refusal> {
  const own = await findOnePost(needs, comment)
  if (!own) return notSo('The post is not out on this channel, so what stands under it cannot be reached.')
  const read = await readUnder(way, own)
  if (read.is !== 'read') return notNow(read.says)
  const found = read.comments.find((one) => one.id === comment.comment)
  if (!found && asked.does !== 'unblock') return notSo('It is not there any more.')
  const words = found?.text ?? ''
  const problems = problemsOf(asked, {
    ...{ words, hasHouseRules: ownRulesOf(channel) !== null },
    today: new Date(needs.recorder.source.now()).toISOString().slice(0, 10),
  })
  if (problems.length > 0)
    return refuse('bad-request', 'Look at what is marked, and send it again.', problems)
  const capture = await needs.keepEvidence({
    ...{ channel: comment.channel, post: comment.post, connector: way.connector },
    exchanges: read.exchanges,
  })
  if (capture === null && takesAway(asked.does))
    return notNow('We could not keep what it looks like now. Try again in a moment.')
  return { words, capture }
}

/** Records that it is about to be done; one at a time for a comment and its writer. */
async function begin(
  { recorder }: PublishingNeeds,
  { asker, permit }: By,
  { comment, channel }: Seeable,
  asked: ModerateComment,
  { way, words, capture }: Fresh & { readonly way: Way },
): Promise<ActRow | Refusal> {
  const quote = takesAway(asked.does) ? quoteIn(words, asked.quote) : undefined
  const { note, whyNotHide, help, whyNoEnd } = asked
  const done = await commit<ActRow, Refusal>(recorder, permit, async (tx, at) => {
    await holdComment(tx, comment)
    const { acts, outcomes } = await findAllOf(tx, comment)
    const now = nowOf(acts, outcomes)
    const isHidden = lastShown(acts, outcomes, comment)
    const says = whyNot(asked.does, {
      ...{ isHidden, isGone: isDeleted(acts, outcomes, comment.id), hasWriter: true },
      ...{ can: canOf(way.moderator), isBlocked: now.isBlocked, isOpen: now.open !== undefined },
    })
    if (says !== undefined) return { declined: notSo(says) }
    // Somebody is let back where they were blocked, so that the block and its end stand together.
    const blocked = acts.filter(({ does }) => does === 'block').at(-1)?.comment
    const row: ActRow = {
      ...{ id: newId(recorder.source), channel: channel.id, post: comment.post, does: asked.does },
      comment: asked.does === 'unblock' ? (blocked ?? comment.id) : comment.id,
      ground: takesAway(asked.does) ? asked.ground : null,
      ...{ quote_from: quote?.from ?? null, quote_to: quote?.to ?? null },
      words_digest: quote ? digestOf(words) : null,
      why: { note, whyNotHide, help, whyNoEnd },
      until_at: asked.does === 'block' && asked.until !== null ? `${asked.until}T00:00:00.000Z` : null,
      ...{ capture, person: asker.person, at: after(at, acts) },
    }
    return { result: row, events: [await writeBegun(tx, row)] }
  })
  return done.ok ? done.result : done.declined
}

export const digestOf = (words: string): string => createHash('sha256').update(words).digest('hex')

/** After everything that was done before, whichever clock is ahead. */
const after = (at: string, acts: readonly ActRow[]): string => {
  const last = acts.at(-1)?.at ?? ''
  return at > last ? at : new Date(Date.parse(last) + 1).toISOString()
}

type Outcomes = Awaited<ReturnType<typeof findOutcomes>>

/** Whether a comment is hidden by the last thing that we did to it; as it was read where we did nothing. */
function lastShown(acts: readonly ActRow[], outcomes: Outcomes, comment: Seeable['comment']): boolean {
  const last = acts
    .filter((act) => act.comment === comment.id && (act.does === 'hide' || act.does === 'show'))
    .filter((act) => standingOf(act, outcomes) === 'done' && act.at >= comment.last_at)
    .at(-1)
  return last ? last.does === 'hide' : comment.is_hidden
}

const isDeleted = (acts: readonly ActRow[], outcomes: Outcomes, id: string): boolean =>
  acts.some((act) => act.comment === id && act.does === 'delete' && standingOf(act, outcomes) === 'done')

/** Lets the request leave, once, and records what came of it. What is not known is read, and never sent again. */
async function send(
  needs: PublishingNeeds,
  way: Way,
  { comment }: Seeable,
  act: ActRow,
): Promise<DoneToComment> {
  const { of, by } = requests[act.does]
  const ask = way.moderator[by]
  if (!ask) throw new Error(`${act.does} was begun where nobody can`)
  const what = of === 'writer' ? comment.by_id : comment.comment
  const back = await talkOver(way.network, ask(way.channel.account, what))
  const says = 'says' in back ? back.says : null
  await settle(needs, act, { stands: back.is, says })
  if (back.is === 'unknown') await readAfter(needs, way, act)
  const { db } = needs.recorder.database
  const outcomes = await findOutcomes(db, [act.id])
  const standing = standingOf(act, outcomes)
  return { standing, says: outcomes.findLast(({ stands }) => stands === standing)?.says ?? null }
}

async function readAfter(needs: PublishingNeeds, way: Way, act: ActRow): Promise<void> {
  const own = await findOnePost(needs, act)
  const read = own && (await readUnder(way, own))
  if (read?.is === 'read') await settleByReading(needs, [act], read.comments)
}
