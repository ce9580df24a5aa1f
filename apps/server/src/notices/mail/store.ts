import { sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { Notice } from '../model.ts'
import { toNotice } from '../store.ts'
import type { MailPlanTable, MailState, MailTable } from '../tables.ts'

/** Notes that notices may have to be mailed, in the transaction that makes them. */
export async function planMails(tx: Tx, plans: readonly MailPlanTable[]): Promise<void> {
  if (plans.length === 0) return
  await sql`insert into mail_plan
    select * from jsonb_populate_recordset(null::mail_plan, ${JSON.stringify(plans)}::jsonb)`.execute(tx)
}

/** Somebody who has plans that are due; one at a time, because each is a transaction of its own. */
export async function listPeopleToMail(db: Db | Tx, at: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mail_plan')
    .select('person')
    .where('look_at', '<=', at)
    .groupBy('person')
    .orderBy(sql`min(look_at)`)
    .limit(limit)
    .execute()
  return rows.map(({ person }) => person)
}

/** The notices of somebody that are due to be looked at, and nobody else's to look at until the transaction ends. */
export async function claimPlans(tx: Tx, person: string, at: string): Promise<readonly Notice[]> {
  const plans = await tx
    .selectFrom('mail_plan')
    .select('notice')
    .where('person', '=', person)
    .where('look_at', '<=', at)
    .orderBy('notice')
    .forUpdate()
    .skipLocked()
    .execute()
  return await findNotices(
    tx,
    plans.map(({ notice }) => notice),
  )
}

async function findNotices(tx: Tx, ids: readonly string[]): Promise<readonly Notice[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return rows.map(toNotice)
}

export async function movePlan(tx: Tx, notice: string, lookAt: string): Promise<void> {
  await tx.updateTable('mail_plan').set({ look_at: lookAt }).where('notice', '=', notice).execute()
}

export async function endPlans(tx: Tx, notices: readonly string[]): Promise<void> {
  if (notices.length > 0)
    await tx
      .deleteFrom('mail_plan')
      .where('notice', 'in', [...notices])
      .execute()
}

/** Makes a mail of some notices. One that is in a mail already is refused by PostgreSQL. */
export async function makeMail(tx: Tx, mail: MailTable, notices: readonly string[]): Promise<void> {
  await tx.insertInto('mail').values(mail).execute()
  await tx
    .insertInto('mail_notice')
    .values(notices.map((notice) => ({ notice, mail: mail.id })))
    .execute()
}

/** Takes a notice out of a mail that was not sent, and plans another look at it. */
export async function takeOutOfMail(tx: Tx, plan: MailPlanTable): Promise<void> {
  await tx.deleteFrom('mail_notice').where('notice', '=', plan.notice).execute()
  await planMails(tx, [plan])
}

/** A mail, locked until the transaction ends, with what is in it. */
export async function lockMail(
  tx: Tx,
  id: string,
): Promise<{ readonly mail: MailTable; readonly notices: readonly Notice[] } | undefined> {
  const mail = await tx.selectFrom('mail').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!mail) return undefined
  const rows = await tx.selectFrom('mail_notice').select('notice').where('mail', '=', id).execute()
  return {
    mail,
    notices: await findNotices(
      tx,
      rows.map(({ notice }) => notice),
    ),
  }
}

export type MailChange = Partial<Omit<MailTable, 'id' | 'person' | 'made_at'>>

/** Moves a mail on, if it is still in the state that was seen. */
export async function moveMail(tx: Tx, id: string, seen: MailState, to: MailChange): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mail')
    .set(to)
    .where('id', '=', id)
    .where('state', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Mails that wait, may go, and have no job on the queue that could still take them. */
export async function claimUnqueued(
  tx: Tx,
  { at, queuedBefore }: { readonly at: string; readonly queuedBefore: string },
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('mail')
    .select('id')
    .where('state', '=', 'waiting')
    .where('not_before', '<=', at)
    .where((eb) => eb.or([eb('queued_at', 'is', null), eb('queued_at', '<', queuedBefore)]))
    .orderBy('not_before')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await tx.updateTable('mail').set({ queued_at: at }).where('id', 'in', ids).execute()
  return ids
}

/** Whoever was sending these is gone, and whether they went out nobody knows. */
export async function markAbandoned(tx: Tx, at: string, startedBefore: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('mail')
    .set({ state: 'unknown', settled_at: at })
    .where('state', '=', 'sending')
    .where('started_at', '<', startedBefore)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Whether an address took no mail since an instant. */
export async function isAddressRefused(db: Db | Tx, email: string, since: string): Promise<boolean> {
  const row = await db
    .selectFrom('mail_refused')
    .select('email')
    .where('email', '=', email.toLowerCase())
    .where('refused_at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}

export async function noteRefusedAddress(
  tx: Tx,
  { email, refused_at }: { readonly email: string; readonly refused_at: string },
): Promise<void> {
  await tx
    .insertInto('mail_refused')
    .values({ email: email.toLowerCase(), refused_at })
    .onConflict((on) => on.column('email').doUpdateSet({ refused_at }))
    .execute()
}

/** How many mails are in which state, for the page of health. It names nobody. */
export async function countMails(db: Db | Tx): Promise<Readonly<Partial<Record<MailState, number>>>> {
  const rows = await db
    .selectFrom('mail')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
