import type { Reading } from './reading.ts'
import { Before } from './reading.ts'
import { Look } from './word.ts'

const isPicture = (reading: Reading, at: number): boolean =>
  ((reading.words[at]?.look ?? 0) & Look.picture) !== 0

/** Whether nothing but pictures stands before the word on its line. */
export function startsLine(reading: Reading, at: number): boolean {
  for (let word = at; word > 0; word--) {
    if ((reading.before[word] ?? 0) & Before.line) return true
    if (!isPicture(reading, word - 1)) return false
  }
  return true
}

/** Whether nothing but pictures stands on the line from the word at `to` on. */
export function endsLine(reading: Reading, to: number): boolean {
  for (let word = to; word < reading.length; word++) {
    if ((reading.before[word] ?? 0) & Before.line) return true
    if (!isPicture(reading, word)) return false
  }
  return true
}

/** First word of the line that holds `at`, no further back than its sentence. */
export function lineFrom(reading: Reading, at: number): number {
  const first = reading.sentenceFrom(at)
  for (let word = at; word > first; word--) if ((reading.before[word] ?? 0) & Before.line) return word
  return first
}

/** The first word after the line that holds `at`, no further on than its sentence. */
export function lineTo(reading: Reading, at: number): number {
  const last = reading.sentenceTo(at)
  for (let word = at + 1; word < last; word++) if ((reading.before[word] ?? 0) & Before.line) return word
  return last
}
