import { formatVerifierKey } from '@secondlook/ledger'
import { brokenCheckpoints } from './broken-checkpoints.ts'
import { brokenEvents } from './broken-events.ts'
import { trust } from './receipt-case.ts'
import { jsonLines, oldKey } from './seeds.ts'
import { wholeReceipts } from './whole-receipts.ts'

const cases = [...wholeReceipts, ...brokenEvents, ...brokenCheckpoints]

/** Receipts as files, and a line for each: whom to trust, and what must come of it. */
export const receiptVectors: Readonly<Record<string, string>> = {
  ...Object.fromEntries(cases.map(({ name, text }) => [`vectors/ledger/receipts/${name}.receipt`, text])),
  'vectors/ledger/receipts.jsonl': jsonLines(
    cases.map(({ name, witnesses = [], witnessesMin = 0, log = [trust(oldKey)], at, reason }) => ({
      file: `receipts/${name}.receipt`,
      trust: { log, witnesses: witnesses.map(formatVerifierKey), witnessesMin },
      ...(reason === undefined ? { holds: true } : { holds: false, at, reason }),
    })),
  ),
}
