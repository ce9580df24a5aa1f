import { createReadStream, createWriteStream, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { type BackupNeeds, type Copied, type Progress, writeBackup } from './backup/backup.ts'
import { type Blobs, folderBlobs } from './backup/blobs.ts'
import { restoreBackup } from './backup/restore.ts'
import { migrations } from './migrations/list.ts'
import { migrateReached, type Reached, reachDatabase, type StoreSettings } from './open-store.ts'
import type { StoreRefusal } from './refusal.ts'
import { StoreError } from './store-error.ts'

/** What a command that works on the store itself needs of the outside. */
export type HostNeeds = {
  readonly settings: StoreSettings
  readonly input: Readable
  readonly output: Writable
  /** The version of this program. */
  readonly program: string
  /** One line for a person. */
  readonly say: (line: string) => void
  readonly progress: Progress
  /** The instant it is now, in ISO 8601. */
  readonly now: () => string
  /** What a backup writes of things that are kept outside of the schema. */
  readonly inPlaceOf: BackupNeeds['inPlaceOf']
  /** Where files are, if that is not the data folder. */
  readonly blobs?: Blobs | undefined
}

type Outcome = { readonly ok: true } | StoreRefusal

export async function migrateCommand(needs: HostNeeds): Promise<Outcome> {
  return await withDatabase(needs, async (reached) => {
    const migrated = await migrateReached(reached)
    if (!migrated.ok) return migrated
    needs.say(
      migrated.applied.length === 0 ? 'the store is up to date' : `applied ${migrated.applied.join(', ')}`,
    )
    return { ok: true }
  })
}

/** Writes to a file that has its name once it is whole, or to standard output. */
export async function backupCommand(needs: HostNeeds, file: string): Promise<Outcome> {
  if (file !== '-' && existsSync(file)) throw new StoreError(`${file} is there already; name a new file`)
  return await withDatabase(needs, async (reached) => {
    const unfinished = `${file}.unfinished`
    const sink = file === '-' ? needs.output : openNew(unfinished)
    let broken: Error | undefined
    sink.on('error', (error: Error) => {
      broken = error
    })
    try {
      const done = await copyTo(needs, reached, sink)
      if (file !== '-') {
        sink.end()
        await finished(sink)
        if (done.ok) renameSync(unfinished, file)
      }
      if (done.ok) needs.say(`backed up ${counted(done)}`)
      return done
    } catch (error) {
      if (broken === undefined) throw error
      throw new StoreError(`${file === '-' ? 'standard output' : file} cannot be written: ${broken.message}`)
    } finally {
      if (file !== '-') rmSync(unfinished, { force: true })
    }
  })
}

async function copyTo(needs: HostNeeds, reached: Reached, sink: Writable): Promise<Copied | StoreRefusal> {
  const client = await reached.connect()
  try {
    const { program, progress, inPlaceOf } = needs
    const blobs = blobsOf(needs)
    return await writeBackup(
      { client, migrations, blobs, program, at: needs.now(), progress, inPlaceOf },
      sink,
    )
  } finally {
    await client.end()
  }
}

export async function restoreCommand(needs: HostNeeds, file: string): Promise<Outcome> {
  if (file !== '-' && !existsSync(file)) throw new StoreError(`there is no file ${file}`)
  return await withDatabase(needs, async (reached) => {
    const client = await reached.connect()
    try {
      const source = file === '-' ? needs.input : createReadStream(file, { highWaterMark: 1 << 20 })
      const blobs = blobsOf(needs)
      const done = await restoreBackup({ client, migrations, blobs, progress: needs.progress }, source)
      if (done.ok) needs.say(`restored ${counted(done)}`)
      return done
    } finally {
      await client.end()
    }
  })
}

async function withDatabase(
  needs: HostNeeds,
  work: (reached: Reached) => Promise<Outcome>,
): Promise<Outcome> {
  const reached = await reachDatabase(needs.settings)
  try {
    if (reached.elsewhere) needs.say(`the database is kept in ${reached.elsewhere}`)
    return await work(reached)
  } finally {
    await reached.leave()
  }
}

const blobsOf = ({ settings, blobs }: HostNeeds): Blobs =>
  blobs ?? folderBlobs(join(settings.dataFolder, 'blobs'))

const counted = ({ rows, blobs }: { readonly rows: number; readonly blobs: number }): string =>
  `${rows} ${rows === 1 ? 'row' : 'rows'} and ${blobs} ${blobs === 1 ? 'file' : 'files'}`

/** Only its owner may read it: it holds everything. It is on the disk before it gets its name. */
const openNew = (path: string): Writable => {
  try {
    return createWriteStream(path, { fd: openSync(path, 'w', 0o600), flush: true })
  } catch (error) {
    throw new StoreError(
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
