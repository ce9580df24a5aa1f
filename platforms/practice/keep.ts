import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kept, nothing } from './network.ts'

/** Where the practice network keeps what it holds: a folder, or nowhere. */
export type Keeping = {
  readonly kept: Kept
  readonly save: () => void
  readonly writePicture: (id: string, bytes: Buffer) => void
  readonly readPicture: (id: string) => Buffer | undefined
}

export function keepIn(folder: string | null): Keeping {
  return folder === null ? inMemory() : inFolder(folder)
}

function inMemory(): Keeping {
  const pictures = new Map<string, Buffer>()
  return {
    kept: nothing(),
    save: () => undefined,
    writePicture: (id, bytes) => {
      pictures.set(id, bytes)
    },
    readPicture: (id) => pictures.get(id),
  }
}

function inFolder(folder: string): Keeping {
  const pictures = join(folder, 'pictures')
  mkdirSync(pictures, { recursive: true })
  const file = join(folder, 'practice.json')
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : nothing()
  const write = (to: string, bytes: string | Buffer): void => {
    writeFileSync(`${to}.new`, bytes)
    renameSync(`${to}.new`, to)
  }
  return {
    kept,
    save: () => write(file, JSON.stringify(kept)),
    writePicture: (id, bytes) => write(join(pictures, id), bytes),
    // Names are digests and were checked; anything else is not one of ours.
    readPicture: (id) =>
      /^[0-9a-f]{64}$/.test(id) && existsSync(join(pictures, id))
        ? readFileSync(join(pictures, id))
        : undefined,
  }
}
