import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../store/database.ts'

type Reply = { readonly template: string; readonly channel: string; readonly about: string }

/**
 * The post that answers something with a template already, if there is one. Whoever asks the same meanwhile waits until
 * this transaction ends, so that what arrives twice is answered once.
 */
export async function findReply(
  tx: Tx,
  { template, channel, about }: Reply,
  where: RawBuilder<SqlBool>,
): Promise<string | undefined> {
  const lock = `reply ${template} ${channel} ${about}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select post.id from post
    join post_draft draft on draft.post = post.id
    join post_standing standing on standing.post = post.id and standing.ended_at is null
    where post.kind = 'reply' and standing.state <> 'dropped' and draft.body ->> 'template' = ${template}
      and exists (
        select 1 from jsonb_array_elements(draft.body -> 'variants') variant
        where variant ->> 'channel' = ${channel} and variant ->> 'about' = ${about}
      )
      and ${where}
    order by post.id limit 1`.execute(tx)
  return rows[0]?.id
}
