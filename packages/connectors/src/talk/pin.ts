import type { Found, Published } from './sender.ts'
import type { Talk } from './talk.ts'

type Part = Published['parts'][number]

const pin = 'pin:'
/** A pin is of a post, and is named so that taking it off leaves the post where it is. */
export const pinOf = (part: Part): Part => ({ ...part, id: `${pin}${part.id}` })
export const isPin = (id: string): boolean => id.startsWith(pin)
/** The post itself, of a pin or not. */
export const postOf = (id: string): string => (isPin(id) ? id.slice(pin.length) : id)

/** What was found where a pin was looked for. */
export function* pinFound(looking: Talk<Found>): Talk<Found> {
  const found = yield* looking
  if (found.is !== 'published') return found
  return { ...found, published: { parts: found.published.parts.map(pinOf) } }
}
