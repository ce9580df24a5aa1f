import { isApostrophe, Unit, unitOfPair } from './fold.ts'
import { hashStart, hashStep } from './hash.ts'
import type { Lexicon } from './lexicon.ts'
import { Before, Mark, Reading } from './reading.ts'
import { endsWord, isInner, plainSigns, shortForms } from './signs.ts'
import { joinSingles } from './singles.ts'
import { Look, type Reader, type Word } from './word.ts'

const sentenceWordsMax = 80
const numberDigitsMin = 6
const numberGapMax = 3

/** Turns one field into words: one pass over the text, one look-up a word. */
export function readField(field: string, source: string, lexicon: Lexicon, reader: Reader): Reading {
  const pass = new Pass(new Reading(field, source, lexicon), reader)
  pass.run()
  pass.reading.match()
  return pass.reading
}

class Pass {
  readonly reading: Reading
  private readonly reader: Reader
  private readonly source: string
  private readonly codes: Uint16Array
  private readonly kinds: Uint8Array
  /** Signs since the last word. */
  private before = 0
  private sentenceStart = 0
  private ends = false
  private lineEnds = 0
  /** The sign that opened a quotation, or 0; and the word it opened at. */
  private quote = 0
  private quoteWord = 0
  private singles = 0
  private linkUntil = 0
  /** Digits so far of a number written in groups, and where the last group ended. */
  private digits = 0
  private digitsTo = 0
  private marks = 0

  constructor(reading: Reading, reader: Reader) {
    this.reading = reading
    this.reader = reader
    this.source = reading.source
    reader.units.load(reading.source)
    this.codes = reader.units.codes
    this.kinds = reader.units.kinds
  }

  run(): void {
    const { kinds } = this
    const { length } = this.source
    for (let at = 0; at < length; ) {
      const unit = kinds[at] ?? 0
      if (unit <= Unit.digit) at = this.word(at)
      else if (unit === Unit.pair) at = this.pair(at)
      else {
        if (unit !== Unit.ignored) this.sign(at, unit)
        at++
      }
    }
    this.joinSingles()
    if (this.quote !== 0) this.unquote()
    this.reading.marks |= this.marks
    this.reading.starts.push(this.reading.length)
  }

  /** What the unit at `at` is; before and after the text there is space. */
  private kind(at: number): number {
    return at >= 0 && at < this.source.length ? (this.kinds[at] ?? Unit.space) : Unit.space
  }

  private code(at: number): number {
    return at >= 0 && at < this.source.length ? (this.codes[at] ?? 0) : 0
  }

  private word(start: number): number {
    const { source, codes, kinds } = this
    const { length } = source
    let end = start
    let hash = hashStart
    while (end < length && (kinds[end] ?? 0) <= Unit.digit) hash = hashStep(hash, codes[end++] ?? 0)
    const next = end < length ? (codes[end] ?? 0) : 0x20
    let from = start
    if (end === start || next >= 0x80 || endsWord[next] === 0 || this.code(start - 1) === 0x24) {
      end = this.chunkEnd(start)
      from = this.code(start - 1) === 0x24 ? this.dollarStart(start) : start
      hash = hashStart
      for (let at = from; at < end; at++) hash = hashStep(hash, codes[at] ?? 0)
    }
    const chunk = this.reader.readAt(source, from, end, hash, (this.before & Before.tag) !== 0)
    if ('form' in chunk) this.put(chunk, from, end)
    else for (const part of chunk) this.put(part.word, from + part.from, from + part.to)
    if (end - start >= 16) this.marks |= Mark.token
    return end
  }

  /** The end of the chunk that starts at `start`: letters and digits, and signs between them. */
  private chunkEnd(start: number): number {
    const { source } = this
    let end = start
    while (end < source.length) {
      const unit = this.kind(end)
      if (unit <= Unit.digit || unit === Unit.ignored) end++
      else if (unit === Unit.pair) {
        if (unitOfPair(source, end) > Unit.digit) break
        end += 2
      } else if (unit === Unit.sign && end > start) {
        const next = this.innerEnd(end)
        if (next === end) break
        end = next
      } else break
    }
    while (end > start && this.kind(end - 1) === Unit.ignored && !isLowSurrogate(this.code(end - 1))) end--
    return Math.max(end, start + 1)
  }

  /** An apostrophe before a letter, or up to six signs that stand for letters; else where it was. */
  private innerEnd(at: number): number {
    const { source } = this
    const code = this.code(at)
    if (isApostrophe(code)) {
      return at + 1 < source.length && this.kind(at + 1) === Unit.letter ? at + 1 : at
    }
    if (!isInner(code)) return at
    if (code === 0x40) this.marks |= Mark.at
    let end = at + 1
    while (end < source.length && end < at + 6 && isInner(this.code(end))) end++
    if (end < source.length && this.kind(end) <= Unit.digit) return end
    const masks = code === 0x2a || code === 0x24
    return masks && end - at >= 2 && this.code(end - 1) === code ? end : at
  }

  /** `$hit`: a dollar sign before a letter belongs to the word. */
  private dollarStart(start: number): number {
    if (this.kind(start) !== Unit.letter) return start
    return start > 1 && this.kind(start - 2) === Unit.letter ? start : start - 1
  }

  private pair(at: number): number {
    const unit = unitOfPair(this.source, at)
    if (unit <= Unit.digit) return this.word(at)
    if (unit === Unit.picture) {
      this.picture(String.fromCodePoint(this.source.codePointAt(at) ?? 0), at, at + 2)
      return at + 2
    }
    return at + ((this.source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  }

  private picture(sign: string, from: number, to: number): void {
    this.marks |= Mark.picture
    this.put(this.reader.picture(sign), from, to)
  }

  private put(word: Word, from: number, to: number): void {
    const { reading } = this
    const at = reading.words.length
    if (this.ends || at - this.sentenceStart >= sentenceWordsMax) {
      if (at > 0) reading.starts.push(at)
      this.sentenceStart = at
      this.ends = false
    }
    reading.words.push(word)
    reading.from.push(from)
    reading.to.push(to)
    reading.before.push(from < this.linkUntil ? this.before | Before.link : this.before)
    reading.sentence.push(reading.starts.length - 1)
    reading.quoted.push(this.quote !== 0)
    if (word.look !== 0) this.look(word, from, to, at)
    this.before = 0
    this.lineEnds = 0
    if (to - from === 1 && word.look !== Look.picture) this.singles++
    else if (this.singles > 0) this.joinSingles()
  }

  private look({ look, form }: Word, from: number, to: number, at: number): void {
    if (look & Look.digits) {
      this.marks |= Mark.digits
      this.digits = from - this.digitsTo <= numberGapMax ? this.digits + form.length : form.length
      this.digitsTo = to
      if (this.digits >= numberDigitsMin) this.marks |= Mark.number
    }
    if (look & Look.allCaps) this.marks |= Mark.caps
    if (look & Look.capital && at > this.sentenceStart) this.marks |= Mark.name
    if (look & Look.disguised) this.marks |= Mark.disguise
  }

  private joinSingles(): void {
    if (this.singles >= 3 && joinSingles(this.reading, this.reader, this.singles)) this.marks |= Mark.disguise
    this.singles = 0
  }

  private sign(at: number, unit: number): void {
    if (unit === Unit.picture) {
      this.picture(this.source[at] ?? '', at, at + 1)
      return
    }
    const code = this.code(at)
    if (unit === Unit.space) {
      if (code === 0x0a || code === 0x2028 || code === 0x2029) this.lineEnd()
      return
    }
    const plain = plainSigns.get(code)
    if (plain) {
      this.before |= plain.before
      this.marks |= plain.mark
    } else this.placedSign(code, at)
  }

  private lineEnd(): void {
    this.before |= Before.line
    if (++this.lineEnds < 2) return
    this.ends = true
    if (this.quote !== 0) this.unquote()
  }

  /** Signs that mean one thing or another by what stands around them. */
  private placedSign(code: number, at: number): void {
    if (code === 0x2e || code === 0x2026) this.ends ||= this.isEnd(at)
    else if (code === 0x21 || code === 0x3f) {
      this.marks |= code === 0x21 ? Mark.exclaim : Mark.question
      this.ends ||= this.isEnd(at)
    } else if (code === 0x3a) {
      this.marks |= Mark.colon
      this.before |= Before.colon
      if (this.source.startsWith('//', at + 1)) this.link(at)
    } else if (code === 0x2d || code === 0x2010 || code === 0x2011) {
      this.before |= this.isTight(at) ? Before.hyphen : Before.dash
    } else this.quoteSign(code, at)
  }

  private link(at: number): void {
    this.marks |= Mark.link
    if (at < this.linkUntil) return
    let end = at
    while (end < this.source.length && this.kind(end) !== Unit.space) end++
    this.linkUntil = end
  }

  private quoteSign(code: number, at: number): void {
    const opens = code === 0x201c || code === 0x00ab || code === 0x201e
    const closes = code === 0x201d || code === 0x00bb
    if (!opens && !closes && code !== 0x22) {
      if (code === 0x27 || code === 0x2018 || code === 0x2019) this.singleQuote(code, at)
      return
    }
    this.marks |= Mark.quote
    this.before |= Before.quote
    if (opens || (code === 0x22 && this.quote === 0)) this.openQuote(code)
    else this.quote = 0
  }

  private singleQuote(code: number, at: number): void {
    const next = this.kind(at + 1)
    const last = this.kind(at - 1)
    if (this.quote === 0 && code !== 0x2019 && last !== Unit.letter && next === Unit.letter) {
      this.marks |= Mark.quote
      this.before |= Before.quote
      this.openQuote(0x27)
    } else if (this.quote === 0x27 && last !== Unit.space && next !== Unit.letter) this.quote = 0
  }

  private openQuote(code: number): void {
    this.quote = code
    this.quoteWord = this.reading.length
  }

  /** A quotation that never closes was none. */
  private unquote(): void {
    for (let at = this.quoteWord; at < this.reading.length; at++) this.reading.quoted[at] = false
    this.quote = 0
  }

  private isTight(at: number): boolean {
    const last = this.kind(at - 1)
    const next = this.kind(at + 1)
    return last <= Unit.digit && next <= Unit.digit
  }

  /** A full stop ends a sentence unless it stands inside a word, after an initial or a short form. */
  private isEnd(at: number): boolean {
    const { source } = this
    const next = this.kind(at + 1)
    if (next <= Unit.digit) return this.code(at) !== 0x2e && next === Unit.letter
    if (this.code(at) !== 0x2e) return true
    const last = this.reading.words.at(-1)
    if (!last || this.reading.to.at(-1) !== at) return true
    if (last.form.length === 1 && !(last.look & Look.digits) && last.form !== 'i') return false
    // "No. 7" is a number; "No. They went." is an answer.
    if (last.form === 'no') return at + 2 >= source.length || this.kind(at + 2) !== Unit.digit
    return !shortForms.has(last.form)
  }
}

const isLowSurrogate = (code: number): boolean => (code & 0xfc00) === 0xdc00
