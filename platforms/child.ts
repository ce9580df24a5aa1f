import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A program of its own that goes when whoever started it goes, together with whatever it started. */
export type Child = {
  readonly pid: number
  /** What it printed so far. */
  readonly said: () => string
  isRunning(): boolean
  /** Asks it to end, and makes it end where it does not. */
  stop(): Promise<void>
  /** As a machine that loses its power. */
  kill(): Promise<void>
}

/** What whoever started a platform can do with it. */
export type Started = {
  /** Each leads a group of its own. */
  readonly processes: readonly number[]
  stop(): Promise<void>
  /** As a machine that loses its power; started again on the same folder, it goes on from there. */
  kill(): Promise<void>
}

/**
 * The shell becomes the program; what it leaves beside it ends the whole group once the program is gone, or whoever
 * it was started for.
 */
const tethered =
  '(while kill -0 $$ && kill -0 "$1"; do sleep 1; done; kill -9 0) >&- 2>&- <&- & shift; exec "$@"'
const endsWithinMs = 10_000

type Start = {
  /** Where what it prints is kept, so that it can print on when whoever listened is gone. */
  readonly log: string
  readonly env?: Readonly<Record<string, string>>
}

export function startChild(command: readonly string[], { log, env = {} }: Start): Child {
  const out = openSync(log, 'w')
  const child = spawn('sh', ['-c', tethered, 'sh', startedFor(), ...command], {
    ...{ detached: true, stdio: ['ignore', out, out] },
    env: { PATH: process.env['PATH'], ...env },
  })
  closeSync(out)
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const kill = async () => {
    killGroup(child.pid)
    await exited
  }
  const stop = async () => {
    if (isRunning()) child.kill('SIGTERM')
    const inTime = new AbortController()
    await Promise.race([
      exited,
      sleep(endsWithinMs, undefined, { signal: inTime.signal }).catch(() => undefined),
    ])
    inTime.abort()
    await kill()
  }
  return { pid: child.pid ?? 0, said: () => readFileSync(log, 'utf8'), isRunning, stop, kill }
}

/** Whoever runs all tests, where this is one of them; else this process. */
const startedFor = (): string => process.env['SECOND_LOOK_PLATFORMS_FOR'] ?? String(process.pid)

/** Ends a program with all that it started, at once. */
export function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // There is nobody left.
  }
}

/** Waits until `isOpen`, or says what the program said instead. */
export async function untilOpen(
  name: string,
  child: Child,
  isOpen: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = performance.now() + 60_000
  while (!(await isOpen())) {
    if (!child.isRunning()) throw new Error(`${name} ended instead of opening: ${child.said()}`)
    if (performance.now() > end) {
      await child.kill()
      throw new Error(`${name} did not open in time: ${child.said()}`)
    }
    await sleep(25)
  }
}

/**
 * A port of this machine that nobody listens at, and that the machine gives to nobody by itself: whoever is killed
 * finds it free again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
