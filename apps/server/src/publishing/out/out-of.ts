import type { OutNow } from '../../posts/index.ts'
import { type Life, type LifeState, mayBeOut } from '../life/life.ts'

/** Where a post stands on one of its channels, and since when; `null` before anything has happened there. */
export type OnChannel = {
  readonly life: Pick<Life, 'state' | 'because' | 'isSame'>
  readonly since: string | null
}

const needs: ReadonlySet<LifeState> = new Set(['stopped', 'refused', 'ask-whether'])
const moves: ReadonlySet<LifeState> = new Set(['leaving', 'deferred', 'withdrawing'])
const down: ReadonlySet<LifeState> = new Set(['withdrawn', 'gone'])

/**
 * Where a post stands on all of its channels together; `undefined` while it is on its way to none. What may be out is
 * never said to be stopped, and what is unknown is said to be unknown.
 */
export function outOf(channels: readonly OnChannel[]): OutNow | undefined {
  const since = channels.flatMap((one) => one.since ?? []).reduce((a, b) => (a > b ? a : b), '')
  if (since === '') return undefined
  const lives = channels.map(({ life }) => life)
  const any = (is: (life: OnChannel['life']) => boolean): boolean => lives.some(is)
  const isOut = any(({ state }) => state === 'published')
  const isDiffering = any(({ state, isSame }) => state === 'published' && isSame === false)
  const needsSomebody = any(({ state }) => needs.has(state)) || isDiffering
  const isAnyOut = any(mayBeOut)
  const say = (state: OutNow['state']): OutNow => ({ state, needsSomebody, since, isOut: isAnyOut })
  if (any(({ state }) => state === 'ask-whether')) return say('unknown')
  if (any(({ state, because }) => state === 'leaving' && because !== null)) return say('unknown')
  if (any(({ state }) => moves.has(state))) return say('leaving')
  if (isOut) {
    const isWhole = lives.every(({ state }) => state === 'published')
    return say(!isWhole ? 'partly' : isDiffering ? 'differs' : 'posted')
  }
  const stopped = lives.filter(({ state }) => state === 'stopped' || state === 'refused')
  if (stopped.length > 0)
    return say(stopped.every(({ because }) => because === 'by-hand') ? 'by-hand' : 'stopped')
  if (any(({ state }) => state === 'waiting')) return undefined
  return say(any(({ state }) => down.has(state)) ? 'taken-down' : 'not-going-out')
}
