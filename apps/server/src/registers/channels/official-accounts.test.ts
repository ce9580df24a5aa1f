import { fillIn, registers } from '@secondlook/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntrySpan } from '../entry/entry.ts'
import { covers } from '../entry/spans.ts'
import { accountOf, sayAccount } from './identity.ts'
import { type Listed, listOfficial } from './official-accounts.ts'

const zone = 'Australia/Sydney'
const bodies = new Map([['parks', { name: 'Parks', since: '2026-01-01T00:00:00.000Z' }]])
const hour = (count: number): string => new Date(Date.UTC(2026, 0, 5) + count * 3_600_000).toISOString()
const lives = ['proposed', 'approved', 'active', 'paused', 'closed', 'archived'] as const
const handles = ['@parks', 'https://x.com/PARKS', '@pools', '@zoo'] as const

/** What an entry says from one hour until the next that something is said of it, or with a gap before that. */
const piece = fc.record({
  hours: fc.integer({ min: 1, max: 60 }),
  gap: fc.constantFrom(0, 0, 0, 5),
  life: fc.constantFrom(...lives),
  address: fc.constantFrom(...handles),
  isRevoked: fc.boolean(),
})
type Piece = {
  readonly hours: number
  readonly gap: number
  readonly life: (typeof lives)[number]
  readonly address: string
  readonly isRevoked: boolean
}

function spansOf(entry: string, pieces: readonly Piece[]): readonly EntrySpan[] {
  let from = 0
  return pieces.map(({ hours, gap, life, address, isRevoked }, at) => {
    const until = from + hours
    const values = fillIn(registers.channels.fields, {
      title: 'T',
      platform: 'x',
      address,
      life,
      owner: 'p7',
    })
    const span: EntrySpan = {
      ...{ id: `${entry}-${at}`, entry, register: 'channels', name: 'T', from: hour(from) },
      ...{ until: at === pieces.length - 1 && gap > 0 ? null : hour(until) },
      ...{ knownFrom: hour(from), knownUntil: null },
      value: {
        standing: isRevoked && life === 'paused' ? 'revoked' : 'holds',
        unit: 'parks',
        key: null,
        values,
      },
    }
    from = until + gap
    return span
  })
}

const isOfficial = ({ value }: EntrySpan): boolean =>
  value.standing === 'holds' && ['active', 'paused'].includes(String(value.values['life']))
const spelling = ({ value }: EntrySpan): string => sayAccount(accountOf('x', String(value.values['address'])))

describe('the list of official accounts over random histories', () => {
  const histories = fc.tuple(
    fc.array(fc.array(piece, { minLength: 1, maxLength: 6 }), { maxLength: 4 }),
    fc.integer({ min: 0, max: 300 }),
  )
  const options = { seed: 20_261_126, numRuns: 400 }
  const list = (entries: readonly (readonly Piece[])[], at: string) => {
    const spans = entries.flatMap((pieces, number) => spansOf(`e${number}`, pieces))
    return { spans, ...listOfficial(spans, { at, zone, bodies }) }
  }

  it('holds an account once, exactly if it was official by then, and as live exactly if it is', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(histories, ([entries, hours]) => {
        const at = hour(hours)
        const { spans, accounts, issued } = list(entries, at)
        const ever = spans.filter((span) => span.from <= at && isOfficial(span))
        const names = accounts.map(({ account }) => account)
        expect(names).toEqual([...new Set(ever.map(spelling))].sort())
        const isNow = ({ state }: Listed): boolean => state === 'live' || state === 'paused'
        expect(accounts.filter(isNow).map(({ account }) => account)).toEqual(
          [...new Set(ever.filter((span) => covers(span, at)).map(spelling))].sort(),
        )
        expect(issued <= at).toBe(true)
        for (const { state, since } of accounts) {
          seen.add(state)
          expect(since <= at.slice(0, 10) || since <= hour(hours + 11).slice(0, 10)).toBe(true)
        }
      }),
      options,
    )
    expect([...seen].sort()).toEqual(['closed', 'lapsed', 'live', 'paused'])
  })

  it('is not moved, in content or date, by what is only proposed or approved', () => {
    const quiet = fc.array(
      fc.record({
        ...{ hours: fc.integer({ min: 1, max: 60 }), gap: fc.constant(0), isRevoked: fc.constant(false) },
        ...{ life: fc.constantFrom('proposed', 'approved', 'closed'), address: fc.constant('@secret') },
      }) as fc.Arbitrary<Piece>,
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(histories, quiet, ([entries, hours], more) => {
        const before = list(entries, hour(hours))
        const after = list([...entries, more], hour(hours))
        expect(after.accounts).toEqual(before.accounts)
        expect(after.issued).toBe(before.issued)
      }),
      options,
    )
  })
})
