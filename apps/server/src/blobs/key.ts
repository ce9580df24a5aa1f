import { createHash } from 'node:crypto'

/** Where files of any kind are put, by key: a folder, or a store elsewhere. Whole or not at all. */
export type KeyedStore = {
  put(key: string, bytes: Uint8Array): Promise<void>
  has(key: string): Promise<boolean>
  /** Throws `BlobMissingError` where there is none. */
  read(key: string): AsyncIterable<Uint8Array>
  /** Does nothing where there is none. */
  remove(key: string): Promise<void>
  /** Every key that begins so, in order. */
  list(prefix: string): AsyncIterable<string>
}

/** A file that a row names and that is not there: somebody took it away behind our back, or a backup was without it. */
export class BlobMissingError extends Error {
  override readonly name = 'BlobMissingError'
  constructor(key: string) {
    super(`the file ${key} is not there`)
  }
}

/** What a backup takes as a key, so that every file is in it. */
const isKey = (key: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(key)

export function mustBeKey(key: string): string {
  if (!isKey(key)) throw new RangeError(`this is no key of a blob: ${JSON.stringify(key)}`)
  return key
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
