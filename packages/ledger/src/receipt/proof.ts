import { fromBase64, fromBase64Of, toBase64 } from '../bytes/base64.ts'
import { parseCount } from '../bytes/text.ts'
import { hashLength, leafHash } from '../merkle/hash.ts'
import { pathMax, verifyInclusion } from '../merkle/inclusion.ts'
import { openCheckpoint, type SignedCheckpoint, type Trust } from '../note/checkpoint.ts'
import { noteLengthMax } from '../note/note.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'

/** Where a leaf is in a tree, and its path to the root. */
export type Place = { readonly index: number; readonly path: readonly Uint8Array[] }

/** C2SP tlog-proof. `extra` is signed by nobody. */
export type LogProof = Place & { readonly extra: Uint8Array | undefined; readonly checkpoint: string }

const firstLine = 'c2sp.org/tlog-proof@v1'

export function formatProof({ extra, checkpoint, ...place }: LogProof): string {
  const more = extra ? [`extra ${toBase64(extra)}`] : []
  return `${[firstLine, ...more, ...placeLines(place)].join('\n')}\n\n${checkpoint}`
}

export const placeLines = ({ index, path }: Place): string[] => [`index ${index}`, ...path.map(toBase64)]

export function parseProof(text: string): Taken<LogProof> | Refused {
  if (text.length > noteLengthMax) return refuse(1, 'too-long')
  const split = text.indexOf('\n\n')
  if (split < 0) return refuse(1, 'bad-text')
  const lines = text.slice(0, split).split('\n')
  if (lines[0] !== firstLine) return refuse(1, 'bad-line')
  const start = 'extra '
  const extra = lines[1]?.startsWith(start) ? fromBase64(lines[1].slice(start.length)) : undefined
  const from = extra ? 2 : 1
  const place = parsePlace(lines.slice(from))
  if (!place.ok) return refuse(from + place.at, place.reason)
  return take({ ...place.value, extra, checkpoint: text.slice(split + 2) })
}

/** Reads `index N` and one hash a line. */
export function parsePlace(lines: readonly string[]): Taken<Place> | Refused {
  const [first = '', ...rest] = lines
  const index = first.startsWith('index ') ? parseCount(first.slice('index '.length)) : undefined
  if (index === undefined) return refuse(1, 'bad-line')
  const path: Uint8Array[] = []
  for (const [at, line] of rest.entries()) {
    const hash = at < pathMax ? fromBase64Of(hashLength, line) : undefined
    if (!hash) return refuse(at + 2, 'bad-line')
    path.push(hash)
  }
  return take({ index, path })
}

/** Whether a proof shows this leaf in a checkpoint that is trusted. */
export function verifyProof(
  text: string,
  leaf: Uint8Array,
  trust: Trust,
): Taken<SignedCheckpoint & { readonly index: number }> | Refused {
  const proof = parseProof(text)
  if (!proof.ok) return proof
  const { index, path, checkpoint: note } = proof.value
  const opened = openCheckpoint(note, trust)
  const before = text.slice(0, text.length - note.length).split('\n').length - 1
  if (!opened.ok) return refuse(before + opened.at, opened.reason)
  const { size, root } = opened.value.checkpoint
  if (!verifyInclusion(leafHash(leaf), index, size, path, root))
    return refuse(before - 1 - path.length, 'not-included')
  return take({ ...opened.value, index })
}
