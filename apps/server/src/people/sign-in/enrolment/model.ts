import type { Random } from '../../../keys/roots.ts'
import type { EnrolmentTable } from '../tables.ts'

const hour = 60 * 60_000
/** How long a link waits for a second person, and how long it opens from then on. */
export const waitsMs = 3 * 24 * hour
export const livesMs = { first: hour, person: 24 * hour }

/** Whoever runs the host, where no person made a link. */
export const operator = 'operator'

export type LinkState = 'waiting' | 'open' | 'used' | 'ended'

/** Whether a link may open: it is of the host, or a second person said so. */
export const isConfirmed = ({
  person,
  made_by,
  confirmed_at,
}: Pick<EnrolmentTable, 'person' | 'made_by' | 'confirmed_at'>): boolean =>
  person === null || made_by === operator || confirmed_at !== null

export function stateOf(link: EnrolmentTable, at: string): LinkState {
  if (link.used_at !== null) return 'used'
  if (link.ended_at !== null || link.ends_at <= at) return 'ended'
  return isConfirmed(link) ? 'open' : 'waiting'
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * What the second person tells whom the link is for: twelve letters, 60 bits, of an alphabet without those that are
 * taken for others. Neither of the two has both the link and this, so neither can use it.
 */
export function newCode(random: Random): string {
  const all = [...random(12)].map((byte) => letters[byte % 32]).join('')
  return [all.slice(0, 4), all.slice(4, 8), all.slice(8)].join('-')
}

/** A code as somebody typed it, whatever stands between its letters. */
export const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
