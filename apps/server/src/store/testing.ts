import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg, { type Client } from 'pg'
import { type Database, openDatabase } from './database.ts'
import { databaseName } from './embedded/database-in-cluster.ts'
import { type EmbeddedServer, joinEmbeddedServer } from './embedded/embedded-server.ts'
import { migrate } from './migrate.ts'
import { digestOf, type Migration } from './migration.ts'
import { migrations } from './migrations/list.ts'
import type { PoolSource } from './pool.ts'

/** A real database of one test file. */
export type TestDatabase = {
  readonly database: Database
  readonly name: string
  readonly source: PoolSource
  /** A connection of one's own as the store's owner, or as the superuser; ended with the rest. */
  connect(as?: 'owner' | 'superuser'): Promise<Client>
  close(): Promise<void>
}

/** Kept from one run of the tests to the next, because making a cluster takes longer than most tests. */
export const testFolder = join(
  tmpdir(),
  `secondlook-tests-${createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 12)}`,
)

let made = 0

/**
 * Opens a database for a test file: a copy of one that has every migration behind it, or an empty one. All files
 * share one server, as its users; the last to close stops it.
 */
export async function openTestDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const server = await joinEmbeddedServer(testFolder)
  made += 1
  const name = `test_${process.pid}_${Date.now()}_${made}_${Math.trunc(Math.random() * 1e6)}`
  const host = await clientOf(server, 'postgres', 'superuser')
  const template = isEmpty ? 'template0' : await ensureTemplate(server, host)
  await host.query(`create database ${name} owner ${databaseName} template ${template}`)

  const clients: Client[] = []
  const source: PoolSource = {
    config: { ...server.address, user: databaseName, database: name },
    heal: server.heal,
  }
  const database = openDatabase(source)
  return {
    database,
    name,
    source,
    connect: async (as = 'owner') => {
      const client = await clientOf(server, name, as)
      clients.push(client)
      return client
    },
    close: async () => {
      await Promise.all([database.close(), ...clients.map((client) => client.end())])
      await host.query(`drop database if exists ${name} with (force)`)
      await host.end()
      await server.leave()
    },
  }
}

async function clientOf(
  server: EmbeddedServer,
  database: string,
  as: 'owner' | 'superuser',
): Promise<Client> {
  const user = as === 'owner' ? databaseName : server.superuser
  const client = new pg.Client({ ...server.address, user, database, application_name: 'secondlook test' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** A template has its name when it is whole; another list of migrations makes another one. */
async function ensureTemplate(server: EmbeddedServer, host: Client): Promise<string> {
  const name = `template_${digestOfList(migrations)}`
  await host.query('select pg_advisory_lock(20150701)')
  try {
    const { rows } = await host.query<{ datname: string }>(
      "select datname from pg_database where datname like 'template\\_%'",
    )
    await dropAbandoned(host)
    if (rows.some(({ datname }) => datname === name)) return name
    for (const { datname } of rows) await host.query(`drop database if exists ${datname} with (force)`)
    await host.query('drop database if exists unfinished_template with (force)')
    await host.query(`create database unfinished_template owner ${databaseName} template template0`)
    const owner = await clientOf(server, 'unfinished_template', 'owner')
    await migrate(owner, migrations)
    await owner.end()
    await host.query(`alter database unfinished_template rename to ${name}`)
    return name
  } finally {
    await host.query('select pg_advisory_unlock(20150701)')
  }
}

/** Databases whose run of the tests was killed: their name says by which process they were made. */
async function dropAbandoned(host: Client): Promise<void> {
  const { rows } = await host.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%'",
  )
  for (const { datname } of rows) {
    try {
      process.kill(Number(datname.split('_')[1]), 0)
    } catch {
      await host.query(`drop database if exists ${datname} with (force)`)
    }
  }
}

const digestOfList = (list: readonly Migration[]): string =>
  createHash('sha256').update(list.map(digestOf).join()).digest('hex').slice(0, 12)
