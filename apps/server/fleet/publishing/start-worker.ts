import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PoolSource } from '../../src/store/pool.ts'

/** One channel, and a post that is begun there and left at a boundary. */
export type Lane = {
  readonly channel: string
  /** `null` where nothing is begun, and only settled. */
  readonly post: string | null
  readonly until: number
}

/** What a worker is to do. */
export type Duty = {
  readonly database: Pick<PoolSource['config'], 'host' | 'port' | 'user' | 'database'>
  readonly keysFolder: string
  readonly dataFolder: string
  readonly allow: readonly string[]
  /** By how much its clock is ahead of the machine's. */
  readonly clockAhead: number
  readonly leaseMs: number
  readonly inFlightMs: number
  /** What the one before has left. */
  readonly unsettled: readonly string[]
  readonly lanes: readonly Lane[]
}

/** What a worker says. */
export type Sign =
  | { readonly is: 'settled'; readonly afterMs: number }
  | {
      readonly is: 'stands'
      readonly post: string
      readonly until: number
      readonly at: string
      readonly passed?: readonly string[]
    }
  | { readonly is: 'fault'; readonly says: string }

const program = fileURLToPath(new URL('worker.ts', import.meta.url))
const longestMs = 180_000

/** Runs a worker until it has killed itself; what it said. */
export async function runWorker(duty: Duty): Promise<readonly Sign[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DUTY: JSON.stringify(duty) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => {
    complained += piece.toString()
  })
  const timer = setTimeout(() => child.kill('SIGTERM'), longestMs)
  const signal = await new Promise((resolve) => child.on('close', (_, by) => resolve(by)))
  clearTimeout(timer)
  const signs = said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Sign)
  if (signal !== 'SIGKILL') throw new Error(`the worker ended by ${signal}: ${said} ${complained}`)
  return signs
}
