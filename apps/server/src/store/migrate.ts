import type { ClientBase } from 'pg'
import { digestOf, type Migration, numberOf } from './migration.ts'
import { schemaName, sessionSql } from './pool.ts'
import { refuse, type StoreRefusal } from './refusal.ts'

export type Migrated = { readonly ok: true; readonly applied: readonly string[] } | StoreRefusal
type Recorded = { readonly number: number; readonly name: string; readonly digest: string }

/** Any two programs that migrate the same database agree on this number. */
const lockKey = 7_276_117
/** A step of the schema may wait for readers to finish, and may take its time with many rows. */
const settings = { search_path: schemaName, statement_timeout: '0', lock_timeout: '60s' }

const table = `create table if not exists ${schemaName}.migration (
  number integer primary key,
  name text collate "C" not null,
  digest text collate "C" not null,
  applied_at timestamptz(3) not null default now()
)`

/** Brings a database forward, one transaction a migration; programs that start together wait for each other. */
export async function migrate(client: ClientBase, list: readonly Migration[]): Promise<Migrated> {
  await client.query(sessionSql(settings))
  const applied: string[] = []
  for (;;) {
    await client.query('begin')
    try {
      const step = await migrateOnce(client, list)
      await client.query('commit')
      if (!step.ok) return step
      if (step.applied.length === 0) return { ok: true, applied }
      applied.push(...step.applied)
    } catch (error) {
      // A connection that is gone cannot roll back, and need not.
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  }
}

/** Applies the next migration inside the transaction that the caller has begun; none where nothing is left to do. */
async function migrateOnce(client: ClientBase, list: readonly Migration[]): Promise<Migrated> {
  await client.query('select pg_advisory_xact_lock($1)', [lockKey])
  await client.query(`create schema if not exists ${schemaName}`)
  await client.query(table)
  const { rows } = await client.query<Recorded>(
    `select number, name, digest from ${schemaName}.migration order by number`,
  )
  const refusal = findMismatch(rows, list)
  if (refusal) return refusal
  const next = list[rows.length]
  if (!next) return { ok: true, applied: [] }
  for (const statement of next.statements) await client.query(statement)
  await client.query(`insert into ${schemaName}.migration (number, name, digest) values ($1, $2, $3)`, [
    numberOf(next),
    next.name,
    digestOf(next),
  ])
  return { ok: true, applied: [next.name] }
}

/** Applies everything inside the transaction that the caller has begun, for a database that is being restored. */
export async function migrateWithin(client: ClientBase, list: readonly Migration[]): Promise<Migrated> {
  const applied: string[] = []
  for (;;) {
    const step = await migrateOnce(client, list)
    if (!step.ok || step.applied.length === 0) return step.ok ? { ok: true, applied } : step
    applied.push(...step.applied)
  }
}

/** Why what a store has been through does not fit what this program knows; `undefined` where it does. */
export function findMismatch(
  recorded: readonly Recorded[],
  list: readonly Migration[],
): StoreRefusal | undefined {
  for (const [at, { name, digest }] of recorded.entries()) {
    const known = list[at]
    if (!known) {
      return refuse('store-newer', `the store has been through ${name}, which this program does not know`)
    }
    if (known.name !== name || digestOf(known) !== digest) {
      return refuse('migration-altered', `the store has been through another ${name} than this program has`)
    }
  }
  return undefined
}
