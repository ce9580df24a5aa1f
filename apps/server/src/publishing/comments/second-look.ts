import type { SecondLook } from '@secondlook/contract'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { done as doneWaiting } from '../../notices/index.ts'
import { type Asker, decide } from '../../people/index.ts'
import { commit } from '../../records/index.ts'
import { newId } from '../../store/ids.ts'
import type { PublishingNeeds } from '../needs.ts'
import { findSeeable, type Seeable } from './may-see.ts'
import { noticeOfLook } from './notices.ts'
import { takesAway } from './reasons.ts'
import { keepAsDone, outcomeWithNotices } from './settle.ts'
import { isOpen, standingOf } from './standing.ts'
import { type ActRow, findAct, findOutcomes, findReviews, holdComment, insertReview } from './store.ts'

const noAct = refuse('not-found', 'There is nothing here that you may look at.')
const notSo = (says: string): Refusal => refuse('not-in-this-state', says)

type Found = { readonly act: ActRow; readonly seeable: Seeable }

async function find(
  { recorder }: Pick<PublishingNeeds, 'recorder'>,
  asker: Asker,
  comment: string,
  id: string,
): Promise<Found | undefined> {
  const { db } = recorder.database
  const act = await findAct(db, id)
  if (!act || act.comment !== comment) return undefined
  const seeable = await findSeeable(db, asker, act.comment)
  return seeable && { act, seeable }
}

/** Why somebody may not take a second look at an act; `undefined` where they may. */
export function whyNoLook(
  asker: Asker,
  act: Pick<ActRow, 'person' | 'channel'>,
  unit: string | null,
): string | undefined {
  const decision = decide(asker, 'comments.look-after', { unit, channel: act.channel, person: act.person })
  if (decision.may) return undefined
  return asker.selves.has(act.person) ? 'Somebody else looks at what you did.' : decision.because
}

/**
 * What somebody else says of what was done to a comment. That it should not have been done is recorded for itself;
 * what can be undone is undone by an act of its own, with its own answer.
 */
export async function takeSecondLook(
  { recorder }: Pick<PublishingNeeds, 'recorder'>,
  asker: Asker,
  { comment, act: id }: { readonly comment: string; readonly act: string },
  { outcome, note }: SecondLook,
): Promise<Refusal | undefined> {
  const found = await find({ recorder }, asker, comment, id)
  if (!found) return noAct
  const { act, seeable } = found
  const { unit } = seeable.channel
  const decision = decide(asker, 'comments.look-after', { unit, channel: act.channel, person: act.person })
  if (!decision.may)
    return refuse(
      asker.selves.has(act.person) ? 'second-person-needed' : 'not-allowed',
      whyNoLook(asker, act, unit) ?? decision.because,
    )
  const done = await commit<undefined, Refusal>(recorder, decision.permit, async (tx, at) => {
    await holdComment(tx, seeable.comment)
    if (!takesAway(act.does)) return { declined: notSo('Giving something back needs no second look.') }
    if (standingOf(act, await findOutcomes(tx, [act.id])) !== 'done')
      return { declined: notSo('It was not done, or nobody knows yet whether it was.') }
    if ((await findReviews(tx, [act.id])).length > 0)
      return { declined: notSo('Somebody has looked at it already.') }
    const reviewId = newId(recorder.source)
    await insertReview(tx, { id: reviewId, act: act.id, outcome, says: note, person: asker.person, at })
    const ended = await doneWaiting(tx, at, { about: act.id, kind: noticeOfLook })
    return {
      result: undefined,
      events: [
        {
          ...{ type: 'comment.looked-after', subject: act.post },
          parts: { look: { act: act.id, comment: act.comment, outcome }, reason: note },
          rows: [{ table: 'comment_review' as const, key: reviewId }],
        },
        ...ended,
      ],
    }
  })
  return done.ok ? undefined : done.declined
}

/** What somebody saw on the platform where no reading can tell what came of an act. */
export async function sayWhether(
  { recorder }: Pick<PublishingNeeds, 'recorder'>,
  asker: Asker,
  { comment, act: id }: { readonly comment: string; readonly act: string },
  { isDone, note }: { readonly isDone: boolean; readonly note: string },
): Promise<Refusal | undefined> {
  const found = await find({ recorder }, asker, comment, id)
  if (!found) return noAct
  const { act, seeable } = found
  const { unit } = seeable.channel
  const decision = decide(asker, 'comments.moderate', { unit, channel: act.channel })
  if (!decision.may) return refuse('not-allowed', decision.because)
  const done = await commit<undefined, Refusal>(recorder, decision.permit, async (tx, at) => {
    await holdComment(tx, seeable.comment)
    const standing = standingOf(act, await findOutcomes(tx, [act.id]))
    if (!isOpen(standing)) return { declined: notSo('It is known already what came of it.') }
    // While the program may still be told, two would answer at once.
    if (standing === 'leaving') return { declined: notSo('It is on its way. Look again in a minute.') }
    const stands = isDone ? 'done' : 'not-done'
    const said = { stands, says: note, person: asker.person } as const
    return {
      result: undefined,
      events: await outcomeWithNotices(tx, { at, source: recorder.source }, act, said),
    }
  })
  if (!done.ok) return done.declined
  if (isDone) await keepAsDone(recorder.database.scratch, act, asker.at)
  return undefined
}
