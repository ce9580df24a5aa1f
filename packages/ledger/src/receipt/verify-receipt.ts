import { utf8ToBytes } from '@noble/hashes/utils.js'
import { leafHash } from '../merkle/hash.ts'
import { verifyInclusion } from '../merkle/inclusion.ts'
import { openCheckpoint, type SignedCheckpoint, type Trust } from '../note/checkpoint.ts'
import type { Reason } from '../refusal.ts'
import { finish, type Steps } from '../steps.ts'
import { parseReceiptInSteps, type ReceiptEvent } from './receipt.ts'

export type Verification =
  | {
      readonly holds: true
      readonly subject: string
      readonly events: readonly ReceiptEvent[]
      readonly signed: SignedCheckpoint
      /** The checkpoint as it stands in the receipt, with its signatures. */
      readonly note: string
    }
  | { readonly holds: false; readonly at: number; readonly reason: Reason }

/**
 * Whether a receipt holds, for somebody who trusts these keys. Needs no network and no store. That events
 * are missing, a receipt cannot show; that the log never forked, only witnesses can.
 */
export const verifyReceipt = (text: string, trust: Trust): Verification =>
  finish(verifyReceiptInSteps(text, trust))

/** As `verifyReceipt`, with two steps for each event: one when it was read, one when its proof was followed. */
export function* verifyReceiptInSteps(text: string, trust: Trust): Steps<Verification> {
  const receipt = yield* parseReceiptInSteps(text)
  if (!receipt.ok) return { holds: false, at: receipt.at, reason: receipt.reason }
  const { subject, events, checkpoint: note, line } = receipt.value
  const opened = openCheckpoint(note, trust)
  if (!opened.ok) return { holds: false, at: line - 1 + opened.at, reason: opened.reason }
  const { size, root } = opened.value.checkpoint
  for (const { leaf, place, line: at } of events) {
    if (!verifyInclusion(leafHash(utf8ToBytes(leaf)), place.index, size, place.path, root))
      return { holds: false, at, reason: 'not-included' }
    yield
  }
  return { holds: true, subject, events, signed: opened.value, note }
}
