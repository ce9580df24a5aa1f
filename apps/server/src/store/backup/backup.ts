import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import type { ClientBase } from 'pg'
import { findMismatch } from '../migrate.ts'
import type { Migration } from '../migration.ts'
import { schemaName, sessionSql } from '../pool.ts'
import type { StoreRefusal } from '../refusal.ts'
import { type ArchiveWriter, writeArchive } from './archive-writer.ts'
import type { Blobs } from './blobs.ts'
import { inSchema, listSequences, listTables, quoted, type TableShape } from './catalogue.ts'
import { copyOut } from './copy.ts'
import type { Manifest, Sums } from './manifest.ts'

export type Progress = (what: string, bytes: number) => void
export type BackupNeeds = {
  readonly client: ClientBase
  readonly migrations: readonly Migration[]
  readonly blobs: Blobs
  readonly program: string
  readonly at: string
  readonly progress: Progress
  /** Queries whose rows are written in place of those of the table that they are named after. */
  readonly inPlaceOf?: ((client: ClientBase) => Promise<InPlaceOf | undefined>) | undefined
}
export type InPlaceOf = Readonly<Record<string, string>>
export type Copied = { readonly ok: true; readonly rows: number; readonly blobs: number }

const partBytes = 4 << 20

/** How values are written, whatever this database or login has set. */
export const copySettings = {
  search_path: schemaName,
  client_encoding: 'UTF8',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  synchronize_seqscans: 'off',
  statement_timeout: '0',
  lock_timeout: '60s',
  idle_in_transaction_session_timeout: '0',
}

/** Writes everything that is in the tables, as it was at one instant, and the blobs. */
export async function writeBackup(needs: BackupNeeds, sink: Writable): Promise<Copied | StoreRefusal> {
  const { client, migrations } = needs
  await client.query(sessionSql(copySettings))
  await client.query('begin isolation level repeatable read read only')
  try {
    const recorded = await client.query<Manifest['migrations'][number]>(
      'select number, name, digest from migration order by number',
    )
    const mismatch = findMismatch(recorded.rows, migrations)
    if (mismatch) return mismatch
    return await writeMembers(needs, writeArchive(sink, Date.parse(needs.at) / 1000), recorded.rows)
  } finally {
    await client.query('rollback').catch(() => undefined)
  }
}

async function writeMembers(
  needs: BackupNeeds,
  archive: ArchiveWriter,
  recorded: Manifest['migrations'],
): Promise<Copied> {
  const { client } = needs
  const tables = await listTables(client)
  const { rows: version } = await client.query<{ server_version: string }>('show server_version')
  const manifest: Manifest = {
    format: 'secondlook-backup',
    version: 1,
    program: needs.program,
    createdAt: needs.at,
    postgres: version[0]?.server_version ?? '',
    migrations: recorded,
    tables,
  }
  await archive.add('manifest', 'json', toJson(manifest))

  const sums: Sums['tables'] = {}
  const inPlaceOf = await needs.inPlaceOf?.(client)
  for (const table of tables)
    sums[table.name] = await writeTable(needs, archive, table, inPlaceOf?.[table.name])
  const sequences = await listSequences(client)
  let blobs = 0
  for await (const key of needs.blobs.list()) {
    await writeBlob(needs, archive, key)
    blobs += 1
  }
  await archive.add(
    'sums',
    'json',
    toJson({ ...archive.soFar(), tables: sums, sequences, blobs } satisfies Sums),
  )
  await archive.finish()
  return { ok: true, rows: Object.values(sums).reduce((all, { rows }) => all + rows, 0), blobs }
}

async function writeTable(
  { client, progress }: BackupNeeds,
  archive: ArchiveWriter,
  { name, columns }: TableShape,
  query: string | undefined,
): Promise<Sums['tables'][string]> {
  const whole = createHash('sha256')
  let parts = 0
  let bytes = 0
  const rows = await copyOut(
    client,
    `copy ${query === undefined ? copyTarget(name, columns) : selected(query, columns)} to stdout`,
    partBytes,
    async (part) => {
      parts += 1
      bytes += part.length
      whole.update(part)
      await archive.add(partOf(`tables/${name}`, parts), 'copy', part)
      progress(name, bytes)
    },
  )
  return { rows, bytes, sha256: whole.digest('hex') }
}

async function writeBlob(
  { blobs, progress }: BackupNeeds,
  archive: ArchiveWriter,
  key: string,
): Promise<void> {
  let parts = 0
  let bytes = 0
  for await (const chunk of blobs.read(key)) {
    parts += 1
    bytes += chunk.length
    await archive.add(partOf(`blobs/${key}`, parts), 'bin', chunk)
  }
  // A file of no bytes is a file all the same.
  if (parts === 0) await archive.add(partOf(`blobs/${key}`, 1), 'bin', new Uint8Array(0))
  progress(key, bytes)
}

/** `"secondlook"."event" ("id", "at")`: named columns, so that their order in a table does not matter. */
export const copyTarget = (table: string, columns: readonly string[]): string =>
  `${inSchema(table)} (${columns.map(quoted).join(', ')})`

const selected = (query: string, columns: readonly string[]): string =>
  `(select ${columns.map(quoted).join(', ')} from (${query}) as rows)`

export const partOf = (stem: string, number: number): string => `${stem}/${String(number).padStart(6, '0')}`

const toJson = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)
