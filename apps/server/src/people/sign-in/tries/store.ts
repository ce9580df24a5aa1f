import { sql } from 'kysely'
import type { Scratch } from '../../../store/database.ts'
import type { Failures } from './model.ts'

export async function findFailures(
  scratch: Scratch,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Failures>> {
  const rows = await scratch
    .selectFrom('failed_try')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, failures, last_at }) => [id, { failures, lastAt: last_at }]))
}

/** Counts one more, from one where the last is long ago. */
export async function countFailure(
  scratch: Scratch,
  ids: readonly string[],
  at: string,
  forgotten: string,
): Promise<void> {
  // In one order, so that two processes that count the same wait for each other and never in a circle.
  for (const id of [...ids].sort()) {
    await scratch
      .insertInto('failed_try')
      .values({ id, failures: 1, last_at: at })
      .onConflict((on) =>
        on.column('id').doUpdateSet({
          failures: sql`case when failed_try.last_at < ${forgotten} then 1 else failed_try.failures + 1 end`,
          last_at: at,
        }),
      )
      .execute()
  }
}

export async function forgetFailures(scratch: Scratch, ids: readonly string[]): Promise<void> {
  await scratch
    .deleteFrom('failed_try')
    .where('id', 'in', [...ids])
    .execute()
}
