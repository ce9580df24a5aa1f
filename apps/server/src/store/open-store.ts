import { randomBytes } from 'node:crypto'
import pg, { type Client } from 'pg'
import { type Database, openDatabase } from './database.ts'
import { type EmbeddedServer, joinEmbeddedServer } from './embedded/embedded-server.ts'
import { isConnectionLost } from './faults.ts'
import { claimStore, type StoreIdentity } from './identity.ts'
import { type Migrated, migrate } from './migrate.ts'
import { migrations } from './migrations/list.ts'
import type { PoolSource } from './pool.ts'
import type { StoreRefusal } from './refusal.ts'
import { StoreError } from './store-error.ts'

export type StoreSettings = { readonly dataFolder: string; readonly databaseUrl: string | undefined }

/** A database that was reached, ours or somebody's. */
export type Reached = {
  readonly source: PoolSource
  /** Where the embedded server lives, if it is not inside the data folder. */
  readonly elsewhere: string | undefined
  /** A connection of one's own, for what is no query: migrations, copies. The caller ends it. */
  connect(): Promise<Client>
  leave(): Promise<void>
}

export type Store = {
  readonly database: Database
  readonly identity: StoreIdentity
  readonly elsewhere: string | undefined
  /** For what keeps connections of its own, such as the queue. */
  readonly source: PoolSource
  close(): Promise<void>
}

/** Reaches the database of `DATABASE_URL`, or starts or joins the one in the data folder. */
export async function reachDatabase({ dataFolder, databaseUrl }: StoreSettings): Promise<Reached> {
  const embedded = databaseUrl === undefined ? await joinEmbeddedServer(dataFolder) : undefined
  const source = embedded ? embeddedSource(embedded) : { config: { connectionString: databaseUrl } }
  return {
    source,
    elsewhere: embedded?.isElsewhere ? embedded.folder : undefined,
    connect: () => connectOnce(source),
    leave: async () => {
      await embedded?.leave()
    },
  }
}

const embeddedSource = ({ address, login, heal }: EmbeddedServer): PoolSource => ({
  config: { ...address, ...login },
  heal,
})

async function connectOnce({ config }: PoolSource): Promise<Client> {
  const client = new pg.Client({ ...config, application_name: 'secondlook host' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await refuseUnfit(client)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    if (error instanceof StoreError) throw error
    // The address may hold a password, so it is not repeated.
    const isAddress = isConnectionLost(error) || (error instanceof Error && 'code' in error)
    if (!isAddress || !(error instanceof Error)) throw error
    throw new StoreError(`the database of DATABASE_URL cannot be used: ${error.message}`)
  }
}

async function refuseUnfit(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  )
  const [{ version, encoding } = { version: 0, encoding: '' }] = rows
  if (version < 150_000) {
    throw new StoreError(
      `DATABASE_URL leads to PostgreSQL ${Math.trunc(version / 10_000)}; it must be 15 or newer`,
    )
  }
  if (encoding !== 'UTF8')
    throw new StoreError(`the database of DATABASE_URL is in ${encoding}; create one with encoding UTF8`)
}

/** Brings the schema of a database that was reached forward. */
export async function migrateReached(reached: Reached): Promise<Migrated> {
  const client = await reached.connect()
  try {
    return await migrate(client, migrations)
  } catch (error) {
    const isForbidden = error instanceof Error && 'code' in error && error.code === '42501'
    if (!isForbidden) throw error
    throw new StoreError(
      `the login of DATABASE_URL may not do what the store needs (${error.message}); docs/reference/settings.md lists its rights`,
    )
  } finally {
    await client.end()
  }
}

/** Opens the store for a program that runs: reached, migrated, and of the kind that was asked for. */
export async function openStore(
  settings: StoreSettings & { readonly isDemonstration: boolean },
): Promise<{ readonly ok: true; readonly store: Store } | StoreRefusal> {
  const reached = await reachDatabase(settings)
  const database = openDatabase(reached.source)
  const close = async (): Promise<void> => {
    await database.close()
    await reached.leave()
  }
  try {
    const migrated = await migrateReached(reached)
    const claimed = migrated.ok
      ? await database.transact((tx) =>
          claimStore(tx, settings.isDemonstration, { now: Date.now, randomBytes }),
        )
      : migrated
    if (claimed.ok) {
      const { identity } = claimed
      return {
        ok: true,
        store: { database, identity, elsewhere: reached.elsewhere, source: reached.source, close },
      }
    }
    await close()
    return claimed
  } catch (error) {
    await close()
    throw error
  }
}
