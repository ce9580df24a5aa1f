import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from '../bytes/base64.ts'
import { isPlainText } from '../bytes/text.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'
import { holdsSignature, signBytes } from './ed25519.ts'
import { isKeyName, readId, type SignerKey, type VerifierKey } from './key.ts'

/** A signature as it stands in a note; nobody has looked yet whether it holds. */
export type NoteSignature = { readonly name: string; readonly id: number; readonly bytes: Uint8Array }

/** A text that ends its last line, and what was signed below it. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** A signature that holds, and when a witness says that it gave it, in seconds since 1970. */
export type HeldSignature = { readonly key: VerifierKey; readonly time: number | undefined }

export const noteLengthMax = 1_000_000
export const signaturesMax = 100
const dash = '— '

/** C2SP signed-note, without asking who signed. */
export function parseNote(text: string): Taken<Note> | Refused {
  if (text.length > noteLengthMax) return refuse(1, 'too-long')
  const split = text.lastIndexOf('\n\n')
  if (split < 0 || !text.endsWith('\n') || !isPlainText(text)) return refuse(1, 'bad-text')
  const body = text.slice(0, split + 1)
  const lines = text.slice(split + 2, -1).split('\n')
  const first = body.split('\n').length + 1
  const signatures: NoteSignature[] = []
  for (const [at, line] of lines.entries()) {
    const signature = parseSignature(line)
    if (!signature || signatures.length === signaturesMax) return refuse(first + at, 'bad-line')
    signatures.push(signature)
  }
  return take({ text: body, signatures })
}

function parseSignature(line: string): NoteSignature | undefined {
  if (!line.startsWith(dash)) return undefined
  const [name = '', base64 = '', ...more] = line.slice(dash.length).split(' ', 3)
  const bytes = fromBase64(base64)
  if (!isKeyName(name) || !bytes || bytes.length < 5 || more.length > 0) return undefined
  return { name, id: readId(bytes), bytes: bytes.slice(4) }
}

/** The text of a note again; `parseNote` of it gives the same. */
export function formatNote({ text, signatures }: Note): string {
  if (!text.endsWith('\n') || !isPlainText(text)) throw new TypeError('a text of whole lines expected')
  return `${text}\n${signatures.map(signatureLine).join('')}`
}

export function signatureLine({ name, id, bytes }: NoteSignature): string {
  const number = Uint8Array.of(id >>> 24, (id >>> 16) & 255, (id >>> 8) & 255, id & 255)
  return `${dash}${name} ${toBase64(concatBytes(number, bytes))}\n`
}

/** Signs a text with the key of a log. */
export function signText(text: string, { name, id, kind, seed }: SignerKey): NoteSignature {
  if (kind !== 'log') throw new TypeError('the key of a log expected')
  return { name, id, bytes: signBytes(utf8ToBytes(text), seed) }
}

/** The bytes a witness signs: C2SP tlog-cosignature, Ed25519 signed message. */
export const cosignedBytes = (text: string, time: number): Uint8Array =>
  utf8ToBytes(`cosignature/v1\ntime ${time}\n${text}`)

/**
 * The signatures by known keys, each key once. One that does not hold refuses the whole note; those of
 * unknown keys are ignored, even if they share a name or an id with a known one.
 */
export function heldSignatures(
  note: Note,
  keys: readonly VerifierKey[],
): Taken<readonly HeldSignature[]> | Refused {
  const held = new Map<VerifierKey, HeldSignature>()
  const first = note.text.split('\n').length + 1
  for (const [at, signature] of note.signatures.entries()) {
    const named = keys.filter(({ name, id }) => name === signature.name && id === signature.id)
    for (const key of named) {
      const holds = holdSignature(note.text, signature.bytes, key)
      if (!holds) return refuse(first + at, 'bad-signature')
      if (!held.has(key)) held.set(key, holds)
    }
  }
  return take([...held.values()])
}

function holdSignature(text: string, bytes: Uint8Array, key: VerifierKey): HeldSignature | undefined {
  if (key.kind === 'log') {
    const holds = holdsSignature(bytes, utf8ToBytes(text), key.publicKey)
    return holds ? { key, time: undefined } : undefined
  }
  const time = readTime(bytes)
  if (time === undefined || !holdsSignature(bytes.slice(8), cosignedBytes(text, time), key.publicKey))
    return undefined
  return { key, time }
}

/** Eight bytes, high byte first. Times past what can be counted exactly are not read. */
function readTime(bytes: Uint8Array): number | undefined {
  const time = readId(bytes.slice(0, 4)) * 2 ** 32 + readId(bytes.slice(4, 8))
  return Number.isSafeInteger(time) ? time : undefined
}
