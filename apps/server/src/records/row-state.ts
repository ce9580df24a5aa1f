import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../store/database.ts'

/** The part that holds what the salts of an event's rows are made of. It is never shown. */
export const rowSaltPart = 'row-salt'

/** The part that holds the key of a capture's file, so that disposing of the one is disposing of the other. */
export const captureKeyPart = 'capture-key'

/** What no receipt and no export shows, whoever asks. */
export const isShownToNobody = (part: string): boolean => part === rowSaltPart || part === captureKeyPart

/** Destroyed parts are rows of an event too: of this table, under the key `EVENT/NAME`, gone. */
export const partTable = 'event_part'

/** The salt of one row, out of the one secret that its event keeps in a part. */
export const saltOfRow = (secret: string, table: string, key: string): Uint8Array =>
  createHash('sha256').update(`secondlook.row-salt/v1\n${table}\n${key}\n${secret}`).digest()

/**
 * The state of a row as text: every column that has a value, in the spelling of PostgreSQL, which keeps every digit
 * of a number. Columns without a value are left out, so that a column can be added to a table that has rows.
 */
const state = sql<string>`(select jsonb_object_agg(key, value)::text from jsonb_each(to_jsonb(one)) where value <> 'null')`

const mine = sql<boolean>`one.xmin::text = pg_current_xact_id()::xid::text`

type Found = {
  readonly table_name: string
  readonly key: string
  readonly state: string
  readonly mine: boolean
}

/**
 * The states of rows by table and key, `null` where a row is gone. A row that this transaction has not written is locked
 * before it is read, because a change of it that is under way would come after it in the log and not show in it.
 */
export async function readStates(
  tx: Tx,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string | null>>> {
  // The array has no type of its own, so that it takes that of the id, text or UUID, and the index is used.
  const select = (table: string, keys: readonly string[]) => sql`
    select ${table}::text as table_name, one.id::text as key, ${state} as state, ${mine} as mine
    from ${sql.table(table)} as one where one.id = any(${[...keys]})`
  const states = new Map([...wanted].map(([table, keys]) => [table, goneOf(keys)]))
  if (states.size === 0) return states
  const all = [...wanted].map(([table, keys]) => select(table, [...keys]))
  const found = await sql<Found>`${sql.join(all, sql` union all `)}`.execute(tx)
  const others = new Map<string, string[]>()
  for (const one of found.rows)
    if (one.mine) states.get(one.table_name)?.set(one.key, one.state)
    else others.set(one.table_name, [...(others.get(one.table_name) ?? []), one.key])
  for (const [table, keys] of others) {
    const locked = await sql<Found>`${select(table, keys)} for no key update of one`.execute(tx)
    for (const one of locked.rows) states.get(table)?.set(one.key, one.state)
  }
  return states
}

const goneOf = (keys: Iterable<string>): Map<string, string | null> =>
  new Map([...keys].map((key) => [key, null]))

/** Rows of a table after a key, in the order of their keys, for whoever looks at all of them. */
export async function readRowsAfter(
  db: Db | Tx,
  table: string,
  after: string,
  most: number,
): Promise<readonly { readonly key: string; readonly state: string }[]> {
  const type = await typeOfId(db, table)
  const id = sql.raw(type === 'uuid' ? 'one.id' : 'one.id collate "C"')
  const past = after === '' ? sql`true` : sql`${id} > ${after}::text::${sql.raw(type)}`
  const { rows } = await sql<{ key: string; state: string }>`
    select one.id::text as key, ${state} as state from ${sql.table(table)} as one
    where ${past} order by ${id} limit ${most}`.execute(db as Tx)
  return rows
}

/** A recorded table has an `id` that is text or a UUID, and is asked by it through its index. */
async function typeOfId(db: Db | Tx, table: string): Promise<'text' | 'uuid'> {
  const { rows } = await sql<{ type: string }>`
    select format_type(atttypid, null) as type from pg_attribute
    where attrelid = to_regclass(${`secondlook.${table}`}) and attname = 'id' and not attisdropped`.execute(
    db as Tx,
  )
  const type = rows[0]?.type
  if (type !== 'text' && type !== 'uuid')
    throw new Error(`the table ${table} has no id that is text or a UUID, so its rows cannot be recorded`)
  return type
}
