import type { OnDuty } from '@secondlook/contract'

export type OneOnDuty = {
  readonly id: string
  readonly name: string
  readonly until: string
  readonly isAway: boolean
  /** The channels for which they are on duty, where they are not for all that were asked about. */
  readonly only: readonly string[]
}

/** Everybody who is on duty for some channels, each once with the end that is nearest; whoever is away comes last. */
export function peopleOnDuty({ channels }: Pick<OnDuty, 'channels'>): readonly OneOnDuty[] {
  const found = new Map<string, OneOnDuty>()
  for (const { channel, people } of channels)
    for (const { person, until, awayUntil } of people) {
      const before = found.get(person.id)
      const only = [...new Set([...(before?.only ?? []), channel.name])]
      const end = before && before.until < until ? before.until : until
      found.set(person.id, { ...person, until: end, isAway: awayUntil !== null, only })
    }
  return [...found.values()]
    .map((one) => (one.only.length === channels.length ? { ...one, only: [] } : one))
    .sort((a, b) => Number(a.isAway) - Number(b.isAway) || (a.name < b.name ? -1 : 1))
}
