import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupBlobs } from './backup-blobs.ts'
import { readBlobUrl } from './blob-url.ts'
import { blobsOf, openKeyedStore, readWhole } from './blobs.ts'
import { BlobMissingError, type KeyedStore } from './key.ts'

const folder = mkdtempSync(join(tmpdir(), 'blobs-'))
const s3 = new S3rver({
  ...{ port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 's3') },
  configureBuckets: [{ name: 'second-look', configs: [] }],
})
const stores: Record<string, KeyedStore> = {}
beforeAll(async () => {
  const { port } = await s3.run()
  // The key and the secret that this server takes are fixed.
  const read = readBlobUrl(`http://S3RVER:S3RVER@127.0.0.1:${port}/second-look`)
  if (!read.ok) throw new Error(read.says)
  stores['a bucket'] = openKeyedStore({ dataFolder: '', blobPlace: read.place })
  stores['a folder'] = openKeyedStore({ dataFolder: join(folder, 'data'), blobPlace: undefined })
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

const all = async (list: AsyncIterable<string>): Promise<string[]> => {
  const found: string[] = []
  for await (const one of list) found.push(one)
  return found
}

describe.each(['a folder', 'a bucket'])('files in %s', (place) => {
  const storeHere = (): KeyedStore => {
    const store = stores[place]
    if (!store) throw new Error(place)
    return store
  }

  it('come back as they went in, under their own digest, and once', async () => {
    const blobs = blobsOf(storeHere(), 'media')
    const bytes = Buffer.alloc(700_000, 'picture ')
    const digest = createHash('sha256').update(bytes).digest('hex')
    expect(await blobs.has(digest)).toBe(false)
    expect(await blobs.put(bytes)).toBe(digest)
    expect(await blobs.put(bytes)).toBe(digest)
    expect(await blobs.has(digest)).toBe(true)
    expect((await readWhole(blobs, digest)).equals(bytes)).toBe(true)
    expect(await all(blobs.list())).toEqual([digest])
    const empty = await blobs.put(Buffer.alloc(0))
    expect(await readWhole(blobs, empty)).toHaveLength(0)
    await blobs.remove(empty)
  })

  it('are taken away, also twice, and then are missing', async () => {
    const blobs = blobsOf(storeHere(), 'media')
    const digest = await blobs.put(Buffer.from('gone soon'))
    await blobs.remove(digest)
    await blobs.remove(digest)
    expect(await blobs.has(digest)).toBe(false)
    await expect(readWhole(blobs, digest)).rejects.toBeInstanceOf(BlobMissingError)
  })

  it('of one context are not seen or removed by another', async () => {
    const [media, captures] = [blobsOf(storeHere(), 'media'), blobsOf(storeHere(), 'captures')]
    const digest = await media.put(Buffer.from('only of media'))
    expect(await captures.has(digest)).toBe(false)
    await captures.remove(digest)
    expect(await media.has(digest)).toBe(true)
    expect(await all(captures.list())).toEqual([])
  })

  it('take no key that is a path', async () => {
    for (const key of ['../x', 'a/b', '', '.x', 'a.new']) {
      await expect(storeHere().put(key, Buffer.from('x'))).rejects.toThrow(RangeError)
      await expect(storeHere().has(key)).rejects.toThrow(RangeError)
    }
  })

  it('are given to a backup and taken from one', async () => {
    const backup = backupBlobs(storeHere())
    const file = await backup.begin('media-abc')
    await file.write(Buffer.from('first, '))
    await file.write(Buffer.from('second'))
    expect(await storeHere().has('media-abc')).toBe(false)
    await file.finish()
    expect(await all(backup.list())).toContain('media-abc')
    expect(Buffer.concat(await piecesOf(backup.read('media-abc'))).toString()).toBe('first, second')
    await backup.remove('media-abc')
    expect(await all(backup.list())).not.toContain('media-abc')
  })
})

async function piecesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const found: Uint8Array[] = []
  for await (const piece of pieces) found.push(piece)
  return found
}

it('a file that was cut off is nothing', async () => {
  const blobs = blobsOf(openKeyedStore({ dataFolder: join(folder, 'cut'), blobPlace: undefined }), 'media')
  const digest = await blobs.put(Buffer.from('whole'))
  writeFileSync(join(folder, 'cut/blobs', `media-${'0'.repeat(64)}.1234.new`), 'ha')
  expect(await all(blobs.list())).toEqual([digest])
  expect(readdirSync(join(folder, 'cut/blobs'))).toHaveLength(2)
})

describe('BLOB_URL', () => {
  it('is read with its parts', () => {
    expect(readBlobUrl('https://AK:s%2Fk@s3.example:9000/pictures/?region=ap-southeast-2')).toEqual({
      ok: true,
      place: {
        ...{ bucket: 'https://s3.example:9000/pictures', region: 'ap-southeast-2' },
        ...{ accessKeyId: 'AK', secretAccessKey: 's/k' },
      },
    })
  })

  it.each([
    ['nonsense', 'no address'],
    ['ftp://a:b@h/bucket', 'no http'],
    ['https://h/bucket', 'no key and secret'],
    ['https://a:b@h/', 'no bucket'],
    ['https://a:b@h/a/b', 'no bucket'],
  ])('refuses %s and repeats nothing of it', (given, says) => {
    const read = readBlobUrl(given)
    expect(read.ok ? '' : read.says).toContain(says)
    expect(JSON.stringify(read)).not.toContain(given)
  })
})
