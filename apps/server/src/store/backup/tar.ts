/** A file of an archive: its name and, right behind it, what is in it. */
export type TarEntry = { readonly name: string; readonly size: number }

export const blockBytes = 512
/** Two empty blocks end an archive. */
export const tarEnd = new Uint8Array(2 * blockBytes)
/** What fills a file up to whole blocks. */
export const paddingOf = (size: number): number => (blockBytes - (size % blockBytes)) % blockBytes

const nameMax = 100
const prefixMax = 155

/** The block that stands before a file, in the form of POSIX (ustar). */
export function tarHeader({ name, size }: TarEntry, modifiedSeconds: number): Uint8Array {
  const block = Buffer.alloc(blockBytes)
  const cut = name.length > nameMax ? name.lastIndexOf('/') : -1
  const [prefix, rest] = cut < 0 ? ['', name] : [name.slice(0, cut), name.slice(cut + 1)]
  if (rest.length > nameMax || prefix.length > prefixMax || /[^ -~]/.test(name))
    throw new RangeError(`an archive cannot hold a file of this name: ${name}`)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  block.write(rest, 0, 'latin1')
  block.write(octal(0o600, 7) + octal(0, 7) + octal(0, 7), 100, 'latin1')
  block.write(octal(size, 11) + octal(Math.trunc(modifiedSeconds), 11), 124, 'latin1')
  block.write('        0', 148, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  block.write(prefix, 345, 'latin1')
  block.write(`${octal(checksumOf(block), 6)} `, 148, 'latin1')
  return block
}

/** What a header says; `end` for an empty block, `undefined` for anything that is no header. */
export function parseTarHeader(bytes: Uint8Array): TarEntry | 'end' | undefined {
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (block.every((byte) => byte === 0)) return 'end'
  const field = (from: number, length: number) =>
    block.toString('latin1', from, from + length).replace(/\0.*$/s, '')
  const number = (from: number, length: number) => Number.parseInt(field(from, length).trim(), 8)
  if (field(257, 5) !== 'ustar' || number(148, 8) !== checksumOf(block)) return undefined
  const prefix = field(345, prefixMax)
  const name = field(0, nameMax)
  return { name: prefix === '' ? name : `${prefix}/${name}`, size: number(124, 12) }
}

/** The sum of a header's bytes, where those of the sum itself count as spaces. */
function checksumOf(block: Uint8Array): number {
  let sum = 8 * 0x20
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte
  return sum
}
