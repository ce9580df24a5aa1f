/** So many at once, and so many more who wait; whoever comes after them is told to come later. */
export class Slots {
  readonly #most: number
  readonly #mostWaiting: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(most: number, mostWaiting: number) {
    this.#most = most
    this.#mostWaiting = mostWaiting
  }

  /** `undefined` where too many wait. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#running < this.#most) this.#running += 1
    else if (this.#waiting.length >= this.#mostWaiting) return undefined
    // Whoever leaves hands its place on, so that nobody who comes between takes it.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}
