import { formatReceipt } from '@secondlook/ledger'
import type { Vault } from '../keys/vault.ts'
import type { Db } from '../store/database.ts'
import { openParts } from './parts.ts'
import { proveInclusion } from './proofs.ts'
import { findCheckpoint, findEventsOf, findParts } from './store.ts'

/** Which parts of an event may be shown to whoever asks. */
export type MayShow = (type: string, part: string) => boolean

/** A receipt of everything that is recorded of a subject, under the newest head; `undefined` where nothing is. */
export async function makeReceipt(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  subject: string,
  mayShow: MayShow,
): Promise<string | undefined> {
  const checkpoint = await findCheckpoint(db)
  if (!checkpoint) return undefined
  const found = await findEventsOf(db, subject, checkpoint.size)
  if (found.length === 0) return undefined
  const parts = await findParts(
    db,
    found.map(({ id }) => id),
  )
  const events = []
  for (const { id, number, type, leaf } of found) {
    const own = parts.filter(({ event, name }) => event === id && mayShow(type, name))
    const path = await proveInclusion(db, number, checkpoint.size)
    events.push({ leaf, shown: await openParts(vault, own), place: { index: number, path } })
  }
  return formatReceipt({ subject, events, checkpoint: checkpoint.note })
}
