import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { databaseName, prepareDatabase } from './database-in-cluster.ts'
import type { FileLock } from './file-lock.ts'
import { type Home, prepareHome } from './home.ts'
import { ensureRunning, stopServer } from './postmaster.ts'
import { superuser } from './probe.ts'
import { shareNext } from './share-next.ts'
import { alone, enter, leave } from './users.ts'

/** This process's share in the one server of a data folder. */
export type EmbeddedServer = {
  readonly folder: string
  /** The folder is not inside the data folder, which whoever started us should hear. */
  readonly isElsewhere: boolean
  /** How to reach it, as a setting of `pg`. */
  readonly address: { readonly host: string; readonly port: number }
  readonly login: { readonly user: string; readonly database: string }
  readonly superuser: string
  /** Brings the server up where it is down; to be called by whoever could not connect. */
  heal(): Promise<void>
  /** Ends this share; the last user stops the server. */
  leave(): Promise<void>
}

/** Starts the server of a data folder, or joins those who use it. */
export async function joinEmbeddedServer(dataFolder: string): Promise<EmbeddedServer> {
  const home = await prepareHome(dataFolder)
  const user = await alone(home.folder, async () => {
    const entered = await enter(home.folder)
    try {
      await ensureRunning(home)
      await prepareDatabase(addressOf(home), superuser)
    } catch (error) {
      await leave(home.folder, entered, () => stopServer(home))
      throw error
    }
    return entered
  })
  return share(home, user)
}

const addressOf = ({ sockets }: Home) => ({ host: sockets, port: 5432 })

function share(home: Home, user: FileLock): EmbeddedServer {
  let left: Promise<void> | undefined
  const healNext = shareNext(() => alone(home.folder, () => ensureRunning(home)))
  const heal = async (): Promise<void> => {
    if (!left) await healNext()
  }
  const watch = watchServer(home, heal)
  return {
    folder: home.folder,
    isElsewhere: home.isElsewhere,
    address: addressOf(home),
    login: { user: databaseName, database: databaseName },
    superuser,
    heal,
    leave: () => {
      left ??= (async () => {
        await watch.stop()
        await alone(home.folder, () => leave(home.folder, user, () => stopServer(home)))
      })()
      return left
    },
  }
}

/** An idle connection that ends when the server does, so that a crash is noticed while nobody asks anything. */
function watchServer(home: Home, heal: () => Promise<void>): { stop(): Promise<void> } {
  let isStopped = false
  let stopNow = (): void => undefined
  const stopped = new Promise<void>((resolve) => {
    stopNow = resolve
  })
  const watchOnce = async (): Promise<void> => {
    const one = new Client({
      ...addressOf(home),
      user: superuser,
      database: 'postgres',
      application_name: 'secondlook watch',
    })
    const ended = new Promise<void>((resolve) => {
      one.on('error', () => resolve())
      one.on('end', () => resolve())
    })
    // A connection that is ended while it is being made never says that it was.
    await Promise.race([one.connect(), stopped])
    await Promise.race([ended, stopped])
    await Promise.race([one.end(), sleep(100)])
  }
  const watching = (async () => {
    while (!isStopped) {
      try {
        await watchOnce()
      } catch {
        await sleep(50)
      }
      // A server that cannot be brought up is reported by whoever needs it next; here it is tried again.
      if (!isStopped) await heal().catch(() => sleep(1000))
    }
  })()
  return {
    stop: async () => {
      isStopped = true
      stopNow()
      await watching
    },
  }
}
