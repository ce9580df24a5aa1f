import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { OutInLists } from '../../posts/index.ts'
import type { Does } from '../life/act.ts'

/** After which something of a version stands on a channel, or may. */
const outAfter: readonly Does[] = [
  ...(['intend', 'unknown', 'sent', 'found', 'by-hand', 'withdraw', 'withdraw-failed'] as const),
]

/** The last thing that decided where each version stands on each channel: reading it decides nothing of that. */
const lastOf = sql`select distinct on (act.channel, act.version) act.channel, act.version, act.does
  from publication_act act where act.post = one.post and act.does not in ('read', 'changed')
  order by act.channel, act.version, act.at desc, act.id desc`

const isOut: RawBuilder<SqlBool> = sql<SqlBool>`exists (
  select 1 from (${lastOf}) last where last.does = any(${[...outAfter]}::text[]))`

const isOver: RawBuilder<SqlBool> = sql<SqlBool>`(
  exists (select 1 from publication_act act where act.post = one.post)
  and not exists (select 1 from unnest(one.channels) own (channel) where not exists (
    select 1 from (${lastOf}) last where last.channel = own.channel
      and (last.does in ('withdrawn', 'gone') or last.does = 'give-up' and last.version = one.version))))`

/** The same that `findOut` says of each post, as conditions on the rows of a list. */
export const outInLists: OutInLists = { isOut, isOver }
