import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Server } from 'node:net'
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

/**
 * The shell becomes the program; what it leaves beside it ends the whole group once the program or its parent is gone.
 */
const tethered = '(while kill -0 $$ && kill -0 $PPID; do sleep 1; done; kill -9 0) >&- 2>&- <&- & exec "$@"'
const endsWithinMs = 10_000

export function startChild(
  command: readonly string[],
  { env = {}, cwd }: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Child {
  const child = spawn('sh', ['-c', tethered, 'sh', ...command], {
    ...{ detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    ...(cwd !== undefined && { cwd }),
    env: { PATH: process.env['PATH'], ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => {
      said = (said + piece.toString()).slice(-20_000)
    })
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const kill = async () => {
    signalGroup(child, 'SIGKILL')
    await exited
  }
  const stop = async () => {
    if (isRunning()) child.kill('SIGTERM')
    const inTime = new AbortController()
    await Promise.race([exited, sleep(endsWithinMs, undefined, inTime).catch(() => undefined)])
    inTime.abort()
    await kill()
  }
  return { pid: child.pid ?? 0, said: () => said, isRunning, stop, kill }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal)
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

/** Opens a server to this machine only, at a port that nobody has. */
export async function openPort(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await openPort(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
