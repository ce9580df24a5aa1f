import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDirectory, type TestDirectory } from '../../people/testing.ts'
import { smallPack } from '../testing.ts'
import { policyFor } from './policy-for.ts'
import { endInForce, putInForce } from './put-in-force.ts'

const seed = 20150715
const day = 86_400_000
const bases = ['1.0.0', '2.0.0', '3.0.0'].map((version) => smallPack('base', version))
const layers = ['x', 'y'].flatMap((id) =>
  ['1.0.0', '2.0.0'].map((version) => smallPack(id, version, { over: 'base' })),
)
const all = [...bases, ...layers]

/** The units of the test: three below each other, and one beside. */
const places = ['top', 'middle', 'low', 'beside'] as const
const above: Readonly<Record<string, readonly string[]>> = {
  top: ['top'],
  middle: ['top', 'middle'],
  low: ['top', 'middle', 'low'],
  beside: ['top', 'beside'],
}

let house: TestDirectory
let empty: Awaited<ReturnType<TestDirectory['test']['connect']>>
let idOf: Readonly<Record<string, string>>
beforeAll(async () => {
  house = await openTestDirectory()
  empty = await house.test.connect('superuser')
  await empty.query('set session_replication_role = replica')
  const top = await house.unit('top')
  const middle = await house.unit('middle', top)
  const low = await house.unit('low', middle)
  const beside = await house.unit('beside', top)
  idOf = { top: top.id, middle: middle.id, low: low.id, beside: beside.id }
})
afterAll(() => house.close())

type Step =
  | { readonly do: 'put'; readonly what: number; readonly where: string | null; readonly inDays: number }
  | { readonly do: 'end'; readonly which: number; readonly inDays: number }

const inDays = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }))
const first: Step = { do: 'put', what: 0, where: null, inDays: 0 }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    // Mostly layers: a base is put in force once and seldom again.
    what: fc.oneof(fc.nat(bases.length - 1), {
      arbitrary: fc.integer({ min: bases.length, max: all.length - 1 }),
      weight: 3,
    }),
    where: fc.constantFrom(null, ...places),
    inDays,
  }),
  fc.record({ do: fc.constant('end' as const), which: fc.nat(20), inDays }),
)

/** What was said, in the order in which it was said: the slow reference plays it again for every question. */
type Said =
  | {
      readonly at: number
      readonly put: number
      readonly id: string
      readonly where: string | null
      readonly from: number
    }
  | { readonly at: number; readonly end: string; readonly until: number }

/** Plays everything that was known at an instant, and gives the digests that hold then, day by day written out. */
function slowAnswer(said: readonly Said[], where: string | null, at: number, knownAt: number): string {
  const spans: { id: string; pack: number; where: string | null; from: number; until: number }[] = []
  for (const one of said) {
    if (one.at > knownAt) break
    if ('put' in one) {
      for (const span of spans)
        if (
          all[span.pack]?.pack.head.kind === all[one.put]?.pack.head.kind &&
          span.where === one.where &&
          (span.pack < bases.length || all[span.pack]?.pack.head.id === all[one.put]?.pack.head.id)
        )
          span.until = Math.min(span.until, Math.max(one.from, span.from))
      spans.push({
        id: one.id,
        pack: one.put,
        where: one.where,
        from: one.from,
        until: Number.POSITIVE_INFINITY,
      })
    } else for (const span of spans) if (span.id === one.end) span.until = Math.min(span.until, one.until)
  }
  const holding = spans.filter(({ from, until }) => from <= at && at < until)
  const base = holding.filter(({ pack }) => pack < bases.length)
  expect(base.length).toBeLessThan(2)
  if (!base[0]) return 'no-base'
  const names = [base[0].pack]
  for (const place of [null, ...(where === null ? [] : (above[where] ?? []))])
    names.push(
      ...holding
        .filter(({ pack, where: there }) => pack >= bases.length && there === place)
        .sort(
          (a, b) =>
            a.from - b.from ||
            (String(all[a.pack]?.pack.head.id) < String(all[b.pack]?.pack.head.id) ? -1 : 1),
        )
        .map(({ pack }) => pack),
    )
  const layerIds = names.slice(1).map((pack) => all[pack]?.pack.head.id)
  if (new Set(layerIds).size < layerIds.length) return 'pack-twice'
  return names.map((pack) => all[pack]?.digest).join(' ')
}

async function fastAnswer(where: string | null, at: number, knownAt?: number): Promise<string> {
  const answer = await policyFor(house.test.database.db, {
    unit: where === null ? null : (idOf[where] ?? 'none'),
    at: new Date(at).toISOString(),
    ...(knownAt !== undefined && { knownAt: new Date(knownAt).toISOString() }),
  })
  return 'gap' in answer
    ? answer.gap
    : [answer.base, ...answer.overlays].map(({ digest }) => digest).join(' ')
}

it(`answers like the slow reference over any history, has never two bases, and what was known stays (seed ${seed})`, async () => {
  let done = 0
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      await empty.query('truncate secondlook.pack_ending, secondlook.pack_in_force')
      const said: Said[] = []
      const asked: { where: string | null; at: number; knownAt: number; answer: string }[] = []
      const start = house.clock.now
      for (const one of [first, ...steps]) {
        house.wait(day)
        const ended = said.flatMap((old) => ('put' in old ? [old.id] : []))
        const from = one.inDays === 0 ? null : new Date(house.clock.now + one.inDays * day).toISOString()
        if (one.do === 'put') {
          const loaded = all[one.what]
          if (!loaded) throw new Error('no such pack')
          const unit = one.where === null ? null : (idOf[one.where] ?? null)
          const put = await house.commit((tx, needs) =>
            putInForce(tx, needs, { loaded, unit, from, reason: 'a test' }),
          )
          if (put.ok)
            said.push({
              ...{ at: house.clock.now, put: one.what, id: put.result.id, where: one.where },
              from: from === null ? house.clock.now : Date.parse(from),
            })
        } else {
          const id = ended[one.which % Math.max(ended.length, 1)]
          if (id === undefined) continue
          const end = await house.commit((tx, needs) =>
            endInForce(tx, needs, { id, until: from, reason: 'a test' }),
          )
          const begun = said.find((old) => 'put' in old && old.id === id)
          const until = from === null ? house.clock.now : Date.parse(from)
          if (end.ok && begun && 'put' in begun)
            said.push({ at: house.clock.now, end: id, until: Math.max(until, begun.from) })
        }
        done++
        const where = places[done % places.length] ?? null
        const at = start + (done % (2 * steps.length)) * day
        const knownAt = house.clock.now
        asked.push({ where, at, knownAt, answer: await fastAnswer(where, at) })
      }
      taken += said.length
      for (const { where, at, knownAt, answer } of asked) {
        expect(answer).toBe(slowAnswer(said, where, at, knownAt))
        expect(await fastAnswer(where, at, knownAt)).toBe(answer)
      }
      for (let at = start; at < house.clock.now + 8 * day; at += day)
        for (const where of [null, 'low', 'beside'] as const)
          expect(await fastAnswer(where, at)).toBe(slowAnswer(said, where, at, Number.POSITIVE_INFINITY))
    }),
    { seed, numRuns: 20, endOnFailure: true },
  )
  expect(done).toBeGreaterThan(100)
  expect(taken).toBeGreaterThan(60)
}, 60_000)
