import { fromBase64Of, toBase64 } from '../bytes/base64.ts'
import { equalBytes } from '../bytes/equal.ts'
import { parseCount } from '../bytes/text.ts'
import { verifyConsistency } from '../merkle/consistency.ts'
import { emptyRoot, hashLength } from '../merkle/hash.ts'
import { pathMax } from '../merkle/inclusion.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'
import { type Checkpoint, type LogKey, openCheckpoint } from './checkpoint.ts'
import { noteLengthMax } from './note.ts'

/** What a log asks of a witness: C2SP tlog-witness, `add-checkpoint`. */
export type CosignRequest = {
  readonly oldSize: number
  readonly path: readonly Uint8Array[]
  readonly note: string
}

export function formatCosignRequest({ oldSize, path, note }: CosignRequest): string {
  return `old ${oldSize}\n${path.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`
}

export function parseCosignRequest(text: string): Taken<CosignRequest> | Refused {
  if (text.length > noteLengthMax) return refuse(1, 'too-long')
  const split = text.indexOf('\n\n')
  if (split < 0) return refuse(1, 'bad-text')
  const [first = '', ...lines] = text.slice(0, split).split('\n')
  const oldSize = first.startsWith('old ') ? parseCount(first.slice(4)) : undefined
  if (oldSize === undefined) return refuse(1, 'bad-line')
  const path: Uint8Array[] = []
  for (const [at, line] of lines.entries()) {
    const hash = at < pathMax ? fromBase64Of(hashLength, line) : undefined
    if (!hash) return refuse(at + 2, 'bad-line')
    path.push(hash)
  }
  return take({ oldSize, path, note: text.slice(split + 2) })
}

/** What a witness remembers of a log; `undefined` before the first. */
export type SeenHead = { readonly size: number; readonly root: Uint8Array }

export type CosignDecision =
  | { readonly kind: 'cosign'; readonly checkpoint: Checkpoint; readonly text: string }
  /** `unreadable`: no checkpoint. `unsigned`: not by a key of this log, at this size. */
  | {
      readonly kind: 'refuse'
      readonly reason: 'unreadable' | 'unknown-origin' | 'unsigned' | 'old-size-too-large'
    }
  /** Somebody was faster, or the log has an old picture of us: it may ask again from `size`. */
  | { readonly kind: 'refuse'; readonly reason: 'other-old-size'; readonly size: number }
  /** Two heads of one size with different roots, or a proof that does not hold: keep both, tell people. */
  | { readonly kind: 'refuse'; readonly reason: 'fork' | 'not-consistent'; readonly checkpoint: Checkpoint }

/**
 * Whether a witness may cosign. It must keep the new head before it answers, and nobody else may change
 * what it remembers in between.
 */
export function decideCosign(
  request: CosignRequest,
  seen: SeenHead | undefined,
  origin: string,
  log: readonly LogKey[],
): CosignDecision {
  const opened = openCheckpoint(request.note, { log, witnesses: [], witnessesMin: 0 })
  const claimed = request.note.slice(0, request.note.indexOf('\n'))
  if (!opened.ok && !['not-signed', 'bad-signature'].includes(opened.reason))
    return { kind: 'refuse', reason: 'unreadable' }
  if (claimed !== origin) return { kind: 'refuse', reason: 'unknown-origin' }
  if (!opened.ok) return { kind: 'refuse', reason: 'unsigned' }
  const { checkpoint, text } = opened.value
  const { size, root } = seen ?? { size: 0, root: emptyRoot() }
  if (request.oldSize > checkpoint.size) return { kind: 'refuse', reason: 'old-size-too-large' }
  if (request.oldSize !== size) return { kind: 'refuse', reason: 'other-old-size', size }
  if (checkpoint.size === size && !equalBytes(checkpoint.root, root))
    return { kind: 'refuse', reason: 'fork', checkpoint }
  if (!verifyConsistency(size, checkpoint.size, root, checkpoint.root, request.path))
    return { kind: 'refuse', reason: 'not-consistent', checkpoint }
  return { kind: 'cosign', checkpoint, text }
}
