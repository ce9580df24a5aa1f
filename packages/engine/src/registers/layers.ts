import type { Reading } from '../text/reading.ts'
import type { Entry } from './section.ts'

/** Entries of one layer, ready to be looked for in a text. */
export type Matcher<M> = { match(reading: Reading): readonly M[] }

type Layer<E, M> = {
  readonly entries: ReadonlyMap<string, E>
  readonly matcher: Matcher<M>
  /** How often layers were put together to make it. */
  readonly rank: number
}

export type Making<E, M> = {
  /** `lowest` is the layer that everything began with, where this is not that one. */
  readonly make: (entries: readonly E[], lowest: Matcher<M> | undefined) => Matcher<M>
  readonly idOf: (match: M) => string
}

/** So many changes are made ready anew with each one; so many full layers are put together to one, twice over. */
const layerMax = 32
const layersMax = 8
const rankMax = 2

/**
 * Entries made ready to be looked for, of which some have changed since. To make all of them ready takes a second
 * where there are a hundred thousand, so what changed is in layers of its own above, and what an older layer says of
 * an entry that a newer one has is passed over.
 */
export class Layers<E extends Entry, M> {
  readonly #making: Making<E, M>
  readonly #layers: readonly Layer<E, M>[]
  /** The layer in which an entry that ever changed is now; none where it was taken away. */
  readonly #home: ReadonlyMap<string, Layer<E, M> | undefined>

  private constructor(
    making: Making<E, M>,
    layers: readonly Layer<E, M>[],
    home: ReadonlyMap<string, Layer<E, M> | undefined>,
  ) {
    this.#making = making
    this.#layers = layers
    this.#home = home
  }

  static of<E extends Entry, M>(entries: readonly E[], making: Making<E, M>): Layers<E, M> {
    // What is in the lowest layer is nowhere else, so its entries need not be known by id.
    return new Layers(
      making,
      [{ entries: new Map(), matcher: making.make(entries, undefined), rank: rankMax }],
      new Map(),
    )
  }

  /** `undefined` takes the entry with this id away. */
  with(id: string, entry: E | undefined): Layers<E, M> {
    const [lowest, ...above] = this.#layers
    const top = above.at(-1)
    const isFull = !top || top.entries.size >= layerMax
    const entries = new Map(isFull ? [] : top.entries)
    if (entry) entries.set(id, entry)
    else entries.delete(id)
    const home = new Map(this.#home).set(id, undefined)
    const lower = isFull ? this.#packed(above, home) : above.slice(0, -1)
    const layer = this.#layer(entries, 0)
    for (const one of entries.keys()) home.set(one, layer)
    return new Layers(this.#making, lowest ? [lowest, ...lower, layer] : [layer], home)
  }

  /** The newest layers as one, where there are many of a rank. What has gone from them is left out. */
  #packed(above: readonly Layer<E, M>[], home: Map<string, Layer<E, M> | undefined>): readonly Layer<E, M>[] {
    const newest = above.slice(-layersMax)
    const rank = newest.at(-1)?.rank ?? rankMax
    if (rank === rankMax || newest.length < layersMax || newest.some((layer) => layer.rank !== rank))
      return above
    const entries = new Map<string, E>()
    for (const layer of newest)
      for (const [id, entry] of layer.entries) if (home.get(id) === layer) entries.set(id, entry)
    const packed = this.#layer(entries, rank + 1)
    for (const id of entries.keys()) home.set(id, packed)
    return this.#packed([...above.slice(0, -layersMax), packed], home)
  }

  #layer(entries: ReadonlyMap<string, E>, rank: number): Layer<E, M> {
    return { entries, matcher: this.#making.make([...entries.values()], this.#layers[0]?.matcher), rank }
  }

  match(reading: Reading): readonly M[] {
    const [lowest, ...above] = this.#layers
    const found = lowest?.matcher.match(reading) ?? []
    if (above.length === 0) return found
    const { idOf } = this.#making
    return [
      ...found.filter((match) => !this.#home.has(idOf(match))),
      ...above.flatMap((layer) =>
        layer.matcher.match(reading).filter((match) => this.#home.get(idOf(match)) === layer),
      ),
    ]
  }
}
