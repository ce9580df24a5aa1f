import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../store-error.ts'
import { clusterName, createCluster } from './cluster.ts'
import type { Home } from './home.ts'
import { type LockFile, openLockFile } from './lock-file.ts'
import { probe } from './probe.ts'
import { clusterProcesses, signalProcesses, waitUntilGone } from './processes.ts'
import { placePrograms } from './programs.ts'

const comesUpMs = 5000
const fastStopMs = 60_000
const startMs = 600_000
const startsMax = 3
const logBytesMax = 1_000_000

/** Settings that no file in the cluster may change. Nothing that a person wrote is to end up in the log. */
const settings = (home: Home): Readonly<Record<string, string>> => ({
  listen_addresses: '',
  unix_socket_directories: home.sockets,
  unix_socket_permissions: '0700',
  cluster_name: clusterName(home),
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
})

/** Brings the server up, or finds that it is. Only to be called inside `alone`. */
export async function ensureRunning(home: Home): Promise<void> {
  const end = performance.now() + startMs
  let starts = 0
  while (performance.now() < end) {
    const answer = await probe(home.sockets, home.cluster)
    if (answer.kind === 'running') return
    if (answer.kind === 'another') {
      throw new StoreError(
        `the database at ${home.sockets} keeps its data in ${answer.folder} and not in ${home.cluster}; stop it first`,
      )
    }
    if (answer.kind === 'down') {
      starts += 1
      // One that a killed starter has left on its way up is in ours, once.
      await start(home).catch((error: unknown) => {
        if (starts === startsMax) throw error
      })
    } else await sleep(20)
  }
  throw new StoreError(`the database in ${home.folder} did not come up; ${home.log} says why`)
}

async function start(home: Home): Promise<void> {
  const programs = placePrograms(home.folder)
  await createCluster(home, programs)
  if (await endLeftovers(home)) return
  const log = openLog(home.log)
  const flags = Object.entries(settings(home)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(programs.postgres, ['-D', home.cluster, ...flags], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    ...home.runAs,
    env: { LC_ALL: 'C', PATH: process.env['PATH'] },
  })
  closeSync(log)
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(`it ended with ${code ?? signal}`))
  })
  child.unref()
  const failed = await Promise.race([ended, comesUp(home)])
  if (failed !== undefined) {
    throw new StoreError(
      `the database in ${home.folder} did not start: ${lastLine(home.log) ?? failed}; ${home.log} has more`,
    )
  }
}

/** Waits until the socket answers at all; what it says is looked at by the caller. */
async function comesUp(home: Home): Promise<undefined> {
  const end = performance.now() + startMs
  while (performance.now() < end) {
    if ((await probe(home.sockets, home.cluster)).kind !== 'down') return undefined
    await sleep(10)
  }
  return undefined
}

/**
 * What a killed postmaster leaves behind still writes to the data directory, so it is ended before another one
 * starts. A postmaster that lives is given time to answer, and is then stopped properly: its socket is gone.
 * True where it did answer.
 */
async function endLeftovers(home: Home): Promise<boolean> {
  const lockFile = openLockFile(home.cluster)
  try {
    return await endAll(home, lockFile)
  } finally {
    lockFile?.close()
  }
}

async function endAll(home: Home, lockFile: LockFile | undefined): Promise<boolean> {
  const find = () => clusterProcesses(home.cluster, clusterName(home))
  const hasPostmaster = () => find().some(({ isPostmaster }) => isPostmaster)
  const end = performance.now() + comesUpMs
  while (hasPostmaster() && performance.now() < end) {
    if ((await probe(home.sockets, home.cluster)).kind !== 'down') return true
    await sleep(20)
  }
  if (hasPostmaster()) await stopServer(home)
  signalProcesses(find, 'SIGQUIT')
  if (!(await waitUntilGone(find, 2000))) signalProcesses(find, 'SIGKILL')
  if (await waitUntilGone(find, 10_000)) {
    lockFile?.disown()
    // Nobody listens on the socket either, so what guards it is out of date.
    rmSync(join(home.sockets, '.s.PGSQL.5432.lock'), { force: true })
    return false
  }
  throw new StoreError(
    `processes of an earlier database in ${home.cluster} will not end: ${find()
      .map(({ id }) => id)
      .join(', ')}`,
  )
}

/** Stops the server without waiting for its clients (fast mode). Only to be called inside `alone`. */
export async function stopServer(home: Home): Promise<void> {
  const find = () => clusterProcesses(home.cluster, clusterName(home))
  const isPostmaster = (one: { readonly isPostmaster: boolean }) => one.isPostmaster
  signalProcesses(find, 'SIGINT', isPostmaster)
  if (await waitUntilGone(find, fastStopMs)) return
  // Nothing that was committed is lost by this: the next start recovers it.
  signalProcesses(find, 'SIGQUIT', isPostmaster)
  await waitUntilGone(find, comesUpMs)
}

/** The log of one start after the other; the one before it is kept when it has grown. */
function openLog(path: string): number {
  if (existsSync(path) && statSync(path).size > logBytesMax) renameSync(path, `${path}.before`)
  return openSync(path, 'a', 0o600)
}

function lastLine(path: string): string | undefined {
  const fatal = readFileSync(path, 'utf8')
    .split('\n')
    .findLast((line) => line.includes('FATAL:'))
  return fatal?.slice(fatal.indexOf('FATAL:') + 'FATAL:'.length).trim()
}
