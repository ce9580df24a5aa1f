import type { Run } from '../prepared.ts'

/** A stretch of a text that is more than text, in UTF-16 offsets. */
export type Mark = {
  readonly kind: 'link' | 'mention' | 'tag'
  readonly from: number
  readonly to: number
  /** Where it leads: an address, an account, or the tag without its sign. */
  readonly target: string
}

/** Marks in order; of two that overlap, the one handed in first stays. */
export function withoutOverlaps(marks: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = []
  for (const mark of marks)
    if (kept.every(({ from, to }) => mark.to <= from || mark.from >= to)) kept.push(mark)
  return kept.sort((one, other) => one.from - other.from)
}

/** A text cut at its marks; joined again the runs are the text. */
export function runsOf(text: string, marks: readonly Mark[]): readonly Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { kind, from, to, target } of marks) {
    if (from > at) runs.push({ kind: 'text', text: text.slice(at, from) })
    runs.push({ kind, text: text.slice(from, to), to: target })
    at = to
  }
  if (at < text.length) runs.push({ kind: 'text', text: text.slice(at) })
  return runs
}
