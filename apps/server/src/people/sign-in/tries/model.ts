/** How often something failed, and when last. */
export type Failures = { readonly failures: number; readonly lastAt: string }

/** How many failures cost nothing. The same thing from the same network, or anything of its kind from there. */
export const free = { same: 5, kind: 50 } as const

const longestMs = 15 * 60_000
/** After this long without a failure nothing is remembered. */
export const forgottenMs = 60 * 60_000

/** How long the next try has to wait: a second after the first failure that is not free, then twice as long each. */
export const delayAfter = (failures: number, freeTries: number): number =>
  failures < freeTries ? 0 : Math.min(1000 * 2 ** Math.min(failures - freeTries, 20), longestMs)

/** How many milliseconds are left to wait. */
export function waitFor(found: Failures | undefined, freeTries: number, at: string): number {
  if (!found) return 0
  // Another process may have a clock that is a little ahead.
  const since = Math.max(0, Date.parse(at) - Date.parse(found.lastAt))
  if (since >= forgottenMs) return 0
  return Math.max(0, delayAfter(found.failures, freeTries) - since)
}

/** The network of an address: one household or office, as well as can be told. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1]
  if (v4 !== undefined) return v4
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${groups.join(':')}::/64`
}
