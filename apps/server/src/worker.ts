import { openGround } from './ground.ts'
import { jobsOfContexts } from './jobs-of-contexts.ts'
import { openPublishing } from './open-publishing.ts'
import type { Settings } from './settings.ts'
import { CannotOpenError, sayFaultOf } from './start.ts'
import { openStore } from './store/index.ts'

const onFault = sayFaultOf('work')

export type Working = {
  readonly elsewhere: string | undefined
  /** Lets jobs that run finish, once, however often it is asked. */
  close(): Promise<void>
}

/** Works on the queue and numbers events, like a server that answers nobody. Any number may, beside servers or not. */
export async function work(settings: Settings): Promise<Working> {
  const opened = await openStore(settings)
  if (!opened.ok) throw new CannotOpenError(`${opened.refusal}: ${opened.says}`)
  const { store } = opened
  try {
    const ground = await openGround({
      ...{ store, keysFolder: settings.keysFolder, onFault },
      jobs: (given) => jobsOfContexts(given, settings, onFault),
    })
    const publishing = openPublishing(ground, settings, onFault)
    let closing: Promise<void> | undefined
    return {
      elsewhere: store.elsewhere,
      close: () => {
        closing ??= publishing
          .stop()
          .then(() => ground.close())
          .then(() => store.close())
        return closing
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
