import { ignored, pictures, signs, smallForms, spaces, spellings } from './fold-table.ts'

/** What one UTF-16 unit is to a reader of words. */
export const Unit = { letter: 0, digit: 1, space: 2, sign: 3, ignored: 4, picture: 5, pair: 6 } as const

const bmp = new Uint8Array(0x10000)
const beyond = new Map<number, number>()
const folded = new Map<number, string>()

function put(at: number, unit: number): void {
  if (at < 0x10000) bmp[at] = unit
  else beyond.set(at, unit)
}

function* numbers(text: string): Generator<number> {
  let sum = 0
  for (const step of text.split(' ')) {
    sum += Number.parseInt(step, 36)
    yield sum
  }
}

function fillRanges(text: string, unit: number): void {
  const ends = [...numbers(text)]
  for (let at = 0; at < ends.length; at += 2) {
    const last = ends[at + 1] ?? 0
    for (let code = ends[at] ?? 0; code <= last; code++) put(code, unit)
  }
}

fillRanges(ignored, Unit.ignored)
fillRanges(spaces, Unit.space)
fillRanges(signs, Unit.sign)
fillRanges(pictures, Unit.picture)
for (let at = 0; at < 0x80; at++) {
  if (at < 0x20 || at === 0x7f) bmp[at] = at >= 0x09 && at <= 0x0d ? Unit.space : Unit.ignored
  else if (at === 0x20) bmp[at] = Unit.space
  else if (at >= 0x30 && at <= 0x39) bmp[at] = Unit.digit
  else if (!((at >= 0x41 && at <= 0x5a) || (at >= 0x61 && at <= 0x7a))) bmp[at] = Unit.sign
}
for (let at = 0xd800; at < 0xdc00; at++) bmp[at] = Unit.pair
for (let at = 0xdc00; at < 0xe000; at++) bmp[at] = Unit.ignored
for (const [plain, codes] of spellings) for (const code of numbers(codes)) folded.set(code, plain)
{
  const codes = [...numbers(smallForms)]
  for (let at = 0; at < codes.length; at += 2)
    folded.set(codes[at] ?? 0, String.fromCodePoint(codes[at + 1] ?? 0))
}

/** What a UTF-16 unit is by itself. */
export const unitOf = (code: number): number => bmp[code] ?? Unit.sign

/** The unit at `at`; a high surrogate is `pair` and `unitOfPair` tells the rest. */
export function unitAt(source: string, at: number): number {
  return bmp[source.charCodeAt(at)] ?? Unit.sign
}

/** What a surrogate pair is; a lone surrogate is nothing. */
export function unitOfPair(source: string, at: number): number {
  const code = source.codePointAt(at) ?? 0
  return code < 0x10000 ? Unit.ignored : (beyond.get(code) ?? Unit.letter)
}

/**
 * Case, diacritics, look-alikes and invisible characters taken away. The result is what a person
 * reads, in ASCII where the letters have an ASCII reading. The same in every runtime: no tables but ours.
 */
export function fold(text: string): string {
  let plain = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if (bmp[code] !== Unit.ignored)
        plain += code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : text[at]
      continue
    }
    const point = text.codePointAt(at) ?? code
    const unit = point > 0xffff ? (beyond.get(point) ?? Unit.letter) : (bmp[point] ?? Unit.letter)
    if (unit !== Unit.ignored)
      plain += folded.get(point) ?? (isApostrophe(point) ? "'" : String.fromCodePoint(point))
    if (point > 0xffff) at++
  }
  return plain
}

export function isApostrophe(code: number): boolean {
  return (
    code === 0x27 ||
    code === 0x2019 ||
    code === 0x2bc ||
    code === 0xff07 ||
    code === 0x2018 ||
    code === 0x60 ||
    code === 0xb4
  )
}
