import type { ActRow } from '../life/store.ts'

/** That a post came down from a channel once. */
export type Down = {
  /** The act that says so. */
  readonly id: string
  readonly post: string
  readonly channel: string
  readonly version: number
  readonly wentOutAt: string | null
  readonly cameDownAt: string
  readonly how: 'here' | 'elsewhere'
  /** Who wanted it; nobody is known where it was done with the platform's own log-in. */
  readonly by: string | null
  readonly why: string | null
  /** What the platform said of what is left. */
  readonly left: string | null
  readonly addresses: readonly string[]
}

type Out = Pick<Down, 'wentOutAt' | 'addresses'>
const nowhere: Out = { wentOutAt: null, addresses: [] }

/** Each time that a post came down from a channel, from its acts there, which are in the order of what happened. */
export function downsOf(acts: readonly ActRow[]): readonly Down[] {
  const downs: Down[] = []
  const out = new Map<number, Out>()
  const wanted = new Map<number, ActRow>()
  for (const act of acts) {
    const { id, post, channel, version, does, at, says, person } = act
    if (does === 'sent' || does === 'found' || does === 'by-hand')
      out.set(version, { wentOutAt: at, addresses: addressesOf(act) })
    else if (does === 'withdraw') wanted.set(version, act)
    else if (does === 'withdrawn' || does === 'gone') {
      const isHere = does === 'withdrawn'
      const asked = isHere ? wanted.get(version) : undefined
      downs.push({
        ...{ id, post, channel, version, cameDownAt: at, how: isHere ? 'here' : 'elsewhere' },
        ...(out.get(version) ?? nowhere),
        // Whoever took it down by hand says so in the act itself.
        by: isHere ? (person ?? asked?.person ?? null) : null,
        why: isHere ? (person === null ? (asked?.says ?? null) : says) : null,
        left: isHere && person === null ? says : null,
      })
    }
  }
  return downs
}

function addressesOf({ detail }: ActRow): readonly string[] {
  const published = detail['published']
  const parts =
    typeof published === 'object' && published !== null && 'parts' in published ? published['parts'] : []
  return Array.isArray(parts)
    ? parts.flatMap((part) =>
        typeof part === 'object' && part !== null && 'address' in part && typeof part['address'] === 'string'
          ? [part['address']]
          : [],
      )
    : []
}
