import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { type FileHandle, open, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that belong to rows: pictures, captures. A folder here; `BLOB_URL` will be another of these. */
export type Blobs = {
  list(): AsyncIterable<string>
  read(key: string): AsyncIterable<Uint8Array>
  /** Begins a file, which is there under its key once it is finished and not before. */
  begin(key: string): Promise<BlobWriter>
  remove(key: string): Promise<void>
}

export type BlobWriter = { write(bytes: Uint8Array): Promise<void>; finish(): Promise<void> }

const isKey = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(name)

export function folderBlobs(folder: string): Blobs {
  const placeOf = (key: string): string => {
    if (!isKey(key)) throw new RangeError(`this is no key of a blob: ${JSON.stringify(key)}`)
    return join(folder, key)
  }
  return {
    list: async function* () {
      if (existsSync(folder)) yield* readdirSync(folder).filter(isKey).sort()
    },
    read: (key) => createReadStream(placeOf(key), { highWaterMark: 4 << 20 }),
    begin: async (key) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const place = placeOf(key)
      return writerOf(await open(`${place}.new`, 'w', 0o600), place)
    },
    remove: async (key) => rmSync(placeOf(key), { force: true }),
  }
}

const writerOf = (file: FileHandle, place: string): BlobWriter => ({
  write: async (bytes) => {
    await file.writeFile(bytes)
  },
  finish: async () => {
    await file.sync()
    await file.close()
    await rename(`${place}.new`, place)
  },
})
