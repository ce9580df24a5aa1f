import { equalBytes } from '../bytes/equal.ts'
import { makePart, type Part } from '../event/part.ts'
import { type LogKey, openCheckpoint, trustKey } from '../note/checkpoint.ts'
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../note/key.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'
import { verifyReceipt } from './verify-receipt.ts'

export const keyRotated = 'key.rotated'

/** The part of a `key.rotated` event that names the key from then on. */
export const keyPart = (salt: Uint8Array, key: VerifierKey): Part =>
  makePart('key', salt, formatVerifierKey(key))

/** `rotation` counts the receipts from 0; `at` is a line of that receipt. */
export type ChainRefused = Refused & { readonly rotation: number }

/**
 * Follows a log from the key somebody trusts to the key it signs with now. Each rotation is a receipt of one
 * `key.rotated` event, the last of its tree, whose checkpoint both keys signed. Tells which key may sign
 * checkpoints of which sizes; that the log did not fork in between, consistency proofs tell.
 */
export function followKeys(
  first: VerifierKey,
  rotations: readonly string[],
): Taken<readonly LogKey[]> | ChainRefused {
  const chain: LogKey[] = []
  let last = trustKey(first)
  for (const [rotation, receipt] of rotations.entries()) {
    const next = followOne(last, receipt)
    if (!next.ok) return { ...next, rotation }
    const { key, from } = next.value
    if ([...chain, last].some((one) => equalBytes(one.key.publicKey, key.publicKey)))
      return { ...refuse(1, 'not-a-rotation'), rotation }
    chain.push({ ...last, to: from })
    last = next.value
  }
  return take([...chain, last])
}

function followOne(last: LogKey, receipt: string): Taken<LogKey> | Refused {
  const verified = verifyReceipt(receipt, { log: [last], witnesses: [], witnessesMin: 0 })
  if (!verified.holds) return refuse(verified.at, verified.reason)
  const [rotated, ...more] = verified.events
  if (rotated?.event.type !== keyRotated || more.length > 0) return refuse(1, 'not-a-rotation')
  const value = rotated.shown.find(({ name }) => name === 'key')?.value
  const key = typeof value === 'string' ? parseVerifierKey(value) : undefined
  if (!key?.ok || key.value.kind !== 'log' || key.value.name !== last.key.name)
    return refuse(1, 'not-a-rotation')
  const { size } = verified.signed.checkpoint
  // The old key signs nothing after the event that replaces it, so that everybody draws the line at one size.
  if (size !== rotated.place.index + 1 || size <= last.from) return refuse(rotated.line, 'not-a-handover')
  const next = { ...trustKey(key.value), from: size }
  const both = openCheckpoint(verified.note, { log: [next], witnesses: [], witnessesMin: 0 })
  return both.ok ? take(next) : refuse(1, 'not-a-handover')
}
