import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresPool } from 'kysely'
import pg, { type PoolClient, type PoolConfig } from 'pg'
import { parserOf } from './column-types.ts'
import { isConnectionLost } from './faults.ts'
import { StatementNames, withNames } from './named-statements.ts'

/** Where the database is. */
export type PoolSource = {
  readonly config: Pick<PoolConfig, 'connectionString' | 'host' | 'port' | 'user' | 'database' | 'max'>
  /** Brings the server up where that is ours to do. */
  readonly heal?: (() => Promise<void>) | undefined
  /** How long a connection is waited for while the server is down. */
  readonly waitMs?: number | undefined
}

export const schemaName = 'secondlook'
const waitMsOfAServer = 30_000

/**
 * What holds in every session. A statement that takes half a minute is a fault; one that waits ten seconds for a lock
 * waits for something broken; a transaction that idles for a minute was forgotten.
 */
const sessionSettings: Readonly<Record<string, string>> = {
  search_path: schemaName,
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'iso_8601',
  bytea_output: 'hex',
  statement_timeout: '30s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '60s',
}

/** The sessions of what is kept can only read, outside of a transaction that says otherwise. */
const purposes = {
  kept: { max: 10, sql: "set default_transaction_read_only = 'on'" },
  scratch: { max: 4, sql: 'set role secondlook_scratch' },
} as const

/** A pool that waits, and has the server brought up, where a connection cannot be had. */
export function openPool(
  source: PoolSource,
  purpose: keyof typeof purposes,
  onConnect: () => void = () => undefined,
): PostgresPool {
  const pool = new pg.Pool({
    max: purposes[purpose].max,
    ...source.config,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    application_name: `secondlook ${purpose}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  // An idle connection that breaks is taken out of the pool; the next one is made anew.
  pool.on('error', () => undefined)
  // While a connection is lent nobody listens, and an event that nobody hears ends the process. A server that goes down
  // may say that we are in and that we are out in one breath, before whoever waits for the connection has it.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    onConnect()
  })
  const ready = new WeakMap<PoolClient, PoolClient>()
  const names = new StatementNames()
  const sql = `${sessionSql(sessionSettings)}; ${purposes[purpose].sql}`

  const connectOnce = async (): Promise<PoolClient> => {
    const client = await pool.connect()
    const known = ready.get(client)
    if (known) return known
    try {
      await client.query(sql)
      const named = withNames(client, names)
      ready.set(client, named)
      return named
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  const connect = async (): Promise<PoolClient> => {
    const end = performance.now() + (source.waitMs ?? waitMsOfAServer)
    for (;;) {
      try {
        return await connectOnce()
      } catch (error) {
        if (!isConnectionLost(error) || performance.now() >= end) throw error
        // What stands in the way may pass; when time is up, the connection says what was wrong.
        await source.heal?.().catch(() => undefined)
        await sleep(50)
      }
    }
  }
  return { options: pool.options, connect, end: () => pool.end() } as PostgresPool
}

export const sessionSql = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `set ${name} = '${value}'`)
    .join('; ')
