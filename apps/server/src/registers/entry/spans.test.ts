import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, nearest, type Span, say, standingOf } from './spans.ts'

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString()
const days = 24
type Kept = Span<string>
const apply = (spans: readonly Kept[], from: number, until: number | null, value?: string): Kept[] => {
  const { ends, adds } = say<string, Kept>(
    spans,
    { from: day(from), until: until === null ? null : day(until) },
    value,
  )
  return [...spans.filter((span) => !ends.includes(span)), ...adds]
}
const saidOn = (spans: readonly Kept[], n: number): string[] =>
  spans.filter((span) => covers(span, day(n))).map(({ value }) => value)

describe('what is said of a stretch of time', () => {
  it('replaces a middle and says the rest again', () => {
    const spans = apply(apply([], 0, null, 'a'), 5, 8, 'b')
    expect(spans).toEqual([
      { from: day(0), until: day(5), value: 'a' },
      { from: day(5), until: day(8), value: 'b' },
      { from: day(8), until: null, value: 'a' },
    ])
  })

  it('ends where nothing is said from then on', () => {
    expect(apply(apply([], 0, null, 'a'), 3, null)).toEqual([{ from: day(0), until: day(3), value: 'a' }])
  })

  it('touches no other instant, and says one thing of each, whatever is said in whichever order (seed 20261126)', () => {
    const act = fc.record({
      from: fc.nat(days - 1),
      length: fc.option(fc.integer({ min: 1, max: days }), { nil: null }),
      value: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let spans: Kept[] = []
        const slow: (string | undefined)[] = Array.from({ length: days * 2 + 1 })
        for (const { from, length, value } of acts) {
          const until = length === null ? null : from + length
          spans = apply(spans, from, until, value)
          slow.fill(value, from, until ?? slow.length)
        }
        for (const [n, said] of slow.entries())
          expect(saidOn(spans, n)).toEqual(said === undefined ? [] : [said])
        for (const span of spans) expect(span.until === null || span.until > span.from).toBe(true)
      }),
      { seed: 20_261_126, numRuns: 300 },
    )
  })
})

describe('how an entry stands', () => {
  const span = { from: day(2), until: day(4), standing: 'holds' } as const
  it.each([
    [1, 'not-yet'],
    [2, 'holds'],
    [3, 'holds'],
    [4, 'ended'],
  ])('on day %i: %s', (n, standing) => expect(standingOf(span, day(n))).toBe(standing))

  it('is told by the last span that has begun, and else by the first that will', () => {
    const spans = [span, { from: day(6), until: null, standing: 'revoked' } as const]
    expect(nearest(spans, day(5))).toBe(span)
    expect(nearest(spans, day(1))).toBe(span)
    expect(nearest(spans, day(9))?.standing).toBe('revoked')
  })
})
