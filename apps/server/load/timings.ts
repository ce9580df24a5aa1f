/** How long answers took, by what was asked, and what was refused or went wrong. */
export class Timings {
  readonly #times = new Map<string, number[]>()
  readonly #refused = new Map<string, number>()
  readonly #said = new Map<string, string>()
  readonly errors: string[] = []

  took(what: string, ms: number): void {
    const times = this.#times.get(what) ?? []
    times.push(ms)
    this.#times.set(what, times)
  }

  /** The sentence of the first one is kept, so that somebody can tell what it was. */
  refused(code: string, says: string): void {
    if (!this.#refused.has(code)) this.#said.set(code, says)
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1)
  }

  get count(): number {
    return [...this.#times.values()].reduce((sum, times) => sum + times.length, 0)
  }

  /** The time in which so many of a hundred were answered, of every route whose name fits. */
  at(percent: number, fits: (what: string) => boolean = () => true): number {
    const all = [...this.#times].flatMap(([what, times]) => (fits(what) ? times : [])).sort((a, b) => a - b)
    return all[Math.min(all.length - 1, Math.ceil((percent / 100) * all.length) - 1)] ?? 0
  }

  /** One line a route. */
  table(): string {
    const rows = [...this.#times.keys()].sort().map((what) => {
      const of = (percent: number) => this.at(percent, (one) => one === what).toFixed(0)
      const count = this.#times.get(what)?.length ?? 0
      return `${what}: ${count}, p50 ${of(50)} p95 ${of(95)} p99 ${of(99)} ms`
    })
    const refusals = [...this.#refused].map(([code, count]) => `${code} ${count} (${this.#said.get(code)})`)
    return [...rows, `refused: ${refusals.join(', ') || 'nothing'}`].join('\n')
  }
}
