import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property, rowsOf } from '../testing.ts'
import { trustKey } from './checkpoint.ts'
import { parseVerifierKey } from './key.ts'
import { decideCosign, formatCosignRequest, parseCosignRequest } from './witness.ts'

type Row = {
  readonly name: string
  readonly oldSize: number
  readonly path: readonly string[]
  readonly note: string
  readonly seen: { readonly size: number; readonly root: string } | null
  readonly answer: string
  readonly origin: string
  readonly log: readonly string[]
}
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/witness.jsonl', import.meta.url), 'utf8'),
)
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const decide = ({ oldSize, path, note, seen, origin, log }: Row) =>
  decideCosign(
    { oldSize, path: path.map(bytes), note },
    seen ? { size: seen.size, root: bytes(seen.root) } : undefined,
    origin,
    log.flatMap((text) => {
      const key = parseVerifierKey(text)
      return key.ok ? [trustKey(key.value)] : []
    }),
  )

describe('a witness', () => {
  it.each(rows)('[W1] [W2] [W3] asked for "$name" answers $answer', (row) => {
    const decision = decide(row)
    expect(decision.kind === 'cosign' ? decision.kind : decision.reason).toBe(row.answer)
    if (decision.kind === 'cosign') expect(row.note.startsWith(`${decision.text}\n— `)).toBe(true)
    if (row.answer === 'other-old-size') expect(decision).toMatchObject({ size: 7 })
    if (row.answer === 'fork') expect(decision).toMatchObject({ checkpoint: { size: 7 } })
  })

  it('[W2] shows every answer in the vectors', () => {
    expect(new Set(rows.map(({ answer }) => answer))).toEqual(
      new Set([
        'cosign',
        'unreadable',
        'unknown-origin',
        'unsigned',
        'old-size-too-large',
        'other-old-size',
        'fork',
        'not-consistent',
      ]),
    )
  })

  it.each(rows)('[W4] reads the request for "$name" back', ({ oldSize, path, note }) => {
    const request = { oldSize, path: path.map(bytes), note }
    expect(parseCosignRequest(formatCosignRequest(request))).toEqual({ ok: true, value: request })
  })

  it('[W4] [B4] refuses a request that is none, and never throws', () => {
    const at = (text: string) => {
      const read = parseCosignRequest(text)
      return read.ok ? 'read' : [read.at, read.reason]
    }
    const hash = `${'A'.repeat(43)}=\n`
    expect(at('')).toEqual([1, 'bad-text'])
    expect(at('old 1\n')).toEqual([1, 'bad-text'])
    expect(at('new 1\n\nx')).toEqual([1, 'bad-line'])
    expect(at('old 01\n\nx')).toEqual([1, 'bad-line'])
    expect(at(`old 1\n${hash}AAAA\n\nx`)).toEqual([3, 'bad-line'])
    expect(at(`old 1\n${hash.repeat(64)}\nx`)).toEqual([65, 'bad-line'])
    expect(at('x'.repeat(1_000_001))).toEqual([1, 'too-long'])
    property(
      fc.string({ unit: fc.constantFrom('\n', 'old ', '1', 'A', ' '), maxLength: 30 }),
      (text) => {
        expect(typeof parseCosignRequest(text).ok).toBe('boolean')
      },
      1000,
    )
  })
})
