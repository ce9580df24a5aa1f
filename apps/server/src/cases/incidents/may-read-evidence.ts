import { type Asker, decide } from '../../people/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'

/** Whether somebody sees what was noticed on a channel, and so what was kept of it. Of a post that is another's to say. */
export async function mayReadEvidence(db: Db, asker: Asker, subject: string): Promise<boolean> {
  const [channel] = await findHolding(db, ['channels'], asker.at, [subject])
  return (
    channel !== undefined && decide(asker, 'incident.read', { unit: channel.unit, channel: channel.id }).may
  )
}
