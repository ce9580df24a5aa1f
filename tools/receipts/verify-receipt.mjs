// A receipt's verifier as a stranger would write it: from packages/ledger/SPEC.md, with Node's own crypto and
// nothing of ours. The numbers in brackets are the rules. Its answers must be those of the product.
//   node tools/receipts/verify-receipt.mjs RECEIPT --log KEY [--witness KEY]… [--needed N]
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export class No extends Error {
  constructor(at, reason) {
    super(`line ${at}: ${reason}`)
    this.at = at
    this.reason = reason
  }
}
export const must = (holds, at, reason) => {
  if (!holds) throw new No(at, reason)
}

const sha256 = (...pieces) => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

// [B1] A spelling is right if encoding the bytes gives it again.
export const base64 = (text, length) => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text && (length === undefined || bytes.length === length)
    ? bytes
    : undefined
}

// [B2]
export const count = (text) =>
  /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : -1

// [B3] Broken characters do not survive a journey through bytes.
const whole = (text) => Buffer.from(text, 'utf8').toString('utf8') === text
export const plain = (text) => whole(text) && !Array.from(text).some((sign) => sign < ' ' && sign !== '\n')

// [C1, C2, C3]
function canonical(value, depth = 0) {
  if (depth > 64) throw new Error('too deep')
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('no number')
  if (typeof value === 'string' && !whole(value)) throw new Error('no text')
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([name, item]) => `${canonical(name)}:${canonical(item, depth + 1)}`).join(',')}}`
}
export function isCanonical(text) {
  try {
    return canonical(JSON.parse(text)) === text
  } catch {
    return false
  }
}

// [E1]
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/
const WORD = /^[a-z][a-z0-9-]{0,31}$/
const isType = (text) => {
  const words = text.split('.')
  return words.length >= 2 && words.length <= 4 && words.every((word) => WORD.test(word))
}
export const isInstant = (text) => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString() === text
}

// [L1, L2] `at` is the line number of the first of these lines.
function readLeaf(lines, at) {
  must(lines[0] === 'secondlook.event/v1', at, 'bad-line')
  const fields = [
    ['id', (text) => ID.test(text)],
    ['type', isType],
    ['at', isInstant],
    ['subject', (text) => ID.test(text)],
  ]
  const event = { parts: new Map() }
  fields.forEach(([name, holds], n) => {
    const line = lines[n + 1] ?? ''
    must(line.startsWith(`${name} `) && holds(line.slice(name.length + 1)), at + n + 1, 'bad-line')
    event[name] = line.slice(name.length + 1)
  })
  let last = ''
  lines.slice(5).forEach((line, n) => {
    const here = at + 5 + n
    const [word, name, code, ...more] = line.split(' ')
    must(more.length === 0 && name !== undefined && code !== undefined, here, 'bad-line')
    const bytes = base64(code, 32)
    must(bytes, here, 'bad-line')
    if (word === 'rows') {
      must(n === lines.length - 6 && count(name) >= 1 && count(name) <= 1_000_000, here, 'bad-line')
      return
    }
    must(word === 'part' && WORD.test(name) && name > last && event.parts.size < 64, here, 'bad-line')
    event.parts.set(name, bytes)
    last = name
  })
  return event
}

// [T1, T4] RFC 9162 section 2.1.3.2. Sizes may pass 2^32, so numbers are big.
function includes(leaf, index, size, path, root) {
  if (index >= size) return false
  let fn = BigInt(index)
  let sn = BigInt(size) - 1n
  let r = sha256(Buffer.of(0), leaf)
  for (const p of path) {
    if (sn === 0n) return false
    if (fn % 2n === 1n || fn === sn) {
      r = sha256(Buffer.of(1), p, r)
      while (fn % 2n === 0n && fn !== 0n) {
        fn >>= 1n
        sn >>= 1n
      }
    } else r = sha256(Buffer.of(1), r, p)
    fn >>= 1n
    sn >>= 1n
  }
  return sn === 0n && r.equals(root)
}

// [N2]
const isKeyName = (name) =>
  name.length > 0 &&
  name.length <= 255 &&
  plain(name) &&
  !/[+\n\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(name)

// [N3]
export const idOf = (name, bytes) => sha256(`${name}\n`, bytes).toString('hex', 0, 4)

// [N6] Keys are what whoever verifies has chosen to trust, so a wrong one is their mistake.
export function readKey(text) {
  const [, name, id, code] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  const bytes = base64(code ?? '', 33)
  if (!bytes || !isKeyName(name)) throw new Error(`not a key: ${text}`)
  if (idOf(name, bytes) !== id) throw new Error(`not the id of the key: ${text}`)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }
  return { name, id, kind: bytes[0], bytes, key: createPublicKey({ key: jwk, format: 'jwk' }) }
}

// [N1] The text of a note and its signatures. `at` is the line number of the first line.
export function readNote(note, at) {
  must(note.length <= 1_000_000, at, 'too-long')
  const cut = note.lastIndexOf('\n\n')
  must(cut >= 0, at, 'bad-text')
  const text = note.slice(0, cut + 1)
  const textLines = text.slice(0, -1).split('\n')
  const firstSignature = at + textLines.length + 1
  const signatures = note
    .slice(cut + 2, -1)
    .split('\n')
    .map((line, n) => {
      const [dash, name, code, ...more] = line.split(' ')
      const bytes = base64(code ?? '')
      const right = dash === '—' && isKeyName(name ?? '') && bytes && bytes.length >= 5 && more.length === 0
      must(right && n < 100, firstSignature + n, 'bad-line')
      return { name, id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4), at: firstSignature + n }
    })
  return { text, textLines, signatures }
}

// [N3, N4, H3] The keys whose signatures hold; one that does not refuses the note.
export function keysThatSigned({ text, signatures }, keys) {
  const signed = []
  for (const signature of signatures) {
    for (const key of keys.filter(({ name, id }) => name === signature.name && id === signature.id)) {
      let [message, bytes] = [text, signature.bytes]
      if (key.kind === 4) {
        must(bytes.length === 72, signature.at, 'bad-signature')
        const time = bytes.readBigUInt64BE(0)
        must(time <= BigInt(Number.MAX_SAFE_INTEGER), signature.at, 'bad-signature')
        message = `cosignature/v1\ntime ${time}\n${text}`
        bytes = bytes.subarray(8)
      }
      const holds = bytes.length === 64 && verify(null, Buffer.from(message, 'utf8'), key.key, bytes)
      must(holds, signature.at, 'bad-signature')
      signed.push(key)
    }
  }
  return signed
}

// [H1, H2] `at` is the line number of the first line.
function readCheckpoint(words, trust, at) {
  const note = readNote(words, at)
  const { textLines } = note
  const [origin, size, root] = textLines
  must(origin !== '', at, 'bad-line')
  must(count(size ?? '') >= 0, at + 1, 'bad-line')
  must(base64(root ?? '', 32), at + 2, 'bad-line')
  textLines.forEach((line, n) => {
    must(line !== '', at + n, 'bad-line')
  })

  const logs = trust.log.map((one) => ({ ...readKey(one.key), from: one.from, to: one.to }))
  const keys = [
    ...logs.filter(({ name, kind }) => kind === 1 && name === origin),
    ...trust.witnesses.map(readKey).filter(({ kind }) => kind === 4),
  ]
  const signed = keysThatSigned(note, keys)
  const witnessed = new Set(signed.filter(({ kind }) => kind === 4).map(({ name }) => name))
  must(
    signed.some(({ kind, from, to }) => kind === 1 && from <= count(size) && count(size) <= to),
    at,
    'not-signed',
  )
  must(witnessed.size >= trust.witnessesMin, at, 'too-few-witnesses')
  return { origin, size: count(size), root: base64(root, 32) }
}

// [R1 to R7]
function readReceipt(text, trust) {
  must(text.length <= 4_000_000, 1, 'too-long')
  must(plain(text) && text.endsWith('\n'), 1, 'bad-text')
  const lines = text.slice(0, -1).split('\n')
  const subject = /^subject (.+)$/.exec(lines[1] ?? '')?.[1] ?? ''
  const events = count(/^events (.+)$/.exec(lines[2] ?? '')?.[1] ?? '')
  must(lines[0] === 'secondlook.receipt/v1', 1, 'bad-line')
  must(ID.test(subject), 2, 'bad-line')
  must(events >= 1 && events <= 2_000, 3, 'bad-line')
  must(lines[3] === '', 4, 'bad-line')

  const proven = []
  let at = 4
  const block = () => {
    const end = lines.indexOf('', at)
    const from = at
    at = end < 0 ? lines.length + 1 : end + 1
    return { from: from + 1, lines: lines.slice(from, end < 0 ? lines.length : end) }
  }
  for (let n = 0; n < events; n++) {
    const leaf = block()
    const event = readLeaf(leaf.lines, leaf.from)
    must(event.subject === subject, leaf.from + 4, 'other-subject')
    const proof = block()
    const shown = {}
    let last = ''
    let here = 0
    for (; proof.lines[here]?.startsWith('shown '); here++) {
      const [, name, code, json] = /^shown (\S+) (\S+) (.*)$/s.exec(proof.lines[here]) ?? []
      const salt = base64(code ?? '', 32)
      must(json !== undefined && WORD.test(name) && salt, proof.from + here, 'bad-line')
      must(isCanonical(json), proof.from + here, 'bad-value')
      const made = sha256(`secondlook.part/v1\n${event.id}\n${name}\n`, salt, json)
      must(event.parts.get(name)?.equals(made), proof.from + here, 'not-committed')
      must(name > last, proof.from + here, 'bad-order')
      shown[name] = json
      last = name
    }
    const indexLine = proof.from + here
    const index = count(/^index (.+)$/.exec(proof.lines[here] ?? '')?.[1] ?? '')
    must(index >= 0, indexLine, 'bad-line')
    const path = proof.lines.slice(here + 1).map((line, step) => {
      const hash = base64(line, 32)
      must(hash && step < 63, indexLine + 1 + step, 'bad-line')
      return hash
    })
    must(n === 0 || index > proven[n - 1].index, indexLine, 'bad-order')
    proven.push({
      index,
      path,
      leaf: `${leaf.lines.join('\n')}\n`,
      shown,
      line: indexLine,
      type: event.type,
      when: event.at,
    })
  }
  const rest = `${lines.slice(at).join('\n')}\n`
  const checkpoint = readCheckpoint(rest, trust, at + 1)
  for (const { leaf, index, path, line } of proven)
    must(includes(leaf, index, checkpoint.size, path, checkpoint.root), line, 'not-included')
  return { subject, checkpoint, events: proven }
}

/** Trust is `{log: [{key, from, to}], witnesses: [key], witnessesMin}`, with keys as text. */
export function verifyReceipt(text, trust) {
  try {
    return { holds: true, ...readReceipt(text, trust) }
  } catch (error) {
    if (error instanceof No) return { holds: false, at: error.at, reason: error.reason }
    throw error
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      log: { type: 'string', multiple: true, default: [] },
      witness: { type: 'string', multiple: true, default: [] },
      needed: { type: 'string', default: '0' },
    },
  })
  const answer = verifyReceipt(readFileSync(positionals[0], 'utf8'), {
    log: values.log.map((key) => ({ key, from: 0, to: Number.MAX_SAFE_INTEGER })),
    witnesses: values.witness,
    witnessesMin: Number(values.needed),
  })
  if (!answer.holds) console.log(`does not hold: line ${answer.at}, ${answer.reason}`)
  else {
    console.log(
      `holds: ${answer.events.length} events of ${answer.subject}, in ${answer.checkpoint.origin} at ${answer.checkpoint.size}`,
    )
    for (const { index, type, when, shown } of answer.events) {
      console.log(`${index}  ${when}  ${type}`)
      for (const [name, json] of Object.entries(shown)) console.log(`      ${name}: ${json}`)
    }
  }
  process.exitCode = answer.holds ? 0 : 1
}
