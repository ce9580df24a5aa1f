import type { Db, Tx } from '../../store/database.ts'
import { notBefore } from '../../store/not-before.ts'
import type { ChannelCredentialTable } from './tables.ts'

/** A credential without what was sealed. */
export type CredentialRow = Omit<ChannelCredentialTable, 'sealed'>

const shown = [
  ...(['id', 'channel', 'kind', 'label', 'kept_by', 'due', 'from_at', 'ended_at', 'ended_because'] as const),
] as const

/** What was ever put in for a channel, the newest first. */
export async function findCredentials(db: Db | Tx, channel: string): Promise<readonly CredentialRow[]> {
  return await db
    .selectFrom('channel_credential')
    .select(shown)
    .where('channel', '=', channel)
    .orderBy('from_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** What is in use, of one channel or of all, the newest first. */
export async function findCredentialsInUse(db: Db | Tx, channel?: string): Promise<readonly CredentialRow[]> {
  const all = db.selectFrom('channel_credential').select(shown).where('ended_at', 'is', null)
  const some = channel === undefined ? all : all.where('channel', '=', channel)
  return await some.orderBy('from_at', 'desc').orderBy('id', 'desc').execute()
}

/** With what was sealed, for whoever opens it. */
export async function findSealed(db: Db | Tx, channel: string): Promise<ChannelCredentialTable | undefined> {
  return await db
    .selectFrom('channel_credential')
    .selectAll()
    .where('channel', '=', channel)
    .where('ended_at', 'is', null)
    .orderBy('from_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function findEndedCredentials(db: Db | Tx): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('channel_credential')
    .select('id')
    .where('ended_at', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Locked until the transaction ends, so that it is ended once. */
export async function lockCredential(
  tx: Tx,
  channel: string,
  id: string,
): Promise<CredentialRow | undefined> {
  return await tx
    .selectFrom('channel_credential')
    .select(shown)
    .where('id', '=', id)
    .where('channel', '=', channel)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertCredential(
  tx: Tx,
  row: Omit<ChannelCredentialTable, 'ended_at' | 'ended_because'>,
): Promise<void> {
  await tx
    .insertInto('channel_credential')
    .values({ ...row, ended_at: null, ended_because: null })
    .execute()
}

/** A clock that was set back does not let it end before it began. */
export async function endCredentialRow(
  tx: Tx,
  { id, from_at }: CredentialRow,
  { at, because }: { readonly at: string; readonly because: string },
): Promise<void> {
  await tx
    .updateTable('channel_credential')
    .set({ ended_at: notBefore(from_at, at), ended_because: because })
    .where('id', '=', id)
    .execute()
}
