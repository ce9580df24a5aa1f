import type { FileAsked, FileRead, Found } from './found.ts'

type Worker = {
  onmessage: ((event: MessageEvent<FileRead>) => void) | null
  postMessage(asked: FileAsked, give: ArrayBuffer[]): void
}

/** The largest part of a file that is read for what it tells of itself; such notes stand at its start. */
const readBytesMax = 4 * 1024 * 1024

/** Hands files to the worker that reads them, and no further. */
export class FileReading {
  readonly #worker: Worker
  readonly #waiting = new Map<number, (found: Found) => void>()
  #ask = 0

  constructor(worker: Worker) {
    this.#worker = worker
    worker.onmessage = ({ data: { ask, found } }) => {
      this.#waiting.get(ask)?.(found)
      this.#waiting.delete(ask)
    }
  }

  async read(file: Blob): Promise<Found> {
    const bytes = await file.slice(0, readBytesMax).arrayBuffer()
    const ask = ++this.#ask
    return new Promise((resolve) => {
      this.#waiting.set(ask, resolve)
      this.#worker.postMessage({ ask, bytes }, [bytes])
    })
  }
}
