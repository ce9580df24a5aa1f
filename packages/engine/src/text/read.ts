import { fold, isApostrophe, Unit, unitAt, unitOfPair } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import { Before, Mark, Reading } from './reading.ts'
import { Look, type Reader, type Word } from './word.ts'

const sentenceWordsMax = 80
const shortForms = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'prof',
  'rev',
  'hon',
  'sen',
  'no',
  'vs',
  'eg',
  'ie',
  'etc',
  'inc',
  'ltd',
  'pty',
  'co',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'am',
  'pm',
  'cl',
  'para',
  'fig',
  'approx',
  'min',
  'max',
  'tel',
  'ph',
  'ext',
])

/** Signs that may stand inside a word that somebody disguised: `sh!t`, `a$$`, `f**k`. */
const isInner = (code: number): boolean =>
  code === 0x2a ||
  code === 0x40 ||
  code === 0x24 ||
  code === 0x21 ||
  code === 0x7c ||
  code === 0x2b ||
  code === 0x23 ||
  code === 0x5f

/** Turns one field into words: one pass over the text, one look-up a word. */
export function readField(field: string, source: string, lexicon: Lexicon, reader: Reader): Reading {
  const pass = new Pass(new Reading(field, source, lexicon), reader)
  pass.run()
  pass.reading.match()
  return pass.reading
}

class Pass {
  readonly reading: Reading
  readonly #reader: Reader
  readonly #source: string
  #before = 0
  #sentence = 0
  #sentenceStart = 0
  #ends = false
  #lineEnds = 0
  #quote = 0
  #quoteWord = 0
  #singles = 0
  #linkUntil = 0
  #marks = 0

  constructor(reading: Reading, reader: Reader) {
    this.reading = reading
    this.#reader = reader
    this.#source = reading.source
  }

  run(): void {
    const source = this.#source
    let at = 0
    while (at < source.length) {
      const unit = unitAt(source, at)
      if (unit === Unit.letter || unit === Unit.digit) at = this.#word(at)
      else if (unit === Unit.pair) at = this.#pair(at)
      else {
        if (unit !== Unit.ignored) this.#sign(at, unit)
        at++
      }
    }
    this.#joinSingles()
    if (this.#quote !== 0) this.#unquote()
    this.reading.marks |= this.#marks
    this.reading.starts[this.#sentence + 1] = this.reading.length
  }

  /** The end of the chunk that starts at `at`: letters and digits, and signs between them. */
  #chunkEnd(at: number): number {
    const source = this.#source
    let end = at
    while (end < source.length) {
      const unit = unitAt(source, end)
      if (unit === Unit.letter || unit === Unit.digit) end++
      else if (unit === Unit.pair) {
        if (unitOfPair(source, end) > Unit.digit) break
        end += 2
      } else if (unit === Unit.ignored) end++
      else if (unit === Unit.sign && end > at) {
        const next = this.#innerEnd(end)
        if (next === end) break
        end = next
      } else break
    }
    return end
  }

  /** An apostrophe before a letter, or up to six signs that stand for letters; else where it was. */
  #innerEnd(at: number): number {
    const source = this.#source
    const code = source.charCodeAt(at)
    if (isApostrophe(code))
      return at + 1 < source.length && unitAt(source, at + 1) === Unit.letter ? at + 1 : at
    if (!isInner(code)) return at
    let end = at + 1
    while (end < source.length && end < at + 6 && isInner(source.charCodeAt(end))) end++
    const next = end < source.length ? unitAt(source, end) : Unit.space
    if (next === Unit.letter || next === Unit.digit) return end
    const masks = code === 0x2a || code === 0x24
    return masks && end - at >= 2 && source.charCodeAt(end - 1) === code ? end : at
  }

  #word(start: number): number {
    const source = this.#source
    let end = this.#chunkEnd(start)
    while (end > start && unitAt(source, end - 1) === Unit.ignored && !isLowSurrogate(source, end - 1)) end--
    const from = this.#dollarStart(start)
    const parts = this.#reader.read(source.slice(from, end), (this.#before & Before.tag) !== 0)
    for (const { word, from: partFrom, to } of parts) this.#put(word, from + partFrom, from + to)
    if (end - start >= 16) this.#marks |= Mark.token
    return end
  }

  /** `$hit`: a dollar sign before a letter belongs to the word. */
  #dollarStart(start: number): number {
    if (
      start === 0 ||
      this.#source.charCodeAt(start - 1) !== 0x24 ||
      unitAt(this.#source, start) !== Unit.letter
    )
      return start
    return start > 1 && unitAt(this.#source, start - 2) === Unit.letter ? start : start - 1
  }

  #pair(at: number): number {
    const unit = unitOfPair(this.#source, at)
    if (unit === Unit.letter || unit === Unit.digit) return this.#word(at)
    if (unit === Unit.picture) {
      this.#marks |= Mark.picture
      this.#put(
        this.#reader.word(String.fromCodePoint(this.#source.codePointAt(at) ?? 0), Look.picture),
        at,
        at + 2,
      )
    }
    return at + ((this.#source.codePointAt(at) ?? 0 > 0xffff) ? 2 : 1)
  }

  #put(word: Word, from: number, to: number): void {
    const { reading } = this
    const at = reading.length
    if (this.#ends || at - this.#sentenceStart >= sentenceWordsMax) {
      if (at > 0) this.#sentence++
      this.#sentenceStart = at
      this.#ends = false
      reading.starts[this.#sentence] = at
    }
    if (at === 0) reading.starts[0] = 0
    reading.words.push(word)
    reading.from.push(from)
    reading.to.push(to)
    reading.before.push(from < this.#linkUntil ? this.#before | Before.link : this.#before)
    reading.sentence.push(this.#sentence)
    reading.quoted.push(this.#quote !== 0)
    this.#mark(word, at)
    this.#before = 0
    this.#lineEnds = 0
    if (this.#isSingle(at)) this.#singles++
    else this.#joinSingles()
  }

  #mark(word: Word, at: number): void {
    const { look } = word
    if (look === 0) return
    if (look & Look.digits) this.#marks |= Mark.digits
    if (look & Look.allCaps) this.#marks |= Mark.caps
    if (look & Look.capital && at > this.#sentenceStart) this.#marks |= Mark.name
    if (look & Look.disguised) this.#marks |= Mark.disguise
  }

  #isSingle(at: number): boolean {
    const { reading } = this
    return (reading.to[at] ?? 0) - (reading.from[at] ?? 0) === 1 && reading.words[at]?.look !== Look.picture
  }

  /** `i d i o t`: three letters or more, each alone, are read together where that makes a known word. */
  #joinSingles(): void {
    const count = this.#singles
    this.#singles = 0
    if (count < 3) return
    const { reading } = this
    const end = this.#isSingle(reading.length - 1) ? reading.length : reading.length - 1
    const first = end - count
    let chunk = ''
    for (let at = first; at < end; at++) chunk += fold(this.#source.slice(reading.from[at], reading.to[at]))
    if (chunk.length !== count) return
    const parts = this.#reader.read(chunk, false)
    if (parts.length === 0 || parts.some(({ word }) => word.roots.length === 0 && word.form.length > 1))
      return
    this.#replace(first, end, parts)
  }

  #replace(first: number, end: number, parts: readonly { word: Word; from: number; to: number }[]): void {
    const { reading } = this
    const from = parts.map((part) => reading.from[first + part.from] ?? 0)
    const to = parts.map((part) => reading.to[first + part.to - 1] ?? 0)
    const fill = <T>(list: T[], values: T[]): void => void list.splice(first, end - first, ...values)
    const same = <T>(list: T[]): T[] => parts.map((part) => list[first + part.from] as T)
    fill(reading.before, same(reading.before))
    fill(
      reading.sentence,
      parts.map(() => reading.sentence[first] ?? 0),
    )
    fill(reading.quoted, same(reading.quoted))
    fill(
      reading.words,
      parts.map((part) => part.word),
    )
    fill(reading.from, from)
    fill(reading.to, to)
    const sentence = reading.sentence[first] ?? 0
    for (let next = sentence + 1; next <= this.#sentence; next++) {
      reading.starts[next] = Math.min(reading.starts[next] ?? 0, first + parts.length)
    }
    this.#marks |= Mark.disguise
  }

  #sign(at: number, unit: number): void {
    const code = this.#source.charCodeAt(at)
    if (code === 0x0a || code === 0x2028 || code === 0x2029) {
      this.#before |= Before.line
      if (++this.#lineEnds >= 2) this.#endSentence()
      return
    }
    if (unit === Unit.space) return
    if (unit === Unit.picture) {
      this.#marks |= Mark.picture
      this.#put(this.#reader.word(this.#source[at] ?? '', Look.picture), at, at + 1)
      return
    }
    this.#signs(code, at)
  }

  #signs(code: number, at: number): void {
    switch (code) {
      case 0x2e:
      case 0x2026:
        if (this.#isEnd(at)) this.#ends = true
        else this.#before |= Before.link * Number(this.#linkUntil > at)
        break
      case 0x21:
        this.#marks |= Mark.exclaim
        if (this.#isEnd(at)) this.#ends = true
        break
      case 0x3f:
        this.#marks |= Mark.question
        if (this.#isEnd(at)) this.#ends = true
        break
      case 0x2c:
      case 0x3b:
        this.#before |= Before.comma
        break
      case 0x3a:
        this.#marks |= Mark.colon
        this.#before |= Before.colon
        if (this.#source.startsWith('//', at + 1)) this.#link(at)
        break
      case 0x2d:
      case 0x2010:
      case 0x2011:
        this.#before |= this.#isTight(at) ? Before.hyphen : Before.dash
        break
      case 0x2013:
      case 0x2014:
        this.#before |= Before.dash
        break
      case 0x2f:
        this.#before |= Before.slash
        break
      case 0x23:
        this.#marks |= Mark.tag
        this.#before |= Before.tag
        break
      case 0x40:
        this.#marks |= Mark.at
        this.#before |= Before.mention
        break
      case 0x5b:
      case 0x7b:
      case 0x28:
        this.#marks |= Mark.bracket
        this.#before |= Before.bracket
        break
      case 0x25:
        this.#marks |= Mark.percent
        break
      case 0x24:
      case 0xa3:
      case 0x20ac:
        this.#marks |= Mark.money
        break
      case 0xa9:
        this.#marks |= Mark.copyright
        break
      default:
        this.#quoteSign(code, at)
    }
  }

  #link(at: number): void {
    this.#marks |= Mark.link
    let end = at
    while (end < this.#source.length && unitAt(this.#source, end) !== Unit.space) end++
    this.#linkUntil = end
  }

  #quoteSign(code: number, at: number): void {
    const opens = code === 0x201c || code === 0x00ab || code === 0x201e
    const closes = code === 0x201d || code === 0x00bb
    if (!opens && !closes && code !== 0x22) {
      this.#singleQuote(code, at)
      return
    }
    this.#marks |= Mark.quote
    this.#before |= Before.quote
    if (opens || (code === 0x22 && this.#quote === 0)) this.#openQuote(code)
    else this.#quote = 0
  }

  #singleQuote(code: number, at: number): void {
    if (code !== 0x27 && code !== 0x2018 && code !== 0x2019) return
    const next = at + 1 < this.#source.length ? unitAt(this.#source, at + 1) : Unit.space
    const last = at > 0 ? unitAt(this.#source, at - 1) : Unit.space
    if (this.#quote === 0 && code !== 0x2019 && last !== Unit.letter && next === Unit.letter) {
      this.#marks |= Mark.quote
      this.#before |= Before.quote
      this.#openQuote(0x27)
    } else if (this.#quote === 0x27 && last !== Unit.space && next !== Unit.letter) this.#quote = 0
  }

  #openQuote(code: number): void {
    this.#quote = code
    this.#quoteWord = this.reading.length
  }

  /** A quotation that never closes was none. */
  #unquote(): void {
    for (let at = this.#quoteWord; at < this.reading.length; at++) this.reading.quoted[at] = false
    this.#quote = 0
  }

  #endSentence(): void {
    this.#ends = true
    if (this.#quote !== 0) this.#unquote()
  }

  #isTight(at: number): boolean {
    const last = at > 0 ? unitAt(this.#source, at - 1) : Unit.space
    const next = at + 1 < this.#source.length ? unitAt(this.#source, at + 1) : Unit.space
    return (last === Unit.letter || last === Unit.digit) && (next === Unit.letter || next === Unit.digit)
  }

  /** A full stop ends a sentence unless it stands inside a word, after an initial or a short form. */
  #isEnd(at: number): boolean {
    const source = this.#source
    const next = at + 1 < source.length ? unitAt(source, at + 1) : Unit.space
    if (next === Unit.letter || next === Unit.digit) {
      return source.charCodeAt(at) !== 0x2e && next === Unit.letter
    }
    if (source.charCodeAt(at) !== 0x2e) return true
    const last = this.reading.words.at(-1)
    if (!last || this.reading.to.at(-1) !== at) return true
    if (last.form.length === 1 && !(last.look & Look.digits) && last.form !== 'i') return false
    if (last.form === 'no') return !isDigit(source.charCodeAt(at + 2)) // "No. 7" goes on, a plain "No." does not
    return !shortForms.has(last.form)
  }
}

const isLowSurrogate = (source: string, at: number): boolean => (source.charCodeAt(at) & 0xfc00) === 0xdc00
const isDigit = (code: number): boolean => code >= 48 && code <= 57
