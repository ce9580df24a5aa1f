import type { Word } from './word.ts'

/** One written chunk as the words it is read as, each with its place in the chunk. */
export type Part = { readonly word: Word; readonly from: number; readonly to: number }

/** A chunk that was read. Most are one word, and that word is at hand without looking at the parts. */
export type Chunk = {
  readonly hash: number
  readonly text: string
  readonly parts: readonly Part[]
  readonly word: Word | undefined
}

const slots = 1 << 16
const most = 30_000

/**
 * Chunks that were read before, found by their hash where they stand: no copy of the text is made. It
 * forgets everything when it is full, so that hostile text cannot make it grow.
 */
export class ChunkMemo {
  #chunks: (Chunk | undefined)[] = new Array<Chunk | undefined>(slots).fill(undefined)
  #count = 0

  get(hash: number, source: string, from: number, to: number): Chunk | undefined {
    for (let slot = place(hash); ; slot = (slot + 1) & (slots - 1)) {
      const chunk = this.#chunks[slot]
      if (chunk === undefined) return undefined
      if (chunk.hash === hash && isSame(chunk.text, source, from, to)) return chunk
    }
  }

  put(chunk: Chunk): void {
    if (this.#count >= most) {
      this.#chunks.fill(undefined)
      this.#count = 0
    }
    let slot = place(chunk.hash)
    while (this.#chunks[slot] !== undefined) slot = (slot + 1) & (slots - 1)
    this.#chunks[slot] = chunk
    this.#count++
  }
}

const place = (hash: number): number => (hash ^ (hash >>> 15)) & (slots - 1)

function isSame(text: string, source: string, from: number, to: number): boolean {
  if (text.length !== to - from) return false
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== source.charCodeAt(from + at)) return false
  }
  return true
}
