import { type RawBuilder, sql } from 'kysely'

/**
 * The rows of a select as one value, so that one statement answers what takes several questions otherwise. They come in
 * the order of the select; `asRead` gives them as they are read by themselves.
 */
export const rowsAsJson = (select: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(json_agg(row_to_json(one)), '[]') from (${select}) as one)`

/** A row that came as JSON, with its instants, which are `at` or end in `_at`, written as they are everywhere. */
export const asRead = <T extends object>(row: T): T =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && (name === 'at' || name.endsWith('_at'))
        ? new Date(value).toISOString()
        : value,
    ]),
  ) as T
