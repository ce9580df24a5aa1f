/** What can stand between a request and its answer, and needs the person: to sign in again, or to confirm. */
export type Interruption = 'sign-in' | 'step-up'

type Pending = { readonly kind: Interruption; readonly settle: (went: boolean) => void }

/**
 * Holds a request back while somebody signs in again or confirms that it is they, and lets it go on afterwards, so
 * that the page stays as it is and nothing typed is lost. However many requests ask, one dialog is shown.
 */
export class Interruptions {
  #pending: Pending | undefined
  #waiting: Promise<boolean> | undefined
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What the dialog is about now. */
  readonly current = (): Interruption | undefined => this.#pending?.kind

  /** Gives `true` once it is done, `false` where the person would rather not. */
  async ask(kind: Interruption): Promise<boolean> {
    while (this.#waiting && this.current() !== kind) await this.#waiting
    this.#waiting ??= new Promise<boolean>((resolve) => {
      this.#pending = { kind, settle: resolve }
      this.#tell()
    })
    return await this.#waiting
  }

  readonly settle = (went: boolean): void => {
    const pending = this.#pending
    this.#pending = undefined
    this.#waiting = undefined
    this.#tell()
    pending?.settle(went)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
