import type { Part } from './chunk-memo.ts'
import { fold } from './fold.ts'
import type { Reading } from './reading.ts'
import { Look, type Reader } from './word.ts'

const isSingle = (reading: Reading, at: number): boolean =>
  (reading.to[at] ?? 0) - (reading.from[at] ?? 0) === 1 && reading.words[at]?.look !== Look.picture

/**
 * `i d i o t`: the last `count` words, each one letter, read together where that makes words of the
 * lists. Says whether it did.
 */
export function joinSingles(reading: Reading, reader: Reader, count: number): boolean {
  const end = isSingle(reading, reading.length - 1) ? reading.length : reading.length - 1
  const first = end - count
  let chunk = ''
  for (let at = first; at < end; at++) chunk += fold(reading.source.slice(reading.from[at], reading.to[at]))
  if (chunk.length !== count) return false
  const parts = reader.read(chunk, false)
  if (parts.length === 0) return false
  if (parts.some(({ word }) => word.form.length > 1 && !reader.knows(word.form))) return false
  replace(reading, first, end, parts)
  return true
}

function replace(reading: Reading, first: number, end: number, parts: readonly Part[]): void {
  const from = parts.map((part) => reading.from[first + part.from] ?? 0)
  const to = parts.map((part) => reading.to[first + part.to - 1] ?? 0)
  const before = parts.map((part) => reading.before[first + part.from] ?? 0)
  const sentence = reading.sentence[first] ?? 0
  const put = <T>(list: T[], values: readonly T[]): void => {
    list.splice(first, end - first, ...values)
  }
  put(
    reading.quoted,
    parts.map((part) => reading.quoted[first + part.from] ?? false),
  )
  put(
    reading.words,
    parts.map((part) => part.word),
  )
  put(
    reading.sentence,
    parts.map(() => sentence),
  )
  put(reading.before, before)
  put(reading.from, from)
  put(reading.to, to)
  for (let next = sentence + 1; next < reading.starts.length; next++) {
    reading.starts[next] = Math.min(reading.starts[next] ?? 0, first + parts.length)
  }
}
