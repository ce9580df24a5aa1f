import type { Initiative } from '@secondlook/contract'
import { hashOf } from '../text/hash.ts'
import { Before, Mark, type Reading } from '../text/reading.ts'
import { Trie } from '../text/trie.ts'
import { Bloom } from './bloom.ts'
import { Pairs } from './pairs.ts'
import { coverageMin, tellingPairs } from './telling-pairs.ts'
import { countsOf, type Title, titlesOf, type WordCounts, weightsOf } from './titles.ts'
import { Vocabulary } from './vocabulary.ts'

/** Where an initiative is spoken of: by its title or an alias, or by nearly all of its words. */
export type InitiativeMatch = {
  readonly initiative: Initiative
  readonly exact: boolean
  readonly from: number
  readonly to: number
}

type Matches = Map<string, InitiativeMatch>

const window = 9
const slack = 3
const candidatesMax = 24
const presentMask = 1023
/** A tag shorter than this is a word of its own. */
const tagLettersMin = 8
/** Longer texts get room of their own. */
const roomMax = 4096
const none: readonly InitiativeMatch[] = []

/** What is kept of a word's key, so that neighbouring words have nothing in common. */
const spread = (key: number): number => {
  const mixed = Math.imul(key ^ (key >>> 16), 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
}
const pairHash = (a: number, b: number): number => Math.imul((a + b) | 0, 0x9e3779b1)
const orderedHash = (first: number, second: number): number =>
  Math.imul((Math.imul(first, 3) + second) | 0, 0x9e3779b1)

/**
 * Titles and aliases of initiatives, found as written, inflected, in another order, or nearly whole. A text
 * goes past a filter before any table, since most of its words and pairs lead nowhere.
 */
export class InitiativeIndex implements WordCounts {
  readonly #vocabulary = new Vocabulary()
  readonly #titles: readonly Title[]
  readonly #counts: Int32Array
  /** By key: its weight, its spread, whether it stands in a pair, and the node of titles that begin with it. */
  readonly #weights: Int32Array
  readonly #spread: Int32Array
  readonly #paired: Uint8Array
  readonly #roots: Int32Array
  readonly #trie = new Trie()
  /** The first two words of titles in their order, and keys that are a title alone. */
  readonly #firstTwo: Bloom
  readonly #alone: Uint8Array
  readonly #pairs: Pairs
  readonly #pairSeen: Bloom
  /** A sheet a title: its number, its whole weight, how many telling words it has, and their keys. */
  readonly #sheets: Int32Array
  readonly #present = new Uint8Array(presentMask + 1)
  #room = new Int32Array(256)
  #joined: ReadonlyMap<string, readonly Title[]> | undefined

  /** Beside titles that lie elsewhere a word weighs what it weighs among all of them. */
  constructor(initiatives: readonly Initiative[], elsewhere?: WordCounts) {
    const titles = titlesOf(initiatives, this.#vocabulary)
    const size = this.#vocabulary.size + 1
    this.#counts = countsOf(titles, this.#vocabulary.size, elsewhere)
    const weights = weightsOf(this.#counts, titles.length + (elsewhere?.titles ?? 0))
    this.#weights = weights
    for (const { telling } of titles) sortHeaviestFirst(telling, weights)
    this.#titles = titles
    this.#spread = Int32Array.from({ length: size }, (_, key) => spread(key))
    this.#paired = new Uint8Array(size)
    this.#roots = new Int32Array(size)
    this.#alone = new Uint8Array(size)
    this.#firstTwo = new Bloom(titles.length)
    for (const [at, title] of this.#titles.entries()) this.#addExact(title, at)

    const sheets: number[] = []
    const hashes: number[] = []
    const places: number[] = []
    for (const [at, { telling }] of this.#titles.entries()) {
      const own = telling.map(({ key }) => weights[key] ?? 0)
      for (const [a, b] of telling.length < 2 ? [] : tellingPairs(own)) {
        hashes.push(this.#pair(telling[a]?.key ?? 0, telling[b]?.key ?? 0))
        places.push(sheets.length)
      }
      sheets.push(
        at,
        own.reduce((sum, weight) => sum + weight, 0),
        telling.length,
      )
      for (const { key } of telling) sheets.push(key)
    }
    this.#sheets = Int32Array.from(sheets)
    this.#pairSeen = new Bloom(hashes.length)
    for (const hash of hashes) this.#pairSeen.add(hash)
    this.#pairs = new Pairs(hashes, places)
  }

  get titles(): number {
    return this.#titles.length
  }

  countOf(stem: string): number {
    return this.#counts[this.#vocabulary.keyOf(hashOf(stem) | 0)] ?? 0
  }

  #addExact({ keys }: Title, at: number): void {
    const [first = 0, second] = keys
    let node = 0
    for (const key of keys) node = this.#trie.add(node, key)
    this.#trie.end(node, at)
    this.#roots[first] = this.#trie.step(0, first)
    if (second === undefined) this.#alone[first] = 1
    else this.#firstTwo.add(orderedHash(this.#spread[first] ?? 0, this.#spread[second] ?? 0))
  }

  #pair(a: number, b: number): number {
    this.#paired[a] = 1
    this.#paired[b] = 1
    return pairHash(this.#spread[a] ?? 0, this.#spread[b] ?? 0)
  }

  /** Every initiative the words speak of, each once, its clearest and first place. */
  match(reading: Reading): readonly InitiativeMatch[] {
    if (this.#titles.length === 0) return none
    const keys = this.#roomFor(reading.length)
    this.#present.fill(0)
    let known = 0
    for (let at = 0; at < reading.length; at++) {
      const key = this.#vocabulary.keyOf(reading.words[at]?.stemHash ?? 0)
      keys[at] = key
      if (key === 0) continue
      this.#present[key & presentMask] = 1
      known++
    }
    const best: Matches = new Map()
    if (reading.marks & Mark.tag) this.#tagged(reading, best)
    if (known > 0) {
      this.#exact(reading, keys, best)
      this.#near(reading, keys, best)
    }
    if (best.size === 0) return none
    return [...best.values()].sort((a, b) => a.from - b.from || (a.initiative.id < b.initiative.id ? -1 : 1))
  }

  #roomFor(length: number): Int32Array {
    if (length > roomMax) return new Int32Array(length)
    if (length > this.#room.length) this.#room = new Int32Array(roomMax)
    return this.#room
  }

  /** "#freeferryfridays": the words of a title in one tag. Made when the first tag asks, since few texts have one. */
  #tagged(reading: Reading, best: Matches): void {
    for (let at = 0; at < reading.length; at++) {
      const form = reading.words[at]?.form ?? ''
      if (!((reading.before[at] ?? 0) & Before.tag) || form.length < tagLettersMin) continue
      this.#joined ??= joinedTitles(this.#titles)
      for (const { initiative } of this.#joined.get(form) ?? [])
        keep(best, { initiative, exact: true, from: at, to: at + 1 })
    }
  }

  #exact(reading: Reading, keys: Int32Array, best: Matches): void {
    const { length, sentence } = reading
    for (let at = 0; at < length; at++) {
      const key = keys[at] ?? 0
      const root = this.#roots[key] ?? 0
      if (root === 0) continue
      if (this.#alone[key] !== 1) {
        const next = at + 1 < length ? (keys[at + 1] ?? 0) : 0
        if (!this.#firstTwo.mayHave(orderedHash(this.#spread[key] ?? 0, this.#spread[next] ?? 0))) continue
      }
      let node = root
      for (let next = at + 1; ; next++) {
        this.#tellEnds(node, reading, at, next, best)
        if (next >= length || sentence[next] !== sentence[at]) break
        node = this.#trie.step(node, keys[next] ?? 0)
        if (node === 0) break
      }
    }
  }

  #tellEnds(node: number, reading: Reading, from: number, to: number, best: Matches): void {
    for (let end = this.#trie.firstEnd(node); end !== 0; end = this.#trie.nextEnd(end)) {
      const title = this.#titles[this.#trie.valueOf(end)]
      if (title?.words.every(({ stem }, at) => reading.words[from + at]?.stem === stem))
        keep(best, { initiative: title.initiative, exact: true, from, to })
    }
  }

  #near(reading: Reading, keys: Int32Array, best: Matches): void {
    const { length, sentence } = reading
    for (let at = 1; at < length; at++) {
      const key = keys[at] ?? 0
      if (this.#paired[key] !== 1) continue
      const hash = this.#spread[key] ?? 0
      const first = Math.max(reading.starts[sentence[at] ?? 0] ?? 0, at - window)
      for (let other = at - 1; other >= first; other--) {
        const otherKey = keys[other] ?? 0
        if (this.#paired[otherKey] !== 1 || otherKey === key) continue
        const pair = pairHash(this.#spread[otherKey] ?? 0, hash)
        if (this.#pairSeen.mayHave(pair)) this.#consider(pair, reading, keys, other, at, best)
      }
    }
  }

  #consider(pair: number, reading: Reading, keys: Int32Array, from: number, to: number, best: Matches): void {
    this.#pairs.each(pair, candidatesMax, (sheet) => {
      if (this.#mayCover(sheet)) this.#weigh(sheet, reading, keys, from, to, best)
    })
  }

  /** Whether enough of a title's words stand anywhere in the text, by a glance that may be too kind. */
  #mayCover(sheet: number): boolean {
    const sheets = this.#sheets
    const whole = sheets[sheet + 1] ?? 0
    const end = sheet + 3 + (sheets[sheet + 2] ?? 0)
    let seen = 0
    for (let at = sheet + 3; at < end; at++) {
      const key = sheets[at] ?? 0
      if (this.#present[key & presentMask] === 1) seen += this.#weights[key] ?? 0
    }
    return seen >= whole * coverageMin
  }

  #weigh(sheet: number, reading: Reading, keys: Int32Array, from: number, to: number, best: Matches): void {
    const title = this.#titles[this.#sheets[sheet] ?? 0]
    if (!title || best.get(title.initiative.id)?.exact) return
    const reach = title.keys.length + slack
    if (to - from >= reach) return
    const first = Math.max(reading.sentenceFrom(to), to - reach + 1)
    const last = Math.min(reading.sentenceTo(to), from + reach)
    let seen = 0
    let low = from
    let high = to
    for (const { key, stem } of title.telling) {
      for (let word = first; word < last; word++) {
        if (keys[word] !== key || reading.words[word]?.stem !== stem) continue
        seen += this.#weights[key] ?? 0
        low = Math.min(low, word)
        high = Math.max(high, word)
        break
      }
    }
    const whole = this.#sheets[sheet + 1] ?? 0
    if (seen < whole * coverageMin || high - low >= reach) return
    keep(best, { initiative: title.initiative, exact: false, from: low, to: high + 1 })
  }
}

function joinedTitles(titles: readonly Title[]): ReadonlyMap<string, readonly Title[]> {
  const joined = new Map<string, Title[]>()
  for (const title of titles) {
    if (title.keys.length < 2) continue
    const tag = title.words.map(({ form }) => form).join('')
    const known = joined.get(tag)
    if (known) known.push(title)
    else joined.set(tag, [title])
  }
  return joined
}

/** Words of one weight by themselves, so that nothing depends on the order of entries. */
function sortHeaviestFirst(telling: Title['telling'], weights: Int32Array): void {
  telling.sort((a, b) => (weights[b.key] ?? 0) - (weights[a.key] ?? 0) || (a.stem < b.stem ? -1 : 1))
}

function keep(best: Matches, match: InitiativeMatch): void {
  const known = best.get(match.initiative.id)
  const isWider = known && match.exact === known.exact && match.to - match.from > known.to - known.from
  if (!known || (match.exact && !known.exact) || isWider) best.set(match.initiative.id, match)
}
