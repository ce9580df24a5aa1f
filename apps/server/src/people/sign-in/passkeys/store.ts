import type { Db, Scratch, Tx } from '../../../store/database.ts'
import type { PasskeyTable, PasskeyUseTable } from '../tables.ts'

export type SeenPasskey = PasskeyTable & { readonly use: PasskeyUseTable | undefined }

/** Keeps a passkey; false where its credential is somebody's already. */
export async function insertPasskey(tx: Tx, passkey: PasskeyTable, use: PasskeyUseTable): Promise<boolean> {
  const rows = await tx
    .insertInto('passkey')
    .values({ ...passkey, transports: [...passkey.transports] })
    .onConflict((on) => on.column('credential').doNothing())
    .returning('id')
    .execute()
  if (rows.length === 0) return false
  await tx.insertInto('passkey_use').values(use).execute()
  return true
}

export async function findPasskey(db: Db, credential: string): Promise<PasskeyTable | undefined> {
  return await db.selectFrom('passkey').selectAll().where('credential', '=', credential).executeTakeFirst()
}

export async function findPasskeysOf(db: Db | Tx, person: string): Promise<readonly SeenPasskey[]> {
  const query = (db as Db).selectFrom('passkey').selectAll().where('person', '=', person).orderBy('added_at')
  return await withUse(db, await query.execute())
}

async function withUse(db: Db | Tx, passkeys: readonly PasskeyTable[]): Promise<readonly SeenPasskey[]> {
  if (passkeys.length === 0) return []
  const uses = await (db as Db)
    .selectFrom('passkey_use')
    .selectAll()
    .where(
      'id',
      'in',
      passkeys.map(({ id }) => id),
    )
    .execute()
  return passkeys.map((passkey) => ({ ...passkey, use: uses.find(({ id }) => id === passkey.id) }))
}

/** Notes a use; false where the counter is not past the one that is written, as with a copy of the key. */
export async function notePasskeyUse(scratch: Scratch, use: PasskeyUseTable): Promise<boolean> {
  const rows = await scratch
    .insertInto('passkey_use')
    .values(use)
    .onConflict((on) =>
      on
        .column('id')
        .doUpdateSet({ counter: use.counter, is_backed_up: use.is_backed_up, used_on: use.used_on })
        .where((is) =>
          is.or([
            is('passkey_use.counter', '<', use.counter),
            is.and([is('passkey_use.counter', '=', 0), is.val(use.counter === 0)]),
          ]),
        ),
    )
    .returning('id')
    .execute()
  return rows.length === 1
}

export async function renamePasskey(tx: Tx, person: string, id: string, name: string): Promise<boolean> {
  const rows = await tx
    .updateTable('passkey')
    .set({ name })
    .where('person', '=', person)
    .where('id', '=', id)
    .returning('id')
    .execute()
  return rows.length === 1
}

export async function deletePasskey(tx: Tx, person: string, id: string): Promise<boolean> {
  const rows = await tx
    .deleteFrom('passkey')
    .where('person', '=', person)
    .where('id', '=', id)
    .returning('id')
    .execute()
  return rows.length === 1
}

/** Removes all passkeys of a person; which they were. */
export async function deletePasskeysOf(tx: Tx, person: string): Promise<readonly string[]> {
  const rows = await tx.deleteFrom('passkey').where('person', '=', person).returning('id').execute()
  return rows.map(({ id }) => id)
}
