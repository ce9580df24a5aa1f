import type { Db, Tx } from './database.ts'
import { type IdSource, newId } from './ids.ts'
import { refuse, type StoreRefusal } from './refusal.ts'

export type StoreIdentity = {
  readonly id: string
  readonly isDemonstration: boolean
  readonly createdAt: string
}

/** What this store is; `undefined` before anybody has claimed it. */
export async function findIdentity(db: Db): Promise<StoreIdentity | undefined> {
  const row = await db.selectFrom('store').selectAll().executeTakeFirst()
  return row && { id: row.id, isDemonstration: row.is_demonstration, createdAt: row.created_at }
}

/** Gives a new store its identity, or refuses one of the other kind: a demonstration never becomes the real thing. */
export async function claimStore(
  tx: Tx,
  isDemonstration: boolean,
  source: IdSource,
): Promise<{ readonly ok: true; readonly identity: StoreIdentity } | StoreRefusal> {
  await tx
    .insertInto('store')
    .values({
      id: newId(source),
      is_demonstration: isDemonstration,
      created_at: new Date(source.now()).toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const identity = await findIdentity(tx)
  if (!identity) throw new Error('a store that was just claimed has no identity')
  if (identity.isDemonstration === isDemonstration) return { ok: true, identity }
  return isDemonstration
    ? refuse('store-is-not-demonstration', 'the demonstration does not start on a store that it did not make')
    : refuse(
        'store-is-demonstration',
        'this store is the demonstration; set DATA_DIR to another folder, or DEMO=1 to see it again',
      )
}
