import type { MediaDeclaration } from '@secondlook/contract'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../store/database.ts'
import type { LogoMatch } from './logos/logo.ts'
import type { Media } from './model.ts'
import type { MediaFileTable, MediaSaidTable, MediaTextTable } from './tables.ts'

const filesNow = (db: Db | Tx) =>
  db
    .selectFrom('media_file')
    .leftJoin('media_said', (join) =>
      join.onRef('media_said.media', '=', 'media_file.id').on('media_said.ended_at', 'is', null),
    )
    .leftJoin('media_text', 'media_text.media', 'media_file.id')
    .leftJoin('media_logos', (join) =>
      join.onRef('media_logos.media', '=', 'media_file.id').on('media_logos.ended_at', 'is', null),
    )
    .selectAll('media_file')
    .select([
      ...(['media_said.people', 'media_said.ai', 'media_said.alt', 'media_text.state'] as const),
      ...(['media_text.words', 'media_text.confidence', 'media_text.language', 'media_logos.found'] as const),
    ])
    .where('media_file.ended_at', 'is', null)

type Row = MediaFileTable & {
  readonly [K in keyof Pick<MediaSaidTable, 'people' | 'ai' | 'alt'>]: MediaSaidTable[K] | null
} & {
  readonly [K in keyof Pick<MediaTextTable, 'state' | 'words' | 'confidence' | 'language'>]:
    | MediaTextTable[K]
    | null
} & { readonly found: readonly LogoMatch[] | null }

const toMedia = (row: Row): Media => {
  const { id, digest, medium, small, kind, width, height, bytes, name, look, person, unit, channel } = row
  const { people, ai, alt } = row
  return {
    ...{ id, digest, medium, small, kind, width, height, bytes, name, look, person, unit, channel },
    ...{ aiHint: row.ai_hint, addedAt: row.from_at, logos: row.found },
    declared: people && ai && alt !== null ? { people, ai, alt } : null,
    text: {
      ...{ state: row.state ?? 'waiting', text: row.words ?? '' },
      ...{ confidence: row.confidence ?? 0, language: row.language ?? 'eng' },
    },
  }
}

export async function findMedia(db: Db | Tx, id: string): Promise<Media | undefined> {
  const row = await filesNow(db).where('media_file.id', '=', id).executeTakeFirst()
  return row && toMedia(row)
}

type Page = {
  readonly people: readonly string[]
  readonly limit: number
  readonly after?: string | undefined
}

/** What somebody added, under any of their entries, the newest first. */
export async function listMedia(db: Db | Tx, { people, limit, after }: Page): Promise<readonly Media[]> {
  let query = filesNow(db)
    .where(sql<SqlBool>`media_file.person = any(${[...people]}::text[])`)
    .where('media_file.page', 'is', null)
    .orderBy('media_file.id', 'desc')
    .limit(limit)
  if (after !== undefined) query = query.where('media_file.id', '<', after)
  return (await query.execute()).map(toMedia)
}

/** Ids, names and looks of what somebody added last. */
export const listLooks = async (db: Db | Tx, people: readonly string[], limit: number) =>
  await db
    .selectFrom('media_file')
    .select(['id', 'name', 'look'])
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where('page', 'is', null)
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/**
 * Whoever keeps or takes away a file holds it until their transaction ends, so that none is taken away while a row that
 * names it is on its way; and whoever says something of a picture holds that. In one order, so that two never wait for
 * each other.
 */
export async function hold(tx: Tx, names: readonly string[]): Promise<void> {
  for (const name of [...new Set(names)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`media ${name}`}, 0))`.execute(tx)
}

export const insertFile = async (tx: Tx, row: MediaFileTable): Promise<void> =>
  void (await tx.insertInto('media_file').values(row).execute())

/** `false` where it was ended already. */
export async function endFile(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('media_file')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The files of a picture, whether it was removed or not. */
export async function findDigests(db: Db | Tx, id: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom('media_file')
    .select(['digest', 'medium', 'small'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? [row.digest, row.medium, row.small].filter((one): one is string => one !== null) : []
}

/** The picture of a page that was kept not long ago, with the same bytes and for the same people. */
export async function findPagePicture(
  db: Db | Tx,
  {
    page,
    unit,
    digest,
    since,
  }: {
    readonly page: string
    readonly unit: string | null
    readonly digest: string
    readonly since: string
  },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('media_file')
    .select('id')
    .where('ended_at', 'is', null)
    .where('page', '=', page)
    .where('from_at', '>', since)
    .where('digest', '=', digest)
    .where('unit', unit === null ? 'is' : '=', unit)
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Pictures that were taken from pages before an instant. */
export async function findPagePictures(db: Db | Tx, before: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('media_file')
    .select('id')
    .where('ended_at', 'is', null)
    .where('page', 'is not', null)
    .where('from_at', '<', before)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether a picture that is kept has this file, at any size. */
export async function isNamed(tx: Tx, digest: string): Promise<boolean> {
  const row = await tx
    .selectFrom('media_file')
    .select('id')
    .where('ended_at', 'is', null)
    .where((on) => on.or([on('digest', '=', digest), on('medium', '=', digest), on('small', '=', digest)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type Saying = MediaDeclaration & { readonly id: string; readonly media: string; readonly person: string }

/** Says something else of a picture from now on; the rows that it changed. */
export async function say(
  tx: Tx,
  at: string,
  { id, media, people, ai, alt, person }: Saying,
): Promise<readonly string[]> {
  const ended = await tx
    .updateTable('media_said')
    .set({ ended_at: sql<string>`greatest(from_at, ${at}::timestamptz)` })
    .where('media', '=', media)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  await tx
    .insertInto('media_said')
    .values({ id, media, people, ai, alt, person, from_at: at, ended_at: null })
    .execute()
  return [...ended.map((row) => row.id), id]
}

/** `false` where it was read before. */
export async function insertText(tx: Tx, row: MediaTextTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('media_text')
    .values(row)
    .onConflict((on) => on.column('media').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

type Recognised = {
  readonly id: string
  readonly media: string
  readonly known: number
  readonly found: readonly LogoMatch[]
}

/** Keeps which logos are seen in a picture from now on; the rows that it changed. */
export async function keepLogos(
  tx: Tx,
  at: string,
  { id, media, known, found }: Recognised,
): Promise<readonly string[]> {
  const ended = await tx
    .updateTable('media_logos')
    .set({ ended_at: sql<string>`greatest(from_at, ${at}::timestamptz)` })
    .where('media', '=', media)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  await tx
    .insertInto('media_logos')
    .values({ id, media, known, found: JSON.stringify(found), from_at: at, ended_at: null })
    .execute()
  return [...ended.map((row) => row.id), id]
}

export const countMedia = async (db: Db | Tx, people: readonly string[]) =>
  await db
    .selectFrom('media_file')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('from_at').as('since')])
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
