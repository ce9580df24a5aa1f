import type { ClientBase } from 'pg'
import { findMismatch, migrate, migrateWithin } from '../migrate.ts'
import type { Migration } from '../migration.ts'
import { sessionSql } from '../pool.ts'
import { refuse, type StoreRefusal } from '../refusal.ts'
import { rememberRestored } from '../restored.ts'
import { DamagedError, type Member, readArchive } from './archive-reader.ts'
import { type Copied, copySettings, type Progress } from './backup.ts'
import type { Blobs } from './blobs.ts'
import {
  findSomething,
  inSchema,
  listForeignKeys,
  listTables,
  listTransactionColumns,
  quoted,
  type TableShape,
} from './catalogue.ts'
import { type Loaded, loadMembers } from './load.ts'
import { Manifest, ManifestOfAnyVersion } from './manifest.ts'

export type RestoreNeeds = {
  readonly client: ClientBase
  readonly migrations: readonly Migration[]
  readonly blobs: Blobs
  readonly progress: Progress
}

/**
 * Fills an empty database from a backup, in one transaction that is committed once every digest has been compared;
 * then brings it forward where the backup is older than the program.
 */
export async function restoreBackup(
  needs: RestoreNeeds,
  source: AsyncIterable<Uint8Array>,
): Promise<Copied | StoreRefusal> {
  const { client, migrations } = needs
  const put: string[] = []
  let isCommitted = false
  await client.query(sessionSql(copySettings))
  await client.query('begin')
  try {
    const loaded = await fill(needs, readArchive(source), put)
    if (!loaded.ok) return loaded
    // A backup of an older program has no place for it before it is brought forward.
    const { copied, madeAt } = loaded
    const isRemembered = await rememberRestored(client, madeAt)
    await client.query('commit')
    isCommitted = true
    const migrated = await migrate(client, migrations)
    if (!migrated.ok) return migrated
    if (!isRemembered) await rememberRestored(client, madeAt)
    await client.query('analyze')
    return copied
  } catch (error) {
    if (error instanceof DamagedError) return refuse('backup-damaged', error.message)
    throw error
  } finally {
    if (!isCommitted) {
      await client.query('rollback').catch(() => undefined)
      for (const key of put) await needs.blobs.remove(key)
    }
  }
}

async function fill(
  { client, migrations, blobs, progress }: RestoreNeeds,
  members: AsyncGenerator<Member>,
  put: string[],
): Promise<{ readonly ok: true; readonly copied: Copied; readonly madeAt: string } | StoreRefusal> {
  const manifest = await readManifest(members)
  if ('refusal' in manifest) return manifest
  const mismatch = findMismatch(manifest.migrations, migrations)
  if (mismatch)
    return mismatch.refusal === 'store-newer' ? refuse('backup-newer', newer(manifest.program)) : mismatch
  const kept = (await findSomething(client)) ?? (await firstBlob(blobs))
  if (kept !== undefined)
    return refuse('store-not-empty', `there is ${kept} already, and a restore adds to nothing`)

  const migrated = await migrateWithin(client, migrations.slice(0, manifest.migrations.length))
  if (!migrated.ok) return migrated
  const tables = await listTables(client)
  const loose = await loosen(client, tables)
  const wanted = JSON.stringify(tables.map(({ name, columns }) => [name, [...columns].sort()]))
  if (JSON.stringify(manifest.tables.map(({ name, columns }) => [name, [...columns].sort()])) !== wanted)
    throw new DamagedError('manifest names other tables than its migrations make')

  const loaded = await loadMembers({ client, blobs, progress, manifest, put }, members)
  compare(manifest, loaded)
  await forgetTransactions(client)
  await loose.tighten()
  for (const { name, value, isCalled } of loaded.sums.sequences)
    await client.query('select setval($1::regclass, $2::int8, $3)', [inSchema(name), value, isCalled])
  const rows = Object.values(loaded.rows).reduce((all, one) => all + one, 0)
  return { ok: true, copied: { ok: true, rows, blobs: put.length }, madeAt: manifest.createdAt }
}

async function readManifest(members: AsyncGenerator<Member>): Promise<Manifest | StoreRefusal> {
  const first = await members.next()
  const text = first.done ? '' : Buffer.from(first.value.bytes).toString('utf8')
  if (first.done || first.value.stem !== 'manifest')
    throw new DamagedError('this is no backup of Second Look')
  const json: unknown = JSON.parse(text)
  const any = ManifestOfAnyVersion.safeParse(json)
  if (any.success && any.data.version > 1) return refuse('backup-newer', newer(any.data.program))
  const manifest = Manifest.safeParse(json)
  if (!manifest.success) throw new DamagedError('manifest does not say what a manifest says')
  return manifest.data
}

const newer = (program: string): string =>
  `the backup was made by Second Look ${program}, which is newer than this program`

async function firstBlob(blobs: Blobs): Promise<string | undefined> {
  for await (const key of blobs.list()) return `the file ${key}`
  return undefined
}

/**
 * Takes off what would look at each row as it comes in: foreign keys (so the order of tables does not matter, circles
 * included) and triggers, and empties what migrations have filled. The keys look at everything when they return.
 */
async function loosen(
  client: ClientBase,
  tables: readonly TableShape[],
): Promise<{ tighten(): Promise<void> }> {
  const keys = await listForeignKeys(client)
  for (const { name, table } of keys)
    await client.query(`alter table ${inSchema(table)} drop constraint ${quoted(name)}`)
  const each = async (command: string): Promise<void> => {
    for (const { name } of tables) await client.query(`alter table ${inSchema(name)} ${command} trigger user`)
  }
  await each('disable')
  await client.query(`truncate ${tables.map(({ name }) => inSchema(name)).join(', ')}`)
  return {
    tighten: async () => {
      for (const { name, table, definition } of keys)
        await client.query(`alter table ${inSchema(table)} add constraint ${quoted(name)} ${definition}`)
      await each('enable')
    },
  }
}

/**
 * The number of a transaction of the other server is that of some other transaction here, now or later, which would be
 * taken for it; none has the number nought.
 */
async function forgetTransactions(client: ClientBase): Promise<void> {
  for (const { table, column } of await listTransactionColumns(client))
    await client.query(
      `update ${inSchema(table)} set ${quoted(column)} = '0' where ${quoted(column)} is not null`,
    )
}

function compare(manifest: Manifest, { sums, rows, digests, members, before }: Loaded): void {
  for (const { name } of manifest.tables) {
    const wanted = sums.tables[name]
    if (
      wanted?.rows !== (rows[name] ?? 0) ||
      (digests[name] !== undefined && wanted.sha256 !== digests[name])
    )
      throw new DamagedError(`tables/${name} is not all that was written`)
  }
  if (sums.members !== members || sums.sha256 !== before)
    throw new DamagedError('the members are not all that were written, or in another order')
}
