// Run by bench/run.ts, bundled and pinned: prints what it measured as JSON.
import type { Draft } from '@secondlook/contract'
import { compilePack, indexRegisters, type RegisterIndex } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import { text as alexText } from 'alex'
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity'
import { postsOf, titles } from './posts.ts'

export type Measured = {
  readonly posts: number
  readonly length: number
  readonly rates: Record<string, number>
  readonly perCharacter: readonly (readonly [number, number])[]
  readonly indexMs: number
  readonly compileMs: number
}

const length = 280
const rounds = 5
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

const pack = shippedPack('act-2015')
let started = performance.now()
const policy = compilePack(pack)
const compileMs = performance.now() - started
const registerOf = (count: number): RegisterIndex => {
  const index = indexRegisters({ initiatives: titles(count).map((title, at) => ({ id: `i${at}`, title })) })
  // The digest is made once, when it is first asked for.
  if (index.digest === '') throw new Error('no digest')
  return index
}
const small = registerOf(100)
started = performance.now()
const large = registerOf(100_000)
const indexMs = performance.now() - started

const posts = postsOf(length, 6000)
const draftOf = (text: string): Draft => ({
  text,
  capacity: 'official',
  channel: 'parks',
  at: '2026-11-24T09:05:00+11:00',
})
const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers })

const contenders: Readonly<
  Record<string, { readonly count: number; readonly run: (text: string) => unknown }>
> = {
  'no register': { count: posts.length, run: (text) => policy.assess(draftOf(text)) },
  '100 phrases': { count: posts.length, run: (text) => policy.assess(draftOf(text), small) },
  '100,000 phrases': { count: posts.length, run: (text) => policy.assess(draftOf(text), large) },
  alex: { count: 150, run: (text) => alexText(text) },
  obscenity: { count: 2000, run: (text) => matcher.getAllMatches(text) },
}

const times: Record<string, number[]> = {}
let kept = 0
for (let round = 0; round < rounds + 1; round++) {
  for (const [name, { count, run }] of Object.entries(contenders)) {
    const from = performance.now()
    for (let at = 0; at < count; at++) kept += run(posts[at] ?? '') ? 1 : 0
    const rate = count / ((performance.now() - from) / 1000)
    // The first round warms up.
    if (round > 0) times[name] = [...(times[name] ?? []), rate]
  }
}
const perCharacter = [280, 1000, 5000, 20_000, 100_000, 200_000].map((size) => {
  const texts = postsOf(size, Math.max(2, Math.trunc(600_000 / size)))
  const runs = Array.from({ length: 5 }, () => {
    const from = performance.now()
    for (const text of texts) kept += policy.assess(draftOf(text), large) ? 1 : 0
    return ((performance.now() - from) * 1e6) / (texts.length * size)
  })
  return [size, median(runs)] as const
})
if (kept < 0) throw new Error('never')
const rates = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
process.stdout.write(
  JSON.stringify({ posts: posts.length, length, rates, perCharacter, indexMs, compileMs } satisfies Measured),
)
