import { canonicalJson } from '../canonical.ts'

export type Entry = { readonly id: string }

/** Entries as they were when they were last put together, and the first time somebody asks, by what they are asked for. */
type Base<E> = {
  readonly entries: ReadonlyMap<string, E>
  byKey: ReadonlyMap<string, readonly E[]> | undefined
  lines: readonly Line[] | undefined
}
/** An entry as canonical JSON. */
type Line = { readonly id: string; readonly text: string }

/** A base of a hundred thousand is copied once in so many changes, and otherwise shared. */
const changedMax = 2048

/** One section of the registers. Nothing in it changes; `with` gives another that shares what it does not touch. */
export class Section<E extends Entry> {
  readonly #base: Base<E>
  readonly #changed: ReadonlyMap<string, E | undefined>
  readonly #keysOf: (entry: E) => readonly string[]
  #text: string | undefined

  private constructor(
    base: Base<E>,
    changed: ReadonlyMap<string, E | undefined>,
    keysOf: (entry: E) => readonly string[],
  ) {
    this.#base = base
    this.#changed = changed
    this.#keysOf = keysOf
  }

  /** Entries can be found by each of the keys that `keysOf` gives them. */
  static of<E extends Entry>(entries: readonly E[], keysOf: (entry: E) => readonly string[]): Section<E> {
    const byId = new Map(entries.map((entry) => [entry.id, entry]))
    return new Section({ entries: byId, byKey: undefined, lines: undefined }, new Map(), keysOf)
  }

  /** `undefined` takes the entry with this id away. */
  with(id: string, entry: E | undefined): Section<E> {
    const changed = new Map(this.#changed).set(id, entry)
    if (changed.size <= changedMax) return new Section(this.#base, changed, this.#keysOf)
    const entries = new Map(this.#base.entries)
    for (const [one, now] of changed) {
      if (now) entries.set(one, now)
      else entries.delete(one)
    }
    return new Section({ entries, byKey: undefined, lines: undefined }, new Map(), this.#keysOf)
  }

  get(id: string): E | undefined {
    return this.#changed.has(id) ? this.#changed.get(id) : this.#base.entries.get(id)
  }

  get size(): number {
    let size = this.#base.entries.size
    for (const [id, entry] of this.#changed) {
      if (this.#base.entries.has(id)) size -= 1
      if (entry) size += 1
    }
    return size
  }

  /** All of them, sorted by id. */
  sorted(): readonly E[] {
    const kept = [...this.#base.entries.values()].filter(({ id }) => !this.#changed.has(id))
    return [...kept, ...[...this.#changed.values()].flatMap((entry) => (entry ? [entry] : []))].sort(byId)
  }

  /** Entries that have this key. */
  find(key: string): readonly E[] {
    this.#base.byKey ??= this.#sort()
    const found = this.#base.byKey.get(key) ?? []
    if (this.#changed.size === 0) return found
    const changed = [...this.#changed.values()].filter((entry) => entry && this.#keysOf(entry).includes(key))
    return [...found.filter(({ id }) => !this.#changed.has(id)), ...(changed as E[])]
  }

  #sort(): ReadonlyMap<string, readonly E[]> {
    const byKey = new Map<string, E[]>()
    for (const entry of this.#base.entries.values()) {
      for (const key of new Set(this.#keysOf(entry))) {
        const known = byKey.get(key)
        if (known) known.push(entry)
        else byKey.set(key, [entry])
      }
    }
    return byKey
  }

  /** All of them as RFC 8785 JSON, sorted by id. */
  get text(): string {
    this.#text ??= `[${this.#lines()
      .map(({ text }) => text)
      .join(',')}]`
    return this.#text
  }

  #lines(): readonly Line[] {
    this.#base.lines ??= [...this.#base.entries.values()].map(lineOf).sort(byId)
    if (this.#changed.size === 0) return this.#base.lines
    const changed = [...this.#changed.values()].flatMap((entry) => (entry ? [lineOf(entry)] : []))
    return [...this.#base.lines.filter(({ id }) => !this.#changed.has(id)), ...changed].sort(byId)
  }
}

const lineOf = (entry: Entry): Line => ({ id: entry.id, text: canonicalJson(entry) })
const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : 1)
