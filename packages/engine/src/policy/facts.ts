import type { Instant } from '@secondlook/calendar'
import type { Audience, Capacity, Draft, LevelBand, Place, Represents } from '@secondlook/contract'

type OwnAnswer = 'own' | 'other' | 'no'

/** What is known of a draft besides its words: what the author said, and what the text itself says. */
export type Facts = {
  readonly capacity: Capacity
  /** The author answered "not sure"; a missing answer is read as personal and no more. */
  readonly capacityUnsure: boolean
  readonly capacityGiven: boolean
  readonly represents: Represents | undefined
  readonly audience: Audience
  readonly place: Place | undefined
  readonly channel: string | undefined
  readonly levelBand: LevelBand | undefined
  readonly aboutMyWork: OwnAnswer | undefined
  readonly inWorkHours: boolean | undefined
  readonly pseudonymous: boolean
  readonly employerShown: boolean
  readonly authorised: boolean | undefined
  readonly at: Instant | undefined
}

/** What the words say of the author, found by the pack's lists. */
export type Said = { readonly employer: boolean; readonly ownWork: boolean }

export function factsOf(
  draft: Draft,
  said: Said,
  at: Instant | undefined,
  authorised: boolean | undefined,
): Facts {
  const { capacity, author } = draft
  const known = capacity && capacity !== 'unsure' ? capacity : undefined
  const own = draft.aboutMyWork && draft.aboutMyWork !== 'unsure' ? draft.aboutMyWork : undefined
  return {
    capacity: known ?? 'personal',
    capacityUnsure: capacity === 'unsure',
    capacityGiven: known !== undefined,
    represents: draft.represents ?? undefined,
    audience: draft.audience ?? 'public',
    place: draft.place ?? undefined,
    channel: draft.channel ?? undefined,
    levelBand: author?.levelBand ?? undefined,
    aboutMyWork: own ?? (said.ownWork ? 'own' : undefined),
    inWorkHours: draft.inWorkHours ?? undefined,
    pseudonymous: author?.pseudonymous === true,
    employerShown: said.employer,
    authorised,
    at,
  }
}
