import type { PostState } from '@secondlook/contract'
import { sql } from 'kysely'
import type { ChangedRow } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import type { PostStandingTable } from '../tables.ts'

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
  if (before)
    await tx.updateTable('post_standing').set({ ended_at: at }).where('id', '=', before.id).execute()
  await tx
    .insertInto('post_standing')
    .values({ ...now, id, post, from_at: at, ended_at: null })
    .execute()
  return [...(before ? [before.id] : []), id].map((key) => ({ table: 'post_standing' as const, key }))
}

type Described = Omit<
  PostStandingTable,
  'id' | 'post' | 'state' | 'waits_for' | 'due_at' | 'from_at' | 'ended_at'
>

/** What a list shows and a search looks in: of the last version, or of the draft while there is none. */
async function describe(tx: Tx, post: string): Promise<Described> {
  const head = await tx.selectFrom('post').selectAll().where('id', '=', post).executeTakeFirstOrThrow()
  const last = await tx
    .selectFrom('post_version')
    .selectAll()
    .where('post', '=', post)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const margin = await tx
    .selectFrom('post_margin')
    .selectAll()
    .where('post', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const { rows } = await sql<{ about: string }>`
    select distinct unnest(initiatives) as about from post_version where post = ${post} order by about`.execute(
    tx,
  )
  const texts = last ? [last.body.text, ...last.body.variants.map(({ text }) => text ?? '')] : []
  const title = margin?.title || firstWords(last?.body.text ?? '')
  return {
    ...{ kind: last?.body.kind ?? head.kind, unit: head.unit, version: last?.number ?? null },
    ...{
      tier: last?.tier ?? null,
      channels: last?.channels ?? [],
      initiatives: rows.map(({ about }) => about),
    },
    ...{ authors: last?.authors ?? [head.begun_by], title, campaign: margin?.campaign ?? '' },
    words: [title, margin?.campaign, ...(margin?.tags ?? []), ...texts].join('\n').toLowerCase(),
    goes_at: last?.goes_at ?? null,
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
