import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { backupBlobs } from './blobs/backup-blobs.ts'
import { openKeyedStore } from './blobs/blobs.ts'
import { copyWaiting } from './jobs/store.ts'
import { linkCommand } from './link-command.ts'
import {
  exportLogCommand,
  fsckCommand,
  fsckExportCommand,
  type RecordsHostNeeds,
  rotateCommand,
  settleCommand,
} from './records/host-commands.ts'
import { parseHostSettings, parseSettings, SettingsError } from './settings.ts'
import { backupCommand, type HostNeeds, migrateCommand, restoreCommand } from './store/host-commands.ts'
import { StoreError } from './store/index.ts'

/** What the command line asks for, already looked at. */
export type HostCall = StoreCall | RecordsCall | LinkCall
type LinkCall = { readonly name: 'link'; readonly person: string }
type StoreCall =
  | { readonly name: 'migrate' }
  | { readonly name: 'backup'; readonly file: string }
  | { readonly name: 'restore'; readonly file: string }
type RecordsCall =
  | { readonly name: 'fsck' }
  | { readonly name: 'fsck-export'; readonly folder: string; readonly key: string | undefined }
  | { readonly name: 'export-log'; readonly folder: string }
  | { readonly name: 'rotate'; readonly purpose: string }
  | { readonly name: 'settle' }

/** The command that a person typed, where it is called otherwise here. */
const typed: Readonly<Record<string, string>> = {
  'fsck-export': 'fsck',
  'export-log': 'export',
  rotate: 'keys',
  settle: 'keys',
}

/**
 * The commands that work on a store, its records and its keys where they lie. Like `main.ts` it reads the environment
 * and touches the world; the command line hands it the call and gets the exit code.
 */
export async function runHostCommand(call: HostCall): Promise<number> {
  const say = (line: string): void => {
    process.stderr.write(`secondlook ${typed[call.name] ?? call.name}: ${line}\n`)
  }
  try {
    if (call.name === 'link')
      return await linkCommand({ ...hostNeeds(), settings: parseSettings(process.env) }, call.person)
    return isStoreCall(call) ? await runOnStore(call, say) : await runOnRecords(call, say)
  } catch (error) {
    if (!(error instanceof StoreError) && !(error instanceof SettingsError)) throw error
    say(error.message)
    return 2
  }
}

const isStoreCall = (call: HostCall): call is StoreCall =>
  call.name === 'migrate' || call.name === 'backup' || call.name === 'restore'

async function runOnStore(call: StoreCall, say: HostNeeds['say']): Promise<number> {
  const settings = parseHostSettings(process.env)
  const needs: HostNeeds = {
    settings,
    blobs: settings.blobPlace && backupBlobs(openKeyedStore(settings)),
    input: process.stdin,
    output: process.stdout,
    program: programVersion(),
    say,
    progress: (what, bytes) => showProgress(`${what}  ${(bytes / 1e6).toFixed(1)} MB`),
    now: () => new Date().toISOString(),
    inPlaceOf: copyWaiting,
  }
  const done = await doOnStore(needs, call)
  if (!done.ok) say(`${done.refusal}: ${done.says}`)
  return done.ok ? 0 : 1
}

async function doOnStore(needs: HostNeeds, call: StoreCall) {
  if (call.name === 'migrate') return await migrateCommand(needs)
  if (call.name === 'backup') return await backupCommand(needs, call.file)
  return await restoreCommand(needs, call.file)
}

async function runOnRecords(call: RecordsCall, say: (line: string) => void): Promise<number> {
  const code = await doOnRecords(call)
  if (code === 1) say('something is not as it must be')
  return code
}

async function doOnRecords(call: RecordsCall): Promise<number> {
  // An export is looked at on any machine, so no setting of a store is read for it.
  if (call.name === 'fsck-export') return await fsckExportCommand({ print }, call.folder, call.key)
  const needs: RecordsHostNeeds = { ...hostNeeds(), settings: parseHostSettings(process.env) }
  if (call.name === 'fsck') return await fsckCommand(needs)
  if (call.name === 'export-log') return await exportLogCommand(needs, call.folder)
  if (call.name === 'rotate') return await rotateCommand(needs, call.purpose)
  return await settleCommand(needs)
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const hostNeeds = (): Omit<RecordsHostNeeds, 'settings'> => ({
  ...{ now: Date.now, random: randomBytes, print },
  progress: (what, done, of) => showProgress(`${what}  ${done}${of === undefined ? '' : ` of ${of}`}`),
})

/** How far it is, on a terminal and nowhere else. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}\r`)
}

function programVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
