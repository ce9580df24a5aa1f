import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Asker } from '../../people/index.ts'
import { findOpenInitiatives } from '../../registers/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { readablePosts } from '../about.ts'
import { confinedTo } from '../confined.ts'

/**
 * What of the calendar somebody sees: posts of what they are named for, and of what is not announced only what they
 * know of. A post that waits for an announcement is about what will be announced, whatever else it says.
 */
export async function seenBy(db: Db | Tx, asker: Asker): Promise<readonly RawBuilder<SqlBool>[]> {
  const open = [...(await findOpenInitiatives(db, asker))]
  return [
    readablePosts(asker, 'calendar.read'),
    await confinedTo(db, asker, 'one.post'),
    sql<SqlBool>`(version.body -> 'schedule' ->> 'event' is distinct from 'announced'
      or version.body -> 'schedule' ->> 'entry' = any(${open}::text[]))`,
  ]
}

/**
 * The same for a file that leaves the house and may be handed on: as if they were on no list at all, so that nothing
 * is in it that has not been announced to everybody.
 */
export const seenOutside = (db: Db | Tx, asker: Asker): Promise<readonly RawBuilder<SqlBool>[]> =>
  seenBy(db, { ...asker, selves: new Set() })
