import { sql } from 'kysely'
import type { Db, Scratch, Tx } from '../../../store/database.ts'
import { viewFor } from '../../../store/kept/kept.ts'
import type { ApiTokenTable } from '../tables.ts'

export type SeenToken = Omit<ApiTokenTable, 'secret_hash'> & { readonly used_on: string | null }

export async function insertToken(tx: Tx, token: ApiTokenTable): Promise<void> {
  await tx
    .insertInto('api_token')
    .values({ ...token, scopes: [...token.scopes] })
    .execute()
}

type FoundToken = ApiTokenTable & { readonly used_on: string | null }

/** What opens with this secret; kept for as long as no token is made or revoked anywhere. */
export const findToken = async (db: Db, secretHash: string): Promise<FoundToken | undefined> =>
  await (await viewFor(db)).get('tokens', secretHash, () => readToken(db, secretHash))

async function readToken(db: Db, secretHash: string): Promise<FoundToken | undefined> {
  return await db
    .selectFrom('api_token')
    .leftJoin('api_token_use', 'api_token_use.id', 'api_token.id')
    .selectAll('api_token')
    .select('api_token_use.used_on')
    .where('api_token.secret_hash', '=', secretHash)
    .executeTakeFirst()
}

/** Those that have not ended, without what opens them. */
export async function findTokensOf(db: Db, person: string, at: string): Promise<readonly SeenToken[]> {
  return await db
    .selectFrom('api_token')
    .leftJoin('api_token_use', 'api_token_use.id', 'api_token.id')
    .select([
      'api_token.id',
      'api_token.person',
      'api_token.name',
      'api_token.scopes',
      'api_token.made_at',
      'api_token.ends_at',
      'api_token.revoked_at',
      'api_token_use.used_on',
    ])
    .where('api_token.person', '=', person)
    .where('api_token.revoked_at', 'is', null)
    .where('api_token.ends_at', '>', at)
    .orderBy('api_token.made_at', 'desc')
    .execute()
}

/** Revokes one; its owner, or nothing where there is none to revoke. */
export async function revokeToken(
  tx: Tx,
  id: string,
  at: string,
  owner?: string,
): Promise<string | undefined> {
  let query = tx
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
  if (owner !== undefined) query = query.where('person', '=', owner)
  return (await query.returning('person').executeTakeFirst())?.person
}

/** Notes the day of the last use, once a day. */
export async function noteTokenUse(scratch: Scratch, id: string, day: string): Promise<void> {
  await scratch
    .insertInto('api_token_use')
    .values({ id, used_on: day })
    .onConflict((on) =>
      on.column('id').doUpdateSet({ used_on: day }).where(sql`api_token_use.used_on`, '<', day),
    )
    .execute()
}
