export { canonicalBytes, canonicalText, parseCanonical } from './bytes/canonical-json.ts'
export { type EventHeader, type LoggedEvent, leafBytes, leafText, parseLeaf } from './event/leaf.ts'
export { commitPart, makePart, type Part, type PartCommitment, saltLength } from './event/part.ts'
export { commitRows, digestRow, type RowChange, type RowDigest, type RowsCommitment } from './event/row.ts'
export { type SealedEvent, sealEvent } from './event/seal.ts'
export { consistencyProof, verifyConsistency } from './merkle/consistency.ts'
export { emptyRoot, leafHash, nodeHash } from './merkle/hash.ts'
export { inclusionProof, verifyInclusion } from './merkle/inclusion.ts'
export type { NodeAt } from './merkle/node.ts'
export { appendHash, type CompactRange, emptyRange, type OnNode, rangeRoot } from './merkle/range.ts'
export { MerkleTree } from './merkle/tree.ts'
export {
  type Checkpoint,
  checkpointText,
  type LogKey,
  openCheckpoint,
  parseCheckpointText,
  type SignedCheckpoint,
  type Trust,
  trustKey,
} from './note/checkpoint.ts'
export { cosignText } from './note/cosignature.ts'
export {
  formatSignerKey,
  formatVerifierKey,
  type KeyKind,
  makeSigner,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
} from './note/key.ts'
export {
  formatNote,
  heldSignatures,
  type Note,
  type NoteSignature,
  parseNote,
  signatureLine,
  signText,
} from './note/note.ts'
export {
  type CosignDecision,
  type CosignRequest,
  decideCosign,
  formatCosignRequest,
  parseCosignRequest,
  type SeenHead,
} from './note/witness.ts'
export {
  type ListedAccount,
  type OfficialList,
  type OpenedList,
  officialSigner,
  officialVerifier,
  openOfficialList,
  signOfficialList,
} from './official/official-list.ts'
export { type ChainRefused, followKeys, keyPart, keyRotated } from './receipt/key-chain.ts'
export { formatProof, type LogProof, type Place, parseProof, verifyProof } from './receipt/proof.ts'
export {
  formatReceipt,
  parseReceipt,
  type Receipt,
  type ReceiptEvent,
  type ReceiptInput,
  type ShownPart,
} from './receipt/receipt.ts'
export { type Verification, verifyReceipt, verifyReceiptInSteps } from './receipt/verify-receipt.ts'
export type { Reason, Refused, Taken } from './refusal.ts'
export type { Steps } from './steps.ts'
export { entryBundle, parseEntryBundle } from './tiles/entry-bundle.ts'
export {
  entriesPath,
  parseTilePath,
  type Tile,
  tileBytes,
  tilePath,
  tilesBetween,
  tilesOf,
} from './tiles/tile.ts'
export { nodesFromTiles, type ReadTile } from './tiles/tile-node.ts'
