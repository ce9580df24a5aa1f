import { createHash, type Hash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { DamagedError, type Member } from './archive-reader.ts'
import { copyTarget, type Progress, partOf } from './backup.ts'
import type { Blobs, BlobWriter } from './blobs.ts'
import { type CopyIn, copyIn } from './copy.ts'
import { type Manifest, Sums } from './manifest.ts'

export type Loaded = {
  readonly sums: Sums
  readonly rows: Readonly<Record<string, number>>
  readonly digests: Readonly<Record<string, string>>
  /** What came before the sums: how many members, and the digest of every byte. */
  readonly members: number
  readonly before: string
}

export type LoadNeeds = {
  readonly client: ClientBase
  readonly blobs: Blobs
  readonly progress: Progress
  readonly manifest: Manifest
  /** The keys of blobs that were put down, for whoever has to take them off again. */
  readonly put: string[]
}

/** A table or a blob whose parts are coming in. */
type Open = {
  readonly stem: string
  take(bytes: Uint8Array): Promise<void>
  finish(): Promise<void>
  abandon(): Promise<void>
}

/** Takes every member that follows the manifest to where it belongs, up to the sums. */
export async function loadMembers(needs: LoadNeeds, members: AsyncGenerator<Member>): Promise<Loaded> {
  const rows: Record<string, number> = {}
  const digests: Record<string, string> = {}
  let open: Open | undefined
  let parts = 0
  try {
    for await (const { stem, bytes, before, at } of members) {
      const place = stem.replace(/\/\d{6,}$/, '')
      if (open && open.stem !== place) {
        await open.finish()
        open = undefined
      }
      if (stem === 'sums') {
        await expectEnd(members)
        return { sums: parseSums(bytes), rows, digests, members: at, before }
      }
      if (!open) {
        open = await begin(needs, place, rows, digests)
        parts = 0
      }
      parts += 1
      if (stem !== partOf(place, parts)) throw new DamagedError(`${partOf(place, parts)} is missing`)
      await open.take(bytes)
    }
    throw new DamagedError('the file ends without its sums')
  } catch (error) {
    await open?.abandon()
    throw error
  }
}

async function expectEnd(members: AsyncGenerator<Member>): Promise<void> {
  const next = await members.next()
  if (!next.done) throw new DamagedError(`${next.value.stem} stands after the sums`)
}

async function begin(
  needs: LoadNeeds,
  stem: string,
  rows: Record<string, number>,
  digests: Record<string, string>,
): Promise<Open> {
  const [kind = '', name = ''] = stem.split('/')
  if (kind === 'blobs') return beginBlob(needs, stem, name)
  const table = kind === 'tables' ? needs.manifest.tables.find((one) => one.name === name) : undefined
  if (!table || rows[name] !== undefined) throw new DamagedError(`${stem} has no place in this backup`)
  const copy = await copyIn(needs.client, `copy ${copyTarget(name, table.columns)} from stdin`)
  return openTable(needs, { stem, name, copy, whole: createHash('sha256') }, rows, digests)
}

function openTable(
  { progress }: LoadNeeds,
  { stem, name, copy, whole }: { stem: string; name: string; copy: CopyIn; whole: Hash },
  rows: Record<string, number>,
  digests: Record<string, string>,
): Open {
  let taken = 0
  return {
    stem,
    take: async (bytes) => {
      whole.update(bytes)
      taken += bytes.length
      await copy.write(bytes)
      progress(name, taken)
    },
    finish: async () => {
      rows[name] = await copy.end()
      digests[name] = whole.digest('hex')
    },
    abandon: () => copy.abandon(),
  }
}

async function beginBlob({ blobs, put, progress }: LoadNeeds, stem: string, key: string): Promise<Open> {
  const writer: BlobWriter = await blobs.begin(key)
  put.push(key)
  let taken = 0
  return {
    stem,
    take: async (bytes) => {
      taken += bytes.length
      await writer.write(bytes)
    },
    finish: async () => {
      await writer.finish()
      progress(key, taken)
    },
    abandon: () => writer.finish(),
  }
}

function parseSums(bytes: Uint8Array): Sums {
  const sums = Sums.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  if (!sums.success) throw new DamagedError('sums does not say what sums say')
  return sums.data
}
