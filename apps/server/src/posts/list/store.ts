import type { PostListQuery } from '@secondlook/contract'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { type Asker, filterFor, waysTo } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import type { PostStandingTable } from '../tables.ts'

export type ListQuestion = Pick<
  z.infer<typeof PostListQuery>,
  'show' | 'channel' | 'unit' | 'campaign' | 'search'
> & {
  readonly where: readonly RawBuilder<SqlBool>[]
  /** Every entry of whoever asks. */
  readonly selves: ReadonlySet<string>
  /** What is out by now. Nothing is, where nothing sends. */
  readonly outInLists?: OutInLists | undefined
  readonly limit: number
  /** The last row of the page before: when it is due, and the post. */
  readonly after?: { readonly due: string; readonly post: string }
}

export type ListedPost = Omit<PostStandingTable, 'words'> & {
  readonly begun_by: string
  /** Of the draft, where there is no version yet. */
  readonly draft_title: string | null
  readonly draft_channels: readonly string[] | null
}

/**
 * Where posts stand on their channels, as conditions on the rows of a list with the columns of `one`. Published for the
 * context that sends; `FindOut` says the same of each post.
 */
export type OutInLists = {
  /** Something of it is out on a channel, or may be. */
  readonly isOut: RawBuilder<SqlBool>
  /** It was taken down or given up on all of its channels. */
  readonly isOver: RawBuilder<SqlBool>
}
const nowhere: OutInLists = { isOut: sql<SqlBool>`false`, isOver: sql<SqlBool>`false` }

const never = '9999-12-31T00:00:00.000Z'

function shown({ show, selves, outInLists = nowhere }: ListQuestion): RawBuilder<SqlBool> {
  const { isOut, isOver } = outInLists
  const mine = sql`${[...selves]}::text[]`
  switch (show) {
    case 'to-approve':
      return sql<SqlBool>`one.waits_for && ${mine}`
    case 'mine':
      // As an array, so that the few that are somebody's are looked up and the rest is not read.
      return sql<SqlBool>`one.state <> 'dropped' and one.post = any(array(
        select own.post from post_standing own where own.ended_at is null and own.authors && ${mine}
        union select id from post where begun_by = any(${mine})))`
    case 'open':
      return sql<SqlBool>`one.state in ('draft', 'in-review', 'returned', 'held')`
    case 'approved':
      return sql<SqlBool>`one.state = 'approved' and not ${isOut} and not ${isOver}`
    case 'out':
      return isOut
    case 'all':
      return sql<SqlBool>`true`
  }
}

/** Posts as they stand: what waits by when it is due, all else the newest first. */
export async function findListed(db: Db, question: ListQuestion): Promise<readonly ListedPost[]> {
  const { where, channel, unit, campaign, search = '', after, limit, show } = question
  const conditions = [...where, shown(question)]
  if (channel !== undefined) conditions.push(sql<SqlBool>`one.channels && ${[channel]}::text[]`)
  if (unit !== undefined) conditions.push(sql<SqlBool>`one.unit = ${unit}`)
  if (campaign !== undefined) conditions.push(sql<SqlBool>`one.campaign = ${campaign}`)
  for (const word of search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8))
    conditions.push(sql<SqlBool>`strpos(one.words, ${word}) > 0`)
  const isByDue = show === 'to-approve'
  const due = sql`coalesce(one.due_at, ${never}::timestamptz)`
  if (after)
    conditions.push(
      isByDue
        ? sql<SqlBool>`(${due}, one.post) > (${after.due}::timestamptz, ${after.post})`
        : sql<SqlBool>`one.post < ${after.post}`,
    )
  const order = isByDue ? sql`${due}, one.post` : sql`one.post desc`
  // What a row is shown with is fetched for the rows of one page, and not for all that could be on one.
  const { rows } = await sql<ListedPost>`
    with one as materialized (
      select * from post_standing one
      where one.ended_at is null and ${sql.join(conditions, sql` and `)}
      order by ${order}
      limit ${limit})
    select one.id, one.post, one.state, one.version, one.kind, one.unit, one.tier, one.channels, one.initiatives,
      one.authors, one.waits_for, one.title, one.campaign, one.goes_at, one.due_at, one.from_at, one.ended_at,
      post.begun_by,
      case when one.version is null
        then coalesce(nullif(draft.margin ->> 'title', ''), left(split_part(draft.body ->> 'text', chr(10), 1), 60))
      end as draft_title,
      case when one.version is null then array(
        select variant ->> 'channel' from jsonb_array_elements(draft.body -> 'variants') variant) end as draft_channels
    from one
    join post on post.id = one.post
    left join post_draft draft on draft.post = one.post
    order by ${order}`.execute(db as never)
  return rows
}

export const dueOf = ({ due_at }: ListedPost): string => due_at ?? never

/** What somebody may read, as a condition on the rows of a list called `one`: `decideOn` says the same of one post. */
export function readablePosts(
  asker: Asker,
  act: 'post.read' | 'calendar.read' = 'post.read',
): RawBuilder<SqlBool> {
  const byUnit = filterFor(asker, act, { unit: 'one.unit' })
  const channels = waysTo(asker, act).flatMap(({ holding }) =>
    holding?.scope.kind === 'channel' ? [holding.scope.channel] : [],
  )
  return channels.length === 0 ? byUnit : sql<SqlBool>`(${byUnit} or one.channels && ${channels}::text[])`
}
