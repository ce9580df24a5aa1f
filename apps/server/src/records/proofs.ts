import { consistencyProof, inclusionProof, type NodeAt } from '@secondlook/ledger'
import type { Db, Tx } from '../store/database.ts'
import { findNodes } from './store.ts'

/** The path from an event to the root of the first `size` events. */
export async function proveInclusion(
  db: Db | Tx,
  index: number,
  size: number,
): Promise<readonly Uint8Array[]> {
  return await fromNodes(db, (node) => inclusionProof(index, size, node))
}

/** The paths of many events to one root, for one question to the database. */
export async function proveInclusions(
  db: Db | Tx,
  indexes: readonly number[],
  size: number,
): Promise<readonly (readonly Uint8Array[])[]> {
  return await fromNodes(db, (node) => indexes.map((index) => inclusionProof(index, size, node)))
}

/** That the first `from` events are still the first of `to`. */
export async function proveConsistency(
  db: Db | Tx,
  from: number,
  to: number,
): Promise<readonly Uint8Array[]> {
  return await fromNodes(db, (node) => consistencyProof(from, to, node))
}

/** Which nodes are needed does not depend on what is in them: asked once to learn which, and once to be answered. */
export async function fromNodes<T>(db: Db | Tx, ask: (node: NodeAt) => T): Promise<T> {
  const wanted = new Map<string, { level: number; index: number }>()
  const nothing = new Uint8Array(32)
  ask((level, index) => {
    wanted.set(`${level} ${index}`, { level, index })
    return nothing
  })
  const nodes = new Map(
    (await findNodes(db, [...wanted.values()])).map(
      ({ level, index, hash }) => [`${level} ${index}`, hash] as const,
    ),
  )
  return ask((level, index) => {
    const hash = nodes.get(`${level} ${index}`)
    if (!hash) throw new Error(`the log has no node ${index} at level ${level}`)
    return hash
  })
}
