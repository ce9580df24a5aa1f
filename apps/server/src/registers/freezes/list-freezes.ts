import { findUnitsBelow } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { covers } from '../entry/spans.ts'
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
  const units = held.flatMap(({ value }) => (value.unit === null ? [] : [value.unit]))
  const below = await findUnitsBelow(db, units, at)
  const channels = (known?.all ?? []).filter((span) => covers(span, at))
  return held.map((span) => {
    const { title, channels: named, exceptTemplates, exceptTiers } = valuesOf(span, 'freezes')
    const { unit } = span.value
    const all = channels.filter(
      ({ value }) => unit === null || (value.unit !== null && below.get(unit)?.has(value.unit)),
    )
    return {
      ...{ id: span.entry, title: title ?? '', from: span.from, until: span.until },
      channels: new Set(named.length > 0 ? named : all.map(({ entry }) => entry)),
      ...{ exceptTemplates: [...exceptTemplates], exceptTiers: [...exceptTiers] },
    }
  })
}
