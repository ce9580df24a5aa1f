import { sql } from 'kysely'
import type { Db, Tx } from '../../../store/database.ts'

/** Every instant from one on at which something begins or ends of people, units and what anybody holds, in order. */
export async function findEdges(db: Db | Tx, from: string): Promise<readonly string[]> {
  const { rows } = await sql<{ edge: string }>`
    select distinct edge from (
      select unnest(array[from_at, ended_at, starts_at, ends_at]) as edge from person_state
      union all select unnest(array[from_at, ended_at]) from unit_state
      union all select unnest(array[from_at, ended_at]) from person_merge
      union all select unnest(array[from_at, to_at, ended_at]) from role_grant
      union all select unnest(array[from_at, to_at, ended_at]) from delegation
      union all select unnest(array[from_at, to_at, ended_at]) from acting
    ) as all_edges where edge >= ${from} order by edge`.execute(db as Tx)
  return rows.map(({ edge }) => edge)
}
