import type { Account } from '../content.ts'

/** Where an account lives and what it is called there; the service is `null` where the address does not say it. */
export type Place = { readonly service: string | null; readonly name: string }

/** Reads `https://social.example/@a`, `@a@social.example` and `a@social.example`. */
export function placeOf({ address }: Account): Place {
  const text = address.trim()
  const [, service, name] = /^(https?:\/\/[^/?#]+)\/(?:@|users\/)([^/?#@]+)/i.exec(text) ?? []
  if (service !== undefined && name !== undefined) return { service, name }
  const [, handle = text, host] = /^@?([^@/\s]+)(?:@([^@/\s]+))?$/.exec(text) ?? []
  return { service: host === undefined ? null : `https://${host}`, name: handle }
}

/** The number at the end of an address, where the account itself lives: another server numbers otherwise. */
export function mastodonIdAt(account: Account, address: string): string | undefined {
  const [, service = '', name = '', id] =
    /^(https?:\/\/[^/?#]+)\/(?:@([^/?#@]+)|users\/[^/?#@]+\/statuses)\/(\d+)\/?(?:[?#].*)?$/i.exec(
      address.trim(),
    ) ?? []
  const named = name === '' ? (/\/users\/([^/]+)\//i.exec(address)?.[1] ?? '') : name
  const own = placeOf(account)
  const isOwn =
    service.toLowerCase() === own.service?.toLowerCase() && named.toLowerCase() === own.name.toLowerCase()
  return isOwn ? id : undefined
}
