import { catalogueEntry } from '@secondlook/connectors'
import type { AnswerComplaint, ComplaintPage, MayDo } from '@secondlook/contract'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { done as doneWaiting } from '../../../notices/index.ts'
import { type Asker, type Decision, decide, findNames } from '../../../people/index.ts'
import { commit, type Permit } from '../../../records/index.ts'
import type { Db } from '../../../store/database.ts'
import { newId } from '../../../store/ids.ts'
import type { PublishingNeeds } from '../../needs.ts'
import { findReadable, findSeeable, type OnChannel, type Seeable } from '../may-see.ts'
import { carryOut } from '../moderate.ts'
import { noticeOfComplaint } from '../notices.ts'
import { takesAway } from '../reasons.ts'
import { nowOf } from '../standing.ts'
import { daysAfter, findActs, findComment, findOfWriter, findOutcomes } from '../store.ts'
import {
  type ComplaintRow,
  findAnswer,
  findComplaint,
  findWords,
  forgetWordsAt,
  holdComplaint,
  insertAnswer,
} from './store.ts'

/** How long after the answer what they wrote, and how to reach them, is kept. */
const forgetAnsweredDays = 30
const none = refuse('not-found', 'There is no such request that you may see.')
const answered = refuse('not-in-this-state', 'It is answered already.')
const badField = (path: string, says: string): Refusal =>
  refuse('bad-request', 'Look at what is marked, and send it again.', [{ path, says }])

type Found = {
  readonly complaint: ComplaintRow
  readonly channel: OnChannel
  readonly seeable?: Seeable | undefined
}

async function find(db: Db, asker: Asker, id: string): Promise<Found | undefined> {
  const complaint = await findComplaint(db, id)
  const channel = complaint && (await findReadable(db, asker)).find((one) => one.id === complaint.channel)
  if (!complaint || !channel) return undefined
  if (complaint.comment === null) return { complaint, channel }
  const seeable = await findSeeable(db, asker, complaint.comment)
  // What stands under a post that is confined stays with those on its list; what is forgotten stands under none.
  const isForgotten = seeable === undefined && (await findComment(db, complaint.comment)) === undefined
  return seeable || isForgotten ? { complaint, channel, seeable } : undefined
}

/** Whoever took something from a comment. To give it back makes nobody a party. */
const findTakers = async (db: Db, comment: string | null): Promise<ReadonlySet<string>> =>
  new Set(
    (comment === null ? [] : await findActs(db, [comment]))
      .filter(({ does }) => takesAway(does))
      .map(({ person }) => person),
  )

/** Whether somebody may answer for a comment: nobody does who took anything from it. */
async function decideAnswer(
  db: Db,
  asker: Asker,
  { id: channel, unit }: OnChannel,
  comment: string | null,
): Promise<Decision> {
  const takers = await findTakers(db, comment)
  const decisions = [...takers].map((person) =>
    decide(asker, 'comments.look-after', { unit, channel, person }),
  )
  return (
    decisions.find(({ may }) => !may) ??
    // Whoever did nothing to it is nobody in particular, and not oneself.
    decide(asker, 'comments.look-after', { unit, channel, person: 'nobody' })
  )
}

/** Why somebody may not answer: because it was they who did it, or because it is for others. */
function whyNot(asker: Asker, decision: Decision, takers: ReadonlySet<string>): string | null {
  if (decision.may) return null
  return [...takers].some((one) => asker.selves.has(one))
    ? 'You did something to this comment, so somebody else answers.'
    : decision.because
}

export async function showComplaint(db: Db, asker: Asker, id: string): Promise<ComplaintPage | undefined> {
  const found = await find(db, asker, id)
  if (!found) return undefined
  const { complaint, channel } = found
  const [words, answer] = [await findWords(db, id), await findAnswer(db, id)]
  const names = answer ? await findNames(db, [answer.person]) : new Map<string, string>()
  const comment = answer?.comment ?? complaint.comment
  const decision = await decideAnswer(db, asker, channel, comment)
  const takers = await findTakers(db, comment)
  const no = answer ? 'It is answered.' : whyNot(asker, decision, takers)
  const may: MayDo = { may: no === null, whyNot: no }
  return {
    ...{ id, channel: { id: channel.id, name: channel.name }, at: complaint.at, due: complaint.due_at, may },
    platform: catalogueEntry(channel.values.platform ?? '').name,
    ...{ comment, isAnswered: answer !== undefined },
    ...{ about: words?.about ?? null, words: words?.words ?? null, contact: words?.contact ?? null },
    answer: answer
      ? {
          ...{ outcome: answer.outcome, says: answer.says, at: answer.at },
          by: { id: answer.person, name: names.get(answer.person) ?? '' },
        }
      : null,
  }
}

/** Answers somebody who asked for another look. Who gets right gets it before they are told so. */
export async function answerComplaint(
  needs: PublishingNeeds,
  asker: Asker,
  id: string,
  said: AnswerComplaint,
): Promise<Refusal | undefined> {
  const { db, scratch } = needs.recorder.database
  const found = await find(db, asker, id)
  if (!found) return none
  const { complaint, channel } = found
  const comment = complaint.comment ?? said.comment
  const decision = await decideAnswer(db, asker, channel, comment)
  if (!decision.may) return await refusalFor(db, asker, decision, comment)
  if (await findAnswer(db, id)) return answered
  if (comment === null && said.outcome !== 'nothing-found')
    return badField('comment', 'Say which comment it is about, or that none of ours is meant.')
  const seeable = comment === null ? undefined : await findSeeable(db, asker, comment)
  if (said.comment !== null && seeable?.comment.channel !== complaint.channel)
    return badField('comment', 'Choose a comment on this channel.')
  const undone = seeable && (await giveBack(needs, { asker, permit: decision.permit }, seeable, said))
  if (undone) return undone
  const done = await commit<undefined, Refusal>(needs.recorder, decision.permit, async (tx, at) => {
    await holdComplaint(tx, id)
    if (await findAnswer(tx, id)) return { declined: answered }
    const answer = newId(needs.recorder.source)
    const { outcome, says } = said
    await insertAnswer(tx, { id: answer, complaint: id, outcome, comment, says, person: asker.person, at })
    const ended = await doneWaiting(tx, at, { about: id, kind: noticeOfComplaint })
    return {
      result: undefined,
      events: [
        {
          ...{ type: 'comment-complaint.answered', subject: complaint.channel },
          parts: { answer: { complaint: id, comment, outcome }, reason: says },
          rows: [{ table: 'comment_complaint_answer' as const, key: answer }],
        },
        ...ended,
      ],
    }
  })
  if (!done.ok) return done.declined
  await forgetWordsAt(scratch, id, daysAfter(asker.at, forgetAnsweredDays))
  return undefined
}

async function refusalFor(
  db: Db,
  asker: Asker,
  decision: Exclude<Decision, { may: true }>,
  comment: string | null,
): Promise<Refusal> {
  const takers = await findTakers(db, comment)
  const isMine = [...takers].some((one) => asker.selves.has(one))
  return refuse(
    isMine ? 'second-person-needed' : 'not-allowed',
    whyNot(asker, decision, takers) ?? decision.because,
  )
}

/** Shows the comment again and lets its writer back, where the answer says so; a refusal where it cannot be true. */
async function giveBack(
  needs: PublishingNeeds,
  by: { readonly asker: Asker; readonly permit: Permit },
  seeable: Seeable,
  { outcome, says }: AnswerComplaint,
): Promise<Refusal | undefined> {
  const { db } = needs.recorder.database
  const isGoneNow = seeable.comment.gone_at !== null
  if (outcome === 'cannot-restore' && !isGoneNow)
    return badField('outcome', 'It is still there, so it can be shown again.')
  if (outcome !== 'restored') return undefined
  if (isGoneNow)
    return badField('outcome', 'It is not there any more, so it cannot be shown again. Say that.')
  const acts = await findActs(db, await findOfWriter(db, seeable.comment))
  const outcomes = await findOutcomes(
    db,
    acts.map(({ id }) => id),
  )
  const wanted = [
    ...(seeable.comment.is_hidden ? (['show'] as const) : []),
    ...(nowOf(acts, outcomes).isBlocked ? (['unblock'] as const) : []),
  ]
  for (const does of wanted) {
    const asked = {
      does,
      ground: null,
      quote: '',
      note: says,
      whyNotHide: '',
      help: '',
      until: null,
      whyNoEnd: '',
    }
    const did = await carryOut(needs, by, seeable, asked)
    if ('refusal' in did) return did
    if (did.standing !== 'done')
      return refuse(
        'not-now',
        'The platform did not put it back, so it is not answered yet. Try again in a while.',
      )
  }
  return undefined
}
