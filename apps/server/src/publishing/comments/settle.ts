import type { Comment } from '@secondlook/connectors'
import { done as doneWaiting } from '../../notices/index.ts'
import { commit, type NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type PublishingNeeds, usualWaits } from '../needs.ts'
import { noticeOfEnd } from './notices.ts'
import { isOpen, readOutcome, standingOf } from './standing.ts'
import {
  type ActRow,
  daysAfter,
  findActs,
  findComment,
  findOutcomes,
  forgetActedDays,
  holdComment,
  keepDone,
  keepUntil,
} from './store.ts'
import type { CommentOutcomeTable } from './tables.ts'
import { writeOutcome } from './write-act.ts'

type Came = Pick<CommentOutcomeTable, 'stands' | 'says'>

/** Writes what came of an act, once: where somebody else knew it first, theirs stands. */
export async function settle(
  { recorder, permitOf }: Pick<PublishingNeeds, 'recorder' | 'permitOf'>,
  act: ActRow,
  came: Came,
): Promise<void> {
  const { scratch } = recorder.database
  const done = await commit<undefined, 'known'>(
    recorder,
    permitOf('publishing.comments', 'comments.moderate'),
    async (tx, at) => {
      const comment = await findComment(tx, act.comment)
      if (comment) await holdComment(tx, comment)
      const standing = standingOf(act, await findOutcomes(tx, [act.id]))
      // That it is not known is said once.
      if (!isOpen(standing) || standing === came.stands) return { declined: 'known' }
      const moment = { at, source: recorder.source }
      return {
        result: undefined,
        events: await outcomeWithNotices(tx, moment, act, { ...came, person: null }),
      }
    },
  )
  if (!done.ok) return
  const at = new Date(recorder.source.now()).toISOString()
  await keepUntil(scratch, [act.comment], daysAfter(at, forgetActedDays))
  if (came.stands === 'done') await keepAsDone(scratch, act, at)
}

/** What came of it; where somebody was let back, nothing waits for the end of their block any more. */
export async function outcomeWithNotices(
  tx: Tx,
  moment: Parameters<typeof writeOutcome>[1],
  act: ActRow,
  came: Parameters<typeof writeOutcome>[3],
): Promise<readonly [NewEvent, ...NewEvent[]]> {
  const event = await writeOutcome(tx, moment, act, came)
  if (act.does !== 'unblock' || came.stands !== 'done') return [event]
  const blocks = (await findActs(tx, [act.comment])).filter(({ does }) => does === 'block')
  const ended: NewEvent[] = []
  for (const { id: about } of blocks)
    ended.push(...(await doneWaiting(tx, moment.at, { about, kind: noticeOfEnd })))
  return [event, ...ended]
}

export async function keepAsDone(
  scratch: Parameters<typeof keepDone>[0],
  { comment, does }: Pick<ActRow, 'comment' | 'does'>,
  at: string,
): Promise<void> {
  if (does === 'hide' || does === 'show') await keepDone(scratch, comment, { is_hidden: does === 'hide' })
  if (does === 'delete') await keepDone(scratch, comment, { gone_at: at })
}

/** Looks in what was just read whether acts of which nobody knows were done. Nothing is ever sent again for it. */
export async function settleByReading(
  needs: PublishingNeeds,
  acts: readonly ActRow[],
  comments: readonly Comment[],
): Promise<void> {
  const { db } = needs.recorder.database
  const { inFlightMs } = needs.waits ?? usualWaits
  for (const act of acts) {
    const seen = await findComment(db, act.comment)
    if (!seen) continue
    const mayStillArrive = needs.recorder.source.now() - Date.parse(act.at) < inFlightMs
    const found = comments.find(({ id }) => id === seen.comment)
    const stands = readOutcome(act.does, found, mayStillArrive)
    if (stands !== undefined) await settle(needs, act, { stands, says: 'Read again on the platform.' })
    // Whoever began it may have fallen; a person is asked where no comment can tell.
    else if (!mayStillArrive) await settle(needs, act, { stands: 'unknown', says: null })
  }
}
