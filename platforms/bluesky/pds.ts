import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pdsPackages } from '../../tools/run/platforms.mjs'
import { freePort, type Started, startChild, untilOpen } from '../child.ts'

export type PdsAccount = { readonly did: string; readonly handle: string; readonly password: string }

export type Pds = {
  readonly address: string
  /** Where the directory of identities answers. */
  readonly directory: string
  readonly admin: { readonly user: 'admin'; readonly password: string }
  /** `river` becomes `river.test`. */
  makeAccount(handle: string): Promise<PdsAccount>
}

export type StartedPds = Pds & Started

type Settings = {
  readonly port: number
  readonly directoryPort: number
  readonly adminPassword: string
  readonly jwtSecret: string
  readonly rotationKey: string
}

const program = fileURLToPath(new URL('server.mjs', import.meta.url))

/** Whether there is a Bluesky server to start; `npm test` installs it. */
export const hasPds = (): boolean => existsSync(pdsPackages())

/** A Bluesky server of its own. Started again on the same folder, it is the same server at the same address. */
export async function startPds({ folder }: { readonly folder: string }): Promise<StartedPds> {
  await makeSettings(folder)
  const command = [process.execPath, program, pdsPackages(), folder]
  const child = startChild(command, { log: join(folder, 'bluesky.log') })
  await untilOpen('The Bluesky server', child, () => child.said().includes('open\n'))
  return { ...pdsIn(folder), processes: [child.pid], stop: child.stop, kill: child.kill }
}

async function makeSettings(folder: string): Promise<void> {
  const file = join(folder, 'settings.json')
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true })
  const secret = () => randomBytes(32).toString('hex')
  const settings: Settings = {
    ...{ port: await freePort(), directoryPort: await freePort() },
    ...{ adminPassword: secret(), jwtSecret: secret(), rotationKey: secret() },
  }
  writeFileSync(file, JSON.stringify(settings))
}

/** The server of a folder, for whoever did not start it. */
export function pdsIn(folder: string): Pds {
  const { port, directoryPort, adminPassword } = JSON.parse(
    readFileSync(join(folder, 'settings.json'), 'utf8'),
  ) as Settings
  const address = `http://localhost:${port}`
  return {
    ...{ address, directory: `http://127.0.0.1:${directoryPort}` },
    admin: { user: 'admin', password: adminPassword },
    makeAccount: async (name) => {
      const [handle, password] = [`${name}.test`, randomBytes(12).toString('hex')]
      const response = await fetch(`${address}/xrpc/com.atproto.server.createAccount`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ handle, password, email: `${password}@example.org` }),
      })
      const { did, message } = (await response.json()) as { readonly did?: string; readonly message?: string }
      if (did === undefined) throw new Error(`no account ${handle}: ${message}`)
      return { did, handle, password }
    },
  }
}
