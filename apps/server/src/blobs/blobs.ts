import { join } from 'node:path'
import type { BlobPlace } from './blob-url.ts'
import { folderStore } from './folder-store.ts'
import { digestOf, type KeyedStore } from './key.ts'
import { s3Store } from './s3-store.ts'

/** Files of one context, by the digest of what is in them. The same bytes are kept once, and never change. */
export type Blobs = {
  /** Keeps bytes, and says under which digest. Does nothing where they are there already. */
  put(bytes: Uint8Array): Promise<string>
  has(digest: string): Promise<boolean>
  /** In pieces; throws `BlobMissingError` where there is none. */
  read(digest: string): AsyncIterable<Uint8Array>
  /** Does nothing where there is none. */
  remove(digest: string): Promise<void>
  list(): AsyncIterable<string>
}

export type BlobSettings = {
  readonly dataFolder: string
  /** A bucket elsewhere; without it files are in the data folder. */
  readonly blobPlace: BlobPlace | undefined
}

/** Where the files are: below the data folder, where a backup finds them, or in the bucket of `BLOB_URL`. */
export const openKeyedStore = ({ dataFolder, blobPlace }: BlobSettings): KeyedStore =>
  blobPlace ? s3Store(blobPlace) : folderStore(join(dataFolder, 'blobs'))

/** The files of one context. No other sees them or takes them away, so each can tidy up after itself. */
export function blobsOf(store: KeyedStore, context: string): Blobs {
  const prefix = `${context}-`
  return {
    put: async (bytes) => {
      const digest = digestOf(bytes)
      if (!(await store.has(prefix + digest))) await store.put(prefix + digest, bytes)
      return digest
    },
    has: async (digest) => await store.has(prefix + digest),
    read: (digest) => store.read(prefix + digest),
    remove: async (digest) => await store.remove(prefix + digest),
    list: async function* () {
      for await (const key of store.list(prefix)) yield key.slice(prefix.length)
    },
  }
}

/** A whole file in one piece, for whoever has to look at all of it. */
export async function readWhole(blobs: Pick<Blobs, 'read'>, digest: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of blobs.read(digest)) pieces.push(piece)
  return Buffer.concat(pieces)
}
