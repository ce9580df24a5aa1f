import { createReadStream } from 'node:fs'
import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isCode, removeDurably, writeDurably } from '../disk/durable-file.ts'
import { BlobMissingError, type KeyedStore, mustBeKey } from './key.ts'

const chunkBytes = 1 << 18

/** One file a key, in one folder: the one that a backup takes along. */
export function folderStore(folder: string): KeyedStore {
  const placeOf = (key: string): string => join(folder, mustBeKey(key))
  return {
    put: async (key, bytes) => await writeDurably(placeOf(key), bytes),
    has: async (key) =>
      await access(placeOf(key)).then(
        () => true,
        () => false,
      ),
    read: async function* (key) {
      try {
        yield* createReadStream(placeOf(key), { highWaterMark: chunkBytes })
      } catch (error) {
        throw isCode(error, 'ENOENT') ? new BlobMissingError(key) : error
      }
    },
    remove: async (key) => await removeDurably(placeOf(key)),
    list: async function* (prefix) {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isCode(error, 'ENOENT')) return []
        throw error
      })
      // What was cut off while it was written has a dot in its name and is nothing.
      yield* names.filter((name) => name.startsWith(prefix) && !name.includes('.')).sort()
    },
  }
}
