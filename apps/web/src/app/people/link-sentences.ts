import type { PersonsLink } from '@secondlook/contract'
import { sayInstant } from '../words/instant.ts'

const made = ({ madeBy, madeAt }: PersonsLink): string => `${madeBy.name} made it on ${sayInstant(madeAt)}.`

const confirmed = ({ confirmedBy, confirmedAt }: PersonsLink): string =>
  confirmedBy && confirmedAt ? ` ${confirmedBy.name} confirmed it on ${sayInstant(confirmedAt)}.` : ''

/** Where a link stands. */
export function sayState({ state, endsAt }: PersonsLink): string {
  if (state === 'waiting') return `Waits for a second person, until ${sayInstant(endsAt)}`
  if (state === 'open') return `Open, until ${sayInstant(endsAt)}`
  return state === 'used' ? 'Used' : 'Ended without having been used'
}

/** Who made a link, who confirmed it, and what became of it. */
export function sayLink(link: PersonsLink): string {
  const { state, usedAt, endedAt } = link
  const became =
    state === 'used' && usedAt
      ? ` It was used on ${sayInstant(usedAt)}.`
      : state === 'ended' && endedAt
        ? ` It was ended on ${sayInstant(endedAt)}.`
        : ''
  return `${made(link)}${confirmed(link)}${became}`
}

/** The one that may still come to something. */
export const currentOf = (links: readonly PersonsLink[]): PersonsLink | undefined =>
  links.find(({ state }) => state === 'waiting' || state === 'open')
