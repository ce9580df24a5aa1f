/** Reads of numbers that answer -1 beyond the end, so that a file which was cut off is seen and never thrown over. */
export const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? -1
export const u16be = (bytes: Uint8Array, at: number): number =>
  at + 2 > bytes.length ? -1 : (u8(bytes, at) << 8) | u8(bytes, at + 1)
export const u16le = (bytes: Uint8Array, at: number): number =>
  at + 2 > bytes.length ? -1 : u8(bytes, at) | (u8(bytes, at + 1) << 8)
export const u24le = (bytes: Uint8Array, at: number): number =>
  at + 3 > bytes.length ? -1 : u16le(bytes, at) | (u8(bytes, at + 2) << 16)
export const u32be = (bytes: Uint8Array, at: number): number =>
  at + 4 > bytes.length ? -1 : u16be(bytes, at) * 65_536 + u16be(bytes, at + 2)
export const u32le = (bytes: Uint8Array, at: number): number =>
  at + 4 > bytes.length ? -1 : u16le(bytes, at + 2) * 65_536 + u16le(bytes, at)

/** Bytes as Latin letters, for names of four letters and the like. */
export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))
