import { type Chunk, ChunkMemo, type Part } from './chunk-memo.ts'
import { splitJoined, undisguise } from './disguise.ts'
import { expansions } from './expansions.ts'
import { fold } from './fold.ts'
import { hashOf } from './hash.ts'
import type { Lexicon } from './lexicon.ts'
import { stem } from './stem.ts'

/** How a word is written, one bit each. */
export const Look = {
  capital: 1,
  allCaps: 2,
  digits: 4,
  /** Letters and digits in one word. */
  mixed: 8,
  possessive: 16,
  /** Read otherwise than written: signs for letters, letters joined or drawn out. */
  disguised: 32,
  picture: 64,
} as const

/** A word as read. Interned: two places that read the same share one. */
export type Word = {
  /** Folded: small letters, ASCII where there is an ASCII reading, no possessive ending. */
  readonly form: string
  readonly stem: string
  readonly look: number
  /** Lists that hold it as an entry of its own. */
  readonly lists: readonly number[]
  /** Keys by which it steps through the trie, and nodes where phrases begin with it. */
  readonly keys: readonly number[]
  readonly roots: readonly number[]
  /** 256 buckets of keys, one bit each: most steps are known to lead nowhere by these alone. */
  readonly buckets: Int32Array
  /** FNV-1a of the form and of the stem. */
  readonly hash: number
  readonly stemHash: number
  /** What the word alone adds to the tone of a text. */
  readonly tone: number
}

const noBuckets = new Int32Array(8)
const partMax = 64

/** Reads written chunks. It keeps what it read, which shows in nothing but speed. */
export class Reader {
  readonly #lexicon: Lexicon
  readonly #neverJoined: ReadonlySet<string>
  readonly #toneOf: (form: string, hash: number) => number
  readonly #memo = new ChunkMemo()

  constructor(
    lexicon: Lexicon,
    neverJoined: ReadonlySet<string>,
    toneOf: (form: string, hash: number) => number = () => 0,
  ) {
    this.#lexicon = lexicon
    this.#neverJoined = neverJoined
    this.#toneOf = toneOf
  }

  /**
   * The chunk from `from` up to `to`, which holds no space; `inTag` says that it follows a `#`, and
   * `hash` is over its units, so that a chunk that was read before is found without being copied.
   */
  readAt(source: string, from: number, to: number, hash: number, inTag: boolean): Chunk {
    const name = inTag ? ~hash : hash
    const known = this.#memo.get(name, source, from, to)
    if (known) return known
    const text = source.slice(from, to)
    const parts = this.#parts(text, inTag)
    const [only] = parts
    const isWhole = parts.length === 1 && only?.from === 0 && only.to === text.length
    const chunk = { hash: name, text, parts, word: isWhole ? only?.word : undefined }
    if (text.length <= partMax) this.#memo.put(chunk)
    return chunk
  }

  read(chunk: string, inTag: boolean): readonly Part[] {
    return this.readAt(chunk, 0, chunk.length, hashOf(chunk) | 0, inTag).parts
  }

  #parts(chunk: string, inTag: boolean): readonly Part[] {
    if (chunk.length > 200) return [this.#whole(fold(chunk), chunk, 0)]
    const plain = fold(chunk)
    const short = expansions.get(plain)
    if (short) return short.map((form) => this.#part(form, 0, chunk.length, lookOf(chunk)))
    if (/^[a-z]+(?:'s?)?$/.test(plain)) {
      const bare = plain.endsWith("'s")
        ? plain.slice(0, -2)
        : plain.endsWith("'")
          ? plain.slice(0, -1)
          : plain
      if (inTag && /[a-z][A-Z]/.test(chunk)) return this.#humps(chunk)
      if (this.#lexicon.keysOf(bare).length > 0) return [this.#whole(plain, chunk, 0)]
    }
    const meant = undisguise(plain, chunk, this.#lexicon)
    if (meant !== undefined) {
      return [
        this.#part(meant, 0, chunk.length, (lookOf(chunk) & ~(Look.mixed | Look.digits)) | Look.disguised),
      ]
    }
    const slipped = this.#lexicon.meantBy(plain)
    if (slipped !== undefined) return [this.#part(slipped, 0, chunk.length, lookOf(chunk) | Look.disguised)]
    const joined =
      /^[a-z]+$/.test(plain) && !this.#neverJoined.has(plain) ? splitJoined(plain, this.#lexicon) : undefined
    if (joined) return this.#joined(joined, chunk)
    if (inTag && /[a-z\d][A-Z]/.test(chunk)) return this.#humps(chunk)
    return this.#split(chunk)
  }

  /** What is left where signs stand between letters and mean nothing: the words around them. */
  #split(chunk: string): readonly Part[] {
    const parts: Part[] = []
    for (const match of chunk.matchAll(/[^*@$!|+#_]+/g))
      parts.push(this.#whole(fold(match[0]), match[0], match.index))
    return parts
  }

  #humps(chunk: string): readonly Part[] {
    const parts: Part[] = []
    for (const match of chunk.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g)) {
      parts.push(
        ...this.read(match[0], false).map((part) => ({
          ...part,
          from: part.from + match.index,
          to: part.to + match.index,
        })),
      )
    }
    return parts
  }

  /** Invisible characters are not counted by the reading, so joined words share the span of the chunk then. */
  #joined(words: readonly string[], chunk: string): readonly Part[] {
    const exact = words.join('').length === chunk.length
    let at = 0
    return words.map((form) => {
      const from = exact ? at : 0
      at += form.length
      return this.#part(form, from, exact ? at : chunk.length, lookOf(chunk) | Look.disguised)
    })
  }

  #whole(plain: string, raw: string, offset: number): Part {
    const possessive = plain.endsWith("'s") || plain.endsWith("s'")
    const form = plain.endsWith("'s") ? plain.slice(0, -2) : plain.replace(/'+$/, '')
    return this.#part(form, offset, offset + raw.length, lookOf(raw) | (possessive ? Look.possessive : 0))
  }

  #part(form: string, from: number, to: number, look: number): Part {
    return { word: this.word(form, look), from, to }
  }

  word(form: string, look: number): Word {
    const keys = this.#lexicon.keysOf(form)
    const nodes = keys.map((key) => this.#lexicon.trie.step(0, key)).filter((node) => node !== 0)
    const lists = [...new Set(nodes.flatMap((node) => this.#lexicon.listsEndingAt(node)))]
    const roots = nodes.filter((node) => this.#lexicon.leadsOn(node))
    const buckets = keys.length === 0 ? noBuckets : new Int32Array(8)
    for (const key of keys) buckets[(key >> 5) & 7] = (buckets[(key >> 5) & 7] ?? 0) | (1 << (key & 31))
    const hash = hashOf(form)
    const base = stem(form)
    return {
      form,
      stem: base,
      look,
      lists,
      keys,
      roots,
      buckets,
      hash,
      stemHash: hashOf(base) | 0,
      tone: this.#toneOf(form, hash),
    }
  }
}

function lookOf(raw: string): number {
  let letters = 0
  let capitals = 0
  let digits = 0
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
    else if (code >= 65 && code <= 90) capitals++
    else if ((code >= 97 && code <= 122) || code > 0xbf) letters++
  }
  let look = 0
  const first = raw.charCodeAt(0)
  if ((first >= 65 && first <= 90) || (first >= 0xc0 && first <= 0xde)) look |= Look.capital
  if (capitals > 1 && letters === 0) look |= Look.allCaps
  if (digits > 0) look |= letters + capitals > 0 ? Look.mixed | Look.digits : Look.digits
  return look
}
