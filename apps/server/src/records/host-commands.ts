import { existsSync } from 'node:fs'
import { formatVerifierKey, makeSigner, parseVerifierKey } from '@secondlook/ledger'
import type { BlobPlace } from '../blobs/blob-url.ts'
import { blobsOf, openKeyedStore } from '../blobs/blobs.ts'
import { type Purpose, purposes, type Random, RootKeys } from '../keys/roots.ts'
import { rotateRoot } from '../keys/rotate-root.ts'
import { Vault } from '../keys/vault.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { findMismatch } from '../store/migrate.ts'
import { migrations } from '../store/migrations/list.ts'
import { reachDatabase } from '../store/open-store.ts'
import { StoreError } from '../store/store-error.ts'
import type { Recorder } from './commit.ts'
import { checkExport } from './export/check-export.ts'
import { exportLog } from './export/export-log.ts'
import { ExportFolder, openExportFolder } from './export/folder.ts'
import { type FsckReport, fsck } from './fsck/fsck.ts'
import { openSequencer } from './open-sequencer.ts'
import { issuePermit } from './permit.ts'
import { rotateLog } from './rotate-log.ts'
import { settle } from './settle.ts'

export type RecordsHostNeeds = {
  readonly settings: {
    readonly dataFolder: string
    readonly keysFolder: string
    readonly databaseUrl: string | undefined
    readonly blobPlace?: BlobPlace | undefined
  }
  readonly now: () => number
  readonly random: Random
  /** One line of the answer. */
  readonly print: (line: string) => void
  readonly progress: (what: string, done: number, of: number | undefined) => void
}

/** 0 it holds or is done, 1 it does not hold. A call that cannot be followed is thrown as a `StoreError`. */
export type ExitCode = 0 | 1

/** What is in the export may be shown to whoever audits the log: everything but the people in it. */
const mayExport = (_type: string, part: string): boolean => part !== 'who'

/** Works everything out again from what is stored. */
export async function fsckCommand(needs: RecordsHostNeeds): Promise<ExitCode> {
  return await withRecords(needs, async ({ database, vault, roots }) => {
    const name = (await openSequencer({ database, roots, name: 'none', now: needs.now })).signer.name
    const logKeys = roots.all('log').map(({ bytes }) => formatVerifierKey(makeSigner(name, 'log', bytes)))
    const { dataFolder, blobPlace } = needs.settings
    const captures = blobsOf(openKeyedStore({ dataFolder, blobPlace }), 'captures')
    const report = await fsck({
      database,
      vault,
      logKeys,
      captures,
      now: needs.now,
      progress: needs.progress,
    })
    for (const line of tellReport(report)) needs.print(line)
    return report.wrong ? 1 : 0
  })
}

function tellReport(report: FsckReport): readonly string[] {
  const { wrong, leftOver, pending } = report
  const counted = [
    `${report.events} events`,
    `${report.parts} parts (${report.destroyed} destroyed)`,
    `${report.heads} heads`,
    `${report.cosignatures} cosignatures`,
    `${report.rows} rows of ${report.tables} tables`,
    ...(report.captures > 0 ? [`${report.captures} captures`] : []),
  ].join(', ')
  return [
    wrong ? `${wrong.place}: ${wrong.says}` : `Everything holds: ${counted}.`,
    ...(report.unnumbered > 0 ? [`${report.unnumbered} events wait for their number.`] : []),
    ...(pending > 0
      ? [`${pending} keys of destroyed parts are still to be destroyed: secondlook keys settle.`]
      : []),
    ...(leftOver.count > 0
      ? [
          `${leftOver.count} files of keys belong to no event and are left over, such as ${leftOver.groups[0]}.`,
        ]
      : []),
  ]
}

/** Looks at an export and at nothing else. */
export async function fsckExportCommand(
  needs: Pick<RecordsHostNeeds, 'print'>,
  folder: string,
  verifier: string | undefined,
): Promise<ExitCode> {
  if (!existsSync(folder)) throw new StoreError(`there is no folder ${folder}`)
  const key = verifier === undefined ? undefined : parseVerifierKey(verifier)
  if (key && !key.ok) throw new StoreError('the key is not written as NAME+ID+BASE64')
  const { read, names } = await openExportFolder(folder)
  const report = await checkExport(read, names, key?.value)
  if (!report.holds) needs.print(`${report.file}: ${report.says}`)
  else {
    needs.print(
      `Everything holds: ${report.size} events and ${report.parts} parts, signed by ${report.signedBy}.`,
    )
    if (!key)
      needs.print('The first key was taken from the export itself; name the one you trust with --key.')
  }
  return report.holds ? 0 : 1
}

/** Writes the log to a folder that is not there yet. */
export async function exportLogCommand(needs: RecordsHostNeeds, name: string): Promise<ExitCode> {
  const folder = new ExportFolder(name)
  if (folder.isTaken()) throw new StoreError(`${name} is there already; name a new folder`)
  return await withRecords(needs, async ({ database, vault }) => {
    const done = await exportLog({
      ...{ db: database.db, vault, mayShow: mayExport, write: folder.write },
      progress: (events, of) => needs.progress('events', events, of),
    })
    if (!done) throw new StoreError('the log has no head yet')
    await folder.finish()
    needs.print(`Wrote ${done.size} events in ${done.files} files to ${name}.`)
    return 0
  })
}

/** Replaces a root key, or the key that signs the log. */
export async function rotateCommand(needs: RecordsHostNeeds, purpose: string): Promise<ExitCode> {
  const known = purposes.find((one) => one === purpose)
  if (!known) throw new StoreError(`there is no key for ${purpose}; one of ${purposes.join(', ')}`)
  return await withRecords(needs, (records) =>
    known === 'log' ? rotateTheLog(needs, records) : rotateOther(needs, known),
  )
}

async function rotateTheLog(needs: RecordsHostNeeds, { recorder, roots }: Records): Promise<ExitCode> {
  const { database } = recorder
  const sequencer = await openSequencer({
    database,
    roots,
    name: await nameOfNewLog(database),
    now: needs.now,
  })
  const permit = issuePermit({ kind: 'operator' }, 'keys rotate')
  const verifier = await rotateLog({ recorder, sequencer, roots, random: needs.random }, permit)
  needs.print(`The log is signed by ${verifier} from now on. Publish this line beside the one before it.`)
  return 0
}

async function rotateOther(needs: RecordsHostNeeds, purpose: Exclude<Purpose, 'log'>): Promise<ExitCode> {
  const { number, rewrapped, wasCutOff } = await rotateRoot(needs.settings.keysFolder, purpose, needs.random)
  const finished = wasCutOff ? 'Finished a rotation that was cut off. ' : ''
  needs.print(
    `${finished}Root key ${number} for ${purpose} is in use; ${rewrapped} files of keys were wrapped anew.`,
  )
  return 0
}

/** Finishes disposals that were cut off, and states again those that a restored backup does not know of. */
export async function settleCommand(needs: RecordsHostNeeds): Promise<ExitCode> {
  return await withRecords(needs, async ({ recorder }) => {
    const { destroyed, restated } = await settle(recorder, issuePermit({ kind: 'operator' }, 'keys settle'))
    needs.print(`${destroyed} keys were destroyed, ${restated} disposals were stated again.`)
    return 0
  })
}

/** What a host command works on, opened for as long as it runs. */
export type Records = {
  readonly database: Database
  readonly roots: RootKeys
  readonly vault: Vault
  readonly recorder: Recorder
}

export async function withRecords(
  { settings, now, random }: Pick<RecordsHostNeeds, 'settings' | 'now' | 'random'>,
  work: (records: Records) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { dataFolder, keysFolder, databaseUrl } = settings
  if (databaseUrl === undefined && !existsSync(dataFolder))
    throw new StoreError(`there is no store in ${dataFolder}; DATA_DIR or DATABASE_URL says where it is`)
  if (!existsSync(keysFolder))
    throw new StoreError(`there are no keys in ${keysFolder}; KEYS_DIR says where they are`)
  const reached = await reachDatabase({ dataFolder, databaseUrl })
  const database = openDatabase(reached.source)
  try {
    await refuseUnmigrated(database)
    const roots = await RootKeys.open(keysFolder, random)
    const vault = new Vault(keysFolder, roots, 'records', random)
    // A host command knows no listeners. What is to hear of keys or of disposals has to be told here first.
    const recorder = { database, vault, source: { now, randomBytes: random }, enqueue: async () => undefined }
    return await work({ database, roots, vault, recorder })
  } finally {
    await database.close()
    await reached.leave()
  }
}

async function refuseUnmigrated({ db }: Database): Promise<void> {
  const recorded = await db
    .selectFrom('migration')
    .select(['number', 'name', 'digest'])
    .orderBy('number')
    .execute()
    .catch(() => [])
  const mismatch = findMismatch(recorded, migrations)
  if (mismatch) throw new StoreError(mismatch.says)
  if (recorded.length < migrations.length)
    throw new StoreError('the store has not been through every migration; run secondlook migrate')
}

/** A log is called by the store that it belongs to until somebody gives it a better name before its first head. */
async function nameOfNewLog({ db }: Database): Promise<string> {
  const store = await db.selectFrom('store').select('id').executeTakeFirst()
  return `secondlook/${store?.id ?? 'unclaimed'}`
}
