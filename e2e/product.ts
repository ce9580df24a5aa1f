import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const own = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export type Product = {
  /** As it says itself where it is open. */
  readonly address: string
  /** Everything that it said on the way. */
  readonly said: string
  /** Its clock goes on by eleven minutes, past what counts as just confirmed. */
  later(): Promise<void>
  /** Its process dies as it does in a power cut, and another comes up at the same address with what was kept. */
  dieAndComeBack(meanwhile: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

type Running = Omit<Product, 'dieAndComeBack'> & { die(): Promise<void> }

/** Fills a folder with the demonstration as it is just after it was loaded. The first to ask loads it for all. */
async function fillWithDemonstration(folder: string): Promise<void> {
  const once = process.env['SECOND_LOOK_ONCE']
  if (once === undefined) return
  const [loaded, ready] = [join(once, 'loaded'), join(once, 'ready')]
  if (isFirst(loaded)) {
    chmodSync(once, 0o755)
    await (await openIn(loaded, { DEMO: '1' })).close()
    writeFileSync(ready, '')
  }
  for (let waited = 0; !existsSync(ready); waited++) {
    if (waited > 1_200) throw new Error('the demonstration was not loaded by whoever began to')
    await sleep(100)
  }
  // The files of the database may be another user's, and stay so.
  execFileSync('cp', ['-a', `${loaded}/.`, folder])
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/**
 * `secondlook serve` as it is built, in a process of its own with a store and keys of its own; with `DEMO` it is what
 * `npm start` opens.
 */
export async function openProduct(environment: Readonly<Record<string, string>>): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'product-'))
  if (environment['DEMO'] === '1') await fillWithDemonstration(folder)
  let running = await openIn(folder, environment)
  const { address, said } = running
  return {
    ...{ address, said, later: () => running.later() },
    dieAndComeBack: async (meanwhile) => {
      await running.die()
      await meanwhile()
      running = await openIn(folder, { ...environment, PORT: new URL(address).port })
    },
    close: async () => {
      await running.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openIn(folder: string, environment: Readonly<Record<string, string>>): Promise<Running> {
  // Run by root, the database is another user's, who must come in here; else it is kept where nobody clears it away.
  chmodSync(folder, 0o755)
  const { DATABASE_URL, PUBLIC_URL, ...inherited } = process.env
  const server = spawn(
    process.execPath,
    ['--import', own('clock.mjs'), own('../apps/cli/bin/secondlook.js'), 'serve'],
    {
      env: {
        ...{ ...inherited, DATA_DIR: join(folder, 'data'), KEYS_DIR: join(folder, 'keys'), PORT: '0' },
        ...environment,
      },
    },
  )
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk)
      const [, open] = /is open at (http:\S+)/.exec(said) ?? []
      if (open !== undefined) resolve(open)
    })
    server.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk)
    })
    server.on('exit', () => reject(new Error(`the server did not open: ${said}`)))
  })
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      server.removeAllListeners('exit')
      server.on('exit', () => resolve())
      server.kill(signal)
    })
  return {
    ...{ address, said },
    later: async () => {
      server.kill('SIGUSR2')
      await sleep(100)
    },
    die: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  }
}
