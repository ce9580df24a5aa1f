import { type Chunk, ChunkMemo, type Part } from './chunk-memo.ts'
import { betweenSigns, hasHump, humpsOf, isLetters, withoutPossessive } from './chunk-parts.ts'
import { splitJoined, undisguise } from './disguise.ts'
import { expansions } from './expansions.ts'
import { fold } from './fold.ts'
import { hashOf } from './hash.ts'
import type { Lexicon } from './lexicon.ts'
import { stem } from './stem.ts'
import { Units } from './units.ts'
import { WordPages } from './word-pages.ts'

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

/** A word as read. Interned: two places that read the same share one. What the walk needs stands first. */
export type Word = {
  readonly look: number
  /** Where the walk finds its lists, the starts of phrases and its keys: see `word-pages.ts`. */
  readonly page: Int32Array
  readonly row: number
  /** FNV-1a of the form and of the stem, as signed 32-bit numbers. */
  readonly stemHash: number
  readonly hash: number
  /** What the word alone adds to the tone of a text. */
  readonly tone: number
  /** Folded: small letters, ASCII where there is an ASCII reading, no possessive ending. */
  readonly form: string
  readonly stem: string
}

const partMax = 64

/** Reads written chunks. It keeps what it read, which shows in nothing but speed. */
export class Reader {
  readonly #lexicon: Lexicon
  readonly #neverJoined: ReadonlySet<string>
  readonly #toneOf: (form: string, hash: number) => number
  /** Of the text that is being read; one is read at a time. */
  readonly units = new Units()
  readonly #letters = new Uint16Array(partMax)
  readonly #memo = new ChunkMemo()
  readonly #pages = new WordPages()
  readonly #pictures = new Map<string, Word>()

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
   * The chunk from `from` up to `to` of the units, which holds no space; `inTag` says that it follows a `#`,
   * and `hash` is over its units, so that a chunk that was read before is found without being copied.
   */
  readAt(source: string, from: number, to: number, hash: number, inTag: boolean): Chunk {
    return (
      this.#memo.get(inTag ? ~hash : hash, this.units.codes, from, to) ??
      this.#readAnew(source.slice(from, to), hash, inTag)
    )
  }

  /** A chunk that does not stand in the text as it is. */
  read(chunk: string, inTag: boolean): readonly Part[] {
    const hash = hashOf(chunk) | 0
    const read = this.#known(chunk, hash, inTag) ?? this.#readAnew(chunk, hash, inTag)
    return 'form' in read ? [{ word: read, from: 0, to: chunk.length }] : read
  }

  #known(chunk: string, hash: number, inTag: boolean): Chunk | undefined {
    if (chunk.length > partMax) return undefined
    for (let at = 0; at < chunk.length; at++) this.#letters[at] = chunk.charCodeAt(at)
    return this.#memo.get(inTag ? ~hash : hash, this.#letters, 0, chunk.length)
  }

  #readAnew(text: string, hash: number, inTag: boolean): Chunk {
    const parts = this.#parts(text, inTag)
    const [only] = parts
    const chunk = parts.length === 1 && only?.from === 0 && only.to === text.length ? only.word : parts
    if (text.length <= partMax) this.#memo.put(inTag ? ~hash : hash, text, chunk)
    return chunk
  }

  /** Whether a word needs no other reading. */
  knows(form: string): boolean {
    return this.#lexicon.knows(form)
  }

  #parts(chunk: string, inTag: boolean): readonly Part[] {
    if (chunk.length > 200) return [this.#whole(fold(chunk), chunk, 0)]
    const plain = fold(chunk)
    const short = expansions.get(plain)
    if (short) return short.map((form) => this.#part(form, 0, chunk.length, lookOf(chunk)))
    const bare = withoutPossessive(plain)
    if (bare !== undefined) {
      if (inTag && hasHump(chunk, false)) return this.#humps(chunk)
      if (this.#lexicon.knows(bare)) return [this.#whole(plain, chunk, 0)]
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
      isLetters(plain) && !this.#neverJoined.has(plain) ? splitJoined(plain, this.#lexicon) : undefined
    if (joined) return this.#joined(joined, chunk)
    if (inTag && hasHump(chunk, true)) return this.#humps(chunk)
    return this.#split(chunk)
  }

  /** What is left where signs stand between letters and mean nothing: the words around them. */
  #split(chunk: string): readonly Part[] {
    return betweenSigns(chunk).map(({ text, from }) => this.#whole(fold(text), text, from))
  }

  #humps(chunk: string): readonly Part[] {
    return humpsOf(chunk).flatMap(({ text, from }) =>
      this.read(text, false).map((part) => ({ ...part, from: part.from + from, to: part.to + from })),
    )
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
    let end = plain.endsWith("'s") ? plain.length - 2 : plain.length
    if (end === plain.length) while (plain.charCodeAt(end - 1) === 0x27) end--
    const form = plain.slice(0, end)
    return this.#part(form, offset, offset + raw.length, lookOf(raw) | (possessive ? Look.possessive : 0))
  }

  #part(form: string, from: number, to: number, look: number): Part {
    return { word: this.word(form, look), from, to }
  }

  picture(sign: string): Word {
    const known = this.#pictures.get(sign)
    if (known) return known
    const word = this.word(sign, Look.picture)
    this.#pictures.set(sign, word)
    return word
  }

  word(form: string, look: number): Word {
    const keys = this.#lexicon.keysOf(form)
    const nodes = keys.map((key) => this.#lexicon.trie.step(0, key)).filter((node) => node !== 0)
    const lists = [...new Set(nodes.flatMap((node) => this.#lexicon.listsEndingAt(node)))]
    const starts = nodes.flatMap((node) => this.#lexicon.startsAt(node))
    const { page, row } = this.#pages.put({ lists, starts, keys })
    const hash = hashOf(form)
    const base = stem(form)
    return {
      look,
      page,
      row,
      stemHash: hashOf(base) | 0,
      hash: hash | 0,
      tone: this.#toneOf(form, hash),
      form,
      stem: base,
    }
  }
}

function lookOf(raw: string): number {
  let letters = 0
  let capitals = 0
  let digits = 0
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at)
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) digits++
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
