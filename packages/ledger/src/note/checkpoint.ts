import { fromBase64Of, toBase64 } from '../bytes/base64.ts'
import { isPlainText, linesOf, parseCount } from '../bytes/text.ts'
import { hashLength } from '../merkle/hash.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'
import type { VerifierKey } from './key.ts'
import { type HeldSignature, heldSignatures, parseNote } from './note.ts'

/** The head of a log at one size: C2SP tlog-checkpoint. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

/** The text that is signed. */
export function checkpointText({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, String(size), toBase64(root), ...extensions]
  const text = `${lines.join('\n')}\n`
  const read = parseCheckpointText(text)
  if (!read.ok || read.value.extensions.length !== extensions.length)
    throw new TypeError('an origin of one line, a size, a root of 32 bytes and whole lines expected')
  return text
}

export function parseCheckpointText(text: string): Taken<Checkpoint> | Refused {
  const lines = linesOf(text)
  if (!lines || !isPlainText(text)) return refuse(1, 'bad-text')
  const [origin = '', count = '', base64 = '', ...extensions] = lines
  const size = parseCount(count)
  const root = fromBase64Of(hashLength, base64)
  if (origin === '') return refuse(1, 'bad-line')
  if (size === undefined) return refuse(2, 'bad-line')
  if (!root) return refuse(3, 'bad-line')
  const empty = extensions.indexOf('')
  return empty < 0 ? take({ origin, size, root, extensions }) : refuse(empty + 4, 'bad-line')
}

/** A key of a log, and for which sizes it may sign. `followKeys` works the sizes out. */
export type LogKey = { readonly key: VerifierKey; readonly from: number; readonly to: number }

/** Trusts a key for every size. */
export const trustKey = (key: VerifierKey): LogKey => ({ key, from: 0, to: Number.MAX_SAFE_INTEGER })

export type SignedCheckpoint = {
  readonly checkpoint: Checkpoint
  readonly text: string
  readonly signedBy: readonly VerifierKey[]
  readonly witnessedBy: readonly { readonly key: VerifierKey; readonly time: number }[]
}

/** Whom somebody believes, and how many of the witnesses must have cosigned. */
export type Trust = {
  readonly log: readonly LogKey[]
  readonly witnesses: readonly VerifierKey[]
  readonly witnessesMin: number
}

/** Reads a checkpoint that a key of its own origin signed at this size, and enough witnesses besides. */
export function openCheckpoint(text: string, trust: Trust): Taken<SignedCheckpoint> | Refused {
  const note = parseNote(text)
  if (!note.ok) return note
  const read = parseCheckpointText(note.value.text)
  if (!read.ok) return read
  const checkpoint = read.value
  const log = trust.log
    .filter(({ key }) => key.kind === 'log' && key.name === checkpoint.origin)
    .map(({ key }) => key)
  const witnesses = trust.witnesses.filter(({ kind }) => kind === 'witness')
  const held = heldSignatures(note.value, [...log, ...witnesses])
  if (!held.ok) return held
  const signedBy = held.value.flatMap(({ key }) => (maySign(trust.log, key, checkpoint.size) ? [key] : []))
  if (signedBy.length === 0) return refuse(1, 'not-signed')
  const witnessedBy = held.value.flatMap(witnessed)
  if (new Set(witnessedBy.map(({ key }) => key.name)).size < trust.witnessesMin)
    return refuse(1, 'too-few-witnesses')
  return take({ checkpoint, text: note.value.text, signedBy, witnessedBy })
}

const maySign = (log: readonly LogKey[], signer: VerifierKey, size: number): boolean =>
  log.some(({ key, from, to }) => key === signer && from <= size && size <= to)

const witnessed = ({ key, time }: HeldSignature) => (time === undefined ? [] : [{ key, time }])
