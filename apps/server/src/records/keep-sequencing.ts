import { setTimeout as sleep } from 'node:timers/promises'
import { type Sequencer, sequence } from './sequence.ts'

const idleMs = 250
const faultMs = 2000

/**
 * Numbers events as they come, until it is stopped. Every process may do so: they take turns, and one that ends in the
 * middle leaves its events to the next.
 */
export function keepSequencing(
  sequencer: Sequencer,
  onFault: (error: unknown) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const rest = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        if ((await sequence(sequencer)) === 0) await rest(idleMs)
      } catch (error) {
        onFault(error)
        await rest(faultMs)
      }
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
