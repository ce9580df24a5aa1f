import type { Hit, Reading } from './reading.ts'

/** Whether a list was hit in words `from` up to `to`, or at most `reach` words away in the same sentence. */
export function isNear(reading: Reading, list: number, from: number, to: number, reach: number): boolean {
  if (!reading.has(list)) return false
  const last = Math.min(reading.sentenceTo(from), to + reach)
  for (let at = Math.max(reading.sentenceFrom(from), from - reach); at < last; at++) {
    if (reading.is(at, list)) return true
  }
  return false
}

/** Whether a list was hit in the sentence that holds the word `at`; a sentence has 80 words at most. */
export function inSentence(reading: Reading, list: number, at: number): boolean {
  if (!reading.has(list)) return false
  const end = reading.sentenceTo(at)
  for (let word = reading.sentenceFrom(at); word < end; word++) if (reading.is(word, list)) return true
  return false
}

/** Answers which sentences hold a hit of a list; each list is walked once, however often it is asked. */
export class Sentences {
  readonly #reading: Reading
  readonly #byList = new Map<number, ReadonlySet<number>>()

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** Whether a list was hit in the sentence that holds the word `at`. */
  hold(list: number, at: number): boolean {
    if (!this.#reading.has(list)) return false
    let numbers = this.#byList.get(list)
    if (!numbers) {
      numbers = new Set(this.#reading.hits(list).map(({ from }) => this.#reading.sentence[from] ?? 0))
      this.#byList.set(list, numbers)
    }
    return numbers.has(this.#reading.sentence[at] ?? 0)
  }
}

/** Whether one of the `reach` words before `at` in its sentence lies in a list: `not a bad idea`. */
export function isAfter(reading: Reading, list: number, at: number, reach: number): boolean {
  if (!reading.has(list)) return false
  const first = Math.max(reading.sentenceFrom(at), at - reach)
  for (let word = at - 1; word >= first; word--) if (reading.is(word, list)) return true
  return false
}

const remarkWordsMax = 7

/** The first word of the sentence before, where `at` is in a remark on it: “What a joke.”, “They are a mess and …” */
export function remarkOn(reading: Reading, at: number): number | undefined {
  const from = reading.sentenceFrom(at)
  if (from === 0) return undefined
  const pointsBack = pointers.has(reading.words[from]?.form ?? '') && at - from < remarkWordsMax
  if (!pointsBack && reading.sentenceTo(at) - from > remarkWordsMax) return undefined
  return reading.sentenceFrom(from - 1)
}

/** Words with which a sentence takes up what the one before was about. */
const pointers = new Set(['it', 'they', 'these', 'this', 'that'])

/** Hits without those that begin inside an earlier one: one thing seen is told once. */
export function apart(hits: readonly Hit[]): readonly Hit[] {
  let done = 0
  return hits.filter(({ from, to }) => {
    if (from < done) return false
    done = to
    return true
  })
}
