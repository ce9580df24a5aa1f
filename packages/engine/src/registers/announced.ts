import { type Instant, startOf } from '@secondlook/calendar'
import type { Initiative } from '@secondlook/contract'
import type { Scene } from '../detector.ts'
import type { Reading } from '../text/reading.ts'
import type { InitiativeMatch } from './initiatives.ts'

/** Where a draft speaks of initiatives, the announced ones and the others. */
export type Spoken = {
  readonly announced: boolean
  readonly waiting: readonly { readonly reading: Reading; readonly match: InitiativeMatch }[]
  /** Whether it speaks of one that waits and that whoever asks may not know of: never where, which or how many. */
  readonly hidden: boolean
}

const nothing: Spoken = { announced: false, waiting: [], hidden: false }

/** A recorded announcement counts from its instant on; a draft without a time cannot come after it. */
export function isAnnounced({ announcedAt }: Initiative, at: Instant | undefined, zone: string): boolean {
  return announcedAt != null && at !== undefined && startOf(announcedAt, zone) <= at
}

/**
 * Initiatives of the register in every field of a draft. Words that name an announced initiative are not
 * also nearly another one: "the second stage" is not a weak match for a third. What somebody may not know of
 * changes nothing in what they are told of the rest.
 */
export function spokenInitiatives({ readings, registers, facts, zone }: Scene): Spoken {
  if (!registers?.has('initiatives')) return nothing
  const { knownUntil } = registers
  const until = facts.at === undefined ? undefined : Math.min(facts.at, knownUntil ?? facts.at)
  const waiting: { reading: Reading; match: InitiativeMatch }[] = []
  let announced = false
  let hidden = false
  for (const reading of readings) {
    const told: InitiativeMatch[] = []
    const open: InitiativeMatch[] = []
    for (const match of registers.initiativesIn(reading)) {
      const mayKnow = registers.mayKnow(match.initiative)
      if (isAnnounced(match.initiative, mayKnow ? facts.at : until, zone)) told.push(match)
      else if (mayKnow) open.push(match)
    }
    announced ||= told.length > 0
    const named = [...told, ...open].filter(({ exact }) => exact)
    const stands = (match: InitiativeMatch): boolean =>
      match.exact || !named.some((name) => covers(name, match))
    for (const match of open) if (stands(match)) waiting.push({ reading, match })
    const closed = registers
      .hiddenIn(reading)
      .filter((match) => !isAnnounced(match.initiative, until, zone) && stands(match))
    hidden ||= closed.length > 0
  }
  return { announced, waiting, hidden }
}

const covers = (a: InitiativeMatch, b: InitiativeMatch): boolean => a.from <= b.from && a.to >= b.to
