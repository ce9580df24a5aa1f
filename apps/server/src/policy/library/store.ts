import type { Instrument } from '@secondlook/contract'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { InstrumentTable } from '../tables.ts'
import type { OwnEntry } from './model.ts'

type Row = Omit<InstrumentTable, 'says'> & { readonly says: Instrument }

/** What the body itself has in its library at an instant. */
export async function findOwn(db: Db | Tx, at: string): Promise<readonly OwnEntry[]> {
  const rows = await db
    .selectFrom('instrument')
    .selectAll()
    .where('from_at', '<=', at)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', at)]))
    .orderBy('entry')
    .execute()
  return rows.map(({ id, says, confirmed_by }) => ({ row: id, says, confirmedBy: confirmed_by }))
}

export async function findOwnCalled(db: Db | Tx, entry: string): Promise<Row | undefined> {
  return await db
    .selectFrom('instrument')
    .selectAll()
    .where('entry', '=', entry)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function insertOwn(tx: Tx, { says, ...row }: Row): Promise<void> {
  await tx
    .insertInto('instrument')
    .values({ ...row, says: JSON.stringify(says) })
    .execute()
}

/** Ends an entry of the body's own; `undefined` where it has ended, or never was. */
export async function endOwn(tx: Tx, at: string, id: string): Promise<Row | undefined> {
  return await tx
    .updateTable('instrument')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** The entries that somebody confirmed, under any of their entries in the directory. */
export const findConfirmedBy = async (db: Db | Tx, people: readonly string[]): Promise<readonly Row[]> =>
  await db
    .selectFrom('instrument')
    .selectAll()
    .where(sql<SqlBool>`confirmed_by = any(${[...people]}::text[])`)
    .orderBy('from_at')
    .execute()
