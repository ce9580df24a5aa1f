import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property, rowsOf } from '../testing.ts'
import { canonicalBytes, canonicalText, parseCanonical } from './canonical-json.ts'

type Row = {
  readonly name: string
  readonly json: string
  readonly canonical: string | null
  readonly sha256?: string
}
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/canonical.jsonl', import.meta.url), 'utf8'),
)
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

describe('canonical JSON', () => {
  it('[C1] is what RFC 8785 makes of its own samples', () => {
    const sample =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
    expect(canonicalText(JSON.parse(sample))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(Object.values(JSON.parse(canonicalText(names)) as object)).toEqual([4, 2, 6, 7, 1, 5, 3])
  })

  it.each(rows)('[C1] [C3] agrees with the vector $name', ({ json, canonical, sha256 }) => {
    if (canonical === null)
      return expect(parseCanonical(json)).toEqual({ ok: false, at: 1, reason: 'bad-value' })
    expect(canonicalText(JSON.parse(json))).toBe(canonical)
    expect(
      createHash('sha256')
        .update(canonicalBytes(JSON.parse(json)))
        .digest('hex'),
    ).toBe(sha256)
    expect(parseCanonical(canonical)).toMatchObject({ ok: true })
  })

  it('[C2] refuses what JSON cannot hold', () => {
    const circle: unknown[] = []
    circle.push(circle)
    const wrong = [
      ...[Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, Symbol('s'), () => 1, '\ud800', 'a\udfff'],
      ...[
        { '\udc00': 1 },
        { a: undefined },
        [undefined],
        new Array(1),
        new Date(0),
        new Map(),
        new Uint8Array(1),
      ],
      ...[/x/, new (class Own {})(), Object('text'), circle, nested(66), { toJSON: () => 1 }],
    ]
    for (const value of wrong) expect(() => canonicalText(value)).toThrow(/canonical JSON/)
    expect(canonicalText(nested(65))).toHaveLength(130)
    expect(canonicalText(Object.assign(Object.create(null) as object, { a: 1 }))).toBe('{"a":1}')
  })

  it('[C4] takes __proto__ for a member like any other', () => {
    const value = JSON.parse('{"z":1,"__proto__":{"polluted":true}}') as object
    expect(canonicalText(value)).toBe('{"__proto__":{"polluted":true},"z":1}')
    expect(parseCanonical('{"__proto__":{"polluted":true},"z":1}')).toMatchObject({ ok: true })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('[C1] [C3] comes back from any value, and knows itself', () => {
    property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const text = canonicalText(value)
      expect(canonicalText(JSON.parse(text))).toBe(text)
      expect(parseCanonical(text).ok).toBe(true)
      expect(parseCanonical(` ${text}`).ok).toBe(false)
    })
  })

  it('[B4] takes a long text in a moment', () => {
    expect(parseCanonical('['.repeat(1_000_000)).ok).toBe(false)
    expect(parseCanonical(`[${'1,'.repeat(200_000)}1]`).ok).toBe(true)
  })
})
