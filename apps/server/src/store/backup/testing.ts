import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type Client, type ClientBase } from 'pg'
import type { Migration } from '../migration.ts'
import { migrations } from '../migrations/list.ts'
import { type BackupNeeds, writeBackup } from './backup.ts'
import type { Blobs } from './blobs.ts'

/** A schema with what is hard to copy: a circle of keys, a trigger that says no, values of every kind. */
export const hard: Migration = {
  name: '9002-hard',
  statements: [
    `create table parent (
      id bigint generated always as identity primary key, favourite bigint, words text collate "C",
      twice text collate "C" generated always as (words || words) stored
    )`,
    `create table child (
      id uuid primary key, parent bigint not null references parent (id), at timestamptz(3), bytes bytea,
      amount numeric, ratio double precision, facts jsonb, tags text[] collate "C", span interval, "Odd ""name" integer
    )`,
    'alter table parent add constraint parent_favourite foreign key (favourite) references parent (id)',
    'create table empty (id integer)',
    'create sequence counter start 7',
    "create function say_no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$",
    'create trigger say_no before insert on child for each row execute function say_no()',
  ],
}
export const hardMigrations: readonly Migration[] = [...migrations, hard]

/** Rows of every kind, many enough for several parts. */
export async function fillHard(client: ClientBase, rows = 20_000): Promise<void> {
  await client.query(`insert into parent (words, favourite)
    select case n % 5 when 0 then null when 1 then '' when 2 then e'tab\\tline\\nback\\\\slash' when 3 then '\\N' else 'é😀' || n end, null
    from generate_series(1, 100) n`)
  await client.query('update parent set favourite = 101 - id')
  await client.query('alter table child disable trigger user')
  await client.query(
    `insert into child select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1 + n % 100,
      timestamptz '2026-11-25 00:00+00' + n * interval '1.001 s', decode(md5(n::text), 'hex'), n / 7.0::numeric,
      case n % 4 when 0 then 'NaN' when 1 then '-Infinity' else sqrt(n) end::double precision,
      jsonb_build_object('n', n, 'words', repeat('words ', n % 60)), array['a', null, 'b,"c"'], n * interval '1 day 1.5 s', n
    from generate_series(1, $1::int) n`,
    [rows],
  )
  await client.query('alter table child enable trigger user')
  await client.query("select setval('counter', 4242)")
}

/** A backup in memory. */
export async function backupOf(
  client: ClientBase,
  blobs: Blobs,
  list: readonly Migration[] = hardMigrations,
  inPlaceOf?: BackupNeeds['inPlaceOf'],
): Promise<Buffer> {
  const chunks: Buffer[] = []
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  const at = '2026-11-25T00:00:00.000Z'
  const done = await writeBackup(
    { client, migrations: list, blobs, program: '0.1.0', at, progress: () => undefined, inPlaceOf },
    sink,
  )
  if (!done.ok) throw new Error(done.says)
  return Buffer.concat(chunks)
}

const programs15 = '/usr/lib/postgresql/15/bin'
export const hasPostgres15 = existsSync(join(programs15, 'postgres'))

export type Postgres15 = {
  /** As `DATABASE_URL` names it. */
  readonly url: string
  connect(): Promise<Client>
  stop(): Promise<void>
}

/** A PostgreSQL 15 of the system in a folder of its own, as a user without rights. */
export async function startPostgres15(): Promise<Postgres15> {
  const folder = mkdtempSync(join(tmpdir(), 'secondlook-pg15-'))
  const isRoot = process.getuid?.() === 0
  const runAs = isRoot ? { uid: 65_534, gid: 65_534 } : {}
  if (isRoot) chownSync(folder, 65_534, 65_534)
  const cluster = join(folder, 'cluster')
  const options = { cwd: '/', stdio: 'ignore', ...runAs } as const
  const initFlags = ['-D', cluster, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  execFileSync(join(programs15, 'initdb'), initFlags, options)
  const flags = ['-D', cluster, '-k', folder, '-c', 'listen_addresses=', '-c', 'timezone=Australia/Sydney']
  const server = spawn(join(programs15, 'postgres'), flags, options)
  const ended = new Promise((resolve) => server.on('exit', resolve))
  const connect = async (): Promise<Client> => {
    for (let tried = 1; ; tried += 1) {
      const client = new pg.Client({ host: folder, user: 'owner', database: 'postgres' })
      client.on('error', () => undefined)
      try {
        await client.connect()
        return client
      } catch (error) {
        if (tried > 200) throw error
        await sleep(50)
      }
    }
  }
  return {
    ...{ url: `postgres://owner@/postgres?host=${encodeURIComponent(folder)}`, connect },
    stop: async () => {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
