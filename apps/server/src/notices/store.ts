import { type SqlBool, sql } from 'kysely'
import type { Db, Scratch, Tx } from '../store/database.ts'
import { type Notice, type NoticeSettings, usualSettings } from './model.ts'
import type { NoticeTable } from './tables.ts'

export const toNotice = (row: NoticeTable): Notice => ({
  ...{ id: row.id, person: row.person, kind: row.kind, about: row.about, link: row.link },
  ...{ dueAt: row.due_at, toldAt: row.told_at, doneAt: row.done_at },
})

/** Adds notices; the ids of those that were not told after the same event already. */
export async function insertNotices(tx: Tx, rows: readonly NoticeTable[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const { rows: added } = await sql<{ id: string }>`
    insert into notice select * from jsonb_populate_recordset(null::notice, ${JSON.stringify(rows)}::jsonb)
    on conflict (event, person, kind) do nothing returning id`.execute(tx)
  return new Set(added.map(({ id }) => id))
}

export type WaitingQuestion = {
  /** Every entry that is the same human. */
  readonly people: readonly string[]
  readonly limit: number
  readonly after?: { readonly promise: string; readonly id: string }
}

/** What waits for somebody, the oldest promise first, a page at a time. */
export async function listWaiting(
  db: Db | Tx,
  { people, limit, after }: WaitingQuestion,
): Promise<readonly Notice[]> {
  if (people.length === 0) return []
  const promise = sql<string>`coalesce(due_at, told_at)`
  let query = db
    .selectFrom('notice')
    .selectAll()
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where('done_at', 'is', null)
    .orderBy(promise)
    .orderBy('id')
    .limit(limit)
  if (after)
    query = query.where(
      sql<SqlBool>`(coalesce(due_at, told_at), id) > (${after.promise}::timestamptz, ${after.id})`,
    )
  return (await query.execute()).map(toNotice)
}

/** For whom a kind of thing waits, and about what. */
export async function findWaitingOfKind(
  db: Db | Tx,
  kind: string,
): Promise<readonly { readonly person: string; readonly about: string }[]> {
  return await db
    .selectFrom('notice')
    .select(['person', 'about'])
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** What was told of a kind, done or waiting; of everybody where no one is named. */
export async function findOfKind(
  db: Db | Tx,
  kind: string,
  people?: readonly string[],
): Promise<readonly Notice[]> {
  let query = db.selectFrom('notice').selectAll().where('kind', '=', kind).orderBy('told_at').orderBy('id')
  if (people !== undefined) query = query.where(sql<SqlBool>`person = any(${[...people]}::text[])`)
  return (await query.execute()).map(toNotice)
}

export async function findNotice(db: Db | Tx, id: string): Promise<Notice | undefined> {
  const row = await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toNotice(row)
}

export type DoneQuestion = {
  readonly about: string
  /** Every kind where absent. */
  readonly kind?: string | readonly string[]
  /** Everybody where absent. */
  readonly person?: string
}

/** Marks what waits about something as done, and says which notices they were. */
export async function markDone(
  tx: Tx,
  at: string,
  { about, kind, person }: DoneQuestion,
): Promise<readonly Notice[]> {
  let query = tx
    .updateTable('notice')
    .set({ done_at: at })
    .where('about', '=', about)
    .where('done_at', 'is', null)
  if (kind !== undefined) query = query.where(sql<SqlBool>`kind = any(${[kind].flat()}::text[])`)
  if (person !== undefined) query = query.where('person', '=', person)
  return (await query.returningAll().execute()).map(toNotice)
}

/** Marks one notice as done; `undefined` where it was so already. */
export async function markOneDone(tx: Tx, at: string, id: string): Promise<Notice | undefined> {
  const row = await tx
    .updateTable('notice')
    .set({ done_at: at })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row && toNotice(row)
}

export async function findSettings(db: Db | Tx | Scratch, person: string): Promise<NoticeSettings> {
  const row = await (db as Tx)
    .selectFrom('notice_settings')
    .selectAll()
    .where('person', '=', person)
    .executeTakeFirst()
  return row
    ? { mail: row.mail, digestMinute: row.digest_minute, hours: row.hours, kindsOff: row.kinds_off }
    : usualSettings
}

/** Keeps how somebody wants to be told. A wish needs no record, so it is scratch. */
export async function saveSettings(scratch: Scratch, person: string, wish: NoticeSettings): Promise<void> {
  const values = {
    mail: wish.mail,
    digest_minute: wish.digestMinute,
    hours: wish.hours && JSON.stringify(wish.hours),
    kinds_off: [...wish.kindsOff],
  }
  await scratch
    .insertInto('notice_settings')
    .values({ person, ...values })
    .onConflict((on) => on.column('person').doUpdateSet(values))
    .execute()
}
