/** Places by the hash of a pair of words, in three whole numbers a pair. */
export class Pairs {
  readonly #table: Int32Array
  readonly #mask: number
  readonly #places: Int32Array

  /** `hashes` and `places` run side by side; what a pair leads to keeps the order it is given in. */
  constructor(hashes: readonly number[], places: readonly number[]) {
    let slots = 16
    while (slots < hashes.length * 2) slots *= 2
    this.#mask = slots - 1
    this.#table = new Int32Array(slots * 3)
    this.#places = new Int32Array(hashes.length)
    for (const hash of hashes) this.#count(hash)
    let start = 0
    for (let at = 0; at < this.#table.length; at += 3) {
      const count = this.#table[at + 2] ?? 0
      this.#table[at + 1] = start
      start += count
    }
    const filled = new Int32Array(slots)
    for (const [at, hash] of hashes.entries()) {
      const slot = this.#slot(hash)
      const place = (this.#table[slot * 3 + 1] ?? 0) + (filled[slot] ?? 0)
      filled[slot] = (filled[slot] ?? 0) + 1
      this.#places[place] = places[at] ?? 0
    }
  }

  /** Calls `tell` with at most `most` of the places that have this pair. */
  each(hash: number, most: number, tell: (place: number) => void): void {
    const slot = this.#slot(hash)
    const from = this.#table[slot * 3 + 1] ?? 0
    const to = from + Math.min(most, this.#table[slot * 3 + 2] ?? 0)
    for (let at = from; at < to; at++) tell(this.#places[at] ?? 0)
  }

  #count(hash: number): void {
    const at = this.#slot(hash) * 3
    this.#table[at] = hash
    this.#table[at + 2] = (this.#table[at + 2] ?? 0) + 1
  }

  /** The slot of a hash, or the empty one where it would stand. */
  #slot(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask
    while ((this.#table[slot * 3 + 2] ?? 0) !== 0 && this.#table[slot * 3] !== hash)
      slot = (slot + 1) & this.#mask
    return slot
  }
}
