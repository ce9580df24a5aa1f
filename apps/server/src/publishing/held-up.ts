import { type Life, lifeOf } from './life/life.ts'
import { type ActRow, toLifeAct } from './life/store.ts'

/** Why a post does not go on by itself on a channel, as far as what has to be done about it differs. */
export type HeldUp = {
  readonly kind: 'held-up' | 'to-post' | 'key-ended' | 'platform-down'
  readonly channel: string
  /** The act since which it is so. */
  readonly act: string
}

/** Shorter than this a platform is away often, and comes back before anybody could do anything. */
export const lateAfterMs = 15 * 60_000

/** What holds a post up on its channels at an instant, from its acts in their order. */
export function heldUpOf(acts: readonly ActRow[], at: string): readonly HeldUp[] {
  const channels = [...new Set(acts.map(({ channel }) => channel))]
  return channels.flatMap((channel) => {
    const own = acts.filter((act) => act.channel === channel)
    const last = own.at(-1)
    if (!last) return []
    const life = lifeOf(own.map(toLifeAct), last.version)
    const kind = kindOf(life)
    if (kind !== undefined) return [{ kind, channel, act: last.id }]
    const first = firstWithoutAnswer(own, life)
    const isLate = first && Date.parse(at) - Date.parse(first.at) >= lateAfterMs
    return isLate ? [{ kind: 'platform-down' as const, channel, act: first.id }] : []
  })
}

function kindOf({ state, because }: Life): HeldUp['kind'] | undefined {
  if (state === 'stopped' && because === 'by-hand') return 'to-post'
  if (state === 'stopped' && because === 'no-credential') return 'key-ended'
  if (state === 'refused' && because === 'credential') return 'key-ended'
  return state === 'stopped' || state === 'refused' || state === 'ask-whether' ? 'held-up' : undefined
}

/** The first of the last acts in a row that say that a platform gave no answer. */
function firstWithoutAnswer(own: readonly ActRow[], { state, because }: Life): ActRow | undefined {
  if (state !== 'deferred' && !(state === 'leaving' && because === 'unknown')) return undefined
  const before = own.findLastIndex(({ does }) => !['deferred', 'unknown', 'intend'].includes(does))
  return own.slice(before + 1).find(({ does }) => does !== 'intend')
}
