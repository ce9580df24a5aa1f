import { type Difference, differences, type ReadPart } from '@secondlook/connectors'
import { toLocal } from '../../notices/index.ts'
import type { ShownThen } from '../../posts/index.ts'
import type { Life } from '../life/life.ts'

/** Whether a stranger sees that it is pinned; `not-shown` where a platform shows that to nobody. */
export type PinRead = 'pinned' | 'not-pinned' | 'not-shown'

type How = {
  readonly platform: string
  readonly life: Pick<Life, 'sentAt' | 'publishedAt'>
  /** Only where a pin is read. */
  readonly pin?: PinRead | undefined
}

/** What is there that was not approved: the words and what belongs to them, the day that it shows, whether it is pinned. */
export function compareRead(
  shown: ShownThen,
  parts: readonly ReadPart[],
  { platform, life, pin }: How,
): readonly Difference[] {
  // What is pinned has words of its own, which nobody approved with the pin.
  if (shown.kind === 'pinned')
    return pin === 'not-pinned' ? [{ part: 0, field: 'pin', wanted: 'pinned', found: 'not pinned' }] : []
  const isNew = shown.kind === 'post' || shown.kind === 'reply'
  return [...differences(shown, parts, platform), ...(isNew ? dayDifferences(parts, life) : [])]
}

const clocksDifferMs = 600_000
const dayOf = (instant: string): string => toLocal(instant).day

/**
 * Parts that show another day in Canberra than those from when it was first sent to when it was known to be out. What is
 * ten minutes off at midnight is two clocks that differ.
 */
export function dayDifferences(
  parts: readonly Pick<ReadPart, 'postedAt'>[],
  { sentAt, publishedAt }: How['life'],
): readonly Difference[] {
  if (sentAt === null || publishedAt === null) return []
  return parts.flatMap(({ postedAt }, part): readonly Difference[] => {
    if (postedAt === null) return []
    const ms = Date.parse(postedAt)
    const wanted =
      ms < Date.parse(sentAt) - clocksDifferMs
        ? sentAt
        : ms > Date.parse(publishedAt) + clocksDifferMs
          ? publishedAt
          : undefined
    if (wanted === undefined || dayOf(wanted) === dayOf(postedAt)) return []
    return [{ part, field: 'day', wanted, found: postedAt }]
  })
}
