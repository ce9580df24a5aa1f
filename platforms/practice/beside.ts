import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Practice, startPractice } from './practice.ts'

/** The first free of these. */
const ports = Array.from({ length: 10 }, (_, n) => 4180 + n)

export type Beside = {
  readonly address: string
  /** What the server is told, in its environment. */
  readonly settings: { readonly PRACTICE: string; readonly FETCH_ALLOW: string }
  readonly stop: () => Promise<void>
}

/** Starts the practice platform beside the demonstration, with its account. It keeps what it holds in the data folder. */
export async function startBeside(
  environment: Readonly<Record<string, string | undefined>>,
  some: readonly number[] = ports,
): Promise<Beside> {
  const { address, network, makeAccount, stop } = await startOnFirst(
    makeFolder(environment['DATA_DIR']),
    some,
  )
  // Known by its number: behind our back its handle may have become somebody else's.
  const { token } = network.accountById('a1') ?? makeAccount('pretend_parks', 'Practice for parks')
  const { host } = new URL(address)
  return {
    ...{ address, stop },
    settings: {
      PRACTICE: `http://pretend_parks:${token}@${host}`,
      FETCH_ALLOW: [environment['FETCH_ALLOW'] ?? '', host].filter((one) => one !== '').join(','),
    },
  }
}

/** A data folder that is not there yet is made as the server makes it. */
function makeFolder(data: string | undefined): string {
  const folder = resolve(data || './data')
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const own = join(folder, 'practice')
  mkdirSync(own, { recursive: true, mode: 0o700 })
  return own
}

async function startOnFirst(folder: string, [port, ...more]: readonly number[]): Promise<Practice> {
  if (port === undefined)
    throw new Error('no port from 4180 to 4189 is free for the practice platform; stop another program')
  try {
    return await startPractice({ folder, port })
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken) throw error
    return await startOnFirst(folder, more)
  }
}
