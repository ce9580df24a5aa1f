import { findHoldersFor } from '../../posts/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Tx } from '../../store/database.ts'

/** The owner of a channel, who stands in, and whoever leads communications there. */
export async function findWhoAnswers(tx: Tx, at: string, channel: string): Promise<readonly string[]> {
  const [entry] = await findHolding(tx, ['channels'], at, [channel])
  const named = [entry?.values.owner, entry?.values.backUp].flatMap((one) => one ?? [])
  return [
    ...new Set([...named, ...(await findHoldersFor(tx, 'communications-head', entry?.unit ?? null, at))]),
  ]
}
