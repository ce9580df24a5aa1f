type Entry = {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly value: Uint8Array
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(`${text}\0`)
const long = (value: number): Uint8Array => Uint8Array.from([value, value >> 8, value >> 16, value >> 24])
const rationals = (...values: readonly number[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => [...long(value), ...long(1)]))

/** One directory of tags as TIFF has it, at `at` in the file; long values follow it. */
function directory(entries: readonly Entry[], at: number): Uint8Array {
  const head = 2 + entries.length * 12 + 4
  const bytes: number[] = [entries.length, 0]
  const tail: number[] = []
  for (const { tag, type, count, value } of entries) {
    bytes.push(tag & 255, tag >> 8, type, 0, ...long(count))
    if (value.length <= 4) bytes.push(...value, ...new Array<number>(4 - value.length).fill(0))
    else {
      bytes.push(...long(at + head + tail.length))
      tail.push(...value)
    }
  }
  return Uint8Array.from([...bytes, 0, 0, 0, 0, ...tail])
}

/** A JPEG of no size that says who took it and where, for tests. */
export function pictureWithPlace(artist = 'Sam Example'): Uint8Array<ArrayBuffer> {
  const name = ascii(artist)
  const pointer = { tag: 0x8825, type: 4, count: 1 }
  const author = { tag: 0x013b, type: 2, count: name.length, value: name }
  const placeAt = 8 + directory([author, { ...pointer, value: long(0) }], 8).length
  const first = directory([author, { ...pointer, value: long(placeAt) }], 8)
  const place = directory(
    [
      { tag: 1, type: 2, count: 2, value: ascii('S') },
      { tag: 2, type: 5, count: 3, value: rationals(35, 16, 30) },
      { tag: 3, type: 2, count: 2, value: ascii('E') },
      { tag: 4, type: 5, count: 3, value: rationals(149, 7, 28) },
    ],
    placeAt,
  )
  const exif = [...ascii('Exif'), 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, ...first, ...place]
  const length = exif.length + 2
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...exif, 0xff, 0xd9])
}
