import type { PostBody, PostMargin } from '@secondlook/contract'
import { sql } from 'kysely'
import type { Db, Scratch, Tx } from '../../store/database.ts'
import { asRead, rowsAsJson } from '../../store/rows-as-json.ts'
import { aboutSql } from '../confined/store.ts'
import type { PostDraftTable, PostTable } from '../tables.ts'
import type { Draft, TakenChange } from './take-change.ts'

type Row = Omit<PostDraftTable, 'body' | 'margin'> & { readonly body: PostBody; readonly margin: PostMargin }

const toDraft = (row: Row): Draft => ({
  ...{ post: row.post, revision: row.revision, body: row.body, margin: row.margin, writers: row.writers },
  changes: row.changes.map((one) => JSON.parse(one) as TakenChange),
  ...{ changedBy: row.changed_by, changedAt: row.changed_at },
})

const toRow = (draft: Draft) => ({
  ...{ post: draft.post, revision: draft.revision, writers: draft.writers },
  ...{ body: JSON.stringify(draft.body), margin: JSON.stringify(draft.margin) },
  changes: draft.changes.map((one) => JSON.stringify(one)),
  ...{ changed_by: draft.changedBy, changed_at: draft.changedAt },
})

export async function findDraft(db: Db | Tx, post: string): Promise<Draft | undefined> {
  const row = await db.selectFrom('post_draft').selectAll().where('post', '=', post).executeTakeFirst()
  return row && toDraft(row)
}

/** A post with its draft, where that is there, and with what it is about. */
export async function findWithDraft(
  db: Db | Tx,
  id: string,
): Promise<
  | { readonly post: PostTable; readonly draft: Draft | undefined; readonly about: readonly string[] }
  | undefined
> {
  const { rows } = await sql<{ posts: PostTable[]; drafts: Row[]; about: string[] }>`
    select ${rowsAsJson(sql`select * from post where id = ${id}`)} as posts,
      ${rowsAsJson(sql`select * from post_draft where post = ${id}`)} as drafts,
      array(${aboutSql(id)}) as about`.execute(db as Tx)
  const post = rows[0]?.posts[0]
  const draft = rows[0]?.drafts[0]
  return post && { post: asRead(post), draft: draft && toDraft(asRead(draft)), about: rows[0]?.about ?? [] }
}

/** The draft, held until the transaction ends: whoever saves meanwhile waits, and merges with what was saved first. */
export async function holdDraft(tx: Tx, post: string): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('post_draft')
    .selectAll()
    .where('post', '=', post)
    .forUpdate()
    .executeTakeFirst()
  return row && toDraft(row)
}

export async function insertDraft(tx: Tx, draft: Draft): Promise<void> {
  await tx
    .insertInto('post_draft')
    .values(toRow(draft))
    .onConflict((on) => on.column('post').doNothing())
    .execute()
}

export async function updateDraft(tx: Tx, draft: Draft): Promise<void> {
  const { post, ...row } = toRow(draft)
  await tx.updateTable('post_draft').set(row).where('post', '=', post).execute()
}

/** The last version as a draft, where what was typed is not there: a version is never lost with it. */
export async function findLastBody(db: Db | Tx, post: string) {
  const version = await db
    .selectFrom('post_version')
    .select(['body', 'saved_by', 'saved_at'])
    .where('post', '=', post)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return version
}

export async function findMargin(db: Db | Tx, post: string) {
  return await db
    .selectFrom('post_margin')
    .selectAll()
    .where('post', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export type Seen = {
  readonly post: string
  readonly person: string
  readonly field: string | null
  readonly at: string
}

/** Says that somebody has the draft open, and forgets those who have gone. */
export async function seePresent(
  scratch: Scratch,
  { post, person, field, at }: Seen,
  staleBefore: string,
): Promise<void> {
  await scratch
    .insertInto('post_presence')
    .values({ post, person, tab: '', field, since: at, seen_at: at })
    .onConflict((on) =>
      on.columns(['post', 'person', 'tab']).doUpdateSet({
        field,
        seen_at: at,
        since: sql<string>`case when post_presence.seen_at < ${staleBefore}::timestamptz
          then ${at}::timestamptz else post_presence.since end`,
      }),
    )
    .execute()
  await scratch
    .deleteFrom('post_presence')
    .where('post', '=', post)
    .where('seen_at', '<', staleBefore)
    .execute()
}

export const findPresent = async (db: Db, post: string, staleBefore: string) =>
  await db
    .selectFrom('post_presence')
    .select(['person', 'field', 'since'])
    .where('post', '=', post)
    .where('seen_at', '>=', staleBefore)
    .orderBy('since')
    .orderBy('person')
    .execute()

/** Posts that somebody began or is typing in and that are not approved or given up, with what they are called. */
export async function findDraftsOf(db: Db | Tx, people: readonly string[]) {
  const all = sql`${[...people]}::text[]`
  const { rows } = await sql<{ post: string; title: string; begun_at: string }>`
    select draft.post, post.begun_at,
      coalesce(nullif(draft.margin ->> 'title', ''),
        nullif(left(split_part(draft.body ->> 'text', chr(10), 1), 60), ''), 'Untitled') as title
    from post_draft draft
    join post on post.id = draft.post
    join post_standing standing on standing.post = draft.post and standing.ended_at is null
    where (draft.writers && ${all} or post.begun_by = any(${all}))
      and standing.state in ('draft', 'in-review', 'returned', 'held')
    order by draft.post`.execute(db as Tx)
  return rows
}
