import { formatCosignRequest, formatVerifierKey, type VerifierKey } from '@secondlook/ledger'
import type { Recorder } from '../commit.ts'
import type { Permit } from '../permit.ts'
import { proveConsistency } from '../proofs.ts'
import { findCheckpoint } from '../store.ts'
import type { CheckpointTable } from '../tables.ts'
import { insertCosignature, readCosignature } from './cosignatures.ts'
import { keepEvidence } from './evidence.ts'
import { findCosignedSize } from './store.ts'

/** Somebody else who watches that the log only grows: where to ask, and whose signature is taken. */
export type Witness = { readonly url: string; readonly key: VerifierKey }

/** Asks a witness over HTTP; the caller brings the way out, with its limits on hosts and time. */
export type Post = (
  url: string,
  body: string,
) => Promise<{ readonly status: number; readonly type: string; readonly text: string }>

export type Asked =
  | { readonly kind: 'cosigned' | 'up-to-date' | 'no-head'; readonly size: number }
  /** The witness cannot be reached, or is not in order itself: asked again later. */
  | { readonly kind: 'unreachable'; readonly says: string }
  /** It has refused our head. That is kept, and somebody has to look. */
  | { readonly kind: 'refused'; readonly size: number; readonly status: number }

const triesMax = 3

/** Has our newest head cosigned: C2SP tlog-witness, as its client. */
export async function askWitness(
  recorder: Recorder,
  permit: Permit,
  witness: Witness,
  post: Post,
): Promise<Asked> {
  const { database } = recorder
  const head = await findCheckpoint(database.db)
  if (!head) return { kind: 'no-head', size: 0 }
  let old = await findCosignedSize(database.db, formatVerifierKey(witness.key))
  if (old === head.size) return { kind: 'up-to-date', size: old }
  for (let tried = 1; tried <= triesMax; tried++) {
    const answer = await ask(recorder, head, old, witness, post)
    if ('kind' in answer) return answer
    const known = answer.status === 409 ? sizeIn(answer) : undefined
    if (answer.status === 200) {
      const line = readCosignature(head.note, answer.text, witness.key)
      if (line === undefined) return { kind: 'unreachable', says: 'its answer is no cosignature by its key' }
      await insertCosignature(database, head.size, witness.key, line)
      return { kind: 'cosigned', size: head.size }
    }
    const isRefusal = [409, 422].includes(answer.status)
    if (!isRefusal) return { kind: 'unreachable', says: `it answered ${answer.status}` }
    if (known === undefined || known > head.size || known === old) {
      // A witness that knows more than we do has seen a head that this store does not have.
      const says = `${answer.status} ${answer.text.slice(0, 1000)}\n${head.note}`
      const evidence = { kind: 'refused', witness: witness.key.name, size: head.size, says } as const
      await keepEvidence(recorder, permit, evidence)
      return { kind: 'refused', size: head.size, status: answer.status }
    }
    old = known
  }
  return { kind: 'unreachable', says: 'it says another size each time' }
}

type Answer = Awaited<ReturnType<Post>>

async function ask(
  { database }: Recorder,
  { size, note }: CheckpointTable,
  oldSize: number,
  { url }: Witness,
  post: Post,
): Promise<Answer | Extract<Asked, { kind: 'unreachable' }>> {
  const path = await proveConsistency(database.db, oldSize, size)
  try {
    return await post(
      `${url.replace(/\/$/, '')}/add-checkpoint`,
      formatCosignRequest({ oldSize, path, note }),
    )
  } catch (error) {
    return { kind: 'unreachable', says: error instanceof Error ? error.message : String(error) }
  }
}

const sizeIn = ({ type, text }: Answer): number | undefined =>
  type.startsWith('text/x.tlog.size') && /^(0|[1-9]\d{0,15})\n?$/.test(text) ? Number(text) : undefined
