import type { Run } from '../prepared.ts'

/** A stretch of a text that is more than text, in UTF-16 offsets. */
export type Mark = {
  readonly kind: 'link' | 'mention' | 'tag'
  readonly from: number
  readonly to: number
  /** Where it leads: an address, an account, or the tag without its sign. */
  readonly target: string
}

/** Marks in order; of two that overlap, the one handed in first stays. One walk, however many there are. */
export function withoutOverlaps(marks: readonly Mark[]): readonly Mark[] {
  const taken = new Uint8Array(marks.reduce((end, { to }) => Math.max(end, to), 0))
  const kept = marks.filter(({ from, to }) => {
    if (taken.subarray(from, to).includes(1)) return false
    taken.fill(1, from, to)
    return true
  })
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
