/**
 * What the walk needs to know of a word, side by side in whole numbers, so that a word that has not been
 * seen for a while costs two or three lines of memory and not a dozen:
 *
 * 256 buckets of keys, one bit each · where the lists, the starts and the keys end · lists · starts · keys
 *
 * A start is three numbers: how it goes on, the node, and the key that the neighbour must have.
 */
const buckets = 8
const ends = 3
const head = buckets + ends
const pageSize = 1 << 16

/** How phrases go on from a word: by every way its node has, or by one edge, back or forth. */
export const Start = { every: 0, ahead: 1, behind: 2 } as const
export const startSize = 3

/** What is known of a word before it has a place. */
export type WordFacts = {
  readonly lists: readonly number[]
  /** Rows of `startSize` numbers. */
  readonly starts: readonly number[]
  readonly keys: readonly number[]
}

/** A word's place: a page of numbers and where its row begins. */
export type Row = { readonly page: Int32Array; readonly row: number }

export const listsFrom = (row: number): number => row + head
export const startsFrom = (page: Int32Array, row: number): number => page[row + buckets] ?? 0
export const keysFrom = (page: Int32Array, row: number): number => page[row + buckets + 1] ?? 0
export const keysTo = (page: Int32Array, row: number): number => page[row + buckets + 2] ?? 0

/** Whether a word is an entry of a list by itself. */
export function isEntryOf(page: Int32Array, row: number, list: number): boolean {
  const end = startsFrom(page, row)
  for (let at = listsFrom(row); at < end; at++) if (page[at] === list) return true
  return false
}

/** Whether a word can step by a key: most answers are no, and known by one bit. */
export function hasKey(page: Int32Array, row: number, key: number): boolean {
  if (((page[row + ((key >> 5) & (buckets - 1))] ?? 0) & (1 << (key & 31))) === 0) return false
  let low = keysFrom(page, row)
  let high = keysTo(page, row) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = page[middle] ?? 0
    if (found === key) return true
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** Pages are given up one by one when no word of theirs is in use any more. */
export class WordPages {
  #page = new Int32Array(pageSize)
  #used = 0
  readonly #nothing = this.#write({ lists: [], starts: [], keys: [] })

  put(facts: WordFacts): Row {
    return facts.keys.length === 0 ? this.#nothing : this.#write(facts)
  }

  #write({ lists, starts, keys }: WordFacts): Row {
    const size = head + lists.length + starts.length + keys.length
    if (this.#used + size > this.#page.length) {
      this.#page = new Int32Array(Math.max(pageSize, size))
      this.#used = 0
    }
    const page = this.#page
    const row = this.#used
    this.#used += size
    for (const key of keys) {
      const bucket = row + ((key >> 5) & (buckets - 1))
      page[bucket] = (page[bucket] ?? 0) | (1 << (key & 31))
    }
    page[row + buckets] = row + head + lists.length
    page[row + buckets + 1] = row + head + lists.length + starts.length
    page[row + buckets + 2] = row + size
    page.set(lists, row + head)
    page.set(starts, row + head + lists.length)
    page.set(
      [...keys].sort((a, b) => a - b),
      row + head + lists.length + starts.length,
    )
    return { page, row }
  }
}
