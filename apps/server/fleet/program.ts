import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const stub = 'apps/cli/bin/secondlook.js'

export type Kind = 'serve' | 'work'

/** A program that runs, and where it answers if it does. */
export type Program = {
  readonly kind: Kind
  readonly address: string
  /** What it has said of faults so far. */
  readonly complaints: () => string
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
  isRunning(): boolean
}

export type Settings = Readonly<Record<string, string>>

const openWithinMs = 120_000
const openLine: Readonly<Record<Kind, RegExp>> = {
  serve: /^Second Look is open at (\S+)$/m,
  work: /^Second Look works on the queue()$/m,
}

/** Nothing of the settings of whoever runs the tests reaches the program. */
const environment = (settings: Settings): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  ...(process.env['HOME'] !== undefined && { HOME: process.env['HOME'] }),
  ...settings,
})

/** Starts `secondlook serve` or `secondlook work` and waits until it says that it is open. */
export async function startProgram(kind: Kind, settings: Settings): Promise<Program> {
  const child = spawn(process.execPath, [stub, kind], {
    ...{ cwd: root, env: environment(settings), stdio: ['ignore', 'pipe', 'pipe'] },
  })
  let said = ''
  let complained = ''
  child.stderr.on('data', (piece: Buffer) => {
    complained += piece.toString()
  })
  const exited = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const address = await new Promise<string>((resolve, reject) => {
    const no = (what: string) => reject(new Error(`secondlook ${kind} ${what}: ${complained}`))
    const timer = setTimeout(() => no('did not open in time'), openWithinMs)
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString()
      const found = openLine[kind].exec(said)
      if (!found) return
      clearTimeout(timer)
      resolve(found[1] ?? '')
    })
    void exited.then((code) => {
      clearTimeout(timer)
      no(`ended with ${code}`)
    })
  })
  return {
    ...{ kind, address, complaints: () => complained, isRunning: () => isRunning(child) },
    kill: async (signal) => {
      if (isRunning(child)) child.kill(signal)
      return await exited
    },
  }
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

/** Runs a host command to its end. */
export function runHostCommand(
  args: readonly string[],
  settings: Settings,
): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [stub, ...args], {
    ...{ cwd: root, env: environment(settings), encoding: 'utf8' },
  })
  return { code: status, said: `${stdout}${stderr}` }
}
