import { isApostrophe } from './fold.ts'
import { Before, Mark } from './reading.ts'

/** What a sign says of the word after it, and of the whole text. */
export type Sign = { readonly before: number; readonly mark: number }

const rows: readonly (readonly [signs: string, before: number, mark: number])[] = [
  [',;', Before.comma, 0],
  ['\u2013\u2014', Before.dash, 0],
  ['/', Before.slash, 0],
  ['#', Before.tag, Mark.tag],
  ['@', Before.mention, Mark.at],
  ['[{(', Before.bracket, Mark.bracket],
  ['%', 0, Mark.percent],
  ['$£€', 0, Mark.money],
  ['©', 0, Mark.copyright],
]

/** Signs whose meaning does not depend on what stands around them. */
export const plainSigns: ReadonlyMap<number, Sign> = new Map(
  rows.flatMap(([signs, before, mark]) =>
    [...signs].map((sign) => [sign.charCodeAt(0), { before, mark }] as const),
  ),
)

/** Signs that may stand inside a word that somebody disguised: `sh!t`, `a$$`, `f**k`. */
const inner = new Set([...'*@$!|+#_'].map((sign) => sign.charCodeAt(0)))
export const isInner = (code: number): boolean => inner.has(code)

/** 1 for what can never be a part of the word before it, so that nothing more need be looked at. */
export const endsWord = new Uint8Array(0x80)
for (let code = 0; code < 0x80; code++) {
  const sign = String.fromCharCode(code)
  endsWord[code] = /[ \n\r\t.,;:?()[\]{}"/\\<>=&%^~-]/.test(sign) && !isApostrophe(code) ? 1 : 0
}

/** Short forms whose full stop ends no sentence. */
export const shortForms: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr st prof rev hon sen vs eg ie etc inc ltd pty co jan feb mar apr jun jul aug sep sept ' +
    'oct nov dec am pm cl para fig approx min max tel ph ext'
  ).split(' '),
)
