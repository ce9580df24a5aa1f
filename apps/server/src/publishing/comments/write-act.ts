import type { CommentDeed } from '@secondlook/contract'
import type { NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { type ActRow, insertAct, insertOutcome } from './store.ts'
import type { CommentOutcomeTable } from './tables.ts'

const begun: Readonly<Record<CommentDeed, { readonly type: string }>> = {
  hide: { type: 'comment.hiding' },
  show: { type: 'comment.showing' },
  delete: { type: 'comment.deleting' },
  block: { type: 'comment.blocking' },
  unblock: { type: 'comment.unblocking' },
}
const done: Readonly<Record<CommentDeed, { readonly type: string }>> = {
  hide: { type: 'comment.hidden' },
  show: { type: 'comment.shown' },
  delete: { type: 'comment.deleted' },
  block: { type: 'comment.writer-blocked' },
  unblock: { type: 'comment.writer-unblocked' },
}
const otherwise: Readonly<Record<Exclude<CommentOutcomeTable['stands'], 'done'>, { readonly type: string }>> =
  {
    absent: { type: 'comment.not-there' },
    'not-done': { type: 'comment.not-done' },
    refused: { type: 'comment.refused' },
    deferred: { type: 'comment.put-off' },
    unknown: { type: 'comment.unsure' },
  }
const told = {
  done: { type: 'comment.told-done' },
  'not-done': { type: 'comment.told-not-done' },
} as const

type Moment = { readonly at: string; readonly source: IdSource }

/**
 * Writes that something is about to be done. What a stranger said is not in it: where the words stand, and the capture
 * that holds them.
 */
export async function writeBegun(tx: Tx, row: ActRow): Promise<NewEvent> {
  await insertAct(tx, row)
  const { comment, channel, does, ground, quote_from, quote_to, until_at, capture, id, why } = row
  return {
    ...{ ...begun[does], subject: row.post },
    parts: {
      comment: {
        ...{ act: id, comment, channel, ground, capture, until: until_at },
        words: quote_from === null || quote_to === null ? null : { from: quote_from, to: quote_to },
      },
      reason: { ...why },
    },
    rows: [{ table: 'comment_act', key: id }],
  }
}

/** Writes what came of it: what the platform answered, what was read afterwards, or what somebody saw there. */
export async function writeOutcome(
  tx: Tx,
  { at, source }: Moment,
  act: ActRow,
  { stands, says, person }: Pick<CommentOutcomeTable, 'stands' | 'says' | 'person'>,
): Promise<NewEvent> {
  const id = newId(source)
  await insertOutcome(tx, { id, act: act.id, stands, says, person, at: at > act.at ? at : act.at })
  const { comment, channel } = act
  const parts = { comment: { act: act.id, comment, channel } }
  const rows = [{ table: 'comment_outcome' as const, key: id }]
  if (person !== null && (stands === 'done' || stands === 'not-done'))
    return {
      ...{ ...told[stands], subject: act.post, rows },
      parts: { ...parts, reason: says ?? '' },
    }
  const type = stands === 'done' ? done[act.does] : otherwise[stands]
  return {
    ...{ ...type, subject: act.post, rows },
    parts: { ...parts, ...(says !== null && { says }) },
  }
}
