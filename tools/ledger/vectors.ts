import { chainVectors } from './chain-vectors.ts'
import { noteVectors } from './note-vectors.ts'
import { officialVectors } from './official-vectors.ts'
import { receiptVectors } from './receipt-vectors.ts'
import { textVectors } from './text-vectors.ts'
import { treeVectors } from './tree-vectors.ts'

/** Every file of `vectors/ledger/` that is generated, by its name. */
export const ledgerVectors: Readonly<Record<string, string>> = {
  ...textVectors,
  ...treeVectors,
  ...noteVectors,
  ...receiptVectors,
  ...chainVectors,
  ...officialVectors,
}
