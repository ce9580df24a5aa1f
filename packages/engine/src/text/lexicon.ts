import { anchored, type Ending, type Path, turn } from './anchor.ts'
import { commonness } from './common-words.ts'
import { type Element, type Phrase, parsePhrase } from './phrase.ts'
import { slipsOf } from './slips.ts'
import { stem } from './stem.ts'
import { type Rows, Trie } from './trie.ts'
import { Start } from './word-pages.ts'

/** Which list a phrase is of, and at which depths of the walk its words were met. */
export type End = Ending & { readonly list: number }

/** The bits of a node's marks that stand for gaps. */
export const gapMarks = 0x7fe

const edgesToldMax = 6
const gapKey = (size: number): number => -1 - size
const sequenceLimit = 8192

const isOneWord = ([first, ...more]: readonly (readonly number[])[]): boolean =>
  first !== undefined && more.length === 0 && first.length === 1 && (first[0] ?? -1) >= 0

const onlyKey = ([first]: readonly (readonly number[])[]): number => first?.[0] ?? 0

/**
 * Every list of every pack in one trie, so that a text is walked once. Built when a pack is compiled;
 * afterwards nothing in it changes.
 */
export class Lexicon {
  readonly trie = new Trie()
  readonly ends: End[] = []
  /** The trie's edges, laid out when it is built. */
  rows: Rows = new Trie().rows()
  /** By node: the node from which the words before the anchor are met, or 0. */
  turns = new Int32Array(0)
  readonly gapMax = 9
  readonly #keys = new Map<string, number>()
  readonly #classes = new Map<string, number>()
  readonly #classesOf = new Map<number, number[]>()
  readonly #listIds = new Map<string, number>()
  readonly #phrases: Phrase[][] = []
  /** Words of lists that people disguise, by first letter and length. */
  readonly #disguised = new Map<string, string[]>()
  readonly #isDisguised = new Set<string>()
  readonly #slips = new Map<string, string>()
  /** What was worked out for an element, kept while the lexicon is built. */
  readonly #waysOf = new Map<string, readonly (readonly number[])[]>()
  readonly #wayOfWord = new Map<string, readonly (readonly number[])[]>()
  /** How common the words of a key are together. */
  readonly #weights = new Map<number, number>()
  #nextKey = 1
  /** Keys up to this one are of the lists that decide how a text is read. */
  #knownMax = 0

  /** The number of a list, its exceptions are the next; a list nobody filled has a number and never a hit. */
  listId(name: string): number {
    const known = this.#listIds.get(name)
    if (known !== undefined) return known
    const id = this.#phrases.length
    this.#listIds.set(name, id)
    this.#listIds.set(`${name}!`, id + 1)
    this.#phrases.push([], [])
    return id
  }

  get listCount(): number {
    return this.#phrases.length
  }

  /** Lines starting with `!` are places where the list does not count: the list `NAME!`. */
  addList(name: string, lines: readonly string[]): void {
    const own = this.listId(name)
    const except = this.listId(`${name}!`)
    for (const line of lines) {
      if (line.startsWith('!')) this.#phrases[except]?.push(parsePhrase(line.slice(1)))
      else this.#phrases[own]?.push(parsePhrase(line))
    }
  }

  /**
   * Puts the lists into the trie. `scopeOf` says under which name a `{list}` of a list is found, and
   * `decides` whether a list's words decide how a text is read: what is taken for a disguise, where words
   * are parted. The other lists are looked for in the text as it is read without them, so that adding
   * them takes no hit away.
   */
  build(
    scopeOf: (list: string, name: string) => string,
    decides: (list: string) => boolean = () => true,
  ): void {
    const lists = [...this.#listIds]
    this.#addLists(
      lists.filter(([name]) => decides(name)),
      scopeOf,
    )
    this.#knownMax = this.#nextKey - 1
    this.#addLists(
      lists.filter(([name]) => !decides(name)),
      scopeOf,
    )
    this.rows = this.trie.rows()
    this.turns = this.rows.marks.map((marks, node) => (marks & (1 << -turn) ? this.trie.step(node, turn) : 0))
  }

  #addLists(
    lists: readonly (readonly [name: string, list: number])[],
    scopeOf: (list: string, name: string) => string,
  ): void {
    for (const [name, list] of lists) {
      const resolve = (inner: string): string => scopeOf(name, inner)
      for (const phrase of this.#phrases[list] ?? []) {
        try {
          this.#addPhrase(list, phrase, resolve)
        } catch (error) {
          const words = phrase.elements.map(
            (one) => [...one.words, ...one.lists.map((l) => `{${l}}`)].join('|') || '..',
          )
          throw new RangeError(
            `list ${name}: ${words.join(' ')}: ${error instanceof Error ? error.message : ''}`,
          )
        }
      }
    }
  }

  markDisguised(names: Iterable<string>): void {
    for (const name of names) {
      for (const { elements } of this.#phrases[this.listId(name)] ?? []) {
        if (elements.length !== 1) continue
        for (const written of elements[0]?.words ?? []) {
          const word = written.startsWith('=') ? written.slice(1) : written
          if (this.#isDisguised.has(word)) continue
          this.#isDisguised.add(word)
          const bucket = `${word[0]}${word.length}`
          this.#disguised.set(bucket, [...(this.#disguised.get(bucket) ?? []), word])
        }
      }
    }
  }

  /** Lets words of lists be read from slips of the pen, except where the slip is a word of its own. */
  markMisspelt(names: Iterable<string>, realWords: ReadonlySet<string>): void {
    for (const name of names) {
      for (const { elements } of this.#phrases[this.listId(name)] ?? []) {
        if (elements.length !== 1) continue
        for (const written of elements[0]?.words ?? []) {
          const word = written.startsWith('=') ? written.slice(1) : written
          for (const slip of slipsOf(word)) {
            if (!this.#slips.has(slip) && !realWords.has(slip)) this.#slips.set(slip, word)
          }
        }
      }
    }
  }

  /** The word of a list that a slip stands for. */
  meantBy(slip: string): string | undefined {
    return this.#slips.get(slip)
  }

  isDisguised(word: string): boolean {
    return this.#isDisguised.has(word) || this.#isDisguised.has(stem(word))
  }

  disguisedLike(first: string, length: number): readonly string[] {
    return this.#disguised.get(`${first}${length}`) ?? []
  }

  /** Whether a word stands in a list that decides how a text is read, so that it needs no other reading. */
  knows(form: string): boolean {
    return (
      (this.#keys.get(`=${form}`) ?? Number.POSITIVE_INFINITY) <= this.#knownMax ||
      (this.#keys.get(stem(form)) ?? Number.POSITIVE_INFINITY) <= this.#knownMax
    )
  }

  /** The keys by which a word can step through the trie: as written, by stem, by class. */
  keysOf(form: string): number[] {
    const keys: number[] = []
    for (const name of [`=${form}`, stem(form)]) {
      const key = this.#keys.get(name)
      if (key !== undefined) keys.push(key, ...(this.#classesOf.get(key) ?? []))
    }
    return [...new Set(keys)]
  }

  /** The lists of which a phrase ends at a node. */
  listsEndingAt(node: number): number[] {
    const lists: number[] = []
    for (let end = this.trie.firstEnd(node); end !== 0; end = this.trie.nextEnd(end)) {
      lists.push(this.ends[this.trie.valueOf(end)]?.list ?? 0)
    }
    return lists
  }

  /**
   * How phrases go on from the node of a first word, for its row among the pages. Few edges are told one
   * by one, so that the walk looks at its neighbour before it goes to the node.
   */
  startsAt(node: number): number[] {
    const { start, marks } = this.rows
    const behind = this.turns[node] ?? 0
    const edges = (at: number): number => (start[at + 1] ?? 0) - (start[at] ?? 0)
    const hasGap = ((marks[node] ?? 0) | (behind === 0 ? 0 : (marks[behind] ?? 0))) & gapMarks
    const count = edges(node) + (behind === 0 ? 0 : edges(behind))
    if (hasGap || count > edgesToldMax) return [Start.every, node, 0]
    return [...(behind === 0 ? [] : this.#edges(behind, Start.behind)), ...this.#edges(node, Start.ahead)]
  }

  #edges(node: number, how: number): number[] {
    const { start, keys, nodes } = this.rows
    const told: number[] = []
    for (let edge = start[node] ?? 0; edge < (start[node + 1] ?? 0); edge++)
      told.push(how, nodes[edge] ?? 0, keys[edge] ?? 0)
    return told
  }

  /** The node behind a gap of up to `size` words. */
  gapAfter(node: number, size: number): number {
    return this.trie.step(node, gapKey(size))
  }

  #key(word: string): number {
    const name = word.startsWith('=') ? word : stem(word)
    const known = this.#keys.get(name)
    if (known !== undefined) return known
    const key = this.#nextKey++
    this.#keys.set(name, key)
    this.#weights.set(key, commonness(name))
    return key
  }

  /** One key for several words: a word in two classes has two more ways to step. */
  #classKey(words: readonly string[]): number {
    const keys = [...new Set(words.map((word) => this.#key(word)))].sort((a, b) => a - b)
    const [first] = keys
    if (keys.length === 1 && first !== undefined) return first
    const name = keys.join(' ')
    const known = this.#classes.get(name)
    if (known !== undefined) return known
    const key = this.#nextKey++
    this.#classes.set(name, key)
    this.#weights.set(
      key,
      keys.reduce((sum, member) => sum + (this.#weights.get(member) ?? 0), 0),
    )
    for (const member of keys) {
      const classes = this.#classesOf.get(member)
      if (classes) classes.push(key)
      else this.#classesOf.set(member, [key])
    }
    return key
  }

  #addPhrase(list: number, phrase: Phrase, resolve: (name: string) => string): void {
    for (const path of this.#paths(phrase, resolve)) {
      const { keys, ending } = anchored(path, this.#weightOf)
      let node = 0
      for (const key of keys) node = this.trie.add(node, key)
      this.ends.push({ list, ...ending })
      this.trie.end(node, this.ends.length - 1)
    }
  }

  readonly #weightOf = (key: number): number => this.#weights.get(key) ?? 0

  /** A phrase as plain rows of keys: optional words taken in and left out, lists of phrases spelled out. */
  #paths(phrase: Phrase, resolve: (name: string) => string, depth = 0): readonly Path[] {
    const ways = phrase.elements.map((element) => this.#ways(element, resolve, depth))
    // Nine phrases of ten are words and nothing else, and there are a hundred thousand.
    if (ways.every(isOneWord))
      return [
        { keys: ways.map(onlyKey), words: ways.length, markFrom: phrase.markFrom, markTo: phrase.markTo },
      ]
    let paths: Path[] = [{ keys: [], words: 0, markFrom: 0, markTo: 0 }]
    ways.forEach((some, at) => {
      paths = paths.flatMap((path) => {
        const start = at === phrase.markFrom ? { ...path, markFrom: path.words } : path
        return some.map((way) => {
          const words = start.words + way.filter((key) => key >= 0).length
          const markTo = at < phrase.markTo ? words : start.markTo
          return { keys: [...start.keys, ...way], words, markFrom: start.markFrom, markTo }
        })
      })
      if (paths.length > sequenceLimit) throw new RangeError('a list entry with too many readings')
    })
    return paths.filter((path) => path.markTo > path.markFrom)
  }

  #ways(element: Element, resolve: (name: string) => string, depth: number): readonly (readonly number[])[] {
    if (element.gap > 0) return [[gapKey(Math.min(element.gap, this.gapMax))]]
    const [only] = element.words
    if (only !== undefined && element.words.length === 1 && element.lists.length === 0 && !element.optional)
      return this.#wayOf(only)
    const lists = element.lists.map(resolve)
    const name = `${element.words.join('|')} ${lists.join('|')}`
    let ways = this.#waysOf.get(name)
    if (!ways) {
      const words = [...element.words]
      const longer: number[][] = []
      for (const list of lists) this.#unfold(list, resolve, depth + 1, words, longer)
      ways = words.length > 0 ? [[this.#classKey(words)], ...longer] : longer
      this.#waysOf.set(name, ways)
    }
    return element.optional ? [...ways, []] : ways
  }

  /** The one way of a word that stands alone. */
  #wayOf(word: string): readonly (readonly number[])[] {
    const known = this.#wayOfWord.get(word)
    if (known) return known
    const way = [[this.#key(word)]]
    this.#wayOfWord.set(word, way)
    return way
  }

  #unfold(
    name: string,
    resolve: (name: string) => string,
    depth: number,
    words: string[],
    longer: number[][],
  ): void {
    if (depth > 6) throw new RangeError(`lists that refer to each other in a circle: ${name}`)
    for (const phrase of this.#phrases[this.listId(name)] ?? []) {
      const [only] = phrase.elements
      if (phrase.elements.length === 1 && only && only.gap === 0 && !only.optional) {
        words.push(...only.words)
        for (const inner of only.lists) this.#unfold(resolve(inner), resolve, depth + 1, words, longer)
      } else {
        longer.push(...this.#paths(phrase, resolve, depth).map((path) => [...path.keys]))
      }
    }
  }
}
