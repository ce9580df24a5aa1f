import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commitRows, digestRow } from './row.ts'

const salt = new Uint8Array(32).fill(7)
const row = { table: 'post', key: 'post_1', salt, state: { version: 2, id: 'post_1' } }
const hash = (...pieces: readonly (string | Uint8Array)[]) => {
  const sum = createHash('sha256')
  for (const piece of pieces) sum.update(piece)
  return new Uint8Array(sum.digest())
}

describe('a changed row', () => {
  it('[E4] has a salted digest of its state, in its event and under its name', () => {
    const json = '{"id":"post_1","version":2}'
    expect(digestRow('evt_1', row).digest).toEqual(
      hash('secondlook.row/v1\nevt_1\npost\npost_1\n', salt, json),
    )
    const others = [
      digestRow('evt_2', row),
      digestRow('evt_1', { ...row, table: 'posts' }),
      digestRow('evt_1', { ...row, key: 'post_2' }),
      digestRow('evt_1', { ...row, salt: salt.map((byte) => byte + 1) }),
      digestRow('evt_1', { ...row, state: { id: 'post_1', version: 3 } }),
      digestRow('evt_1', { ...row, state: null }),
    ]
    const digests = [digestRow('evt_1', row), ...others].map(({ digest }) =>
      Buffer.from(digest).toString('hex'),
    )
    expect(new Set(digests).size).toBe(digests.length)
  })

  it('[E4] has a name without spaces or ends of lines', () => {
    for (const table of ['', 'Post', 'po st', 'post\n', '1post', 'a-b'])
      expect(() => digestRow('e', { ...row, table })).toThrow(/table/)
    for (const key of ['', 'a b', 'a\nb', 'é', 'x'.repeat(201)])
      expect(() => digestRow('e', { ...row, key })).toThrow(/row/)
    expect(() => digestRow('e', { ...row, salt: salt.slice(1) })).toThrow(/salt/)
  })

  it('[E5] stands in a list whose order does not matter, once', () => {
    const rows = ['b', 'a', 'c'].map((key) => digestRow('evt_1', { ...row, key }))
    const lines = [1, 0, 2].map(
      (at) => `post ${rows[at]?.key} ${Buffer.from(rows[at]?.digest ?? []).toString('base64')}\n`,
    )
    const wanted = { count: 3, digest: hash(`secondlook.rows/v1\nevt_1\n${lines.join('')}`) }
    expect(commitRows('evt_1', rows)).toEqual(wanted)
    expect(commitRows('evt_1', rows.toReversed())).toEqual(wanted)
    expect(commitRows('evt_2', rows)).not.toEqual(wanted)
    expect(commitRows('evt_1', [])).toBeUndefined()
    expect(() => commitRows('evt_1', [...rows, ...rows])).toThrow(/once/)
  })
})
