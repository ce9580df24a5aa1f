import type { Db, Tx } from '../../../store/database.ts'
import type { OidcAccountTable } from '../tables.ts'

export async function findAccount(
  db: Db,
  issuer: string,
  subject: string,
): Promise<OidcAccountTable | undefined> {
  return await db
    .selectFrom('oidc_account')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

/** Whether somebody has an account at a provider. */
export async function hasAccount(db: Db, issuer: string, person: string): Promise<boolean> {
  const found = await db
    .selectFrom('oidc_account')
    .select('id')
    .where('issuer', '=', issuer)
    .where('person', '=', person)
    .executeTakeFirst()
  return found !== undefined
}

/** Binds an account to a person; false where the person has another one, or the account another person. */
export async function bindAccount(tx: Tx, account: OidcAccountTable): Promise<boolean> {
  const rows = await tx
    .insertInto('oidc_account')
    .values(account)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  return rows.length === 1
}

/** Lets go of all accounts of a person, so that the next sign-in binds one anew; which they were. */
export async function releaseAccounts(tx: Tx, person: string): Promise<readonly string[]> {
  const rows = await tx.deleteFrom('oidc_account').where('person', '=', person).returning('id').execute()
  return rows.map(({ id }) => id)
}
