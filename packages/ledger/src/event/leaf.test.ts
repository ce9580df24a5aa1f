import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64 } from '../bytes/base64.ts'
import { leafHash } from '../merkle/hash.ts'
import { property, rowsOf } from '../testing.ts'
import { entryLengthMax } from '../tiles/entry-bundle.ts'
import { leafBytes, leafText, parseLeaf } from './leaf.ts'

type Row = {
  readonly name: string
  readonly leaf: string
  readonly holds: boolean
  readonly at?: number
  readonly hash?: string
}
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/leaves.jsonl', import.meta.url), 'utf8'),
)
const event = {
  ...{ id: 'evt_1', type: 'post.approved', at: '2026-02-28T23:59:59.999Z', subject: 'post_1' },
  parts: [
    { name: 'who', commitment: new Uint8Array(32).fill(1) },
    { name: 'reason', commitment: new Uint8Array(32) },
  ],
  rows: { count: 2, digest: new Uint8Array(32).fill(2) },
}

describe('a leaf', () => {
  it('[L1] is a line a fact, parts by name', () => {
    expect(leafText(event)).toBe(
      [
        ...[
          'secondlook.event/v1',
          'id evt_1',
          'type post.approved',
          'at 2026-02-28T23:59:59.999Z',
          'subject post_1',
        ],
        'part reason AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
        'part who AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=',
        'rows 2 AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=',
        '',
      ].join('\n'),
    )
    expect(leafText({ ...event, parts: [], rows: undefined }).split('\n')).toHaveLength(6)
  })

  it.each(rows)(
    '[L1] [L2] of vector $name is read, or refused where it is wrong',
    ({ leaf, holds, at, hash }) => {
      const read = parseLeaf(leaf)
      expect(read.ok ? true : read.at).toBe(holds || at)
      if (!read.ok) return
      expect(leafText(read.value)).toBe(leaf)
      expect(toBase64(leafHash(leafBytes(read.value)))).toBe(hash)
      expect(createHash('sha256').update('\0').update(leaf).digest('base64')).toBe(hash)
    },
  )

  it('[E1] is not made of what its grammar does not hold', () => {
    expect(() => leafText({ ...event, id: 'a b' })).toThrow(/id/)
    expect(() => leafText({ ...event, type: 'approved' })).toThrow(/type/)
    expect(() => leafText({ ...event, at: '2026-02-29T00:00:00.000Z' })).toThrow(/at/)
    expect(() => leafText({ ...event, subject: '' })).toThrow(/subject/)
    expect(() => leafText({ ...event, parts: [...event.parts, ...event.parts] })).toThrow(/once/)
    const many = Array.from({ length: 65 }, (_, at) => ({ name: `p${at}`, commitment: new Uint8Array(32) }))
    expect(() => leafText({ ...event, parts: many })).toThrow(/fewer/)
    // The longest leaf still fits an entry bundle.
    expect(leafBytes({ ...event, parts: many.slice(1) }).length).toBeLessThan(entryLengthMax)
  })

  it('[L2] is refused with any letter changed to another that makes it wrong, and read as something else otherwise', () => {
    const leaf = leafText(event)
    property(fc.tuple(fc.nat(leaf.length - 1), fc.constantFrom(...'a0 \n=ZÄ')), ([at, sign]) => {
      const changed = leaf.slice(0, at) + sign + leaf.slice(at + 1)
      const read = parseLeaf(changed)
      if (read.ok) expect(leafText(read.value)).toBe(changed)
    })
  })

  it('[L3] begins as nothing else does that is hashed', () => {
    const starts = [
      '\u0000',
      '\u0001',
      'secondlook.event/v1\n',
      'secondlook.part/v1\n',
      'secondlook.row/v1\n',
      'secondlook.rows/v1\n',
    ]
    for (const one of starts)
      for (const other of starts) expect(one !== other && one.startsWith(other)).toBe(false)
    const here = new URL('.', import.meta.url)
    const code = ['leaf', 'part', 'row']
      .map((name) => readFileSync(new URL(`${name}.ts`, here), 'utf8'))
      .join('')
    expect([...code.matchAll(/secondlook\.[a-z]+\/v1/g)].map(([word]) => word).sort()).toEqual([
      'secondlook.event/v1',
      'secondlook.part/v1',
      'secondlook.row/v1',
      'secondlook.rows/v1',
    ])
  })

  it('[B4] of a million lines is refused in a moment', () => {
    const part = 'part who AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n'
    expect(parseLeaf(leafText(event) + part.repeat(1_000_000)).ok).toBe(false)
  })
})
