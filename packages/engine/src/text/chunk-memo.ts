const slots = 1 << 17
const most = 60_000

/**
 * What was made of pieces of text before, found by the hash of a piece where it stands: no copy of it
 * is made. It forgets everything when it is full, so that hostile text cannot make it grow.
 */
export class ChunkMemo<Value> {
  #hashes = new Int32Array(slots)
  #chunks: (string | undefined)[] = []
  #values: (Value | undefined)[] = []
  #count = 0

  get(hash: number, source: string, from: number, to: number): Value | undefined {
    const chunks = this.#chunks
    for (let slot = place(hash); ; slot = (slot + 1) & (slots - 1)) {
      const chunk = chunks[slot]
      if (chunk === undefined) return undefined
      if (this.#hashes[slot] === (hash | 0) && isSame(chunk, source, from, to)) return this.#values[slot]
    }
  }

  put(hash: number, chunk: string, value: Value): void {
    if (this.#count >= most) this.#clear()
    if (this.#chunks.length === 0) this.#clear()
    let slot = place(hash)
    while (this.#chunks[slot] !== undefined) slot = (slot + 1) & (slots - 1)
    this.#hashes[slot] = hash
    this.#chunks[slot] = chunk
    this.#values[slot] = value
    this.#count++
  }

  #clear(): void {
    this.#chunks = new Array<string | undefined>(slots).fill(undefined)
    this.#values = new Array<Value | undefined>(slots).fill(undefined)
    this.#count = 0
  }
}

const place = (hash: number): number => (hash ^ (hash >>> 15)) & (slots - 1)

function isSame(chunk: string, source: string, from: number, to: number): boolean {
  if (chunk.length !== to - from) return false
  for (let at = 0; at < chunk.length; at++)
    if (chunk.charCodeAt(at) !== source.charCodeAt(from + at)) return false
  return true
}
