import { type End, gapMarks, type Lexicon } from './lexicon.ts'
import type { Word } from './word.ts'
import { hasKey, isEntryOf, keysFrom, keysTo, listsFrom, Start, startSize, startsFrom } from './word-pages.ts'

/** What stands before a word, one bit each. */
export const Before = {
  comma: 1,
  colon: 2,
  line: 4,
  dash: 8,
  bracket: 16,
  quote: 32,
  /** The word is a hashtag, a mention, or a part of an address. */
  tag: 64,
  mention: 128,
  link: 256,
  hyphen: 512,
  slash: 1024,
  apart: 2048,
} as const

/** What a text holds somewhere, one bit each: cheap reasons to wake a detector. */
export const Mark = {
  digits: 1,
  at: 2,
  link: 4,
  tag: 8,
  bracket: 16,
  quote: 32,
  caps: 64,
  colon: 128,
  percent: 256,
  money: 512,
  /** Two capitalised words in a row, or one inside a sentence. */
  name: 1024,
  picture: 2048,
  /** Words that were disguised. */
  disguise: 4096,
  question: 8192,
  exclaim: 16384,
  /** A long run of letters and digits without a space. */
  token: 32768,
  copyright: 65536,
  /** Six digits or more in a row, signs and single spaces between them aside: long enough to be somebody's. */
  number: 131072,
} as const

/** Words `from` up to and not including `to`; `wide` is the whole phrase where only part is pointed at. */
export type Hit = {
  readonly from: number
  readonly to: number
  readonly wideFrom: number
  readonly wideTo: number
}

const none: readonly Hit[] = []
/** Texts of more words than this are sorted by list before they are asked. */
const longFrom = 250
const singleHit = (at: number): Hit => ({ from: at, to: at + 1, wideFrom: at, wideTo: at + 1 })

/** One field of a draft as words, with their places in the text as given. */
export class Reading {
  /** `text`, `media.0.alt`, … */
  readonly field: string
  readonly source: string
  readonly words: Word[] = []
  /** UTF-16 offsets of each word. */
  readonly from: number[] = []
  readonly to: number[] = []
  readonly before: number[] = []
  /** The number of each word's sentence, and where sentences start; none is longer than 80 words. */
  readonly sentence: number[] = []
  readonly starts: number[] = [0]
  readonly quoted: boolean[] = []
  marks = 0
  readonly #lexicon: Lexicon
  readonly #lists: number[] = []
  readonly #hits: number[] = []
  /** Lists that were hit at all, and lists of which a phrase was hit; one bit each. */
  readonly #seen: Uint32Array
  readonly #phrased: Uint32Array
  #byList: Map<number, readonly Hit[]> | undefined
  #single: Map<number, number[]> | undefined
  #cover: Map<number, Uint8Array> | undefined

  constructor(field: string, source: string, lexicon: Lexicon) {
    this.field = field
    this.source = source
    this.#lexicon = lexicon
    this.#seen = new Uint32Array((lexicon.listCount >> 5) + 1)
    this.#phrased = new Uint32Array(this.#seen.length)
  }

  get length(): number {
    return this.words.length
  }

  /**
   * Notes which lists the words are of, and walks every phrase of every list over the words, once,
   * each from its rarest word.
   */
  match(): void {
    const path: number[] = []
    for (let at = 0; at < this.words.length; at++) {
      const word = this.words[at]
      if (!word) continue
      const { page, row } = word
      const starts = startsFrom(page, row)
      for (let n = listsFrom(row); n < starts; n++) setBit(this.#seen, page[n] ?? 0)
      path[0] = at
      for (let n = starts; n < keysFrom(page, row); n += startSize)
        this.#begin(page[n] ?? 0, page[n + 1] ?? 0, page[n + 2] ?? 0, at, path)
    }
  }

  #begin(how: number, node: number, key: number, at: number, path: number[]): void {
    if (how === Start.every) this.#onward(node, at, 1, 1, path)
    else {
      const step = how === Start.ahead ? 1 : -1
      const next = this.words[at + step]
      if (!next || this.sentence[at + step] !== this.sentence[at] || !hasKey(next.page, next.row, key)) return
      this.#enter(node, at + step, step, 1, path)
    }
  }

  /** At `node`, the last word met at `at`; `step` is 1 towards the end of the text, −1 towards its start. */
  #walk(node: number, at: number, step: number, depth: number, path: number[]): void {
    const { trie, ends } = this.#lexicon
    for (let end = trie.firstEnd(node); end !== 0; end = trie.nextEnd(end)) {
      const one = ends[trie.valueOf(end)]
      if (one) this.#put(one, path)
    }
    this.#onward(node, at, step, depth, path)
  }

  #onward(node: number, at: number, step: number, depth: number, path: number[]): void {
    const { rows, turns } = this.#lexicon
    if ((rows.marks[node] ?? 0) & gapMarks) this.#leap(node, at, step, depth, path)
    if (step > 0) {
      const behind = turns[node] ?? 0
      if (behind !== 0) this.#onward(behind, path[0] ?? 0, -1, depth, path)
    }
    const next = at + step
    if (this.sentence[next] === this.sentence[at]) this.#step(node, next, step, depth, path)
  }

  #leap(node: number, at: number, step: number, depth: number, path: number[]): void {
    const lexicon = this.#lexicon
    let gaps = ((lexicon.rows.marks[node] ?? 0) & gapMarks) >> 1
    for (let size = 0; gaps !== 0; size++, gaps >>= 1) {
      if ((gaps & 1) === 0) continue
      const gap = lexicon.gapAfter(node, size)
      for (let skip = 1; skip <= size + 1; skip++) {
        const next = at + skip * step
        if (this.sentence[next] !== this.sentence[at]) break
        this.#step(gap, next, step, depth, path)
      }
    }
  }

  /** Tries the edges of a node or the keys of a word, whichever are fewer. */
  #step(node: number, at: number, step: number, depth: number, path: number[]): void {
    const { start, keys, nodes } = this.#lexicon.rows
    const first = start[node] ?? 0
    const last = start[node + 1] ?? 0
    const word = this.words[at]
    if (first === last || !word) return
    const { page, row } = word
    const keysEnd = keysTo(page, row)
    const keysStart = keysFrom(page, row)
    if (last - first > keysEnd - keysStart) {
      for (let n = keysStart; n < keysEnd; n++)
        this.#enter(this.#lexicon.trie.step(node, page[n] ?? 0), at, step, depth, path)
      return
    }
    for (let edge = first; edge < last; edge++) {
      if (hasKey(page, row, keys[edge] ?? 0)) this.#enter(nodes[edge] ?? 0, at, step, depth, path)
    }
  }

  #enter(node: number, at: number, step: number, depth: number, path: number[]): void {
    if (node === 0) return
    path[depth] = at
    this.#walk(node, at, step, depth + 1, path)
  }

  #put({ list, markFirst, markLast, wideFirst, wideLast }: End, path: readonly number[]): void {
    this.#lists.push(list)
    this.#hits.push(
      path[markFirst] ?? 0,
      (path[markLast] ?? 0) + 1,
      path[wideFirst] ?? 0,
      (path[wideLast] ?? 0) + 1,
    )
    setBit(this.#seen, list)
    setBit(this.#phrased, list)
  }

  /** Whether a list was hit anywhere; cheap, and exceptions are not yet taken off. */
  has(list: number): boolean {
    return hasBit(this.#seen, list)
  }

  /** The places where a list was hit, in order, less those inside its exceptions. */
  hits(list: number): readonly Hit[] {
    if (!this.has(list)) return none
    const known = this.#byList?.get(list)
    if (known) return known
    let hits: readonly Hit[] = this.#collect(list)
    if (this.has(list + 1)) {
      const except = this.#mask(this.#collect(list + 1))
      hits = hits.filter(({ from, to }) => !isCovered(except, from, to))
    }
    this.#byList ??= new Map()
    this.#byList.set(list, hits)
    return hits
  }

  #collect(list: number): Hit[] {
    const found: Hit[] = []
    if (this.words.length > longFrom) {
      this.#single ??= this.#bySingle()
      for (const at of this.#single.get(list) ?? []) found.push(singleHit(at))
    } else {
      for (let at = 0; at < this.words.length; at++) {
        const word = this.words[at]
        if (word && isEntryOf(word.page, word.row, list)) found.push(singleHit(at))
      }
    }
    if (!hasBit(this.#phrased, list)) return found
    for (let at = 0, hit = 0; at < this.#lists.length; at++, hit += 4) {
      if (this.#lists[at] !== list) continue
      const [from = 0, to = 0, wideFrom = 0, wideTo = 0] = this.#hits.slice(hit, hit + 4)
      found.push({ from, to, wideFrom, wideTo })
    }
    found.sort((a, b) => a.from - b.from || b.to - a.to || a.wideFrom - b.wideFrom)
    return found.filter((hit, at) => hit.from !== found[at - 1]?.from || hit.to !== found[at - 1]?.to)
  }

  /** In a long text nearly every list is asked for, so the words are sorted by list once. */
  #bySingle(): Map<number, number[]> {
    const places = new Map<number, number[]>()
    for (let at = 0; at < this.words.length; at++) {
      const word = this.words[at]
      if (!word) continue
      const { page, row } = word
      for (let n = listsFrom(row); n < startsFrom(page, row); n++) {
        const list = page[n] ?? 0
        const known = places.get(list)
        if (known) known.push(at)
        else places.set(list, [at])
      }
    }
    return places
  }

  /** Whether the word at `at` lies in a hit of a list. */
  is(at: number, list: number): boolean {
    if (!this.has(list)) return false
    if (!hasBit(this.#phrased, list) && !this.has(list + 1)) {
      const word = this.words[at]
      return word !== undefined && isEntryOf(word.page, word.row, list)
    }
    this.#cover ??= new Map()
    let cover = this.#cover.get(list)
    if (!cover) {
      cover = this.#mask(this.hits(list))
      this.#cover.set(list, cover)
    }
    return cover[at] === 1
  }

  #mask(hits: readonly Hit[]): Uint8Array {
    const mask = new Uint8Array(this.words.length)
    let done = 0
    for (const { from, to } of hits) {
      for (let at = Math.max(from, done); at < to; at++) mask[at] = 1
      done = Math.max(done, to)
    }
    return mask
  }

  /** First word of the sentence that holds `at`. */
  sentenceFrom(at: number): number {
    return this.starts[this.sentence[at] ?? 0] ?? 0
  }

  /** The first word after the sentence that holds `at`. */
  sentenceTo(at: number): number {
    return this.starts[(this.sentence[at] ?? 0) + 1] ?? this.words.length
  }

  /** The text of words `from` up to `to`, as given. */
  textOf(from: number, to: number): string {
    return this.source.slice(this.from[from] ?? 0, this.to[to - 1] ?? 0)
  }
}

const hasBit = (bits: Uint32Array, at: number): boolean => ((bits[at >> 5] ?? 0) & (1 << (at & 31))) !== 0

function setBit(bits: Uint32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31))
}

function isCovered(mask: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (mask[at] !== 1) return false
  return true
}
