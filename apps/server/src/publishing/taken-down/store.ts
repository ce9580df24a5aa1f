import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'

export type DownKey = { readonly id: string; readonly post: string }

type Asked = {
  readonly from: string
  readonly until: string
  readonly most: number
  /** On `act.post`: what may be known of. More than may be known of is not even counted. */
  readonly where: RawBuilder<SqlBool>
}

/** What came down between two instants, the newest first. */
export async function findDown(db: Db, { from, until, most, where }: Asked): Promise<readonly DownKey[]> {
  const { rows } = await sql<DownKey>`
    select id, post from publication_act act
    where does in ('withdrawn', 'gone') and at >= ${from} and at < ${until} and ${where}
    order by at desc, id desc limit ${most}`.execute(db as Tx)
  return rows
}
