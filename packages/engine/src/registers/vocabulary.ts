/**
 * The words of a register by the hash of their stems, two whole numbers a word. Two stems of one hash share
 * a key, so whoever reports a match compares the stems themselves.
 */
export class Vocabulary {
  #table = new Int32Array(2 * 64)
  #mask = 63
  #count = 0

  /** Keys run from 1 to this. */
  get size(): number {
    return this.#count
  }

  /** The key of the stem with this hash, made if it is not there. */
  add(hash: number): number {
    const known = this.keyOf(hash)
    if (known !== 0) return known
    if (this.#count * 2 > this.#mask) this.#grow()
    this.#insert(hash, ++this.#count)
    return this.#count
  }

  /** The key of the stem with this hash, or 0 where no title has it. */
  keyOf(hash: number): number {
    for (let slot = place(hash) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const key = this.#table[slot * 2 + 1] ?? 0
      if (key === 0 || this.#table[slot * 2] === hash) return key
    }
  }

  #insert(hash: number, key: number): void {
    let slot = place(hash) & this.#mask
    while ((this.#table[slot * 2 + 1] ?? 0) !== 0) slot = (slot + 1) & this.#mask
    this.#table[slot * 2] = hash
    this.#table[slot * 2 + 1] = key
  }

  #grow(): void {
    const old = this.#table
    this.#mask = this.#mask * 2 + 1
    this.#table = new Int32Array(2 * (this.#mask + 1))
    for (let at = 0; at < old.length; at += 2) {
      const key = old[at + 1] ?? 0
      if (key !== 0) this.#insert(old[at] ?? 0, key)
    }
  }
}

const place = (hash: number): number => hash ^ (hash >>> 15)
