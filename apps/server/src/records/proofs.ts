import { consistencyProof, inclusionProof, type NodeAt } from '@secondlook/ledger'
import type { Db, Tx } from '../store/database.ts'
import { findNodes } from './store.ts'

/** The path from an event to the root of the first `size` events. */
export async function proveInclusion(
  db: Db | Tx,
  index: number,
  size: number,
): Promise<readonly Uint8Array[]> {
  return await proveFromNodes(db, (node) => inclusionProof(index, size, node))
}

/** That the first `from` events are still the first of `to`. */
export async function proveConsistency(
  db: Db | Tx,
  from: number,
  to: number,
): Promise<readonly Uint8Array[]> {
  return await proveFromNodes(db, (node) => consistencyProof(from, to, node))
}

/** Which nodes a proof needs does not depend on what is in them: it is made once to learn which, and once to be given. */
async function proveFromNodes(
  db: Db | Tx,
  prove: (node: NodeAt) => Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const wanted: { level: number; index: number }[] = []
  const nothing = new Uint8Array(32)
  prove((level, index) => {
    wanted.push({ level, index })
    return nothing
  })
  const nodes = new Map(
    (await findNodes(db, wanted)).map(({ level, index, hash }) => [`${level} ${index}`, hash] as const),
  )
  return prove((level, index) => {
    const hash = nodes.get(`${level} ${index}`)
    if (!hash) throw new Error(`the log has no node ${index} at level ${level}`)
    return hash
  })
}
