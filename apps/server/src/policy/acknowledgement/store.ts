import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { AcknowledgementTable } from '../tables.ts'

/** What somebody acknowledged up to an instant, under any of their entries, the oldest first. */
export async function findAcknowledged(
  db: Db | Tx,
  people: readonly string[],
  at: string,
): Promise<readonly AcknowledgementTable[]> {
  return await db
    .selectFrom('acknowledgement')
    .selectAll()
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where('made_at', '<=', at)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

/** Which versions each entry has acknowledged, for looking at everybody. */
export async function findAllAcknowledged(
  db: Db | Tx,
  at: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('acknowledgement')
    .select(['person', 'base', 'overlays'])
    .where('made_at', '<=', at)
    .execute()
  const known = new Map<string, Set<string>>()
  for (const { person, base, overlays } of rows) {
    const mine = known.get(person) ?? new Set()
    for (const digest of [base, ...overlays]) mine.add(digest)
    known.set(person, mine)
  }
  return known
}

export async function findAcknowledgement(
  db: Db | Tx,
  id: string,
): Promise<AcknowledgementTable | undefined> {
  return await db.selectFrom('acknowledgement').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertAcknowledgement(tx: Tx, row: AcknowledgementTable): Promise<void> {
  await tx
    .insertInto('acknowledgement')
    .values({ ...row, overlays: [...row.overlays] })
    .execute()
}
