import { createHash } from 'node:crypto'
import {
  appendHash,
  type CompactRange,
  commitPart,
  emptyRange,
  entriesPath,
  followKeys,
  type LoggedEvent,
  type LogKey,
  leafHash,
  openCheckpoint,
  parseCanonical,
  parseEntryBundle,
  parseLeaf,
  parseNote,
  parseVerifierKey,
  rangeRoot,
  type SignedCheckpoint,
  type Tile,
  tilePath,
  tilesOf,
  type VerifierKey,
} from '@secondlook/ledger'
import { checkpointFile, exportFormat, keysFile, manifestFile, partsFile, rotationFile } from './layout.ts'

/** A file of an export; `undefined` where there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>

export type ExportReport =
  | { readonly holds: true; readonly size: number; readonly parts: number; readonly signedBy: string }
  | { readonly holds: false; readonly file: string; readonly says: string }

class NotHeld extends Error {
  readonly file: string
  constructor(file: string, says: string) {
    super(says)
    this.file = file
  }
}

function must(holds: boolean, file: string, says: string): asserts holds {
  if (!holds) throw new NotHeld(file, says)
}

/**
 * Whether an export holds, from its files and nothing else: each file as the manifest has it and none besides, every
 * entry, hash, part, key and signature worked out again. `trusted` is the first key of the log, from elsewhere; without
 * it the export's own is believed, and only shows that the export fits itself.
 */
export async function checkExport(
  read: ReadFile,
  names: readonly string[],
  trusted?: VerifierKey,
): Promise<ExportReport> {
  try {
    await checkManifest(read, names)
    const keys = await readKeys(read, names, trusted)
    const signed = await readHead(read, keys)
    const parts = await checkTree(read, names, signed)
    const [{ name: signedBy } = { name: '' }] = signed.signedBy
    return { holds: true, size: signed.checkpoint.size, parts, signedBy }
  } catch (error) {
    if (!(error instanceof NotHeld)) throw error
    return { holds: false, file: error.file, says: error.message }
  }
}

async function bytesOf(read: ReadFile, path: string): Promise<Uint8Array> {
  const bytes = await read(path)
  must(bytes !== undefined, path, 'it is missing')
  return bytes
}

async function textOf(read: ReadFile, path: string): Promise<string> {
  const bytes = await bytesOf(read, path)
  const text = Buffer.from(bytes).toString('utf8')
  must(Buffer.from(text, 'utf8').equals(bytes), path, 'it is not UTF-8')
  return text
}

async function checkManifest(read: ReadFile, names: readonly string[]): Promise<void> {
  const [first, ...lines] = (await textOf(read, manifestFile)).split('\n')
  must(first === exportFormat, manifestFile, `its first line is not ${exportFormat}`)
  must(lines.pop() === '', manifestFile, 'its last line has no end')
  const listed = new Set<string>([manifestFile])
  let before = ''
  for (const line of lines) {
    const [, digest = '', path = ''] = /^([0-9a-f]{64}) {2}([a-z0-9./]+)$/.exec(line) ?? []
    must(path > before, manifestFile, `a line is not a digest and a path: ${line.slice(0, 100)}`)
    before = path
    listed.add(path)
    const found = createHash('sha256')
      .update(await bytesOf(read, path))
      .digest('hex')
    must(found === digest, path, 'it is not what the manifest says')
  }
  for (const name of names) must(listed.has(name), name, 'the manifest does not list it')
}

type Keys = { readonly log: readonly LogKey[]; readonly witnesses: readonly VerifierKey[] }

async function readKeys(read: ReadFile, names: readonly string[], trusted?: VerifierKey): Promise<Keys> {
  const [first = '', ...rest] = (await textOf(read, keysFile)).split('\n')
  must(rest.pop() === '', keysFile, 'its last line has no end')
  const key = first.startsWith('log ') ? parseVerifierKey(first.slice(4)) : undefined
  must(key?.ok === true && key.value.kind === 'log', keysFile, 'its first line is no key of a log')
  const isTrusted = !trusted || Buffer.compare(trusted.publicKey, key.value.publicKey) === 0
  must(
    isTrusted && (!trusted || trusted.name === key.value.name),
    keysFile,
    'its first key is not the one you trust',
  )
  const witnesses = rest.map((line) => {
    const one = line.startsWith('witness ') ? parseVerifierKey(line.slice(8)) : undefined
    must(one?.ok === true && one.value.kind === 'witness', keysFile, 'a line is no key of a witness')
    return one.value
  })
  const rotations: string[] = []
  for (let at = 1; names.includes(rotationFile(at)); at++)
    rotations.push(await textOf(read, rotationFile(at)))
  const strays = names.filter((name) => name.startsWith('rotation/')).length - rotations.length
  must(strays === 0, rotationFile(rotations.length + 1), 'it is missing')
  const chain = followKeys(key.value, rotations)
  if (chain.ok) return { log: chain.value, witnesses }
  throw new NotHeld(rotationFile(chain.rotation + 1), `it does not hold: ${chain.reason} in line ${chain.at}`)
}

async function readHead(read: ReadFile, { log, witnesses }: Keys): Promise<SignedCheckpoint> {
  const note = await textOf(read, checkpointFile)
  const opened = openCheckpoint(note, { log, witnesses, witnessesMin: witnesses.length })
  must(opened.ok, checkpointFile, `it does not hold: ${opened.ok ? '' : opened.reason}`)
  const parsed = parseNote(note)
  const held = opened.value.signedBy.length + opened.value.witnessedBy.length
  must(
    parsed.ok && parsed.value.signatures.length === held,
    checkpointFile,
    'it has a signature by an unknown key',
  )
  return opened.value
}

/** Reads the entries in order and compares every tile with what they make. */
async function checkTree(
  read: ReadFile,
  names: readonly string[],
  signed: SignedCheckpoint,
): Promise<number> {
  const { size, root } = signed.checkpoint
  const wanted = new Set([manifestFile, keysFile, checkpointFile])
  const levels: Buffer[] = []
  let range: CompactRange = emptyRange
  let parts = 0
  // Whole tiles of a level are compared as they fill up, so that memory holds one tile a level.
  const close = async (tile: Tile): Promise<void> => {
    const path = tilePath(tile)
    wanted.add(path)
    const hashes = levels[tile.level] ?? Buffer.alloc(0)
    must(hashes.equals(await bytesOf(read, path)), path, 'its hashes are not those of what is below it')
    levels[tile.level] = Buffer.alloc(0)
  }
  for (const tile of tilesOf(size).filter(({ level }) => level === 0)) {
    const path = entriesPath(tile)
    wanted.add(path)
    const entries = parseEntryBundle(await bytesOf(read, path), tile.width)
    must(entries !== undefined, path, `it does not hold ${tile.width} entries`)
    const events = entries.map((entry, at) => eventOf(entry, path, tile.index * 256 + at))
    const filled: Tile[] = []
    for (const entry of entries) {
      range = appendHash(range, leafHash(entry), (level, index, hash) => {
        if (level % 8 !== 0) return
        levels[level / 8] = Buffer.concat([levels[level / 8] ?? Buffer.alloc(0), hash])
        if (index % 256 === 255) filled.push({ level: level / 8, index: (index - 255) / 256, width: 256 })
      })
    }
    for (const full of filled) await close(full)
    parts += await checkParts(read, names, partsFile(path), events, tile.index * 256, wanted)
  }
  for (const tile of tilesOf(size)) if (tile.width < 256) await close(tile)
  must(Buffer.compare(rangeRoot(range), root) === 0, checkpointFile, 'its root is not that of the entries')
  for (const name of names)
    must(wanted.has(name) || name.startsWith('rotation/'), name, 'it does not belong to a log of this size')
  return parts
}

function eventOf(entry: Uint8Array, path: string, number: number): LoggedEvent {
  const event = parseLeaf(Buffer.from(entry).toString('utf8'))
  must(event.ok, path, `entry ${number} is no event`)
  return event.value
}

async function checkParts(
  read: ReadFile,
  names: readonly string[],
  path: string,
  events: readonly LoggedEvent[],
  first: number,
  wanted: Set<string>,
): Promise<number> {
  if (!names.includes(path)) return 0
  wanted.add(path)
  const lines = (await textOf(read, path)).split('\n')
  must(lines.pop() === '' && lines.length > 0, path, 'its last line has no end')
  let before = ''
  for (const [at, line] of lines.entries()) {
    const [, number = '', name = '', base64 = '', json = ''] =
      /^(0|[1-9][0-9]{0,15}) ([a-z][a-z0-9-]*) ([A-Za-z0-9+/]{43}=) (.*)$/.exec(line) ?? []
    const place = `line ${at + 1}`
    const event = number === '' ? undefined : events[Number(number) - first]
    const salt = Buffer.from(base64, 'base64')
    must(
      event !== undefined && salt.toString('base64') === base64,
      path,
      `${place} is no part of these entries`,
    )
    const order = `${number.padStart(16, '0')} ${name}`
    must(order > before, path, `${place} is not in order`)
    before = order
    const kept = event.parts.find((one) => one.name === name)
    const isText = parseCanonical(json).ok
    const held =
      isText && kept && Buffer.compare(commitPart(event.id, { name, salt, json }).commitment, kept.commitment)
    must(held === 0, path, `${place} is not what event ${number} commits to`)
  }
  return lines.length
}
