import type { LogKeys } from '@secondlook/contract'
import {
  followKeys,
  formatVerifierKey,
  parseVerifierKey,
  type Reason,
  type Verification,
  verifyReceiptInSteps,
} from '@secondlook/ledger'
import { inMoments } from './in-moments.ts'

export type Checked =
  | { readonly holds: true; readonly receipt: Extract<Verification, { holds: true }>; readonly key: string }
  | { readonly holds: false; readonly says: string }

/** The key that somebody trusts, and the receipts by which it was handed on. */
export type TrustedKeys = { readonly first: string; readonly rotations: readonly string[] }

export const trustedKeys = ({ keys, rotations }: LogKeys): TrustedKeys => ({
  first: keys[0]?.verifier ?? '',
  rotations,
})

/**
 * Checks a receipt against the keys of a log, here and without asking anybody, and without keeping the page from
 * answering. Tells in between how many of its records were looked at.
 */
export async function checkReceipt(
  text: string,
  { first, rotations }: TrustedKeys,
  looked: (records: number) => void = () => undefined,
): Promise<Checked> {
  const key = parseVerifierKey(first.trim())
  if (!key.ok)
    return { holds: false, says: 'The key is not one that we can read. Copy it again, as one line.' }
  const chain = followKeys(key.value, rotations)
  if (!chain.ok)
    return {
      holds: false,
      says: `The keys do not follow from one another (change ${chain.at}): ${reasons[chain.reason]}`,
    }
  const steps = verifyReceiptInSteps(text, { log: chain.value, witnesses: [], witnessesMin: 0 })
  // Each record is read in one step and proven in another.
  const receipt = await inMoments(steps, (done) => looked(Math.floor(done / 2)))
  if (!receipt.holds) return { holds: false, says: `Line ${receipt.at}: ${reasons[receipt.reason]}` }
  const [signer] = receipt.signed.signedBy
  return { holds: true, receipt, key: formatVerifierKey(signer ?? key.value) }
}

/** Why a receipt does not hold, in words. */
const reasons: Readonly<Record<Reason, string>> = {
  'too-long': 'this is longer than a receipt can be.',
  'bad-text': 'this is not the text of a receipt.',
  'bad-line': 'this line is not as a receipt has it; the file may be incomplete or changed.',
  'bad-key': 'this is not a key.',
  'bad-value': 'what is shown here is not as it was recorded.',
  'bad-order': 'the records are not in the order of the log.',
  'other-subject': 'this record is about something else.',
  'not-committed': 'what is shown here is not what was recorded.',
  'not-included': 'the log does not contain this record as it stands here.',
  'not-signed': 'the head of the log is not signed with the key shown here.',
  'bad-signature': 'the signature does not fit the head of the log.',
  'too-few-witnesses': 'too few witnesses have signed.',
  'not-a-rotation': 'this is not a change of key.',
  'not-a-handover': 'the old key did not hand over to the new one.',
}
