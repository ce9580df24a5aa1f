import { sql } from 'kysely'
import type { Db, Tx } from '../store/database.ts'
import { viewFor } from '../store/kept/kept.ts'
import type { InForce } from './in-force/model.ts'
import type { PackEndingTable, PackInForceTable, PackKeptTable } from './tables.ts'

const key = 7276151

/** One change of what is in force at a time, so that what was decided on is what it is written upon. */
export async function enterPolicy(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(key)})`.execute(tx)
}

/** Everything that is, was or will be in force, in the order in which it was said. A body has tens of them. */
export async function findInForce(db: Db | Tx): Promise<readonly InForce[]> {
  return await (await viewFor(db)).get('policy', 'in-force', () => readInForce(db))
}

async function readInForce(db: Db | Tx): Promise<readonly InForce[]> {
  const rows = await db
    .selectFrom('pack_in_force')
    .innerJoin('pack_kept', 'pack_kept.id', 'pack_in_force.kept')
    .select([
      ...(['pack_in_force.id', 'pack_in_force.kept', 'pack_in_force.kind', 'pack_in_force.unit'] as const),
      ...(['pack_in_force.from_at', 'pack_in_force.made_at'] as const),
      ...(['pack_kept.pack', 'pack_kept.version', 'pack_kept.title', 'pack_kept.over'] as const),
    ])
    .orderBy('pack_in_force.made_at')
    .orderBy('pack_in_force.id')
    .execute()
  const endings = await db.selectFrom('pack_ending').selectAll().orderBy('made_at').orderBy('id').execute()
  return rows.map((row) => ({
    ...{ id: row.id, digest: row.kept, pack: row.pack, version: row.version, title: row.title },
    ...{ kind: row.kind, over: row.over, unit: row.unit, from: row.from_at, madeAt: row.made_at },
    endings: endings
      .filter(({ in_force }) => in_force === row.id)
      .map(({ until_at, made_at }) => ({ until: until_at, madeAt: made_at })),
  }))
}

export type KeptFace = Omit<PackKeptTable, 'canonical'>

/** Every pack that was ever in force, without its text. */
export const findKept = async (db: Db | Tx): Promise<readonly KeptFace[]> =>
  await db
    .selectFrom('pack_kept')
    .select(['id', 'pack', 'version', 'kind', 'title', 'over'])
    .orderBy('pack')
    .orderBy('version')
    .execute()

/** The text of a pack that was in force; `undefined` where it never was. */
export async function findCanonical(db: Db | Tx, digest: string): Promise<string | undefined> {
  const row = await db.selectFrom('pack_kept').select('canonical').where('id', '=', digest).executeTakeFirst()
  return row?.canonical
}

/** Keeps a pack; `false` where it is kept already. */
export async function keepPack(tx: Tx, row: PackKeptTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('pack_kept')
    .values(row)
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertInForce(tx: Tx, row: PackInForceTable): Promise<void> {
  await tx.insertInto('pack_in_force').values(row).execute()
}

export async function insertEnding(tx: Tx, row: PackEndingTable): Promise<void> {
  await tx.insertInto('pack_ending').values(row).execute()
}

/** The instant of the last change of what is in force, or of its end. */
export const lastWord = (rows: readonly InForce[]): string =>
  rows.flatMap(({ madeAt, endings }) => [madeAt, ...endings.map((one) => one.madeAt)]).reduce(later, '')

const later = (a: string, b: string): string => (a > b ? a : b)
