import type { Initiative } from '@secondlook/contract'
import { commonness } from '../text/common-words.ts'
import type { Reading } from '../text/reading.ts'
import { Trie } from '../text/trie.ts'
import { Bloom } from './bloom.ts'
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
  /** Words with a meaning of their own, each once, rarest first once weighed. */
  content: number[]
}

const window = 9
const slack = 3
const coverageMin = 0.75
const candidatesMax = 24
const rareMost = 1
/** What a word of the register may begin. */
const alone = 1
const more = 2

const pairKey = (a: number, b: number): number =>
  a < b
    ? Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
    : Math.imul(b, 0x9e3779b1) ^ Math.imul(a, 0x85ebca6b)

const orderedKey = (first: number, second: number): number =>
  Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0xc2b2ae35)

/** Titles and aliases of initiatives, found as written, inflected, in another order, or nearly whole. */
export class InitiativeIndex {
  readonly #trie = new Trie()
  readonly #keys = new Map<string, number>()
  readonly #phrases: Phrase[] = []
  readonly #weight: number[] = []
  readonly #pairs = new Map<number, number[]>()
  /** Pairs of telling words in either order, and the first two words of phrases in theirs. */
  readonly #pairSeen = new Bloom(22)
  readonly #firstTwo = new Bloom(21)
  /** 1 for words that tell one title from another. */
  #telling = new Uint8Array(0)
  #starts = new Uint8Array(0)

  constructor(initiatives: readonly Initiative[]) {
    const reader = new EntryReader()
    const counts: number[] = []
    for (const initiative of initiatives) {
      for (const name of new Set([initiative.title, ...(initiative.aliases ?? [])])) {
        const phrase = this.#phrase(initiative, name, reader)
        if (!phrase) continue
        this.#phrases.push(phrase)
        for (const key of phrase.content) counts[key] = (counts[key] ?? 0) + 1
      }
    }
    // The order of the register's entries must show in nothing.
    this.#phrases.sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : a.initiative.id < b.initiative.id ? -1 : 1,
    )
    const rank = Math.max(this.#phrases.length, 2)
    counts.forEach((count, key) => {
      this.#weight[key] = 1 + bits(rank / count)
    })
    this.#starts = new Uint8Array(this.#keys.size + 1)
    this.#telling = new Uint8Array(this.#keys.size + 1)
    for (const [at, phrase] of this.#phrases.entries()) this.#add(phrase, at)
  }

  #phrase(initiative: Initiative, name: string, reader: EntryReader): Phrase | undefined {
    const { words } = reader.read(name)
    if (words.length === 0) return undefined
    const keys = words.map(({ stem }) => this.#key(stem))
    const telling = words.filter(({ stem }) => commonness(stem) <= rareMost)
    const content = [...new Set(telling.map(({ stem }) => this.#key(stem)))]
    return { initiative, name, keys, content }
  }

  #key(stem: string): number {
    const known = this.#keys.get(stem)
    if (known !== undefined) return known
    this.#keys.set(stem, this.#keys.size + 1)
    return this.#keys.size
  }

  #add(phrase: Phrase, at: number): void {
    let node = 0
    for (const key of phrase.keys) node = this.#trie.add(node, key)
    this.#trie.end(node, at)
    const [first = 0, second] = phrase.keys
    this.#starts[first] = (this.#starts[first] ?? 0) | (second === undefined ? alone : more)
    if (second !== undefined) this.#firstTwo.add(orderedKey(first, second))
    if (phrase.content.length < 2) return
    for (const key of phrase.content) this.#telling[key] = 1
    const rare = [...phrase.content]
      .sort((a, b) => (this.#weight[b] ?? 0) - (this.#weight[a] ?? 0) || a - b)
      .slice(0, 3)
    for (const [i, a] of rare.entries()) for (const b of rare.slice(i + 1)) this.#addPair(pairKey(a, b), at)
  }

  #addPair(pair: number, phrase: number): void {
    this.#pairSeen.add(pair)
    const list = this.#pairs.get(pair)
    if (list) list.push(phrase)
    else this.#pairs.set(pair, [phrase])
  }

  /** Every initiative the words speak of, each once, its clearest and first place. */
  match(reading: Reading): InitiativeMatch[] {
    if (this.#phrases.length === 0) return []
    const keys = new Int32Array(reading.length)
    let known = 0
    for (let at = 0; at < keys.length; at++) {
      const key = this.#keys.get(reading.words[at]?.stem ?? '')
      if (key === undefined) continue
      keys[at] = key
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
      const begins = key === 0 ? 0 : (this.#starts[key] ?? 0)
      if (begins === 0) continue
      if ((begins & alone) === 0 && !this.#firstTwo.mayHave(orderedKey(key, keys[at + 1] ?? 0))) continue
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
      const first = Math.max(reading.sentenceFrom(at), at - window)
      for (let other = at - 1; other >= first; other--) {
        const otherKey = keys[other] ?? 0
        if (this.#telling[otherKey] !== 1 || otherKey === key) continue
        const pair = pairKey(otherKey, key)
        if (!this.#pairSeen.mayHave(pair)) continue
        const phrases = this.#pairs.get(pair)
        if (!phrases) continue
        for (let n = 0; n < phrases.length && n < candidatesMax; n++) {
          const phrase = this.#phrases[phrases[n] ?? 0]
          if (phrase) this.#weigh(phrase, reading, keys, other, at, best)
        }
      }
    }
  }

  #weigh(
    phrase: Phrase,
    reading: Reading,
    keys: Int32Array,
    from: number,
    to: number,
    best: Map<string, InitiativeMatch>,
  ): void {
    if (best.get(phrase.initiative.id)?.exact) return
    const reach = phrase.keys.length + slack
    if (to - from >= reach) return
    const first = Math.max(reading.sentenceFrom(to), to - reach + 1)
    const last = Math.min(reading.sentenceTo(to), from + reach)
    let all = 0
    let seen = 0
    let low = from
    let high = to
    for (const key of phrase.content) {
      const weight = this.#weight[key] ?? 1
      all += weight
      for (let at = first; at < last; at++) {
        if (keys[at] !== key) continue
        seen += weight
        low = Math.min(low, at)
        high = Math.max(high, at)
        break
      }
    }
    if (seen < all * coverageMin || high - low >= reach) return
    keep(best, { initiative: phrase.initiative, exact: false, from: low, to: high + 1 })
  }
}

function keep(best: Map<string, InitiativeMatch>, match: InitiativeMatch): void {
  const known = best.get(match.initiative.id)
  if (
    !known ||
    (match.exact && !known.exact) ||
    (match.exact === known.exact && match.to - match.from > known.to - known.from)
  ) {
    best.set(match.initiative.id, match)
  }
}

/** How many times a number can be halved: a logarithm in whole steps, the same in every runtime. */
function bits(value: number): number {
  let count = 0
  for (let rest = Math.floor(value); rest > 1; rest >>= 1) count++
  return count
}
