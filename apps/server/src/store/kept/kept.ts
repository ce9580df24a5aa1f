import type { Db, Tx } from '../database.ts'
import { type Answer, findChangedTopics } from './store.ts'

/** After so long the changes may have been forgotten. */
const keptMs = 12 * 3_600_000
/** Of one topic; what is kept by person grows with people. */
const valuesMost = 20_000

/** What was read of a topic. It is one and the same map until the topic changes. */
type Values = Map<string, unknown>

/** What was read since a mark and has not been changed up to it. */
type Generation = {
  readonly mark: string
  readonly topics: Map<string, Values>
  /** How many connections had been made by then. */
  readonly connections: number
  readonly since: number
}

/** What stood at the moment at which it was asked, or nothing where everything has to be read. */
export type View = {
  /** What is kept of a topic under a name; read where it is not. */
  get<T>(topic: string, name: string, read: () => Promise<T>): Promise<T>
  /** The same of many at once: those that are not kept are read together. */
  getMany<T>(
    topic: string,
    kind: string,
    names: readonly string[],
    read: (missing: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  ): Promise<ReadonlyMap<string, T>>
}

/**
 * What is the same for everybody, read once a process, and asked before each use whether it still stands: one statement
 * that says what was changed by any transaction that has been committed since. Nothing is taken on trust: what cannot
 * be asked about is read.
 */
export class Kept {
  readonly #db: Db
  readonly #connections: () => number
  readonly #now: () => number
  #generation: Generation | undefined
  #running: Promise<Generation> | undefined
  #next: Promise<Generation> | undefined

  constructor(db: Db, connections: () => number, now: () => number = () => performance.now()) {
    this.#db = db
    this.#connections = connections
    this.#now = now
  }

  /** Outside of a transaction. Whoever asks while it is being asked waits for the next asking, and shares it. */
  async view(): Promise<View> {
    const { topics } = await this.#current()
    return viewOf((topic) => valuesOf(topics, topic), true)
  }

  /**
   * Inside of a transaction: as it stands for this transaction at this moment, with what it has changed itself. What it
   * reads is not kept, because it may never be committed.
   */
  async viewIn(tx: Tx): Promise<View> {
    const generation = this.#generation
    if (!generation || this.#isTooOld(generation)) return bare
    const { changed, isNewest } = await findChangedTopics(tx, generation.mark)
    if (!isNewest || generation.connections !== this.#connections()) return bare
    return viewOf((topic) => (changed.includes(topic) ? undefined : generation.topics.get(topic)), false)
  }

  #isTooOld({ since }: Generation): boolean {
    return this.#now() - since > keptMs
  }

  #current(): Promise<Generation> {
    if (!this.#running) return this.#start()
    this.#next ??= this.#running.then(
      () => this.#startNext(),
      () => this.#startNext(),
    )
    return this.#next
  }

  #startNext(): Promise<Generation> {
    this.#next = undefined
    return this.#start()
  }

  #start(): Promise<Generation> {
    const running = this.#bring().finally(() => {
      if (this.#running === running) this.#running = undefined
    })
    this.#running = running
    return running
  }

  async #bring(): Promise<Generation> {
    const before = this.#generation
    const answer = await findChangedTopics(this.#db, before?.mark)
    const generation = { ...this.#after(before, answer), mark: answer.mark, since: this.#now() }
    this.#generation = generation
    return generation
  }

  /**
   * A server that fell and came up again may give the number of a transaction out a second time, and then a mark from
   * before means nothing. No connection outlives a fall: where none was made since the mark, there was none.
   */
  #after(before: Generation | undefined, { changed }: Answer): Pick<Generation, 'topics' | 'connections'> {
    const connections = this.#connections()
    if (!before || before.connections !== connections || this.#isTooOld(before))
      return { topics: new Map(), connections }
    if (changed.length === 0) return before
    return {
      topics: new Map([...before.topics].filter(([topic]) => !changed.includes(topic))),
      connections,
    }
  }
}

function valuesOf(topics: Map<string, Values>, topic: string): Values {
  const known = topics.get(topic)
  if (known && known.size < valuesMost) return known
  const values: Values = new Map()
  topics.set(topic, values)
  return values
}

/** A value, or one that is being read. */
type Slot<T> = { reading: Promise<T>; isThere: boolean }

/**
 * A value that could not be read is not kept. Inside of a transaction nobody waits for what somebody else is reading:
 * they may be waiting for the very connection that the transaction holds.
 */
function viewOf(find: (topic: string) => Values | undefined, keeps: boolean): View {
  return {
    get: async <T>(topic: string, name: string, read: () => Promise<T>): Promise<T> => {
      const values = find(topic)
      const known = values?.get(name) as Slot<T> | undefined
      if (known && (keeps || known.isThere)) return await known.reading
      const reading = read()
      if (values && keeps) {
        const slot: Slot<T> = { reading, isThere: false }
        values.set(name, slot)
        reading.then(
          () => {
            slot.isThere = true
          },
          () => values.delete(name),
        )
      }
      return await reading
    },
    getMany: async <T>(
      topic: string,
      kind: string,
      names: readonly string[],
      read: (missing: readonly string[]) => Promise<ReadonlyMap<string, T>>,
    ): Promise<ReadonlyMap<string, T>> => {
      const values = find(topic)
      const found = new Map<string, T>()
      const missing = new Set<string>()
      for (const name of names) {
        const known = values?.get(`${kind} ${name}`) as { readonly is: T | undefined } | undefined
        if (!known) missing.add(name)
        else if (known.is !== undefined) found.set(name, known.is)
      }
      if (missing.size === 0) return found
      const more = await read([...missing])
      for (const name of missing) {
        const one = more.get(name)
        if (values && keeps) values.set(`${kind} ${name}`, { is: one })
        if (one !== undefined) found.set(name, one)
      }
      return found
    },
  }
}

const bare: View = viewOf(() => undefined, false)

const keptOf = new WeakMap<object, Kept>()
const pinned = new WeakMap<object, Promise<View>>()
const handles = new WeakMap<object, Db>()

/** Says by what a handle asks whether what is kept still stands. */
export function keepFor(handle: Db | Tx, kept: Kept): void {
  keptOf.set(handle, kept)
}

/** What stands now, asked anew; through a handle that was pinned, what stood when it was first asked. */
export async function viewFor(handle: Db | Tx): Promise<View> {
  const asked = pinned.get(handle)
  if (asked) return await asked
  const kept = keptOf.get(handle)
  if (!kept) return bare
  return isTx(handle) ? await kept.viewIn(handle) : await kept.view()
}

/**
 * The same handle for a few questions that belong together: whether what is kept still stands is asked once, now. In a
 * transaction it is for after the lock under which it is decided, and before anything is written that it asks about.
 */
export function pin<Handle extends Db | Tx>(handle: Handle): Handle {
  if (pinned.has(handle)) return handle
  const own = (handle as unknown as Tx).withoutPlugins() as unknown as Handle
  const asked = viewFor(handle)
  // Whoever uses it is told; nobody may use it.
  asked.catch(() => undefined)
  pinned.set(own, asked)
  return own
}

/**
 * The handle of one request, or of whoever makes it: what is kept is asked about once, after it began. It is for looking;
 * what is decided is asked again in the transaction that decides.
 */
export function pinFor(whose: object, handle: Db): Db {
  const own = handles.get(whose) ?? pin(handle)
  handles.set(whose, own)
  return own
}

/** Lets somebody look through the handle of the request that they came with. */
export function handOn(whose: object, handle: Db): void {
  handles.set(whose, handle)
}

const isTx = (handle: Db | Tx): handle is Tx => 'isTransaction' in handle && handle.isTransaction === true
