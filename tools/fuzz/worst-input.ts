import { Registers } from '@secondlook/contract'
import { compilePack, indexRegisters } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import { postsOf, titles } from '../../bench/posts.ts'

export type Worst = {
  readonly unit: string
  readonly ratio: number
  readonly nanoseconds: number
  readonly ordinary: number
  readonly tries: number
}

const size = 8000
/** How often a text is read before its cost is believed: the least of many is what the text costs, the rest is noise. */
const surely = 15
/** What soaks found to be worst, so that each look begins where the last ones ended. */
const worstBefore = ['5-', '7[', 'p chum']
const oddities = [
  '\u200b',
  '\u0301',
  '\ud800',
  '😀',
  '*',
  '@',
  '$',
  '!',
  "'",
  '"',
  '“',
  '#',
  '.',
  ',',
  ':',
  '/',
  '-',
  '[',
  '(',
  '0',
  '1',
  'I',
  'a',
  '\n',
  ' ',
  '  ',
  '\n\n',
  'é',
  'а',
  'ｘ',
]

/** A source of whole numbers that is the same for the same seed. */
function counter(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Looks for the text that costs most a character, by changing a short unit that is repeated to `size`. */
export function worstInput(seconds: number, seed: number): Worst {
  const pack = shippedPack('act-2015')
  const policy = compilePack(pack)
  const registers = Registers.parse({
    initiatives: titles(20_000).map((title, at) => ({ id: `i${at}`, title })),
  })
  const index = indexRegisters(registers)
  const vocabulary = [
    ...new Set(
      Object.values(pack.lists)
        .flat()
        .flatMap((line) => line.split(/[\s|{}[\]?=!]+/)),
    ),
  ]
    .filter((word) => word !== '')
    .sort()
  const phrases = [
    ...pack.cases.map((one) => one.post.text),
    ...(registers.initiatives ?? []).slice(0, 300).map(({ title }) => title),
  ]
  const pick = counter(seed)

  const cost = (text: string, runs = 3): number => {
    let best = Number.POSITIVE_INFINITY
    for (let run = 0; run < runs; run++) {
      const from = process.cpuUsage()
      policy.assess({ text, capacity: 'official', channel: 'parks', at: '2026-11-24' }, index)
      const { user, system } = process.cpuUsage(from)
      best = Math.min(best, ((user + system) * 1000) / text.length)
    }
    return best
  }
  const fill = (unit: string, length: number): string =>
    unit.repeat(Math.ceil(length / Math.max(unit.length, 1))).slice(0, length)
  const piece = (): string => {
    const kind = pick(10)
    const word = vocabulary[pick(vocabulary.length)] ?? ''
    if (kind < 5) return `${word} `
    if (kind < 6) return word
    if (kind < 7) return `${phrases[pick(phrases.length)] ?? ''} `
    return oddities[pick(oddities.length)] ?? ''
  }
  const change = (unit: string): string => {
    const at = pick(unit.length + 1)
    const kind = pick(4)
    if (kind === 0) return unit.slice(0, at) + piece() + unit.slice(at)
    if (kind === 1) return unit.slice(0, at) + unit.slice(at + 1 + pick(8))
    if (kind === 2) return piece() + unit.slice(0, at)
    return unit.slice(at) + unit.slice(0, at)
  }

  const plain = postsOf(size, 12)
  for (const text of plain) cost(text)
  const first = Array.from({ length: 12 }, () => piece() + piece() + piece())
  let pool = [...worstBefore, ...first].map((unit) => ({
    unit,
    spent: cost(fill(unit, size)),
  }))
  const until = performance.now() + seconds * 1000
  let tries = 0
  while (performance.now() < until) {
    const parent = pool[pick(pool.length)]
    const unit = change(parent?.unit ?? piece()).slice(0, 400)
    if (unit.trim() === '') continue
    tries++
    pool = [...pool, { unit, spent: cost(fill(unit, size)) }].sort((a, b) => b.spent - a.spent).slice(0, 12)
  }
  const ordinary = plain.reduce((sum, text) => sum + cost(text, surely), 0) / plain.length
  // Once more, because the largest of many noisy figures is too large; and eight times as long, because a
  // cost that grows with the length shows there and not here.
  const [worst] = pool
    .map(({ unit }) => ({
      unit,
      spent: Math.max(cost(fill(unit, size), surely), cost(fill(unit, size * 8))),
    }))
    .sort((a, b) => b.spent - a.spent)
  const spent = worst?.spent ?? 0
  return { unit: worst?.unit ?? '', ratio: spent / ordinary, nanoseconds: spent, ordinary, tries }
}
