import type { Db, Tx } from '../../store/database.ts'
import { channelsFor } from '../channels/channels-for.ts'
import { findKnownSpans } from '../entry/store.ts'
import { valuesOf } from '../snapshot/sections.ts'

/** A freeze as it stands, with every channel that it stops. */
export type FreezeOfChannels = {
  readonly id: string
  readonly title: string
  readonly from: string
  readonly until: string | null
  readonly channels: ReadonlySet<string>
  readonly exceptTemplates: readonly string[]
  readonly exceptTiers: readonly string[]
}

/**
 * Every freeze that is known now and touches a stretch of time. One that names no channel stops every channel of its
 * unit and of those below; without a unit, every channel.
 */
export async function listFreezes(
  db: Db | Tx,
  stretch: { readonly from: string; readonly until: string },
  at: string,
): Promise<readonly FreezeOfChannels[]> {
  const [freezes, known] = await findKnownSpans(db, ['freezes', 'channels'])
  const held = (freezes?.all ?? []).filter(
    ({ from, until, value }) =>
      value.standing === 'holds' && from < stretch.until && (until === null || until > stretch.from),
  )
  if (held.length === 0) return []
  const units = held.map(({ value }) => value.unit)
  const isFor = await channelsFor(db, at, known?.all ?? [], units)
  return held.map((span) => {
    const { title, channels: named, exceptTemplates, exceptTiers } = valuesOf(span, 'freezes')
    return {
      ...{ id: span.entry, title: title ?? '', from: span.from, until: span.until },
      channels: isFor(span.value.unit, named),
      ...{ exceptTemplates: [...exceptTemplates], exceptTiers: [...exceptTiers] },
    }
  })
}
