import { indexRegisters, type RegisterIndex } from '@secondlook/engine'
import type { RegisterSource } from './ports.ts'

type Kept = { readonly index: RegisterIndex; readonly mark: string }

/**
 * The registers made ready, once a process, and brought forward by what changed before each answer. Whoever asks gets
 * what held after they asked, or a fault: nobody is answered from registers that may have moved on.
 */
export class KeptIndex {
  readonly #source: RegisterSource
  #kept: Kept | undefined
  #running: Promise<RegisterIndex> | undefined
  #next: Promise<RegisterIndex> | undefined

  constructor(source: RegisterSource) {
    this.#source = source
  }

  /** While the registers are being read, whoever asks waits for a reading that began after they did, and shares it. */
  current(): Promise<RegisterIndex> {
    if (!this.#running) return this.#start()
    this.#next ??= this.#running.then(
      () => this.#startNext(),
      () => this.#startNext(),
    )
    return this.#next
  }

  #startNext(): Promise<RegisterIndex> {
    this.#next = undefined
    return this.#start()
  }

  #start(): Promise<RegisterIndex> {
    const running = this.#bring().finally(() => {
      if (this.#running === running) this.#running = undefined
    })
    this.#running = running
    return running
  }

  async #bring(): Promise<RegisterIndex> {
    const changed = this.#kept ? await this.#source.changesSince(this.#kept.mark) : 'too-old'
    if (changed === 'too-old' || !this.#kept) {
      const { snapshot, mark } = await this.#source.load()
      this.#kept = { index: indexRegisters(snapshot), mark }
    } else {
      const index = changed.changes.reduce((now, change) => now.with(change), this.#kept.index)
      this.#kept = { index, mark: changed.mark }
    }
    return this.#kept.index
  }
}
