import { sql } from 'kysely'
import type { Db, Scratch } from '../store/database.ts'
import type { AskingDayTable } from './tables.ts'

export async function findDay(scratch: Scratch, day: string): Promise<AskingDayTable | undefined> {
  return await scratch.selectFrom('asking_day').selectAll().where('day', '=', day).executeTakeFirst()
}

/** `false` where another program was faster. */
export async function insertDay(scratch: Scratch, day: string, keyGroup: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await scratch
    .insertInto('asking_day')
    .values({ day, key_group: keyGroup, beyond: 0 })
    .onConflict((on) => on.column('day').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function findDaysBefore(scratch: Scratch, day: string): Promise<readonly AskingDayTable[]> {
  return await scratch.selectFrom('asking_day').selectAll().where('day', '<', day).execute()
}

export async function findKeyGroups(scratch: Scratch): Promise<ReadonlySet<string>> {
  const rows = await scratch.selectFrom('asking_day').select('key_group').execute()
  return new Set(rows.map(({ key_group }) => key_group))
}

/** Takes away everything of the days before one; whoever was slow at midnight may have left something behind. */
export async function deleteDaysBefore(scratch: Scratch, day: string): Promise<void> {
  for (const table of ['asking_count', 'asking_text', 'asking_day'] as const)
    await scratch.deleteFrom(table).where('day', '<', day).execute()
}

/** Takes away a day whose key is gone. */
export async function deleteDay(scratch: Scratch, { day, key_group }: AskingDayTable): Promise<void> {
  await scratch.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('asking_day')
      .where('day', '=', day)
      .where('key_group', '=', key_group)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return
    await tx.deleteFrom('asking_count').where('day', '=', day).execute()
    await tx.deleteFrom('asking_text').where('day', '=', day).execute()
  })
}

export async function countTexts(scratch: Scratch, day: string, who: string): Promise<number> {
  const row = await scratch
    .selectFrom('asking_count')
    .select('texts')
    .where('day', '=', day)
    .where('who', '=', who)
    .executeTakeFirst()
  return row?.texts ?? 0
}

export type Counted = { readonly day: string; readonly who: string; readonly mark: string }

/** Counts one more text, unless it was counted already; `false` where as many have been as may be. */
export async function countText(
  scratch: Scratch,
  { day, who, mark }: Counted,
  most: number,
): Promise<boolean> {
  return await scratch.transaction().execute(async (tx) => {
    const marked = await tx
      .insertInto('asking_text')
      .values({ day, mark })
      .onConflict((on) => on.columns(['day', 'mark']).doNothing())
      .executeTakeFirst()
    if (marked.numInsertedOrUpdatedRows !== 1n) return true
    const counted = await tx
      .insertInto('asking_count')
      .values({ day, who, texts: 1 })
      .onConflict((on) =>
        on
          .columns(['day', 'who'])
          .doUpdateSet({ texts: sql<number>`asking_count.texts + 1` })
          .where('asking_count.texts', '<', most),
      )
      .executeTakeFirst()
    return counted.numInsertedOrUpdatedRows === 1n
  })
}

export async function countBeyond(scratch: Scratch, day: string): Promise<void> {
  await scratch
    .updateTable('asking_day')
    .set({ beyond: sql<number>`beyond + 1` })
    .where('day', '=', day)
    .execute()
}

export async function findBeyond(db: Db | Scratch, day: string): Promise<number> {
  const row = await (db as Scratch)
    .selectFrom('asking_day')
    .select('beyond')
    .where('day', '=', day)
    .executeTakeFirst()
  return row?.beyond ?? 0
}
