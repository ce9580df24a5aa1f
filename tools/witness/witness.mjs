// A witness for transparency logs, written from C2SP tlog-witness, tlog-checkpoint, tlog-cosignature and signed-note,
// and RFC 9162, with Node's own parts and nothing of ours. It remembers one head a log and cosigns only what goes on
// from it. The numbers of its answers are those of tlog-witness.
//   node tools/witness/witness.mjs --folder DIR --name NAME --log KEY [--log KEY]… [--port N]
import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const sha256 = (...pieces) =>
  pieces.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest()
const node = (left, right) => sha256(Uint8Array.of(1), left, right)
const emptyRoot = sha256('')

const base64 = (text, length) => {
  const bytes = Buffer.from(text ?? '', 'base64')
  return bytes.toString('base64') === text && (length === undefined || bytes.length === length)
    ? bytes
    : undefined
}
const count = (text) => (/^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined)

const idOf = (name, kind, key) => sha256(`${name}\n`, Uint8Array.of(kind), key).subarray(0, 4)
const rawKey = (key) => Buffer.from(key.export({ format: 'jwk' }).x, 'base64url')
const publicKey = (raw) =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
const privateKey = (seed) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

/** NAME+ID+BASE64 of a log's key. */
function readVerifier(text) {
  const [name, hex, ...rest] = text.split('+')
  const bytes = base64(rest.join('+'), 33)
  if (bytes?.[0] !== 1 || idOf(name, 1, bytes.subarray(1)).toString('hex') !== hex)
    throw new Error(`no key of a log: ${text}`)
  return { name, id: Buffer.from(hex, 'hex'), key: publicKey(bytes.subarray(1)) }
}

/** RFC 9162 section 2.1.4.2. */
function isConsistent(first, second, firstRoot, secondRoot, path) {
  if (first > second) return false
  if (first === second) return path.length === 0 && firstRoot.equals(secondRoot)
  if (first === 0) return path.length === 0
  if (path.length === 0) return false
  const hashes = Number.isInteger(Math.log2(first)) ? [firstRoot, ...path] : [...path]
  let fn = BigInt(first) - 1n
  let sn = BigInt(second) - 1n
  while (fn & 1n) [fn, sn] = [fn >> 1n, sn >> 1n]
  let [fr, sr] = [hashes[0], hashes[0]]
  for (const hash of hashes.slice(1)) {
    if (sn === 0n) return false
    if (fn & 1n || fn === sn) {
      ;[fr, sr] = [node(hash, fr), node(hash, sr)]
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n]
    } else sr = node(sr, hash)
    ;[fn, sn] = [fn >> 1n, sn >> 1n]
  }
  return sn === 0n && fr.equals(firstRoot) && sr.equals(secondRoot)
}

function readRequest(body) {
  const split = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, split).split('\n')
  const old = first.startsWith('old ') ? count(first.slice(4)) : undefined
  const path = lines.map((line) => base64(line, 32))
  const note = body.slice(split + 2)
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => /^— (\S+) (\S+)$/.exec(line))
  const good = split > 0 && end > 0 && note.endsWith('\n') && old !== undefined && path.length <= 63
  if (!good || path.includes(undefined) || signatures.includes(null)) return undefined
  const [whole, hash] = [count(size), base64(root, 32)]
  if (whole === undefined || !hash) return undefined
  return { old, path, note, text, origin, size: whole, root: hash, signatures }
}

/** Durable before anybody hears of it: written beside, synced, renamed. */
function writeWhole(file, text) {
  const open = openSync(`${file}.new`, 'w', 0o600)
  writeSync(open, text)
  fsyncSync(open)
  closeSync(open)
  renameSync(`${file}.new`, file)
}

export function openWitness({ folder, name, logs, now = Date.now }) {
  mkdirSync(join(folder, 'evidence'), { recursive: true, mode: 0o700 })
  const seedFile = join(folder, 'seed')
  if (!existsSync(seedFile)) writeWhole(seedFile, randomBytes(32).toString('hex'))
  const key = privateKey(Buffer.from(readFileSync(seedFile, 'utf8'), 'hex'))
  const raw = rawKey(createPublicKey(key))
  const id = idOf(name, 4, raw)
  const known = logs.map(readVerifier)
  const headFile = (origin) => join(folder, `${sha256(origin).toString('hex')}.head`)
  const headOf = (origin) => {
    if (!existsSync(headFile(origin))) return { size: 0, root: emptyRoot }
    const [size, root] = readFileSync(headFile(origin), 'utf8').split('\n')
    return { size: Number(size), root: Buffer.from(root, 'base64') }
  }
  const keep = (why, { note, size }) =>
    writeWhole(
      join(folder, 'evidence', `${size}-${sha256(note).toString('hex').slice(0, 16)}`),
      `${why}\n\n${note}`,
    )

  const isSigned = ({ origin, text, signatures }) => {
    let held = false
    for (const [, signer, line] of signatures) {
      const bytes = base64(line)
      const log = known.find(
        (one) => one.name === signer && one.name === origin && bytes && one.id.equals(bytes.subarray(0, 4)),
      )
      if (!log) continue
      if (!verify(null, Buffer.from(text), log.key, bytes.subarray(4))) return false
      held = true
    }
    return held
  }

  /** All of it is done in one go, so that nobody can come in between. */
  const answer = (body) => {
    const request = readRequest(body)
    if (!request) return [400, 'no request\n']
    if (!known.some((one) => one.name === request.origin)) return [404, 'unknown log\n']
    if (!isSigned(request)) return [403, 'not signed by this log\n']
    if (request.old > request.size) return [400, 'the old size is too large\n']
    const head = headOf(request.origin)
    const isOther = request.size === head.size && !request.root.equals(head.root)
    if (isOther) keep(`another head of size ${head.size} than ${head.root.toString('base64')}`, request)
    if (request.old !== head.size) return [409, `${head.size}\n`, 'text/x.tlog.size']
    if (isOther) return [409, 'another head of this size was cosigned\n']
    if (!isConsistent(head.size, request.size, head.root, request.root, request.path)) {
      keep(`does not go on from size ${head.size} with ${head.root.toString('base64')}`, request)
      return [422, 'not consistent\n']
    }
    writeWhole(headFile(request.origin), `${request.size}\n${request.root.toString('base64')}\n`)
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(Math.floor(now() / 1000)))
    const signed = `cosignature/v1\ntime ${time.readBigUInt64BE()}\n${request.text}`
    const signature = Buffer.concat([id, time, sign(null, Buffer.from(signed), key)])
    return [200, `— ${name} ${signature.toString('base64')}\n`]
  }

  const server = createServer((request, response) => {
    const chunks = []
    let length = 0
    request.on('data', (chunk) => {
      length += chunk.length
      if (length <= 1_000_000) chunks.push(chunk)
    })
    request.on('end', () => {
      const isAsked = request.method === 'POST' && request.url === '/add-checkpoint'
      const [status, text, type = 'text/plain; charset=utf-8'] = isAsked
        ? answer(Buffer.concat(chunks).toString('utf8'))
        : [404, 'POST /add-checkpoint\n']
      response.writeHead(status, { 'content-type': type }).end(text)
    })
  })
  const verifier = `${name}+${id.toString('hex')}+${Buffer.concat([Uint8Array.of(4), raw]).toString('base64')}`
  return {
    verifier,
    listen: (port = 0) =>
      new Promise((resolve) => {
        server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`))
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      name: { type: 'string' },
      log: { type: 'string', multiple: true },
      port: { type: 'string', default: '4848' },
    },
  })
  const { folder, name, log: logs, port } = values
  if (!folder || !name || !logs) {
    process.stderr.write('witness: --folder DIR --name NAME --log KEY [--log KEY]… [--port N]\n')
    process.exit(2)
  }
  const witness = openWitness({ folder, name, logs })
  process.stdout.write(
    `${witness.verifier}\nlistening at ${await witness.listen(Number(port))}/add-checkpoint\n`,
  )
}
