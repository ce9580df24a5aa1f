const bitsEach = 16
const smallest = 12
const largest = 24

/** A set of hashes that may say yes by mistake and never no; the more it is made for, the larger it is. */
export class Bloom {
  readonly #bits: Uint32Array
  readonly #shift: number

  constructor(count: number) {
    let size = smallest
    while (size < largest && 2 ** size < count * bitsEach) size++
    this.#bits = new Uint32Array(1 << (size - 5))
    this.#shift = 32 - size
  }

  add(hash: number): void {
    const bit = hash >>> this.#shift
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }

  mayHave(hash: number): boolean {
    const bit = hash >>> this.#shift
    return ((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
  }
}
