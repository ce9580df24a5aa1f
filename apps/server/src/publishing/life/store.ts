import type { Json, Published } from '@secondlook/connectors'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import type { PublicationActTable } from '../tables.ts'
import type { Does, LifeAct } from './act.ts'
import { lifeOf, mayBeOut } from './life.ts'

export type ActRow = Omit<PublicationActTable, 'detail'> & {
  readonly detail: { readonly [name: string]: Json }
}

/** What happened to some posts, oldest first. */
export const findActs = async (db: Db | Tx, posts: readonly string[]): Promise<readonly ActRow[]> =>
  await db
    .selectFrom('publication_act')
    .selectAll()
    .where(sql<SqlBool>`post = any(${[...posts]}::text[])`)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** What happened to some posts, without what was published and how it was read: lists ask this of each of their pages. */
export async function findBriefActs(db: Db, posts: readonly string[]): Promise<readonly ActRow[]> {
  const { rows } = await sql<ActRow>`
    select id, post, channel, version, does, null as says, person, at,
      jsonb_strip_nulls(jsonb_build_object('isSame', detail -> 'isSame', 'isForGood', detail -> 'isForGood',
        'because', detail -> 'because')) as detail
    from publication_act where post = any(${[...posts]}::text[]) order by at, id`.execute(db as Tx)
  return rows
}

/** What happened to a post on one channel, as life reads it. */
export const findLifeActs = async (db: Db | Tx, post: string, channel: string): Promise<readonly LifeAct[]> =>
  (await findActs(db, [post])).filter((row) => row.channel === channel).map(toLifeAct)

export function toLifeAct({ does, version, at, person, says, detail }: ActRow): LifeAct {
  const { sentAt, published, isSame, isForGood, because } = detail
  return {
    ...{ does, version, at, by: person, says },
    ...(typeof sentAt === 'string' && { sentAt }),
    ...(published !== undefined && published !== null && { published: published as unknown as Published }),
    ...(typeof isSame === 'boolean' && { isSame }),
    ...(typeof isForGood === 'boolean' && { isForGood }),
    ...(typeof because === 'string' && { because }),
  }
}

export type NewAct = {
  readonly post: string
  readonly channel: string
  readonly version: number
  readonly does: Does
  readonly says?: string | null
  readonly detail?: { readonly [name: string]: Json }
  readonly person?: string | null
}

/** Writes an act after everything that was written of the same post and channel before, whichever clock is ahead. */
export async function insertAct(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: IdSource },
  { says = null, detail = {}, person = null, ...own }: NewAct,
): Promise<string> {
  const last = await tx
    .selectFrom('publication_act')
    .select('at')
    .where('post', '=', own.post)
    .where('channel', '=', own.channel)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const after = last && last.at >= at ? new Date(Date.parse(last.at) + 1).toISOString() : at
  const id = newId(source)
  await tx
    .insertInto('publication_act')
    .values({ id, ...own, says, person, detail: JSON.stringify(detail), at: after })
    .execute()
  return id
}

/** The last thing that happened to each post on each channel, newest first. */
export const findLatest = async (
  db: Db,
  most: number,
): Promise<readonly Pick<PublicationActTable, 'post' | 'channel' | 'version' | 'does' | 'at'>[]> => {
  const { rows } = await sql<Pick<PublicationActTable, 'post' | 'channel' | 'version' | 'does' | 'at'>>`
    select post, channel, version, does, at from (
      select distinct on (post, channel) post, channel, version, does, at
      from publication_act order by post, channel, at desc, id desc) last
    where does in ('stop', 'refused', 'unknown', 'gone', 'changed', 'withdraw-failed', 'read')
    order by at desc limit ${most}`.execute(db as Tx)
  return rows
}

/** Whether a post is out on any channel, or may be. */
export async function isOutSomewhere(tx: Tx, post: string): Promise<boolean> {
  const acts = await findActs(tx, [post])
  const channels = [...new Set(acts.map(({ channel }) => channel))]
  return channels.some((channel) => {
    const own = acts.filter((act) => act.channel === channel)
    return mayBeOut(lifeOf(own.map(toLifeAct), own.at(-1)?.version ?? 1))
  })
}
