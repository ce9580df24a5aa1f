import type { Reading } from './reading.ts'

/** Whether a list is hit in the sentence that holds the word `at`, or in the one before or after it. */
export function besideOf(reading: Reading, at: number, list: number): boolean {
  if (!reading.has(list)) return false
  const sentence = reading.sentence[at] ?? 0
  const end = reading.starts[sentence + 2] ?? reading.length
  for (let word = reading.starts[Math.max(sentence - 1, 0)] ?? 0; word < end; word++)
    if (reading.is(word, list)) return true
  return false
}
