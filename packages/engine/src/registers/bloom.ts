/** A set of hashes that may say yes by mistake and never no. */
export class Bloom {
  readonly #bits: Uint32Array
  readonly #shift: number

  /** Of two to the power of `size` bits. */
  constructor(size: number) {
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
