import type { Json } from '@secondlook/connectors'
import { sql } from 'kysely'
import type { Db, Scratch, Tx } from '../../store/database.ts'

export type Due = {
  readonly post: string
  readonly channel: string
  readonly version: number
  readonly due_at: string
  readonly first_due_at: string
  readonly tries: number
  readonly kind: 'send' | 'after'
}

/**
 * Takes a channel on which something is due and nobody works. Leases are by the clock of the database, which all
 * processes share; what is due is by the clock that is handed in.
 */
export async function takeLine(
  scratch: Scratch,
  {
    me,
    now,
    except,
    leaseMs,
  }: {
    readonly me: string
    readonly now: string
    readonly except: readonly string[]
    readonly leaseMs: number
  },
): Promise<string | undefined> {
  const { rows } = await sql<{ channel: string }>`
    with next as (
      select d.channel from publication_due d left join publishing_line l on l.channel = d.channel
      where d.due_at <= ${now} and d.channel <> all(${[...except]}::text[])
        and (l.lease_until is null or l.lease_until < clock_timestamp())
        and (l.not_before is null or l.not_before <= ${now})
      group by d.channel order by min(d.due_at) limit 1)
    insert into publishing_line as l (channel, lease_by, lease_until)
    select channel, ${me}, clock_timestamp() + ${leaseMs} * interval '1 millisecond' from next
    on conflict (channel) do update set lease_by = excluded.lease_by, lease_until = excluded.lease_until
      where l.lease_until is null or l.lease_until < clock_timestamp()
    returning l.channel`.execute(scratch)
  return rows[0]?.channel
}

/** Keeps a channel a while longer; `false` where somebody else has it by now. */
export async function renewLine(
  scratch: Scratch,
  channel: string,
  me: string,
  leaseMs: number,
): Promise<boolean> {
  const { rows } = await sql<{ channel: string }>`
    update publishing_line set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where channel = ${channel} and lease_by = ${me} and lease_until >= clock_timestamp()
    returning channel`.execute(scratch)
  return rows.length > 0
}

export async function leaveLine(scratch: Scratch, channel: string, me: string): Promise<void> {
  await sql`update publishing_line set lease_by = null, lease_until = null
    where channel = ${channel} and lease_by = ${me}`.execute(scratch)
}

/** Whether whoever commits something about a channel has it, and keeps it until they have. */
export async function isLineOf(tx: Tx, channel: string, me: string): Promise<boolean> {
  const { rows } = await sql<{ channel: string }>`
    select channel from secondlook.publishing_line
    where channel = ${channel} and lease_by = ${me} and lease_until >= clock_timestamp()`.execute(tx)
  return rows.length > 0
}

/**
 * What is to be done next on a channel. Sending keeps the order in which it was due at first, so that what was put off
 * holds up what comes after it; what follows once something is out holds up nothing.
 */
export async function findNextDue(scratch: Scratch, channel: string, now: string): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    (select * from publication_due where channel = ${channel} and kind = 'after' and due_at <= ${now}
      order by due_at, post limit 1)
    union all
    (select * from publication_due where channel = ${channel} and kind = 'send' and first_due_at <= ${now}
      order by first_due_at, post limit 1)
    order by due_at limit 1`.execute(scratch)
  return rows[0]
}

/** Before when nothing more is sent on a channel. */
export async function holdLine(scratch: Scratch, channel: string, notBefore: string): Promise<void> {
  await sql`insert into publishing_line as l (channel, not_before) values (${channel}, ${notBefore})
    on conflict (channel) do update set not_before = greatest(l.not_before, excluded.not_before)`.execute(
    scratch,
  )
}

/** Counts one publication against what an account may do; the instant from which it may, where it may not now. */
export async function countInWindow(
  scratch: Scratch,
  channel: string,
  { now, requests, perMs }: { readonly now: string; readonly requests: number; readonly perMs: number },
): Promise<string | undefined> {
  const since = new Date(Date.parse(now) - perMs).toISOString()
  const { rows } = await sql<{ window_from: string; window_count: number }>`
    update publishing_line set
      window_from = case when window_from > ${since} then window_from else ${now}::timestamptz end,
      window_count = case when window_from > ${since} then window_count + 1 else 1 end
    where channel = ${channel} returning window_from, window_count`.execute(scratch)
  const [found] = rows
  return found && found.window_count > requests
    ? new Date(Date.parse(found.window_from) + perMs).toISOString()
    : undefined
}

/** Plans something for a post on a channel, or moves what is planned. */
export async function planDue(
  scratch: Scratch,
  {
    post,
    channel,
    version,
    dueAt,
    kind,
  }: Pick<Due, 'post' | 'channel' | 'version' | 'kind'> & { readonly dueAt: string },
): Promise<void> {
  await sql`insert into publication_due as d (post, channel, version, due_at, first_due_at, kind)
    values (${post}, ${channel}, ${version}, ${dueAt}, ${dueAt}, ${kind})
    on conflict (post, channel) do update set version = excluded.version, due_at = excluded.due_at,
      first_due_at = excluded.first_due_at, kind = excluded.kind, tries = 0`.execute(scratch)
}

/** Does it again later, and keeps its place. */
export async function putOff(
  scratch: Scratch,
  { post, channel }: Pick<Due, 'post' | 'channel'>,
  until: string,
): Promise<void> {
  await scratch
    .updateTable('publication_due')
    .set((eb) => ({ due_at: until, tries: eb('tries', '+', 1) }))
    .where('post', '=', post)
    .where('channel', '=', channel)
    .execute()
}

export async function dropDue(scratch: Scratch, post: string, channel: string): Promise<void> {
  await scratch
    .deleteFrom('publication_due')
    .where('post', '=', post)
    .where('channel', '=', channel)
    .execute()
}

export const findDueOf = async (scratch: Scratch, post: string): Promise<readonly Due[]> =>
  await scratch.selectFrom('publication_due').selectAll().where('post', '=', post).execute()

/** The next instant at which anything is due; `undefined` where nothing is planned. */
export async function findNextInstant(scratch: Scratch): Promise<string | undefined> {
  const row = await scratch
    .selectFrom('publication_due')
    .select((eb) => eb.fn.min('due_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? undefined
}

export type Progress = { readonly leftAt: string | null; readonly answers: readonly (Json | undefined)[] }

export async function findProgress(
  scratch: Scratch | Db,
  { post, channel, version }: Pick<Due, 'post' | 'channel' | 'version'>,
): Promise<Progress> {
  const row = await (scratch as Scratch)
    .selectFrom('publication_progress')
    .selectAll()
    .where('post', '=', post)
    .where('channel', '=', channel)
    .where('version', '=', version)
    .executeTakeFirst()
  return { leftAt: row?.left_at ?? null, answers: (row?.answers ?? []).map((one) => one ?? undefined) }
}

/** Written before a request that writes leaves, and after it was answered. */
export async function keepProgress(
  scratch: Scratch,
  { post, channel, version }: Pick<Due, 'post' | 'channel' | 'version'>,
  { leftAt, answers }: Progress,
): Promise<void> {
  const kept = JSON.stringify(answers.map((one) => one ?? null))
  await scratch
    .insertInto('publication_progress')
    .values({ post, channel, version, left_at: leftAt, answers: kept })
    .onConflict((conflict) =>
      conflict.columns(['post', 'channel']).doUpdateSet({ version, left_at: leftAt, answers: kept }),
    )
    .execute()
}

export async function dropProgress(scratch: Scratch, post: string, channel: string): Promise<void> {
  await scratch
    .deleteFrom('publication_progress')
    .where('post', '=', post)
    .where('channel', '=', channel)
    .execute()
}

export const findAllDue = async (scratch: Scratch): Promise<readonly Pick<Due, 'post' | 'channel'>[]> =>
  await scratch.selectFrom('publication_due').select(['post', 'channel']).execute()

/** Lets a channel go on at once, where a person wants something done there. */
export async function freeLine(scratch: Scratch, channel: string): Promise<void> {
  await scratch
    .updateTable('publishing_line')
    .set({ not_before: null })
    .where('channel', '=', channel)
    .execute()
}

/** What goes out next. */
export const findComing = async (scratch: Scratch, now: string, most: number): Promise<readonly Due[]> =>
  await scratch
    .selectFrom('publication_due')
    .selectAll()
    .where('kind', '=', 'send')
    .where('due_at', '>=', now)
    .orderBy('due_at')
    .limit(most)
    .execute()

/** Posts that were to be sent before an instant and are not yet. */
export const findLate = async (scratch: Scratch, since: string): Promise<readonly string[]> =>
  (
    await scratch
      .selectFrom('publication_due')
      .select('post')
      .distinct()
      .where('kind', '=', 'send')
      .where('first_due_at', '<', since)
      .limit(200)
      .execute()
  ).map(({ post }) => post)
