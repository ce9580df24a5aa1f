import type { Generated } from 'kysely'

/** One row: what this store is. */
export type StoreTable = {
  readonly id: string
  readonly is_demonstration: boolean
  readonly created_at: string
  /** Keeps the table at one row. */
  readonly one_row: Generated<boolean>
}

/** One row a migration that this store has been through. */
export type MigrationTable = {
  readonly number: number
  readonly name: string
  readonly digest: string
  readonly applied_at: Generated<string>
}

/** One row a time that the store was restored from a backup. */
export type RestoredTable = {
  /** When the backup was made. */
  readonly made_at: string
  readonly restored_at: string
}

/**
 * Tables that may be written without an event: sessions, autosave, presence, counters, the queue. A context adds
 * its own in its `store.ts`: `declare module '../store/tables.ts' { interface ScratchTables { … } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: each context adds its tables by declaration merging.
export interface ScratchTables {}

/** Every table. A context adds its own in its `store.ts`, in the same way. */
export interface Tables extends ScratchTables {
  store: StoreTable
  migration: MigrationTable
  store_restored: RestoredTable
}
