import type { Advice, Assessment, Draft, Pack, Registers } from '@secondlook/contract'
import { compilePack, indexRegisters, PackError, type Policy } from '@secondlook/engine'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registersFor } from './random-drafts.ts'
import { disguisedDraftsFor, overlaysFor } from './random-overlays.ts'
import { shippedPack } from './shipped.ts'

const act: Pack = { ...shippedPack('act-2015'), cases: [] }
const base = compilePack(act)
const drafts = disguisedDraftsFor(shippedPack('act-2015'))
const registers = registersFor(act)
const one = overlaysFor(act, 'one')
const two = overlaysFor(act, 'two')

/** Putting packs together takes longer than asking them, so that each overlay is asked of many drafts. */
const draftsEach = 40
const runs = Math.ceil(Number(process.env['PROMISE_RUNS'] ?? 240) / (2 * draftsEach))
const seed = Number(process.env['PROMISE_SEED'] ?? 20150701)
const timeout = 60_000 + runs * 4000
const asked = fc.array(fc.tuple(drafts, fc.option(registers)), {
  minLength: draftsEach,
  maxLength: draftsEach,
})

const order = { think: 1, ask: 2, stop: 3 } satisfies Record<Advice, number>

/** The strongest advice at every place that a rule points at; a rule that points at nothing has one place. */
function strongest({ findings }: Assessment): Map<string, number> {
  const found = new Map<string, number>()
  for (const { rule, advice, spans } of findings) {
    const places = spans.map((span) => `${rule} ${span.in} ${span.from}-${span.to}`)
    for (const place of [rule, ...places]) found.set(place, Math.max(found.get(place) ?? 0, order[advice]))
  }
  return found
}

/** What one answer says that the other does not say at least as strongly. */
function missing(less: Assessment, more: Assessment): string[] {
  const there = strongest(more)
  return [...strongest(less)]
    .filter(([place, strength]) => (there.get(place) ?? 0) < strength)
    .map(([place]) => place)
}

/** What one answer requires that the other does not. */
function dropped(less: Assessment, more: Assessment): string[] {
  const kept = new Set(more.requirements.map(({ kind, met }) => `${kind} ${met}`))
  return less.requirements.map(({ kind, met }) => `${kind} ${met}`).filter((name) => !kept.has(name))
}

type Asked = readonly (readonly [Draft, Registers | null])[]

function neverWeaker(less: Policy, more: Policy, drafts: Asked): void {
  for (const [draft, known] of drafts) {
    const index = known ? indexRegisters(known) : undefined
    const before = less.assess(draft, index)
    const after = more.assess(draft, index)
    expect({ draft, missing: missing(before, after), dropped: dropped(before, after) }).toEqual({
      draft,
      missing: [],
      dropped: [],
    })
  }
}

describe('promises of overlays, over random overlays and drafts', () => {
  it('a random overlay is asked of drafts that it has something to say about', () => {
    const said = fc.sample(fc.tuple(one, asked), { seed, numRuns: 4 }).map(([overlay, some]) => {
      const policy = compilePack(act, [overlay])
      return some.filter(
        ([draft]) =>
          JSON.stringify(policy.assess(draft).findings) !== JSON.stringify(base.assess(draft).findings),
      ).length
    })
    expect(said.filter((count) => count > 0).length).toBeGreaterThan(2)
  })

  it(
    `an overlay never removes a finding and never lowers its strength (seed ${seed}, ${runs} overlays)`,
    () => {
      fc.assert(
        fc.property(one, asked, (overlay, some) => neverWeaker(base, compilePack(act, [overlay]), some)),
        { seed, numRuns: runs, endOnFailure: true },
      )
    },
    timeout,
  )

  it(
    `a second overlay never weakens the first, whichever comes first (seed ${seed}, ${runs} pairs)`,
    () => {
      fc.assert(
        fc.property(one, two, asked, (first, second, some) => {
          const alone = compilePack(act, [first])
          const both = compilePack(act, [first, second])
          const turned = compilePack(act, [second, first])
          neverWeaker(alone, both, some)
          neverWeaker(alone, turned, some)
          // The order shows in no strength either; it may show in which pack a requirement cites.
          for (const [draft] of some)
            expect(strongest(turned.assess(draft))).toEqual(strongest(both.assess(draft)))
        }),
        { seed, numRuns: runs, endOnFailure: true },
      )
    },
    timeout,
  )

  // What an overlay could try, on top of whatever else it holds.
  const hushing = act.head.hushes?.[0]?.rule ?? ''
  const tries: readonly (readonly [code: string, how: (overlay: Pack) => Pack])[] = [
    ['overlay-hushes', (pack) => ({ ...pack, head: { ...pack.head, hushes: act.head.hushes ?? [] } })],
    ['overlay-caps', (pack) => ({ ...pack, head: { ...pack.head, ceilings: act.head.ceilings ?? [] } })],
    [
      'raises-a-hush',
      (pack) => ({ ...pack, tighten: [{ rule: hushing, clause: '1', advice: [{ then: 'stop' }] }] }),
    ],
    ['not-an-overlay', (pack) => ({ ...pack, head: { ...pack.head, kind: 'base' } })],
    ['other-base', (pack) => ({ ...pack, head: { ...pack.head, over: 'elsewhere' } })],
    ['same-id', (pack) => ({ ...pack, head: { ...pack.head, id: act.head.id } })],
  ]
  for (const [code, how] of tries) {
    it(`an overlay that would take something away is refused: ${code}`, () => {
      for (const overlay of fc.sample(one, { seed, numRuns: 1 })) {
        expect(refusalsOf(how(overlay))).toContain(code)
        expect(refusalsOf(overlay)).toEqual([])
      }
    })
  }

  it('a word of an overlay does not hide the disguised word of the base that it looks like', () => {
    const [overlay] = fc.sample(one, { seed, numRuns: 1 })
    if (!overlay) throw new Error('no overlay')
    const text = 'They are all vermn, you 1diot, and a sh!thead with it'
    const plain = base.assess({ text })
    expect(plain.findings.length).toBeGreaterThan(1)
    const words = ['vermn', '1diot', 'sh!thead', 'shthead']
    const over = compilePack(act, [{ ...overlay, rules: [], tighten: [], lists: { 'own-words': words } }])
    expect(over.assess({ text }).findings).toEqual(plain.findings)
  })

  it('an overlay asks for more where the base asks for it only of some', () => {
    const [overlay] = fc.sample(one, { seed, numRuns: 1 })
    if (!overlay) throw new Error('no overlay')
    const requirements = [{ kind: 'spokesperson' as const, clause: '1', say: 'say', remedy: 'remedy' }]
    const draft = { text: 'Hello', author: { authorisedToSpeak: true } }
    const asked = compilePack(
      {
        ...act,
        requirements: [
          { kind: 'spokesperson', clause: '7.1d', when: { capacity: ['official'] }, say: 's', remedy: 'r' },
        ],
      },
      [{ ...overlay, requirements }],
    ).assess(draft)
    expect(asked.requirements).toContainEqual({ kind: 'spokesperson', clause: 'one:1', met: true })
  })
})

/** With which codes an overlay is refused when it is put on. */
function refusalsOf(overlay: Pack): (string | undefined)[] {
  try {
    compilePack(act, [overlay])
    return []
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    return error.problems.map(({ code }) => code)
  }
}
