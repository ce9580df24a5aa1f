import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
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
  close(): Promise<void>
}

/**
 * `secondlook serve` as it is built, in a process of its own with a store and keys of its own; with `DEMO` it is what
 * `npm start` opens.
 */
export async function openProduct(environment: Readonly<Record<string, string>>): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'product-'))
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
  return {
    ...{ address, said },
    later: async () => {
      server.kill('SIGUSR2')
      await sleep(100)
    },
    close: () =>
      new Promise((resolve) => {
        server.removeAllListeners('exit')
        server.on('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        server.kill('SIGTERM')
      }),
  }
}
