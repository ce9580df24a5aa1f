import type { Word } from './word.ts'

/** One written chunk as the words it is read as, each with its place in the chunk. */
export type Part = { readonly word: Word; readonly from: number; readonly to: number }

/** What a chunk is read as: one word that fills it, as most do, or parts. */
export type Chunk = Word | readonly Part[]

const least = 1 << 12
const most = 30_000
const head = 3

/**
 * Chunks that were read before, found by their hash and compared unit by unit: no copy of the text is made.
 * Each is a row of whole numbers: its hash, which chunk it is, its length, its units. It forgets everything
 * when it is full, so that hostile text cannot make it grow.
 */
export class ChunkMemo {
  #slots = new Int32Array(least)
  #rows = new Int32Array(least * 8)
  /** Slot 0 of the rows is never one, so that 0 is an empty slot. */
  #used = 1
  #chunks: Chunk[] = []

  get(hash: number, codes: Uint16Array, from: number, to: number): Chunk | undefined {
    const rows = this.#rows
    const mask = this.#slots.length - 1
    for (let slot = place(hash) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] ?? 0
      if (row === 0) return undefined
      if (rows[row] !== hash || rows[row + 2] !== to - from) continue
      let at = from
      for (let unit = row + head; at < to && rows[unit] === codes[at]; unit++) at++
      if (at === to) return this.#chunks[rows[row + 1] ?? 0]
    }
  }

  put(hash: number, text: string, chunk: Chunk): void {
    if (this.#chunks.length >= most) this.#forget()
    if (this.#chunks.length * 4 >= this.#slots.length) this.#widen()
    const row = this.#used
    this.#used += head + text.length
    if (this.#used > this.#rows.length) {
      const wider = new Int32Array(this.#used * 2)
      wider.set(this.#rows)
      this.#rows = wider
    }
    this.#rows[row] = hash
    this.#rows[row + 1] = this.#chunks.push(chunk) - 1
    this.#rows[row + 2] = text.length
    for (let at = 0; at < text.length; at++) this.#rows[row + head + at] = text.charCodeAt(at)
    this.#place(hash, row)
  }

  #place(hash: number, row: number): void {
    const mask = this.#slots.length - 1
    let slot = place(hash) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = row
  }

  #widen(): void {
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let row = 1; row < this.#used; row += head + (this.#rows[row + 2] ?? 0))
      this.#place(this.#rows[row] ?? 0, row)
  }

  #forget(): void {
    this.#slots = new Int32Array(least)
    this.#rows = new Int32Array(least * 8)
    this.#used = 1
    this.#chunks = []
  }
}

const place = (hash: number): number => hash ^ (hash >>> 15)
