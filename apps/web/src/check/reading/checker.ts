import type { Assessment, Draft } from '@secondlook/contract'
import type { PackPages } from '../../pack/pack-face.ts'
import type { Answer, Question } from './messages.ts'

export type Checked = { readonly assessment: Assessment; readonly draft: Draft; readonly took: number }

type Heard = {
  readonly onReady: (pages: PackPages) => void
  readonly onChecked: (checked: Checked) => void
}

type Worker = {
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  postMessage(question: Question): void
}

/**
 * Asks the worker, one draft at a time. While it reads, only the newest draft waits, so a slow device
 * skips what was typed in between and never falls behind.
 */
export class Checker {
  readonly #worker: Worker
  readonly #heard: Heard
  #ask = 0
  #reading: Draft | undefined
  #waiting: Draft | undefined
  #ready = false

  constructor(worker: Worker, heard: Heard) {
    this.#worker = worker
    this.#heard = heard
    worker.onmessage = ({ data }) => this.#hear(data)
  }

  check(draft: Draft): void {
    this.#waiting = draft
    this.#next()
  }

  #next(): void {
    if (!this.#ready || this.#reading || !this.#waiting) return
    this.#reading = this.#waiting
    this.#waiting = undefined
    this.#worker.postMessage({ ask: ++this.#ask, draft: this.#reading })
  }

  #hear(answer: Answer): void {
    if (answer.kind === 'ready') {
      this.#ready = true
      this.#heard.onReady(answer.pages)
    } else {
      const draft = this.#reading
      this.#reading = undefined
      if (draft && !this.#waiting)
        this.#heard.onChecked({ assessment: answer.assessment, draft, took: answer.took })
    }
    this.#next()
  }
}
