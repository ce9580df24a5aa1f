import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64Of, toBase64 } from '../bytes/base64.ts'
import { isPlainText } from '../bytes/text.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'
import { isPublicKey, publicKeyLength, publicKeyOf, seedLength } from './ed25519.ts'

/** C2SP signed-note, signature types: a log signs notes, a witness cosigns checkpoints. */
export const keyKinds = { log: 1, witness: 4 } as const
export type KeyKind = keyof typeof keyKinds

export type VerifierKey = {
  readonly name: string
  /** The first four bytes of the key's hash as a number; not more than a hint which key is meant. */
  readonly id: number
  readonly kind: KeyKind
  readonly publicKey: Uint8Array
}

export type SignerKey = VerifierKey & { readonly seed: Uint8Array }

export const keyNameMax = 255

/** C2SP signed-note: not empty, no plus, no Unicode space; and as everywhere, no control character. */
export function isKeyName(name: string): boolean {
  if (name === '' || name.length > keyNameMax || !isPlainText(name)) return false
  for (let at = 0; at < name.length; at++) if (name[at] === '+' || isSpace(name.charCodeAt(at))) return false
  return true
}

/** A list of our own, because that of the runtime follows its version of Unicode. */
const isSpace = (unit: number): boolean =>
  (unit >= 0x09 && unit <= 0x0d) ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  [0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(unit)

/** C2SP signed-note: SHA-256(name || 0x0A || type || public key), the first four bytes. */
export function keyId(name: string, kind: KeyKind, publicKey: Uint8Array): number {
  const hash = sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(keyKinds[kind]), publicKey))
  return readId(hash)
}

export const readId = (bytes: Uint8Array): number =>
  (bytes[0] ?? 0) * 0x1000000 + (((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0))

/** A key made of a seed of 32 random bytes. */
export function makeSigner(name: string, kind: KeyKind, seed: Uint8Array): SignerKey {
  if (!isKeyName(name))
    throw new TypeError(`the name of a key expected, found ${JSON.stringify(name.slice(0, 80))}`)
  if (seed.length !== seedLength) throw new TypeError(`a seed of 32 bytes expected, found ${seed.length}`)
  const publicKey = publicKeyOf(seed)
  return { name, id: keyId(name, kind, publicKey), kind, publicKey, seed }
}

/** `NAME+ID+BASE64`, what is handed to whoever verifies. */
export const formatVerifierKey = ({ name, id, kind, publicKey }: VerifierKey): string =>
  `${name}+${hexId(id)}+${toBase64(concatBytes(Uint8Array.of(keyKinds[kind]), publicKey))}`

/** `PRIVATE+KEY+NAME+ID+BASE64`. Secret. */
export const formatSignerKey = ({ name, id, kind, seed }: SignerKey): string =>
  `PRIVATE+KEY+${name}+${hexId(id)}+${toBase64(concatBytes(Uint8Array.of(keyKinds[kind]), seed))}`

export function parseVerifierKey(text: string): Taken<VerifierKey> | Refused {
  const fields = parseFields(text)
  if (!fields || !isPublicKey(fields.material)) return refuse(1, 'bad-key')
  const { name, id, kind, material } = fields
  if (keyId(name, kind, material) !== id) return refuse(1, 'bad-key')
  return take({ name, id, kind, publicKey: material })
}

export function parseSignerKey(text: string): Taken<SignerKey> | Refused {
  const start = 'PRIVATE+KEY+'
  const fields = text.startsWith(start) ? parseFields(text.slice(start.length)) : undefined
  if (!fields) return refuse(1, 'bad-key')
  const signer = makeSigner(fields.name, fields.kind, fields.material)
  return signer.id === fields.id ? take(signer) : refuse(1, 'bad-key')
}

const hexId = (id: number): string => id.toString(16).padStart(8, '0')

type Fields = {
  readonly name: string
  readonly id: number
  readonly kind: KeyKind
  readonly material: Uint8Array
}

function parseFields(text: string): Fields | undefined {
  if (text.length > keyNameMax + 64) return undefined
  // Base64 may hold a plus; a name and an id may not.
  const [name = '', hex = '', ...rest] = text.split('+')
  const bytes = fromBase64Of(1 + publicKeyLength, rest.join('+'))
  const kind = bytes?.[0] === keyKinds.log ? 'log' : bytes?.[0] === keyKinds.witness ? 'witness' : undefined
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(hex) || !bytes || !kind) return undefined
  return { name, id: Number.parseInt(hex, 16), kind, material: bytes.slice(1) }
}
