import { findUnitsBelow } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import type { EntrySpan } from '../entry/entry.ts'
import { covers } from '../entry/spans.ts'
import { findKnownSpans } from '../entry/store.ts'

/** The channels that an entry with this unit, which names these, is for. */
export type ChannelsFor = (unit: string | null, named: readonly string[]) => ReadonlySet<string>

/**
 * What entries are for, of the channels that there are at an instant: those that one names, or else every channel of its
 * unit and of those below; without a unit, every channel.
 */
export async function channelsFor(
  db: Db | Tx,
  at: string,
  spans: readonly EntrySpan[],
  units: readonly (string | null)[],
): Promise<ChannelsFor> {
  const below = await findUnitsBelow(db, [...new Set(units.flatMap((unit) => unit ?? []))], at)
  const channels = spans.filter((span) => covers(span, at) && span.value.standing === 'holds')
  return (unit, named) => {
    if (named.length > 0) return new Set(named)
    const all = channels.filter(
      ({ value }) => unit === null || (value.unit !== null && below.get(unit)?.has(value.unit)),
    )
    return new Set(all.map(({ entry }) => entry))
  }
}

/** Whether an entry of a unit that names no channels is for any at all. */
export async function hasChannels(db: Db | Tx, at: string, unit: string | null): Promise<boolean> {
  const [channels] = await findKnownSpans(db, ['channels'])
  return (await channelsFor(db, at, channels?.all ?? [], [unit]))(unit, []).size > 0
}
