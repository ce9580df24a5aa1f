import type { Declined, Done } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { decideLogging, type GateAnswer, startFor } from './start-gate.ts'
import {
  findStandingNotice,
  insertSurveillanceNotice,
  insertTold,
  listTold,
  type SurveillanceNotice,
} from './store.ts'
import { decideNotice, type NewSurveillanceNotice, type NoticeMisfit } from './surveillance.ts'
import type { SurveillanceToldTable, ToldHow } from './tables.ts'
import type { LoggedItem } from './what-is-logged.ts'

type Needs = { readonly at: string; readonly source: IdSource }

/**
 * Issues a version of the notice of surveillance; the one that stood ends. For whoever was told of the older one, it
 * goes on covering what it lists: a newer version begins for each person when they have been told of it.
 */
export async function issueNotice(
  tx: Tx,
  { at, source }: Needs,
  wanted: NewSurveillanceNotice,
): Promise<Done<SurveillanceNotice> | Declined<readonly NoticeMisfit[]>> {
  const misfits = decideNotice(wanted, at)
  if (misfits.length > 0) return { declined: misfits }
  const before = await findStandingNotice(tx)
  if (before)
    await tx.updateTable('surveillance_notice').set({ ended_at: at }).where('id', '=', before.id).execute()
  const { says, items, startsAt } = wanted
  const row = {
    ...{ id: newId(source), version: (before?.version ?? 0) + 1, says, items },
    ...{ starts_at: startsAt, from_at: at },
  }
  await insertSurveillanceNotice(tx, row)
  const { id, version } = row
  return {
    result: { id, version, says, items, startsAt, issuedAt: at, endedAt: null },
    events: [
      {
        type: 'surveillance-notice.issued',
        subject: id,
        parts: { notice: { version, says: { ...says }, items, startsAt } },
        rows: [...(before ? [before.id] : []), id].map((key) => ({ table: 'surveillance_notice', key })),
      },
    ],
  }
}

export type NewTelling = {
  readonly person: string
  readonly how: ToldHow
  /** Whether they agree that it begins as soon as it can. */
  readonly isAgreed: boolean
}

/** Records that somebody was told of the notice that stands, and from when it holds for them. */
export async function tellOfNotice(
  tx: Tx,
  { at, source }: Needs,
  { person, how, isAgreed }: NewTelling,
): Promise<Done<SurveillanceToldTable> | Declined<'no-notice' | 'told-already'>> {
  const notice = await findStandingNotice(tx)
  if (!notice) return { declined: 'no-notice' }
  const row: SurveillanceToldTable = {
    ...{ id: newId(source), notice: notice.id, person, how, told_at: at, is_agreed: isAgreed },
    starts_at: startFor({ noticeStartsAt: notice.startsAt, isAgreed }, at),
  }
  if (!(await insertTold(tx, row))) return { declined: 'told-already' }
  return {
    result: row,
    events: [
      {
        type: 'surveillance-notice.told',
        subject: notice.id,
        parts: { told: { person, how, isAgreed, version: notice.version, startsAt: row.starts_at } },
        rows: [{ table: 'surveillance_told', key: row.id }],
      },
    ],
  }
}

/** Asks whether something may be logged about somebody now. Whoever logs asks this before. */
export type Gate = (
  db: Db | Tx,
  question: { readonly people: readonly string[]; readonly item: LoggedItem; readonly at: string },
) => Promise<GateAnswer>

export const askGate: Gate = async (db, { people, item, at }) =>
  decideLogging(item, await listTold(db, people), at)
