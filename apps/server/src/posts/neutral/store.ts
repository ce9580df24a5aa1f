import type { Db, Tx } from '../../store/database.ts'
import type { PostNeutralTable } from '../tables.ts'

export const findNeutral = async (db: Db | Tx, post: string, version: number) =>
  await db
    .selectFrom('post_neutral')
    .selectAll()
    .where('post', '=', post)
    .where('version', '=', version)
    .executeTakeFirst()

export const insertNeutral = async (tx: Tx, row: PostNeutralTable): Promise<void> =>
  void (await tx.insertInto('post_neutral').values(row).execute())
