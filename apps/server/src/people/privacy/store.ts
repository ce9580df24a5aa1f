import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../store/database.ts'
import type { Told } from './start-gate.ts'
import type { SurveillanceSays } from './surveillance.ts'
import type { SurveillanceNoticeTable, SurveillanceToldTable, ToldHow } from './tables.ts'

export type SurveillanceNotice = {
  readonly id: string
  readonly version: number
  readonly says: SurveillanceSays
  readonly items: readonly string[]
  readonly startsAt: string
  readonly issuedAt: string
  readonly endedAt: string | null
}

type NoticeRow = Omit<SurveillanceNoticeTable, 'says'> & { readonly says: SurveillanceSays }
const toSurveillanceNotice = (row: NoticeRow): SurveillanceNotice => ({
  ...{ id: row.id, version: row.version, says: row.says, items: row.items },
  ...{ startsAt: row.starts_at, issuedAt: row.from_at, endedAt: row.ended_at },
})

/** Every version of the notice, the newest first. */
export async function listSurveillanceNotices(db: Db | Tx): Promise<readonly SurveillanceNotice[]> {
  const rows = await db.selectFrom('surveillance_notice').selectAll().orderBy('version', 'desc').execute()
  return rows.map(toSurveillanceNotice)
}

/** The version that stands; locked until the transaction ends where it is asked for in one. */
export async function findStandingNotice(db: Db | Tx): Promise<SurveillanceNotice | undefined> {
  const row = await db
    .selectFrom('surveillance_notice')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row && toSurveillanceNotice(row)
}

/** The notice that stands, and everybody who was told of it. */
export async function findToldOfStanding(
  db: Db | Tx,
): Promise<{ readonly notice: string; readonly told: readonly string[] } | undefined> {
  const standing = await findStandingNotice(db)
  if (!standing) return undefined
  const rows = await db
    .selectFrom('surveillance_told')
    .select('person')
    .where('notice', '=', standing.id)
    .execute()
  return { notice: standing.id, told: rows.map(({ person }) => person) }
}

export async function insertSurveillanceNotice(
  tx: Tx,
  { says, ...row }: Omit<NoticeRow, 'ended_at'>,
): Promise<void> {
  await tx
    .insertInto('surveillance_notice')
    .values({ ...row, items: [...row.items], says: JSON.stringify(says), ended_at: null })
    .execute()
}

/** Adds that somebody was told; `false` where they were told of this version already. */
export async function insertTold(tx: Tx, row: SurveillanceToldTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('surveillance_told')
    .values(row)
    .onConflict((on) => on.columns(['notice', 'person']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export type ToldRow = Told & {
  readonly id: string
  readonly notice: string
  readonly person: string
  readonly version: number
  readonly how: ToldHow
  readonly toldAt: string
  readonly isAgreed: boolean
}

/** What a decision weighs of a notice that somebody was told of, as it is read. */
export type ToldFact = {
  readonly items: readonly string[]
  readonly starts_at: string
  readonly until: string | null
}

export const toTold = ({ items, starts_at, until }: ToldFact): Told => ({
  ...{ items, startsAt: starts_at },
  endedAt: until === null ? null : `${until}T23:59:59.999Z`,
})

/** Those facts of some people, as a part of a statement. */
export const toldSql = (people: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select notice.items, told.starts_at, notice.says ->> 'until' as until
  from surveillance_told told join surveillance_notice notice on notice.id = told.notice
  where told.person = any(array(${people})) order by told.told_at`

/** What somebody was told of, under any of their entries. */
export async function listTold(db: Db | Tx, people: readonly string[]): Promise<readonly ToldRow[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('surveillance_told')
    .innerJoin('surveillance_notice', 'surveillance_notice.id', 'surveillance_told.notice')
    .select([
      'surveillance_told.id as id',
      'notice',
      'person',
      'version',
      'how',
      'told_at',
      'is_agreed',
      'items',
      'surveillance_told.starts_at as starts_at',
      sql<string | null>`says ->> 'until'`.as('until'),
    ])
    .where(sql<SqlBool>`person = any(${[...people]}::text[])`)
    .orderBy('told_at')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, notice: row.notice, person: row.person, version: row.version, how: row.how },
    ...{ toldAt: row.told_at, isAgreed: row.is_agreed, ...toTold(row) },
  }))
}
