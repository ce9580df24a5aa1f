import {
  appendHash,
  type CompactRange,
  checkpointText,
  emptyRange,
  formatNote,
  formatVerifierKey,
  leafHash,
  parseLeaf,
  rangeRoot,
  type SignerKey,
  signText,
} from '@secondlook/ledger'
import type { Database, Tx } from '../store/database.ts'
import {
  findCheckpoint,
  findLogKeys,
  findNodes,
  findUnnumbered,
  insertCheckpoint,
  insertLogKey,
  insertNodes,
  lockSequence,
  numberEvents,
  type UnnumberedEvent,
} from './store.ts'
import type { CheckpointTable, LogNodeTable } from './tables.ts'

export type Sequencer = {
  readonly database: Database
  /** The key that signs a log which has no head yet, and afterwards as long as it is the log's key. */
  readonly signer: SignerKey
  /** Every key of the folder as it is now, for when the log's key has been rotated by another program. */
  readonly signers?: () => Promise<readonly SignerKey[]>
  readonly now: () => number
}

const mostAtOnce = 1000

/**
 * Numbers the events that have no number, puts them into the tree and signs its head. Any number of processes may
 * run it; they take turns. Events are chosen by having no number, never by their id: one whose transaction was
 * committed late is numbered late and not lost. Returns how many there were, at most a thousand.
 */
export async function sequence(sequencer: Sequencer): Promise<number> {
  return await sequencer.database.transact(async (tx) => {
    await lockSequence(tx)
    const last = await findCheckpoint(tx)
    const events = await findUnnumbered(tx, mostAtOnce)
    if (events.length === 0 && last) return 0
    const range = await numberAll(tx, await rangeAt(tx, last?.size ?? 0), events)
    const signer = await signerOf(tx, sequencer, range.size)
    await insertCheckpoint(tx, signHead(range, [signer], timeOf(sequencer, last)))
    return events.length
  })
}

/** Numbers events in this order, and answers with the tree as it has become. Only to be called under the lock. */
export async function numberAll(
  tx: Tx,
  range: CompactRange,
  events: readonly UnnumberedEvent[],
): Promise<CompactRange> {
  for (const event of events) mustSayTheSame(event)
  const nodes: LogNodeTable[] = []
  let grown = range
  for (const { leaf } of events) {
    grown = appendHash(grown, leafHash(Buffer.from(leaf, 'utf8')), (level, index, hash) => {
      nodes.push({ level, index, hash })
    })
  }
  await numberEvents(
    tx,
    events.map(({ id }) => id),
    range.size,
  )
  await insertNodes(tx, nodes)
  return grown
}

/** What is signed once is there for ever, so an event that somebody has touched before it had a number is not. */
function mustSayTheSame({ id, type, at, subject, leaf }: UnnumberedEvent): void {
  const read = parseLeaf(leaf)
  const holds =
    read.ok &&
    read.value.id === id &&
    read.value.type === type &&
    read.value.at === at &&
    read.value.subject === subject
  if (!holds) throw new Error(`event ${id} was changed before it was numbered; secondlook fsck says how`)
}

/** The whole subtrees of the first `size` leaves, the largest first. */
export async function rangeAt(tx: Tx, size: number): Promise<CompactRange> {
  if (size === 0) return emptyRange
  const wanted: { level: number; index: number }[] = []
  let from = 0
  for (let level = 52; level >= 0; level--) {
    const width = 2 ** level
    if (size - from < width) continue
    wanted.push({ level, index: from / width })
    from += width
  }
  const found = await findNodes(tx, wanted)
  const hashes = wanted.map((one) => {
    const node = found.find(({ level, index }) => level === one.level && index === one.index)
    if (!node) throw new Error(`the log has no node ${one.index} at level ${one.level}`)
    return node.hash
  })
  return { size, hashes }
}

/** What stands before the instant in the extension line of each of our checkpoints: it is signed with the rest. */
export const timeLine = 'time '

export function signHead(range: CompactRange, signers: readonly SignerKey[], at: string): CheckpointTable {
  const root = rangeRoot(range)
  const origin = signers[0]?.name ?? ''
  const text = checkpointText({ origin, size: range.size, root, extensions: [`${timeLine}${at}`] })
  return {
    ...{ size: range.size, root, at },
    note: formatNote({ text, signatures: signers.map((signer) => signText(text, signer)) }),
  }
}

/** Heads are in the order of their times, also where a clock was set back. */
export function timeOf({ now }: Sequencer, last: CheckpointTable | undefined): string {
  const at = new Date(now()).toISOString()
  return last && last.at > at ? last.at : at
}

/** The first head of a log says whose key signs; a later key comes by a rotation, never like this. */
export async function signerOf(tx: Tx, { signer, signers }: Sequencer, size: number): Promise<SignerKey> {
  const last = (await findLogKeys(tx)).at(-1)
  if (!last) {
    await insertLogKey(tx, { number: 1, verifier: formatVerifierKey(signer), from_size: 0 })
    return signer
  }
  const isTheOne = (one: SignerKey): boolean => formatVerifierKey(one) === last.verifier
  const found = isTheOne(signer) ? signer : (await signers?.())?.find(isTheOne)
  if (found && last.from_size <= size) return found
  throw new Error(
    'the key of this folder is not the one that signs this log; KEYS_DIR belongs to another store',
  )
}
