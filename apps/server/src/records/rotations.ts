import { formatReceipt, keyRotated } from '@secondlook/ledger'
import { openParts } from './parts.ts'
import { proveInclusion } from './proofs.ts'
import type { ReceiptNeeds } from './receipt.ts'
import { logSubject } from './rotate-log-key.ts'
import { findCheckpoint, findEvents, findLogKeys, findParts } from './store.ts'

/** A receipt for each time that the log changed its key, in order (SPEC F3): with the first key, what `followKeys` needs. */
export async function findRotations({ db, vault }: ReceiptNeeds): Promise<readonly string[]> {
  const receipts: string[] = []
  for (const { from_size } of (await findLogKeys(db)).slice(1)) {
    const [event] = await findEvents(db, { from: from_size - 1, size: from_size, most: 1 })
    const head = await findCheckpoint(db, from_size)
    if (event?.type !== keyRotated || !head)
      throw new Error(`the log has no handover at size ${from_size}; secondlook fsck says more`)
    const rows = (await findParts(db, [event.id])).filter(({ name }) => name === 'key')
    const shown = await openParts(vault, rows)
    const path = await proveInclusion(db, event.number, head.size)
    const events = [{ leaf: event.leaf, shown, place: { index: event.number, path } }]
    receipts.push(formatReceipt({ subject: logSubject, events, checkpoint: head.note }))
  }
  return receipts
}
