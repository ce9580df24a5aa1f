import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import { Kept, keepFor } from './kept/kept.ts'
import { openPool, type PoolSource } from './pool.ts'
import type { ScratchTables, Tables } from './tables.ts'
import { type TransactOptions, transact } from './transact.ts'

type Reading = 'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor'

/** May read. That it cannot write is kept by the types, and again by PostgreSQL: its sessions are read only. */
export type Db = Pick<Kysely<Tables>, Reading>

/** May write. There is one only inside a transaction. */
export type Tx = Transaction<Tables>

/**
 * May write the tables of scratch and see no others. Kept by the types, and again by PostgreSQL: its sessions have a
 * role that was granted those tables and nothing else.
 */
export type Scratch = Kysely<ScratchTables>

export type Database = {
  readonly db: Db
  readonly scratch: Scratch
  /**
   * Runs work in a transaction. Where PostgreSQL asks for it (serialisation, deadlock, a connection lost before the
   * commit) it is run again from the start, so it may have no effect outside of the transaction.
   */
  transact<T>(work: (tx: Tx) => Promise<T>, options?: TransactOptions): Promise<T>
  /** Throws where the database cannot be asked now. */
  check(): Promise<void>
  close(): Promise<void>
}

export function openDatabase(source: PoolSource): Database {
  let connections = 0
  const onConnect = (): void => {
    connections += 1
  }
  const kept = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openPool(source, 'kept', onConnect) }),
  })
  const standing = new Kept(kept, () => connections)
  keepFor(kept, standing)
  const scratch = new Kysely<ScratchTables>({
    dialect: new PostgresDialect({ pool: openPool(source, 'scratch') }),
  })
  return {
    db: kept,
    scratch,
    transact: (work, options) =>
      transact(
        kept,
        (tx) => {
          keepFor(tx, standing)
          return work(tx)
        },
        options,
      ),
    check: async () => {
      await kept.selectFrom('store').select('id').execute()
    },
    close: async () => {
      await Promise.all([kept.destroy(), scratch.destroy()])
    },
  }
}
