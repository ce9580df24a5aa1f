import type { AttentionItem } from '@secondlook/contract'
import type { Asker } from '../people/index.ts'
import type { Db } from '../store/database.ts'
import { startOfDay } from './entry/days.ts'
import type { Attention } from './entry/rules.ts'
import type { Span } from './entry/spans.ts'

/**
 * What has to be looked at about the entries of a register that none of them says of itself, as far as somebody may
 * see it: of one entry or of all.
 */
export type AttentionSource = (
  needs: { readonly db: Db; readonly zone: string },
  asker: Asker,
  entry?: string,
) => Promise<readonly AttentionItem[]>

const dayMs = 86_400_000
/** So long before an end somebody can still do something about it. */
const noticeDays = 30

/** That something ends soon, said in time. */
export const beforeItEnds = (
  { from, until }: Pick<Span<unknown>, 'from' | 'until'>,
  says: string,
): readonly Attention[] => {
  if (until === null) return []
  const at = new Date(Date.parse(until) - noticeDays * dayMs).toISOString()
  return [{ at: at > from ? at : from, says }]
}

/** That a day has come on which something is due. */
export const onDay = (day: string | null, zone: string, says: string): readonly Attention[] =>
  day === null ? [] : [{ at: startOfDay(day, zone), says }]

/** That something is missing, for as long as it is. */
export const whileIt = (
  is: boolean,
  { from }: Pick<Span<unknown>, 'from'>,
  says: string,
): readonly Attention[] => (is ? [{ at: from, says }] : [])
