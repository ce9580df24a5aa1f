import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import {
  exportLogCommand,
  fsckCommand,
  fsckExportCommand,
  type RecordsHostNeeds,
  rotateCommand,
  settleCommand,
} from './records/host-commands.ts'
import { StoreError } from './store/store-error.ts'

/** What the command line asks for, already looked at. */
export type RecordsCall =
  | { readonly name: 'fsck' }
  | { readonly name: 'fsck-export'; readonly folder: string; readonly key: string | undefined }
  | { readonly name: 'export-log'; readonly folder: string }
  | { readonly name: 'rotate'; readonly purpose: string }
  | { readonly name: 'settle' }

const titles: Readonly<Record<RecordsCall['name'], string>> = {
  fsck: 'fsck',
  'fsck-export': 'fsck',
  'export-log': 'export',
  rotate: 'keys',
  settle: 'keys',
}

/**
 * The commands that work on records and keys. Like `main.ts` it reads the environment and touches the world; the
 * command line hands it the call and gets the exit code.
 */
export async function runRecordsCommand(call: RecordsCall): Promise<number> {
  const needs: RecordsHostNeeds = {
    settings: settingsOf(process.env),
    now: Date.now,
    random: randomBytes,
    print: (line) => process.stdout.write(`${line}\n`),
    progress: showProgress(),
  }
  try {
    const code = await run(needs, call)
    if (code === 1) process.stderr.write(`secondlook ${titles[call.name]}: something is not as it must be\n`)
    return code
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    process.stderr.write(`secondlook ${titles[call.name]}: ${error.message}\n`)
    return 2
  }
}

async function run(needs: RecordsHostNeeds, call: RecordsCall): Promise<number> {
  if (call.name === 'fsck') return await fsckCommand(needs)
  if (call.name === 'fsck-export') return await fsckExportCommand(needs, call.folder, call.key)
  if (call.name === 'export-log') return await exportLogCommand(needs, call.folder)
  if (call.name === 'rotate') return await rotateCommand(needs, call.purpose)
  return await settleCommand(needs)
}

const settingsOf = (
  environment: Readonly<Record<string, string | undefined>>,
): RecordsHostNeeds['settings'] => ({
  dataFolder: resolve(environment['DATA_DIR'] || './data'),
  keysFolder: resolve(environment['KEYS_DIR'] || './keys'),
  databaseUrl: environment['DATABASE_URL'] || undefined,
})

/** How far it is, on a terminal and nowhere else. */
function showProgress(): RecordsHostNeeds['progress'] {
  if (!process.stderr.isTTY) return () => undefined
  return (what, done, of) => {
    process.stderr.write(`\r\u001b[K${what}  ${done}${of === undefined ? '' : ` of ${of}`}\r`)
  }
}
