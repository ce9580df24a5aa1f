import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Asker } from '../../people/index.ts'
import { findAnnounced, findOpenInitiatives } from '../../registers/index.ts'
import type { Db, Tx } from '../../store/database.ts'

/**
 * A post about something that is not announced is there for those on its list and for nobody else. What any of its
 * versions was about counts, and what its draft says it is about now.
 */
export const isOpenPost = async (db: Db | Tx, asker: Asker, post: string): Promise<boolean> =>
  await mayKnowOf(db, asker, await findInitiativesOf(db, post))

/** The same, of a post of which it is known already what it is about. */
export async function mayKnowOf(db: Db | Tx, asker: Asker, about: readonly string[]): Promise<boolean> {
  if (about.length === 0) return true
  const open = await findOpenInitiatives(db, asker)
  return about.every((one) => open.has(one))
}

/** The same as a condition on rows of posts, by the column that holds their id. */
export const confinedTo = async (db: Db | Tx, asker: Asker, column: string): Promise<RawBuilder<SqlBool>> =>
  confinedWithin([...(await findOpenInitiatives(db, asker))], column)

/** The same for the public, which knows of nothing that was not announced. */
export const confinedToPublic = async (
  db: Db | Tx,
  at: string,
  column: string,
): Promise<RawBuilder<SqlBool>> => confinedWithin([...(await findAnnounced(db, at))], column)

function confinedWithin(open: readonly string[], column: string): RawBuilder<SqlBool> {
  // Few posts are about anything that is not announced, and an index has those: they are looked up once for all rows.
  return sql<SqlBool>`${sql.ref(column)} not in (
    select v.post from post_version v where v.initiatives <> '{}' and not v.initiatives <@ ${open}::text[]
    union all
    select d.post from post_draft d where d.body -> 'initiatives' <> '[]'::jsonb
      and not d.body -> 'initiatives' <@ to_jsonb(${open}::text[])
    union all
    select f.post from post_found f where not f.initiatives <@ ${open}::text[]
  )`
}

/** What a post is about, by any version and by its draft, as a part of a statement. */
export const aboutSql = (post: string): RawBuilder<unknown> => sql`
  select distinct about from (
    select unnest(initiatives) as about from post_version where post = ${post}
    union all
    select unnest(initiatives) from post_found where post = ${post}
    union all
    select jsonb_array_elements_text(body -> 'initiatives') from post_draft where post = ${post}
  ) named order by about`

export async function findInitiativesOf(db: Db | Tx, post: string): Promise<readonly string[]> {
  const { rows } = await sql<{ about: string }>`${aboutSql(post)}`.execute(db as Tx)
  return rows.map(({ about }) => about)
}
