import { createServer } from 'node:net'
import { makeDemoActs } from '../demo/acts.ts'
import { loadDemo } from '../demo/load.ts'
import { connectLocalPlatforms } from '../demo/local-platforms.ts'
import { connectPractice } from '../demo/practice.ts'
import { buildApp } from './app.ts'
import { compose } from './compose.ts'
import { type Ground, openGround } from './ground.ts'
import { jobsOfContexts } from './jobs-of-contexts.ts'
import { openPublishing } from './open-publishing.ts'
import { findEventsSince } from './records/index.ts'
import type { Settings } from './settings.ts'
import { findSite, type Site } from './site.ts'
import { CannotOpenError, sayFaultOf } from './start.ts'
import { openStore, type Store } from './store/index.ts'

const version = '0.2.0'
const onFault = sayFaultOf('serve')

export type Serving = {
  readonly address: string
  /** Where the database is kept, if that is not in the data folder. */
  readonly elsewhere: string | undefined
  /** Where the first administrator of a new store comes in, once. */
  readonly firstLink: string | undefined
  /** Where the practice platform of the demonstration is. */
  readonly practice: string | undefined
  /** Closes once, however often it is asked. */
  close(): Promise<void>
}

/** Opens the store, then the check and the policy, and answers until it is closed. */
export async function serve(given: Settings): Promise<Serving> {
  const settings = await withPort(given)
  const site = findSite()
  const opened = await openStore(settings)
  if (!opened.ok) throw new CannotOpenError(`${opened.refusal}: ${opened.says}`)
  const { store } = opened
  let ground: Ground | undefined
  try {
    ground = await openGround({
      ...{ store, keysFolder: settings.keysFolder, onFault },
      jobs: (given) => jobsOfContexts(given, settings, onFault),
    })
    if (settings.isDemonstration) await fillDemonstration(ground)
    // A demonstration that was played with opens all the same.
    if (settings.practice) await connectPractice(ground, settings.practice).catch(onFault)
    await connectLocalPlatforms(ground, settings.localPlatforms).catch(onFault)
    return await listen(settings, site, store, ground)
  } catch (error) {
    await ground?.close()
    await store.close()
    throw error
  }
}

/** What a newcomer finds waiting for the people of the demonstration is of these days, and not of the whole year. */
const recentMs = 35 * 86_400_000

async function fillDemonstration({ recorder, queue, counters }: Ground): Promise<void> {
  const { database, source } = recorder
  // Nobody may be told of anything while it is loaded, because a listener leaves events of its own.
  const loaded = await loadDemo(makeDemoActs({ ...recorder, enqueue: async () => undefined }, counters))
  if (!loaded.ok) throw new CannotOpenError(loaded.says)
  if (loaded.done === 0) return
  const since = new Date(source.now() - recentMs).toISOString()
  for (const event of await findEventsSince(database.db, since))
    await database.transact((tx) => queue.putAfter(tx, event))
}

async function listen(settings: Settings, site: Site, store: Store, ground: Ground): Promise<Serving> {
  const { port, host } = settings
  const composed = compose(ground, settings, version, onFault)
  const app = await buildApp(site, () => store.database.check(), composed.behind)
  try {
    await app.listen({ port, host })
  } catch (error) {
    await app.close()
    throw cannotOpen(error, port, host)
  }
  const publishing = openPublishing(ground, settings, onFault)
  const firstLink = settings.isDemonstration ? undefined : await composed.firstLink()
  let closing: Promise<void> | undefined
  const bound = app.server.address()
  const openPort = typeof bound === 'object' && bound ? bound.port : port
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${openPort}`,
    elsewhere: store.elsewhere,
    firstLink: firstLink?.url,
    practice: settings.practice?.address,
    close: () => {
      closing ??= app
        .close()
        .then(() => publishing.stop())
        .then(() => ground.close())
        .then(() => store.close())
      return closing
    },
  }
}

/** Links and passkeys name the port, so one that the system picks is picked before anything is told of it. */
export async function withPort(settings: Settings): Promise<Settings> {
  const { port, host, publicUrl } = settings
  if (port !== 0 || new URL(publicUrl).port !== '0') return settings
  const picked = await new Promise<number>((resolve, reject) => {
    const server = createServer().on('error', (error) => reject(cannotOpen(error, port, host)))
    server.listen(port, host, () => {
      const bound = server.address()
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : port))
    })
  })
  return { ...settings, port: picked, publicUrl: publicUrl.replace(/:0$/, `:${picked}`) }
}

/** The one line for a port or an address that cannot be had; any other fault as it is. */
export function cannotOpen(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new CannotOpenError(
      `port ${port} is in use; stop the other program, or choose another port: PORT=${port < 65_535 ? port + 1 : 4747}`,
    )
  }
  if (code === 'EACCES')
    return new CannotOpenError(`port ${port} needs more rights; choose one above 1023: PORT=4747`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CannotOpenError(`HOST ${host} is not an address of this machine; try HOST=127.0.0.1`)
  }
  return error
}
