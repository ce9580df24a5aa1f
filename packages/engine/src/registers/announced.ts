import { type Instant, startOf } from '@secondlook/calendar'
import type { Initiative } from '@secondlook/contract'
import type { Scene } from '../detector.ts'
import type { Reading } from '../text/reading.ts'
import type { InitiativeMatch } from './initiatives.ts'

/** Where a draft speaks of initiatives, the announced ones and the others. */
export type Spoken = {
  readonly announced: boolean
  readonly waiting: readonly { readonly reading: Reading; readonly match: InitiativeMatch }[]
}

const nothing: Spoken = { announced: false, waiting: [] }

/** A recorded announcement counts from its instant on; a draft without a time cannot come after it. */
export function isAnnounced({ announcedAt }: Initiative, at: Instant | undefined, zone: string): boolean {
  return announcedAt != null && at !== undefined && startOf(announcedAt, zone) <= at
}

/**
 * Initiatives of the register in every field of a draft. Words that name an announced initiative are not
 * also nearly another one: "the second stage" is not a weak match for a third.
 */
export function spokenInitiatives({ readings, registers, facts, zone }: Scene): Spoken {
  if (!registers?.has('initiatives')) return nothing
  const waiting: { reading: Reading; match: InitiativeMatch }[] = []
  let announced = false
  for (const reading of readings) {
    const known: InitiativeMatch[] = []
    const open: InitiativeMatch[] = []
    for (const match of registers.initiativesIn(reading))
      (isAnnounced(match.initiative, facts.at, zone) ? known : open).push(match)
    announced ||= known.length > 0
    const named = [...known, ...open].filter(({ exact }) => exact)
    for (const match of open)
      if (match.exact || !named.some((name) => covers(name, match))) waiting.push({ reading, match })
  }
  return { announced, waiting }
}

const covers = (a: InitiativeMatch, b: InitiativeMatch): boolean => a.from <= b.from && a.to >= b.to
