import type { Db } from '../../store/database.ts'

/** The size of the newest head that a witness cosigned here; 0 before the first. */
export async function findCosignedSize(db: Db, verifier: string): Promise<number> {
  const row = await db
    .selectFrom('cosignature')
    .select('size')
    .where('verifier', '=', verifier)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.size ?? 0
}
