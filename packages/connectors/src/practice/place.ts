import type { Account } from '../content.ts'

/** Reads `http://127.0.0.1:4180/@parks` and `@parks`; the service is `null` where the address does not say it. */
export function placeOf({ address }: Account): { readonly service: string | null; readonly handle: string } {
  const text = address.trim()
  const [, service, handle] = /^(https?:\/\/[^/?#]+)\/@([^/?#]+)/i.exec(text) ?? []
  return service !== undefined && handle !== undefined
    ? { service, handle }
    : { service: null, handle: text.replace(/^@/, '') }
}

/** The number at the end of an address on this account. */
export function practiceIdAt(account: Account, address: string): string | undefined {
  const [, service, handle, id] =
    /^(https?:\/\/[^/?#]+)\/@([^/?#]+)\/([\w-]+)\/?(?:[?#].*)?$/i.exec(address.trim()) ?? []
  const own = placeOf(account)
  return service === own.service && handle === own.handle ? id : undefined
}
