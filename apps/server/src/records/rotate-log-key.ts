import { formatVerifierKey, keyRotated, type SignerKey } from '@secondlook/ledger'
import type { Tx } from '../store/database.ts'
import { commit, type Recorder } from './commit.ts'
import type { Permit } from './permit.ts'
import type { StoredEvent } from './seal-event.ts'
import { numberAll, rangeAt, type Sequencer, signerOf, signHead, timeOf } from './sequence.ts'
import {
  findCheckpoint,
  findLogKeys,
  findUnnumbered,
  insertCheckpoint,
  insertLogKey,
  lockSequence,
} from './store.ts'

/** What the events of the log itself are about. */
export const logSubject = 'log'

/**
 * Hands the log over to another key (SPEC F1, F2): the event that says so is the last of its tree, and the head of
 * exactly this size is signed by both. All of it is one transaction, so that the log has one key at every instant.
 * False where the log has this key already.
 */
export async function rotateLogKey(
  recorder: Recorder,
  sequencer: Sequencer,
  permit: Permit,
  next: SignerKey,
): Promise<boolean> {
  const verifier = formatVerifierKey(next)
  const work = async (tx: Tx) => {
    await lockSequence(tx)
    const keys = await findLogKeys(tx)
    if (keys.some((one) => one.verifier === verifier)) return { declined: 'known' as const }
    // A log without a head gets its first, so that there is a key to hand over from.
    await signerOf(tx, sequencer, (await findCheckpoint(tx))?.size ?? 0)
    return {
      result: undefined,
      events: [{ type: keyRotated, subject: logSubject, parts: { key: verifier }, rows: [] }] as const,
    }
  }
  const then = async (tx: Tx, [stored]: readonly StoredEvent[]): Promise<void> => {
    if (!stored) throw new Error('a rotation has its event')
    await handOver(tx, sequencer, stored, next)
  }
  return (await commit(recorder, permit, work, { then })).ok
}

async function handOver(
  tx: Tx,
  sequencer: Sequencer,
  { event }: StoredEvent,
  next: SignerKey,
): Promise<void> {
  const last = await findCheckpoint(tx)
  const others = (await findUnnumbered(tx, Number.MAX_SAFE_INTEGER)).filter(({ id }) => id !== event.id)
  const range = await numberAll(tx, await rangeAt(tx, last?.size ?? 0), [...others, event])
  const old = await signerOf(tx, sequencer, range.size)
  await insertCheckpoint(tx, signHead(range, [old, next], timeOf(sequencer, last)))
  const number = (await findLogKeys(tx)).length + 1
  await insertLogKey(tx, { number, verifier: formatVerifierKey(next), from_size: range.size })
}
