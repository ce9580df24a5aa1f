import type { Hit, Reading } from './reading.ts'

/** Places of a list in a text, asked how near they are to something else; each answer is one binary search. */
export class Nearness {
  readonly #from: number[] = []
  readonly #to: number[] = []

  constructor(reading: Reading, hits: readonly Hit[]) {
    let last = 0
    for (const { from, to } of hits) {
      this.#from.push(reading.from[from] ?? 0)
      // Hits are sorted by where they start; a longer one inside an earlier one must not run backwards.
      last = Math.max(last, reading.to[to - 1] ?? 0)
      this.#to.push(last)
    }
  }

  get any(): boolean {
    return this.#from.length > 0
  }

  /** UTF-16 units between the last hit that starts before `at` and `at`; Infinity where there is none. */
  before(at: number): number {
    const index = countBelow(this.#from, at) - 1
    return index < 0 ? Number.POSITIVE_INFINITY : Math.max(0, at - (this.#to[index] ?? 0))
  }

  /** UTF-16 units from `at` to the first hit that starts there or later. */
  after(at: number): number {
    const start = this.#from[countBelow(this.#from, at)]
    return start === undefined ? Number.POSITIVE_INFINITY : start - at
  }

  /** Whether a hit ends at most `before` units ahead of `from`, or starts at most `after` units behind `to`. */
  near(from: number, to: number, before: number, after: number): boolean {
    return this.before(from) <= before || this.after(to) <= after
  }
}

/** How many of the sorted numbers are smaller than `value`. */
function countBelow(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
