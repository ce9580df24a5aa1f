import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { debianRoot } from '../../tools/run/platforms.mjs'
import { type Child, startChild, untilOpen } from '../child.ts'

const runFile = promisify(execFile)

/** In this order: some need others. */
const extensions = [
  ...['ctype', 'curl', 'dom', 'exif', 'fileinfo', 'gd', 'iconv', 'intl', 'mbstring', 'mysqlnd', 'mysqli'],
  ...['pdo', 'pdo_sqlite', 'posix', 'simplexml', 'sqlite3', 'tokenizer', 'xml', 'xmlreader', 'xmlwriter'],
]

/** Whether the programs of Debian are there; `npm test` unpacks them. */
export const hasDebian = (): boolean => existsSync(debianRoot())

/** A program of Debian's tree finds its libraries there first. */
export const debianEnvironment = (): Readonly<Record<string, string>> => {
  const libraries = join(debianRoot(), 'usr/lib')
  const folders = readdirSync(libraries).filter((name) => name.endsWith('-linux-gnu'))
  return { LD_LIBRARY_PATH: folders.map((name) => join(libraries, name)).join(':') }
}

/** PHP with nothing of this machine's settings. */
function phpCommand(settings: Readonly<Record<string, string>>): string[] {
  const root = debianRoot()
  const binary = readdirSync(join(root, 'usr/bin')).find((name) => /^php\d\.\d$/.test(name)) ?? 'php'
  const built = readdirSync(join(root, 'usr/lib/php')).find((name) => /^\d{8}$/.test(name)) ?? ''
  const folder = join(root, 'usr/lib/php', built)
  const all = {
    extension_dir: folder,
    ...{ memory_limit: '256M', upload_max_filesize: '32M', post_max_size: '40M', 'date.timezone': 'UTC' },
    // Half of what a page costs is reading the program; the server keeps what it has read.
    ...{ 'opcache.enable_cli': '1', 'opcache.validate_timestamps': '0' },
    ...settings,
  }
  return [
    ...[join(root, 'usr/bin', binary), '-n'],
    ...Object.entries(all).flatMap(([name, value]) => ['-d', `${name}=${value}`]),
    ...['-d', 'zend_extension=opcache'],
    ...extensions
      .filter((name) => existsSync(join(folder, `${name}.so`)))
      .flatMap((name) => ['-d', `extension=${name}`]),
  ]
}

export type Script = {
  readonly settings?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a script to its end and gives what it printed. */
export async function runPhp(
  args: readonly string[],
  { settings = {}, env = {} }: Script = {},
): Promise<string> {
  const [command = '', ...before] = phpCommand(settings)
  const { stdout } = await runFile(command, [...before, ...args], {
    ...{ env: { PATH: process.env['PATH'], ...debianEnvironment(), ...env }, maxBuffer: 16_000_000 },
  })
  return stdout
}

type Served = {
  readonly port: number
  readonly folder: string
  readonly router: string
  readonly log: string
}

/** PHP’s own web server, which answers as many at once as it has workers. */
export async function servePhp(
  name: string,
  { port, folder, router, log }: Served,
  { settings = {}, env = {} }: Script = {},
): Promise<Child> {
  const child = startChild([...phpCommand(settings), '-S', `127.0.0.1:${port}`, '-t', folder, router], {
    log,
    env: { PHP_CLI_SERVER_WORKERS: '4', ...debianEnvironment(), ...env },
  })
  await untilOpen(name, child, () => child.said().includes('started'))
  return child
}
