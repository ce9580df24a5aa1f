import ipaddr from 'ipaddr.js'

/** Pairs of `host:port` that may be reached although they are private. */
export type FetchAllow = ReadonlySet<string>

/** Reads `FETCH_ALLOW`: pairs with commas between them. */
export function readFetchAllow(
  given: string,
): { readonly ok: true; readonly pairs: FetchAllow } | { readonly ok: false; readonly says: string } {
  const pairs = given
    .split(',')
    .map((pair) => pair.trim().toLowerCase())
    .filter((pair) => pair !== '')
  const wrong = pairs.find((pair) => !/^(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}$/.test(pair))
  return wrong === undefined
    ? { ok: true, pairs: new Set(pairs) }
    : {
        ok: false,
        says: `FETCH_ALLOW has ${JSON.stringify(wrong)}; it must be pairs such as 127.0.0.1:8080, with commas between them`,
      }
}

/** Whether anybody on the public internet has this address. What is no address at all is nobody's. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // An IPv4 address in the clothes of an IPv6 one is what it is.
  return ipaddr.process(address).range() === 'unicast'
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '')

/** Whether a connection to an address may be made, for a host and port as they were named. */
export const mayReach = (
  allow: FetchAllow,
  { host, port, address }: { readonly host: string; readonly port: number; readonly address: string },
): boolean =>
  isPublic(address) || allow.has(`${host.toLowerCase()}:${port}`) || allow.has(`${bare(address)}:${port}`)
