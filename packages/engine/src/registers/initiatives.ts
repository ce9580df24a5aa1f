import type { Initiative } from '@secondlook/contract'
import { commonness } from '../text/common-words.ts'
import { hashOf } from '../text/hash.ts'
import type { Reading } from '../text/reading.ts'
import { Trie } from '../text/trie.ts'
import type { Word } from '../text/word.ts'
import { Bloom } from './bloom.ts'
import { Pairs } from './pairs.ts'
import { EntryReader } from './plain-words.ts'

/** Where an initiative is spoken of: by its title or an alias, or by nearly all of its words. */
export type InitiativeMatch = {
  readonly initiative: Initiative
  readonly exact: boolean
  readonly from: number
  readonly to: number
}

type Phrase = {
  readonly initiative: Initiative
  readonly name: string
  readonly keys: readonly number[]
  /** Telling words, each once. */
  readonly content: readonly number[]
}

const window = 9
const slack = 3
const coverageMin = 0.75
const candidatesMax = 24
const rareMost = 1
/** What a word of the register may begin. */
const alone = 1
const more = 2
const presentMask = 1023

const pairHash = (a: number, b: number): number =>
  a < b
    ? Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
    : Math.imul(b, 0x9e3779b1) ^ Math.imul(a, 0x85ebca6b)

const orderedHash = (first: number, second: number): number =>
  Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0xc2b2ae35)

/** Titles and aliases of initiatives, found as written, inflected, in another order, or nearly whole. */
export class InitiativeIndex {
  readonly #trie = new Trie()
  readonly #keys = new Map<string, number>()
  readonly #stems: string[] = ['']
  readonly #phrases: Phrase[] = []
  /** By key: the hash of its stem, its weight, whether it tells titles apart, and what it begins. */
  readonly #hashes: Int32Array
  readonly #weights: Int32Array
  readonly #telling: Uint8Array
  readonly #starts: Uint8Array
  /** By phrase: where its telling words stand in `#content`, and their weight together. */
  readonly #contentAt: Int32Array
  readonly #content: Int32Array
  readonly #whole: Int32Array
  readonly #pairs: Pairs
  /** Pairs of telling words in either order, and the first two words of phrases in theirs. */
  readonly #pairSeen = new Bloom(22)
  readonly #firstTwo = new Bloom(21)
  readonly #present = new Uint8Array(presentMask + 1)
  /** Keys by the hash of their stems, open-addressed; 0 is an empty slot. */
  readonly #slots: Int32Array

  constructor(initiatives: readonly Initiative[]) {
    const reader = new EntryReader()
    for (const initiative of initiatives) {
      for (const name of new Set([initiative.title, ...(initiative.aliases ?? [])])) {
        const phrase = this.#phrase(initiative, name, reader)
        if (phrase) this.#phrases.push(phrase)
      }
    }
    // The order of the register's entries must show in nothing.
    this.#phrases.sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : a.initiative.id < b.initiative.id ? -1 : 1,
    )
    const size = this.#stems.length
    this.#hashes = Int32Array.from(this.#stems, hashOf)
    this.#slots = this.#slotKeys()
    this.#weights = new Int32Array(size)
    this.#telling = new Uint8Array(size)
    this.#starts = new Uint8Array(size)
    this.#weighWords()
    this.#contentAt = new Int32Array(this.#phrases.length + 1)
    this.#whole = new Int32Array(this.#phrases.length)
    const hashes: number[] = []
    const owners: number[] = []
    for (const [at, phrase] of this.#phrases.entries()) {
      this.#addExact(phrase, at)
      this.#contentAt[at + 1] = (this.#contentAt[at] ?? 0) + phrase.content.length
      this.#whole[at] = phrase.content.reduce((sum, key) => sum + (this.#weights[key] ?? 0), 0)
      for (const hash of this.#pairsOf(phrase)) {
        this.#pairSeen.add(hash)
        hashes.push(hash)
        owners.push(at)
      }
    }
    this.#content = Int32Array.from(this.#phrases.flatMap(({ content }) => content))
    this.#pairs = new Pairs(hashes, owners)
  }

  #phrase(initiative: Initiative, name: string, reader: EntryReader): Phrase | undefined {
    const { words } = reader.read(name)
    if (words.length === 0) return undefined
    const keys = words.map(({ stem }) => this.#key(stem))
    const telling = words.filter(({ stem }) => commonness(stem) <= rareMost)
    return { initiative, name, keys, content: [...new Set(telling.map(({ stem }) => this.#key(stem)))] }
  }

  #key(stem: string): number {
    const known = this.#keys.get(stem)
    if (known !== undefined) return known
    const key = this.#stems.push(stem) - 1
    this.#keys.set(stem, key)
    return key
  }

  #slotKeys(): Int32Array {
    let size = 1024
    while (size < this.#stems.length * 4) size *= 2
    const slots = new Int32Array(size)
    for (let key = 1; key < this.#stems.length; key++) {
      let slot = (this.#hashes[key] ?? 0) & (size - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
      slots[slot] = key
    }
    return slots
  }

  /** The key of a word's stem, or 0 for a word that no title has. */
  #keyOf({ stem, stemHash }: Word): number {
    const mask = this.#slots.length - 1
    for (let slot = stemHash & mask; ; slot = (slot + 1) & mask) {
      const key = this.#slots[slot] ?? 0
      if (key === 0 || (this.#hashes[key] === stemHash && this.#stems[key] === stem)) return key
    }
  }

  /** A word weighs more the fewer titles have it. */
  #weighWords(): void {
    const counts = new Int32Array(this.#stems.length)
    for (const { content } of this.#phrases) for (const key of content) counts[key] = (counts[key] ?? 0) + 1
    const all = Math.max(this.#phrases.length, 2)
    counts.forEach((count, key) => {
      if (count > 0) this.#weights[key] = 1 + halvings(all / count)
    })
  }

  #addExact({ keys }: Phrase, at: number): void {
    let node = 0
    for (const key of keys) node = this.#trie.add(node, key)
    this.#trie.end(node, at)
    const [first = 0, second] = keys
    this.#starts[first] = (this.#starts[first] ?? 0) | (second === undefined ? alone : more)
    if (second !== undefined)
      this.#firstTwo.add(orderedHash(this.#hashes[first] ?? 0, this.#hashes[second] ?? 0))
  }

  /** The pairs among the three rarest telling words; one of them may be missing in a text. */
  #pairsOf({ content }: Phrase): number[] {
    if (content.length < 2) return []
    for (const key of content) this.#telling[key] = 1
    const rare = [...content]
      .sort(
        (a, b) =>
          (this.#weights[b] ?? 0) - (this.#weights[a] ?? 0) ||
          ((this.#stems[a] ?? '') < (this.#stems[b] ?? '') ? -1 : 1),
      )
      .slice(0, 3)
      .map((key) => this.#hashes[key] ?? 0)
    return rare.flatMap((a, at) => rare.slice(at + 1).map((b) => pairHash(a, b)))
  }

  /** Every initiative the words speak of, each once, its clearest and first place. */
  match(reading: Reading): InitiativeMatch[] {
    if (this.#phrases.length === 0) return []
    const keys = new Int32Array(reading.length)
    this.#present.fill(0)
    let known = 0
    for (let at = 0; at < keys.length; at++) {
      const word = reading.words[at]
      const key = word ? this.#keyOf(word) : 0
      if (key === 0) continue
      keys[at] = key
      this.#present[key & presentMask] = 1
      known++
    }
    if (known === 0) return []
    const best = new Map<string, InitiativeMatch>()
    this.#exact(reading, keys, best)
    this.#near(reading, keys, best)
    return [...best.values()].sort((a, b) => a.from - b.from || (a.initiative.id < b.initiative.id ? -1 : 1))
  }

  #exact(reading: Reading, keys: Int32Array, best: Map<string, InitiativeMatch>): void {
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? 0
      const begins = this.#starts[key] ?? 0
      if (key === 0 || begins === 0) continue
      const two = orderedHash(this.#hashes[key] ?? 0, this.#hashes[keys[at + 1] ?? 0] ?? 0)
      if ((begins & alone) === 0 && !this.#firstTwo.mayHave(two)) continue
      let node = 0
      for (let next = at; next < keys.length && reading.sentence[next] === reading.sentence[at]; next++) {
        node = this.#trie.step(node, keys[next] ?? 0)
        if (node === 0) break
        for (let end = this.#trie.firstEnd(node); end !== 0; end = this.#trie.nextEnd(end)) {
          const initiative = this.#phrases[this.#trie.valueOf(end)]?.initiative
          if (initiative) keep(best, { initiative, exact: true, from: at, to: next + 1 })
        }
      }
    }
  }

  #near(reading: Reading, keys: Int32Array, best: Map<string, InitiativeMatch>): void {
    for (let at = 1; at < keys.length; at++) {
      const key = keys[at] ?? 0
      if (this.#telling[key] !== 1) continue
      const hash = this.#hashes[key] ?? 0
      const first = Math.max(reading.sentenceFrom(at), at - window)
      for (let other = at - 1; other >= first; other--) {
        const otherKey = keys[other] ?? 0
        if (this.#telling[otherKey] !== 1 || otherKey === key) continue
        const pair = pairHash(this.#hashes[otherKey] ?? 0, hash)
        if (!this.#pairSeen.mayHave(pair)) continue
        this.#pairs.each(pair, candidatesMax, (phrase) => {
          if (this.#mayCover(phrase)) this.#weigh(phrase, reading, keys, other, at, best)
        })
      }
    }
  }

  /** Whether enough of a phrase's words stand anywhere in the text, by a glance that may be too kind. */
  #mayCover(phrase: number): boolean {
    let seen = 0
    const to = this.#contentAt[phrase + 1] ?? 0
    for (let at = this.#contentAt[phrase] ?? 0; at < to; at++) {
      const key = this.#content[at] ?? 0
      if (this.#present[key & presentMask] === 1) seen += this.#weights[key] ?? 0
    }
    return seen >= (this.#whole[phrase] ?? 0) * coverageMin
  }

  #weigh(
    at: number,
    reading: Reading,
    keys: Int32Array,
    from: number,
    to: number,
    best: Map<string, InitiativeMatch>,
  ): void {
    const phrase = this.#phrases[at]
    if (!phrase || best.get(phrase.initiative.id)?.exact) return
    const reach = phrase.keys.length + slack
    if (to - from >= reach) return
    const first = Math.max(reading.sentenceFrom(to), to - reach + 1)
    const last = Math.min(reading.sentenceTo(to), from + reach)
    let seen = 0
    let low = from
    let high = to
    for (const key of phrase.content) {
      for (let word = first; word < last; word++) {
        if (keys[word] !== key) continue
        seen += this.#weights[key] ?? 0
        low = Math.min(low, word)
        high = Math.max(high, word)
        break
      }
    }
    if (seen < (this.#whole[at] ?? 0) * coverageMin || high - low >= reach) return
    keep(best, { initiative: phrase.initiative, exact: false, from: low, to: high + 1 })
  }
}

function keep(best: Map<string, InitiativeMatch>, match: InitiativeMatch): void {
  const known = best.get(match.initiative.id)
  const isWider = known && match.exact === known.exact && match.to - match.from > known.to - known.from
  if (!known || (match.exact && !known.exact) || isWider) best.set(match.initiative.id, match)
}

/** How many times a number can be halved: a logarithm in whole steps, the same in every runtime. */
function halvings(value: number): number {
  let count = 0
  for (let rest = Math.floor(value); rest > 1; rest >>= 1) count++
  return count
}
