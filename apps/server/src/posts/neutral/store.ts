import type { Tx } from '../../store/database.ts'
import type { PostNeutralTable } from '../tables.ts'

export const insertNeutral = async (tx: Tx, row: PostNeutralTable): Promise<void> =>
  void (await tx.insertInto('post_neutral').values(row).execute())
