import type { ClientBase } from 'pg'
import { schemaName } from '../pool.ts'

export type TableShape = { readonly name: string; readonly columns: string[] }
export type SequenceState = { readonly name: string; readonly value: string; readonly isCalled: boolean }
type ForeignKey = { readonly name: string; readonly table: string; readonly definition: string }

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const inSchema = (name: string): string => `${quoted(schemaName)}.${quoted(name)}`

/** Every table that holds rows, and its columns that can be written, in their order. */
export async function listTables(client: ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name,
       coalesce((select json_agg(a.attname order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' order by c.relname collate "C"`,
    [schemaName],
  )
  return rows
}

/** How far each sequence is. Read after the tables, a sequence is never behind them. */
export async function listSequences(client: ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = $1::regnamespace and relkind = 'S' order by relname collate "C"`,
    [schemaName],
  )
  const states: SequenceState[] = []
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${inSchema(name)}`,
    )
    const [{ value, called } = { value: '1', called: false }] = state.rows
    states.push({ name, value, isCalled: called })
  }
  return states
}

export async function listForeignKeys(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select k.conname as name, c.relname as table, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and k.conparentid = 0 and k.connamespace = $1::regnamespace order by 2, 1`,
    [schemaName],
  )
  return rows
}

/** Columns that hold numbers of transactions. */
export async function listTransactionColumns(
  client: ClientBase,
): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.atttypid = 'xid8'::regtype
       and a.attnum > 0 and not a.attisdropped order by 1, 2`,
    [schemaName],
  )
  return rows
}

/** The first thing that somebody keeps in this database; `undefined` where it is empty. */
export async function findSomething(client: ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by 1 limit 1`,
  )
  return rows[0]?.name
}
