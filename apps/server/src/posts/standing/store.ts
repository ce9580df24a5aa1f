import type { PostBody, PostState } from '@secondlook/contract'
import { sql } from 'kysely'
import type { ChangedRow } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { notBefore } from '../../store/not-before.ts'
import type { PostStandingTable, PostTable, PostVersionTable } from '../tables.ts'

export type Standing = {
  readonly state: PostState
  /** Who can say yes at the step that is open. */
  readonly waitsFor: readonly string[]
  readonly due: string | null
}

/**
 * Keeps where a post stands for lists, from its last version and what is said of it. The rows that changed, for the
 * event of whatever changed it; none where it stands as it stood.
 */
export async function writeStanding(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: IdSource },
  post: string,
  { state, waitsFor, due }: Standing,
): Promise<readonly ChangedRow[]> {
  const before = await tx
    .selectFrom('post_standing')
    .selectAll()
    .where('post', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const now = { ...(await describe(tx, post)), state, waits_for: [...waitsFor].sort(), due_at: due }
  if (before && isSame(before, now)) return []
  const id = newId(source)
  const from = notBefore(before?.from_at, at)
  if (before)
    await tx.updateTable('post_standing').set({ ended_at: from }).where('id', '=', before.id).execute()
  await tx
    .insertInto('post_standing')
    .values({ ...now, id, post, from_at: from, ended_at: null })
    .execute()
  return [...(before ? [before.id] : []), id].map((key) => ({ table: 'post_standing' as const, key }))
}

type Described = Omit<
  PostStandingTable,
  'id' | 'post' | 'state' | 'waits_for' | 'due_at' | 'from_at' | 'ended_at'
>

type Last = Pick<PostVersionTable, 'number' | 'tier' | 'channels' | 'authors' | 'goes_at'>
type Head = Pick<PostTable, 'kind' | 'unit' | 'begun_by'> & {
  readonly [K in keyof Last]: Last[K] | null
} & {
  readonly body: PostBody | null
  readonly title: string | null
  readonly campaign: string | null
  readonly tags: readonly string[] | null
  readonly initiatives: readonly string[]
}

/** What a list shows and a search looks in: of the last version, or of the draft while there is none. */
async function describe(tx: Tx, post: string): Promise<Described> {
  const { rows } = await sql<Head>`
    select post.kind, post.unit, post.begun_by,
      last.number, last.tier, last.channels, last.authors, last.goes_at, last.body,
      margin.title, margin.campaign, margin.tags,
      array(select about from post_version v, unnest(v.initiatives) about where v.post = post.id
        union select about from post_found f, unnest(f.initiatives) about where f.post = post.id
        order by about) as initiatives
    from post
    left join lateral (select * from post_version v where v.post = post.id order by number desc limit 1) last on true
    left join post_margin margin on margin.post = post.id and margin.ended_at is null
    where post.id = ${post}`.execute(tx)
  const [head] = rows
  if (!head) throw new Error(`there is no post ${post} that could stand anywhere`)
  const { body, tags, campaign } = head
  const texts = body ? [body.text, ...body.variants.map(({ text }) => text ?? '')] : []
  const title = head.title || firstWords(body?.text ?? '')
  return {
    ...{ kind: body?.kind ?? head.kind, unit: head.unit, version: head.number, tier: head.tier },
    ...{ channels: head.channels ?? [], initiatives: head.initiatives },
    ...{ authors: head.authors ?? [head.begun_by], title, campaign: campaign ?? '' },
    words: [title, campaign ?? undefined, ...(tags ?? []), ...texts].join('\n').toLowerCase(),
    goes_at: head.goes_at,
  }
}

const firstWords = (text: string): string => {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/\s+\S*$/, '')}…`
}

const isSame = (before: object, now: object): boolean =>
  Object.entries(now).every(
    ([name, value]) => JSON.stringify((before as Record<string, unknown>)[name]) === JSON.stringify(value),
  )

/** Where a post stands, as lists have it. */
export async function findStanding(db: Db | Tx, post: string): Promise<Standing | undefined> {
  const row = await db
    .selectFrom('post_standing')
    .select(['state', 'waits_for', 'due_at'])
    .where('post', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && { state: row.state as PostState, waitsFor: row.waits_for, due: row.due_at }
}

/** Every post that stands approved, and by which version. */
export async function findApproved(
  db: Db,
): Promise<
  readonly { readonly post: string; readonly version: number; readonly channels: readonly string[] }[]
> {
  const rows = await db
    .selectFrom('post_standing')
    .select(['post', 'version', 'channels'])
    .where('ended_at', 'is', null)
    .where('state', '=', 'approved')
    .execute()
  return rows.flatMap(({ post, version, channels }) =>
    version === null ? [] : [{ post, version, channels }],
  )
}

/** What posts are called in lists, and what they are confined to. */
export const findTitles = async (
  db: Db | Tx,
  posts: readonly string[],
): Promise<
  readonly {
    readonly post: string
    readonly title: string
    readonly unit: string | null
    readonly channels: readonly string[]
    readonly initiatives: readonly string[]
  }[]
> =>
  await db
    .selectFrom('post_standing')
    .select(['post', 'title', 'unit', 'channels', 'initiatives'])
    .where('ended_at', 'is', null)
    .where(sql<boolean>`post = any(${[...posts]}::text[])`)
    .execute()
