import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { PostFalseAlarmTable } from '../tables.ts'

export const insertAlarm = async (tx: Tx, row: PostFalseAlarmTable): Promise<void> =>
  void (await tx.insertInto('post_false_alarm').values(row).execute())

/** The same told before about the same version by the same people. */
export const findAlarmOf = async (
  db: Db | Tx,
  {
    post,
    version,
    rule,
    selves,
  }: {
    readonly post: string
    readonly version: number
    readonly rule: string
    readonly selves: readonly string[]
  },
) =>
  await db
    .selectFrom('post_false_alarm')
    .selectAll()
    .where('post', '=', post)
    .where('version', '=', version)
    .where('rule', '=', rule)
    .where(sql<SqlBool>`person = any(${[...selves]}::text[])`)
    .executeTakeFirst()

export const findAlarm = async (db: Db | Tx, id: string) =>
  await db.selectFrom('post_false_alarm').selectAll().where('id', '=', id).executeTakeFirst()

/** Ends one; `false` where somebody was faster. */
export async function endAlarm(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('post_false_alarm')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What was told, open ones first, a page at a time; conditions are on rows called `one`. */
export async function findAlarms(
  db: Db,
  where: readonly RawBuilder<SqlBool>[],
  { limit, after }: { readonly limit: number; readonly after?: { readonly at: string; readonly id: string } },
): Promise<readonly (PostFalseAlarmTable & { readonly title: string | null })[]> {
  const past = after
    ? sql<SqlBool>`(one.from_at, one.id) < (${after.at}::timestamptz, ${after.id})`
    : sql<SqlBool>`true`
  const { rows } = await sql<PostFalseAlarmTable & { title: string | null }>`
    select one.*, s.title from post_false_alarm one
    left join post_standing s on s.post = one.post and s.ended_at is null
    where ${sql.join([past, ...where], sql` and `)}
    order by one.from_at desc, one.id desc limit ${limit}`.execute(db as Tx)
  return rows
}
