import { lineTo } from './lines.ts'
import { Before, type Reading } from './reading.ts'

/** What a run of marking words holds, one bit each. */
export const Part = { plain: 1, handling: 2, old: 4, caveat: 8, level: 16 } as const
/** Words of markings side by side; `splits` are the words where one ends and the next begins. */
export type MarkingRun = {
  readonly from: number
  readonly to: number
  readonly parts: number
  readonly splits: readonly number[]
}

const keys = new Set(['sec', 'caveat', 'access', 'downto', 'expires', 'classification'])
const bracketReach = 240
const wordsBetween = 4

/** Words of markings that stand side by side, with what they are. */
export function runsOf(
  reading: Reading,
  tables: readonly (readonly [list: number, part: number])[],
): MarkingRun[] {
  const hits = tables.flatMap(([list, part]) =>
    reading.hits(list).map(({ from, to }) => ({ from, to, part })),
  )
  hits.sort((a, b) => a.from - b.from || b.to - a.to)
  const runs: { from: number; to: number; parts: number; splits: number[] }[] = []
  for (const { from, to, part } of hits) {
    const last = runs.at(-1)
    if (last && to <= last.to) continue
    if (
      last &&
      from === last.to &&
      !((reading.before[from] ?? 0) & Before.line) &&
      reading.sentence[from] === reading.sentence[last.from]
    ) {
      last.splits.push(from)
      last.parts |= part
      last.to = to
    } else if (!last || from >= last.to) runs.push({ from, to, parts: part, splits: [] })
  }
  return runs
}

/** The signs between a word and the one before it. */
export const signsBefore = (reading: Reading, at: number): string =>
  reading.source.slice(reading.to[at - 1] ?? 0, reading.from[at] ?? 0)

/** Whether a run is the value of a key: `SEC=`, `CAVEAT=`, in brackets also `SEC:`. */
export function isKeyed(reading: Reading, { from }: MarkingRun): boolean {
  for (let at = from - 1; at >= 0 && at >= from - 2; at--) {
    if (!keys.has(reading.words[at]?.form ?? '')) continue
    const signs = signsBefore(reading, at + 1)
    if (signs.includes('=') || signs.includes('＝')) return true
    return (
      reading.words[at]?.form === 'sec' &&
      signs.includes(':') &&
      ((reading.before[at] ?? 0) & Before.bracket) !== 0
    )
  }
  return false
}

/** A next value of the same `KEY=value, KEY=value`. */
export const follows = (reading: Reading, last: MarkingRun, next: MarkingRun): boolean =>
  next.from - last.to <= wordsBetween && isKeyed(reading, next) && lineTo(reading, last.from) > next.from

/** From the first key, or the bracket before it, to the last value, or the bracket behind it. */
export function keyedSpan(reading: Reading, { from, to }: MarkingRun, done: number): [number, number] {
  const { source } = reading
  let start = from
  for (let at = from - 1; at >= 0 && at >= from - 8; at--) {
    if ((reading.before[at + 1] ?? 0) & Before.line) break
    if (['sec', 'caveat', 'access', 'ver', 'classification'].includes(reading.words[at]?.form ?? ''))
      start = at
  }
  const first = reading.from[start] ?? 0
  const end = reading.to[to - 1] ?? 0
  let open = first - 1
  while (open >= done && (source[open] === ' ' || source[open] === '\t')) open--
  if (open < done || source[open] !== '[') return [first, end]
  for (let close = end; close < source.length && close < end + bracketReach; close++) {
    if (source[close] === ']') return [open, close + 1]
    if (source[close] === '\n' || source[close] === '[') break
  }
  return [open, end]
}

/** The words, with the brackets they stand in. */
export function bareSpan(reading: Reading, run: MarkingRun): [number, number] {
  const [from, to] = [reading.from[run.from] ?? 0, reading.to[run.to - 1] ?? 0]
  return isBracketed(reading, run) ? [from - 1, to + 1] : [from, to]
}

export function isBracketed(reading: Reading, { from, to }: MarkingRun): boolean {
  const open = reading.source[(reading.from[from] ?? 0) - 1]
  const close = reading.source[reading.to[to - 1] ?? 0]
  return (open === '[' && close === ']') || (open === '(' && close === ')') || (open === '{' && close === '}')
}
