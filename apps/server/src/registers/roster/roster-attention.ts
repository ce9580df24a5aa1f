import { decide, isPersonPresent } from '../../people/index.ts'
import type { AttentionSource } from '../attention.ts'
import { aboutEntry } from '../entry/about.ts'
import { findAwayUntil, findTurns, standsAt, type Turn } from './turns.ts'

const dayMs = 86_400_000
const moved = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString()

/**
 * What has to be looked at in the roster: a turn that ends within a day with nobody after it, and one whose person is
 * away. Where no roster is kept nothing is said, because nobody has to keep one.
 */
export const rosterAttention: AttentionSource = async ({ db }, asker, entry) => {
  const { at } = asker
  const turns = await findTurns(db, at)
  const told = []
  for (const turn of turns) {
    const { span } = turn
    if (entry !== undefined && span.entry !== entry) continue
    if (
      !decide(
        { ...asker, hasSteppedUp: true },
        'duty.keep',
        aboutEntry('duty-roster', span.entry, span.value),
      ).may
    )
      continue
    const about = { register: 'duty-roster', entry: { id: span.entry, name: span.name } } as const
    // Of a turn that is still to come it matters whether they are away when it begins.
    const then = turn.from > at ? turn.from : at
    if ((await isPersonPresent(db, turn.person, at)) && (await findAwayUntil(db, turn.person, then)) !== null)
      told.push({ ...about, since: span.knownFrom, says: turn.from > at ? willBeAway : isAway })
    const isLast = standsAt(turn, at) && turn.until <= moved(at, dayMs) && !isFollowed(turn, turns)
    if (isLast) told.push({ ...about, since: latest(turn.from, moved(turn.until, -dayMs)), says: endsSoon })
  }
  return told
}

const endsSoon = 'It ends within a day, and nobody is on duty after it. Enter the next turn.'
const isAway = 'They are away, so they are not woken. Let somebody else take the turn.'
const willBeAway = 'They will be away when it begins, and not woken then. Let somebody else take the turn.'

/** Whether somebody is on duty for each of its channels at the instant at which it ends. */
function isFollowed(turn: Turn, turns: readonly Turn[]): boolean {
  const next = turns.filter((one) => one !== turn && standsAt(one, turn.until))
  return [...turn.covers].every((channel) => next.some((one) => one.covers.has(channel)))
}

const latest = (a: string, b: string): string => (a > b ? a : b)
