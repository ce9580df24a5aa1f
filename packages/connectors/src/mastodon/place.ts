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
