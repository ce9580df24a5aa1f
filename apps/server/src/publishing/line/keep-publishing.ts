import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type PublishingNeeds, usualWaits } from '../needs.ts'
import { doDue } from './do-due.ts'
import { findNextDue, holdLine, leaveLine, renewLine, takeLine } from './store.ts'

/** How many channels one process works on at a time. */
const linesMost = 8
const idleMs = 250
const faultMs = 2000
/** How much is done on a channel before others have their turn. */
const atOnceMost = 50

export type Publishing = { stop(): Promise<void> }

/**
 * Sends what is due, as long as it runs. Any number of processes may: each takes channels that nobody works on, one
 * person at a time works on a channel, and one that ends in the middle is followed by another when its lease has gone by.
 */
export function keepPublishing(needs: PublishingNeeds, me: string = randomUUID()): Publishing {
  const stopping = new AbortController()
  const { scratch } = needs.recorder.database
  const { leaseMs } = needs.waits ?? usualWaits
  const rest = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  const lines = new Map<string, Promise<void>>()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        const now = new Date(needs.recorder.source.now()).toISOString()
        const channel =
          lines.size < linesMost
            ? await takeLine(scratch, { me, now, except: [...lines.keys()], leaseMs })
            : undefined
        if (channel === undefined) await rest(idleMs)
        else {
          const working = workLine(needs, channel, me, stopping.signal)
            .catch(needs.onFault)
            .finally(() => lines.delete(channel))
          lines.set(channel, working)
        }
      } catch (error) {
        needs.onFault(error)
        await rest(faultMs)
      }
    }
    await Promise.all(lines.values())
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Works on one channel until nothing is due there, in the order in which it was due. */
export async function workLine(
  needs: PublishingNeeds,
  channel: string,
  me: string,
  signal?: AbortSignal,
): Promise<void> {
  const { database, source } = needs.recorder
  const { leaseMs } = needs.waits ?? usualWaits
  const renewing = setInterval(
    () => void renewLine(database.scratch, channel, me, leaseMs).catch(needs.onFault),
    leaseMs / 3,
  )
  try {
    for (let count = 0; count < atOnceMost && signal?.aborted !== true; count++) {
      if (!(await renewLine(database.scratch, channel, me, leaseMs))) return
      const now = new Date(source.now()).toISOString()
      const due = await findNextDue(database.scratch, channel, now)
      if (!due) return
      if (due.due_at > now) return await holdLine(database.scratch, channel, due.due_at)
      await doDue({ needs, me, due })
    }
  } finally {
    clearInterval(renewing)
    await leaveLine(database.scratch, channel, me)
  }
}
