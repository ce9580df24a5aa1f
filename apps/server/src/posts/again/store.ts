import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { PostFoundTable } from '../tables.ts'

export const insertFound = async (tx: Tx, row: PostFoundTable): Promise<void> =>
  void (await tx.insertInto('post_found').values(row).execute())

/** Every version that is the last of its post and could still be approved as it is, some at a time, by post. */
export async function findInFlight(db: Db, after: string, most: number) {
  return await db
    .selectFrom('post_standing as stands')
    .innerJoin('post_version as last', (join) =>
      join.onRef('last.post', '=', 'stands.post').onRef('last.number', '=', 'stands.version'),
    )
    .innerJoin('post', 'post.id', 'stands.post')
    .select(['stands.post', 'post.unit', 'last.number', 'last.body', 'last.saved_by'])
    .where('stands.ended_at', 'is', null)
    .where(sql<SqlBool>`stands.state not in ('dropped', 'expired')`)
    .where('stands.post', '>', after)
    .orderBy('stands.post')
    .limit(most)
    .execute()
}
