import type { Account } from '../content.ts'

/** Reads `http://127.0.0.1:4180/@parks` and `@parks`; the service is `null` where the address does not say it. */
export function placeOf({ address }: Account): { readonly service: string | null; readonly handle: string } {
  const text = address.trim()
  const [, service, handle] = /^(https?:\/\/[^/?#]+)\/@([^/?#]+)/i.exec(text) ?? []
  return service !== undefined && handle !== undefined
    ? { service, handle }
    : { service: null, handle: text.replace(/^@/, '') }
}
