import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Scratch } from '../../store/database.ts'

/** How long what was found is taken for what would be found. */
const keptMs = 10 * 60_000
/** More than that is not remembered. */
const keptMost = 500

/** What was asked, so that a row tells nobody which link or handle it was. */
export const keyOf = (...asked: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url')

/** What was found not long ago, and when. */
export async function findRecent(
  scratch: Scratch,
  key: string,
  now: number,
): Promise<{ readonly found: unknown; readonly at: string } | undefined> {
  const since = new Date(now - keptMs).toISOString()
  return await scratch
    .selectFrom('looked_up')
    .select(['found', 'at'])
    .where('key', '=', key)
    .where('at', '>', since)
    .executeTakeFirst()
}

/** Remembers what was found for a while, and lets go of what is old or too much. */
export async function rememberFound(
  scratch: Scratch,
  { key, found, at }: { readonly key: string; readonly found: unknown; readonly at: string },
): Promise<void> {
  const json = JSON.stringify(found)
  await scratch
    .insertInto('looked_up')
    .values({ key, found: json, at })
    .onConflict((on) => on.column('key').doUpdateSet({ found: json, at }))
    .execute()
  const before = new Date(Date.parse(at) - keptMs).toISOString()
  await sql`delete from looked_up where at < ${before}
    or key in (select key from looked_up order by at desc, key offset ${keptMost})`.execute(scratch)
}
