import { hashOf } from '../text/hash.ts'
import type { Reading } from '../text/reading.ts'
import { bias, scale, weights } from './weights.ts'

const wordBits = 15
const charBits = 14
const wordMask = (1 << wordBits) - 1
const charMask = (1 << charBits) - 1
/** Weights of words and pairs first, then those of letter groups. */
const charStart = 1 << wordBits
const zero = 77

const table = new Int8Array((1 << wordBits) + (1 << charBits))
for (let at = 0; at < weights.length; at++)
  table[at] = weights.charCodeAt(at) - zero - (weights.charCodeAt(at) > 92 ? 1 : 0)

/** Where the feature of one word stands in the table. */
export const wordFeature = (hash: number): number => (hash ^ (hash >>> 15)) & wordMask

/** Where the feature of two words in a row stands. */
export function pairFeature(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & wordMask
}

/** Where the features of a word's groups of three to five letters stand. */
export function charFeatures(form: string): number[] {
  // What is this long is no word.
  if (form.length > 30) return []
  const bounded = `^${form}$`
  const places: number[] = []
  for (let size = 3; size <= 5; size++) {
    for (let from = 0; from + size <= bounded.length; from++) {
      const hash = hashOf(bounded.slice(from, from + size))
      places.push(charStart + ((hash ^ (hash >>> 14)) & charMask))
    }
  }
  return places
}

/** What one word adds, by itself and by its letters. */
export function toneOf(form: string, hash: number): number {
  let sum = table[wordFeature(hash)] ?? 0
  for (const at of charFeatures(form)) sum += table[at] ?? 0
  return sum
}

/** The whole part of a square root, by Newton's method over whole numbers. */
export function rootOf(value: number): number {
  let root = value
  for (let next = (value + 1) >> 1; next < root; next = (root + Math.trunc(value / root)) >> 1) root = next
  return root
}

/** How many features the words of a text have at most counts for: longer texts speak no louder. */
export const lengthOf = (words: number): number => 16 * Math.max(4, words)

/**
 * How much a text reads like those that people called abusive, in thousandths around 0; whole-number
 * sums, so the same in every runtime. A second opinion on tone: what it cannot do is in tone/README.md.
 */
export function abusiveTone(reading: Reading, from = 0, to = reading.length): number {
  let sum = 0
  let last = 0
  for (let at = from; at < to; at++) {
    const word = reading.words[at]
    if (!word) continue
    sum += word.tone
    if (last !== 0) sum += table[pairFeature(last, word.hash)] ?? 0
    last = word.hash
  }
  return Math.trunc((sum * scale) / (1000 * rootOf(lengthOf(to - from)))) + bias
}
