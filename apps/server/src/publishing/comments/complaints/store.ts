import { type SqlBool, sql } from 'kysely'
import type { Db, Scratch, Tx } from '../../../store/database.ts'
import type {
  CommentComplaintAnswerTable,
  CommentComplaintTable,
  CommentComplaintWordsTable,
} from '../tables.ts'

export type ComplaintRow = CommentComplaintTable
export type AnswerRow = CommentComplaintAnswerTable

export const insertComplaint = async (tx: Tx, row: ComplaintRow): Promise<void> =>
  void (await tx.insertInto('comment_complaint').values(row).execute())

export const insertAnswer = async (tx: Tx, row: AnswerRow): Promise<void> =>
  void (await tx.insertInto('comment_complaint_answer').values(row).execute())

export const findComplaint = async (db: Db | Tx, id: string): Promise<ComplaintRow | undefined> =>
  await db.selectFrom('comment_complaint').selectAll().where('id', '=', id).executeTakeFirst()

export const findByCode = async (db: Db, digest: string): Promise<ComplaintRow | undefined> =>
  await db.selectFrom('comment_complaint').selectAll().where('code_digest', '=', digest).executeTakeFirst()

/** The oldest that wait first, then those that were answered, on some channels. */
export async function findComplaints(
  db: Db | Tx,
  channels: readonly string[],
  most: number,
): Promise<readonly (ComplaintRow & { readonly is_answered: boolean })[]> {
  const { rows } = await sql<ComplaintRow & { is_answered: boolean }>`
    select c.*, a.id is not null as is_answered from comment_complaint c
    left join comment_complaint_answer a on a.complaint = c.id
    where c.channel = any(${[...channels]}::text[])
    order by a.id is not null, c.at, c.id limit ${most}`.execute(db as Tx)
  return rows
}

export const countWaiting = async (db: Db, channel: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from comment_complaint c where channel = ${channel}
      and not exists (select 1 from comment_complaint_answer a where a.complaint = c.id)`.execute(db as Tx)
  return rows[0]?.count ?? 0
}

export const findAnswer = async (db: Db | Tx, complaint: string): Promise<AnswerRow | undefined> =>
  await db
    .selectFrom('comment_complaint_answer')
    .selectAll()
    .where('complaint', '=', complaint)
    .executeTakeFirst()

/** Whoever answers has it alone until they have. */
export const holdComplaint = async (tx: Tx, id: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`complaint ${id}`}, 0))`.execute(tx))

export const keepWords = async (scratch: Scratch, row: CommentComplaintWordsTable): Promise<void> =>
  void (await scratch.insertInto('comment_complaint_words').values(row).execute())

export const findWords = async (db: Db, complaint: string): Promise<CommentComplaintWordsTable | undefined> =>
  await db
    .selectFrom('comment_complaint_words')
    .selectAll()
    .where('complaint', '=', complaint)
    .executeTakeFirst()

export const forgetWordsAt = async (scratch: Scratch, complaint: string, at: string): Promise<void> =>
  void (await scratch
    .updateTable('comment_complaint_words')
    .set({ forget_at: at })
    .where('complaint', '=', complaint)
    .execute())

export const forgetWords = async (scratch: Scratch, now: string): Promise<void> =>
  void (await scratch
    .deleteFrom('comment_complaint_words')
    .where(sql<SqlBool>`forget_at <= ${now}`)
    .execute())
