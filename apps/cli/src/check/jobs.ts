import type { Readable } from 'node:stream'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { write } from '../write.ts'
import {
  type Answerer,
  type AnswererPlan,
  addTally,
  answerBatch,
  answererOf,
  noTally,
  type Tally,
} from './answer.ts'
import { batchesOf } from './batches.ts'

type Task = { readonly first: number; readonly lines: readonly (string | undefined)[] }
type Done = { readonly replies: string; readonly tally: Tally }

const linesAtOnce = 500
const waitingMax = 8

/** Spreads batches over threads; replies come out in the order of the lines. */
export async function answerInThreads(input: Readable, plan: AnswererPlan, jobs: number): Promise<Tally> {
  // A wrong pack or register is said once, here, and not by every thread.
  answererOf(plan)
  const tally = noTally()
  const pool = Array.from({ length: jobs }, () => new Thread(plan))
  const waiting: Promise<Done>[] = []
  const flush = async (): Promise<void> => {
    const done = await waiting.shift()
    if (!done) return
    addTally(tally, done.tally)
    await write(done.replies)
  }
  let turn = 0
  for await (const batch of batchesOf(input)) {
    for (let at = 0; at < batch.lines.length; at += linesAtOnce) {
      const task = { first: batch.first + at, lines: batch.lines.slice(at, at + linesAtOnce) }
      const thread = pool[turn++ % jobs]
      if (thread) waiting.push(thread.ask(task))
      if (waiting.length >= jobs * waitingMax) await flush()
    }
  }
  while (waiting.length > 0) await flush()
  await Promise.all(pool.map((thread) => thread.end()))
  return tally
}

class Thread {
  readonly #worker: Worker
  readonly #waiting: { resolve: (done: Done) => void; reject: (error: Error) => void }[] = []

  constructor(plan: AnswererPlan) {
    this.#worker = new Worker(new URL(import.meta.url), { workerData: { plan } })
    this.#worker.on('message', (done: Done) => this.#waiting.shift()?.resolve(done))
    this.#worker.on('error', (error) => this.#waiting.shift()?.reject(error))
  }

  ask(task: Task): Promise<Done> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(task)
    })
  }

  end(): Promise<number> {
    return this.#worker.terminate()
  }
}

/** Inside a thread: answers what is asked until it is ended. */
export function serveThread(): boolean {
  if (isMainThread || !parentPort) return false
  const port = parentPort
  let answerer: Answerer | undefined
  port.on('message', ({ first, lines }: Task) => {
    answerer ??= answererOf((workerData as { plan: AnswererPlan }).plan)
    const tally = noTally()
    port.postMessage({ replies: answerBatch(answerer, first, lines, tally), tally } satisfies Done)
  })
  return true
}
