import type { Json, Published } from '@secondlook/connectors'
import { sql } from 'kysely'
import type { Db, Scratch, Tx } from '../../store/database.ts'
import type { ChannelSightingTable, ChannelWatchTable, Seen } from '../tables.ts'

export type WatchRow = Omit<ChannelWatchTable, 'seen'> & { readonly seen: Seen }

/** Takes channels that are to be looked at, and says when each is to be looked at next, so that one process looks. */
export async function takeWatches(
  scratch: Scratch,
  {
    now,
    next,
    channels,
  }: { readonly now: string; readonly next: string; readonly channels: readonly string[] },
): Promise<readonly WatchRow[]> {
  await sql`insert into channel_watch (channel, since, next_at, seen)
    select channel, ${now}, ${now}, '{"items":{},"profile":null}'::jsonb from unnest(${[...channels]}::text[]) as one (channel)
    on conflict (channel) do nothing`.execute(scratch)
  const { rows } = await sql<WatchRow>`update channel_watch set next_at = ${next}
    where next_at <= ${now} and channel = any(${[...channels]}::text[]) returning *`.execute(scratch)
  return rows
}

/**
 * Lets channels be looked at as soon as each has rested since its last look, and says when the last of them has;
 * `undefined` where none of them was looked at ever.
 */
export async function bringForward(
  scratch: Scratch,
  {
    now,
    channels,
    restMs,
  }: { readonly now: string; readonly channels: readonly string[]; readonly restMs: number },
): Promise<string | undefined> {
  const rested = sql<string>`greatest(${now}::timestamptz, looked_at + make_interval(secs => ${restMs / 1000}))`
  const rows = await scratch
    .updateTable('channel_watch')
    .set({ next_at: sql<string>`least(next_at, ${rested})` })
    .where('channel', 'in', ['', ...channels])
    .returning('next_at')
    .execute()
  return rows
    .map(({ next_at: at }) => at)
    .toSorted()
    .at(-1)
}

export async function keepSeen(
  scratch: Scratch,
  channel: string,
  looked: { readonly at: string; readonly seen: Seen } | { readonly at: string; readonly says: string },
): Promise<void> {
  await scratch
    .updateTable('channel_watch')
    .set((eb) =>
      'seen' in looked
        ? { looked_at: looked.at, failed: 0, says: null, seen: JSON.stringify(looked.seen) }
        : { failed: eb('failed', '+', 1), says: looked.says },
    )
    .where('channel', '=', channel)
    .execute()
}

/** When channels were last looked at, and why they could not be. */
export async function findLooks(
  scratch: Scratch,
  channels: readonly string[],
): Promise<ReadonlyMap<string, { readonly at: string | null; readonly says: string | null }>> {
  const rows = await scratch
    .selectFrom('channel_watch')
    .select(['channel', 'looked_at', 'says'])
    .where('channel', 'in', ['', ...channels])
    .execute()
  return new Map(rows.map(({ channel, looked_at: at, says }) => [channel, { at, says }]))
}

export type Ours = {
  readonly post: string
  readonly version: number
  readonly published: Published
  readonly at: string
  /** Whether a correction of ours has changed it in its place since: then what stands there is the correction's. */
  readonly isCorrected: boolean
}

/** Everything of ours that went out on a channel since an instant. */
export async function findOurs(db: Db, channel: string, since: string): Promise<readonly Ours[]> {
  const { rows } = await sql<Omit<Ours, 'isCorrected'>>`
    select distinct on (post) post, version, detail -> 'published' as published, at from publication_act
    where channel = ${channel} and does in ('sent', 'found', 'by-hand') and at >= ${since}
    order by post, at desc`.execute(db as Tx)
  const lastOf = new Map<string, string>()
  for (const { post, published } of [...rows].sort((a, b) => (a.at < b.at ? -1 : 1)))
    for (const { id } of published.parts) lastOf.set(id, post)
  return rows.map((row) => ({
    ...row,
    isCorrected: row.published.parts.some(({ id }) => lastOf.get(id) !== row.post),
  }))
}

/** Other posts of ours that stand in the same place on a channel: what a correction has changed, and the correction. */
export async function findInSamePlace(
  db: Db | Tx,
  {
    post,
    channel,
    ids,
  }: { readonly post: string; readonly channel: string; readonly ids: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await sql<{ post: string }>`
    select distinct post from publication_act act
    where channel = ${channel} and does in ('sent', 'found', 'by-hand') and post <> ${post}
      and exists (select 1 from jsonb_array_elements(act.detail -> 'published' -> 'parts') part
        where part ->> 'id' = any(${[...ids]}::text[]))
    order by post`.execute(db as Tx)
  return rows.map((row) => row.post)
}

/** What may be on its way to a channel, so that what is new or other there may be ours. */
export async function findLeaving(
  db: Db,
  channel: string,
): Promise<readonly { readonly post: string; readonly version: number }[]> {
  const { rows } = await sql<{ post: string; version: number }>`
    select post, version from (
      select distinct on (post) post, version, does from publication_act where channel = ${channel}
      order by post, at desc, id desc) last where does in ('intend', 'unknown')`.execute(db as Tx)
  return rows
}

export const hasSighting = async (
  tx: Tx,
  { channel, kind, thing }: Pick<ChannelSightingTable, 'channel' | 'kind' | 'thing'>,
): Promise<boolean> =>
  (await tx
    .selectFrom('channel_sighting')
    .select('id')
    .where('channel', '=', channel)
    .where('kind', '=', kind)
    .where('thing', '=', thing)
    .executeTakeFirst()) !== undefined

export const insertSighting = async (
  tx: Tx,
  { what, ...row }: Omit<ChannelSightingTable, 'what'> & { readonly what: { readonly [name: string]: Json } },
): Promise<void> =>
  void (await tx
    .insertInto('channel_sighting')
    .values({ ...row, what: JSON.stringify(what) })
    .execute())

export type SightingRow = Omit<ChannelSightingTable, 'what'> & {
  readonly what: { readonly [name: string]: Json }
}

export const findSighting = async (db: Db | Tx, id: string): Promise<SightingRow | undefined> =>
  await db.selectFrom('channel_sighting').selectAll().where('id', '=', id).executeTakeFirst()

/** What was noticed of a post or on a channel. */
export const findSightingsAbout = async (db: Db | Tx, subject: string): Promise<readonly SightingRow[]> =>
  await db
    .selectFrom('channel_sighting')
    .selectAll()
    .where((eb) => eb.or([eb('post', '=', subject), eb('channel', '=', subject)]))
    .orderBy('at')
    .execute()
