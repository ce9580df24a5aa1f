import type { Db, Tx } from '../../store/database.ts'
import { covers } from '../entry/spans.ts'
import { findKnownSpans } from '../entry/store.ts'
import { valuesOf } from '../snapshot/sections.ts'

/** A channel with its name and when it is watched, as its register says it. */
export type WatchedChannel = { readonly id: string; readonly name: string; readonly hours: string | null }

export async function listWatchedChannels(
  db: Db | Tx,
  channels: readonly string[],
  at: string,
): Promise<readonly WatchedChannel[]> {
  if (channels.length === 0) return []
  const [known] = await findKnownSpans(db, ['channels'])
  return [...new Set(channels)]
    .flatMap((channel) => known?.byEntry.get(channel) ?? [])
    .filter((span) => covers(span, at))
    .map((span) => ({ id: span.entry, name: span.name, hours: valuesOf(span, 'channels').hours }))
}
