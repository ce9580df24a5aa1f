import {
  appendHash,
  type CompactRange,
  checkpointText,
  emptyRange,
  formatNote,
  formatVerifierKey,
  leafHash,
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
} from './store.ts'
import type { LogNodeTable } from './tables.ts'

export type Sequencer = {
  readonly database: Database
  readonly signer: SignerKey
  readonly now: () => number
}

const mostAtOnce = 1000

/**
 * Numbers the events that have no number, puts them into the tree and signs its head. Any number of processes may
 * run it; they take turns. Events are chosen by having no number, never by their id: one whose transaction was
 * committed late is numbered late and not lost. Returns how many there were.
 */
export async function sequence({ database, signer, now }: Sequencer): Promise<number> {
  return await database.transact(async (tx) => {
    await lockSequence(tx)
    const events = await findUnnumbered(tx, mostAtOnce)
    const last = await findCheckpoint(tx)
    if (events.length === 0 && last) return 0
    let range = await rangeAt(tx, last?.size ?? 0)
    const first = range.size
    const nodes: LogNodeTable[] = []
    for (const { leaf } of events) {
      range = appendHash(range, leafHash(Buffer.from(leaf, 'utf8')), (level, index, hash) => {
        nodes.push({ level, index, hash })
      })
    }
    await numberEvents(
      tx,
      events.map(({ id }) => id),
      first,
    )
    await insertNodes(tx, nodes)
    await noteKey(tx, signer, range.size)
    await insertCheckpoint(tx, signHead(range, signer, new Date(now()).toISOString()))
    return events.length
  })
}

/** The whole subtrees of the first `size` leaves, the largest first. */
async function rangeAt(tx: Tx, size: number): Promise<CompactRange> {
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

function signHead(range: CompactRange, signer: SignerKey, at: string) {
  const root = rangeRoot(range)
  const text = checkpointText({ origin: signer.name, size: range.size, root, extensions: [] })
  return { size: range.size, root, note: formatNote({ text, signatures: [signText(text, signer)] }), at }
}

/** The first head of a log says whose key signs; a later key comes by a rotation, never like this. */
async function noteKey(tx: Tx, signer: SignerKey, size: number): Promise<void> {
  const keys = await findLogKeys(tx)
  const verifier = formatVerifierKey(signer)
  if (keys.length === 0) await insertLogKey(tx, { number: 1, verifier, from_size: 0 })
  else if (keys.at(-1)?.verifier !== verifier || (keys.at(-1)?.from_size ?? 0) > size)
    throw new Error(
      'the key of this folder is not the one that signs this log; KEYS_DIR belongs to another store',
    )
}
