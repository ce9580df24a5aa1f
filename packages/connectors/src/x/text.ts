import { isEmojiPresentation, isExtendedPictographic } from 'unicode-segmenter/emoji'
import { graphemesOf } from '../text/graphemes.ts'
import { bareLinksIn, hasTopLevel } from '../text/links.ts'
import { type Mark, withoutOverlaps } from '../text/mark.ts'
import { handlesIn } from '../text/mentions.ts'
import { tagsIn } from '../text/tags.ts'

export const handle = /(?:^|[^\w!#$%&*@/])(@\w{1,15})(?![\w@])/g
const linkCounts = 23

/** What X makes a link, a mention or a tag; addresses without `https://` are links too. */
export const marksOf = (text: string): readonly Mark[] =>
  withoutOverlaps([...bareLinksIn(text).filter(hasTopLevel), ...handlesIn(text, handle), ...tagsIn(text)])

/** Latin, its neighbours and ordinary punctuation weigh one; everything else two. */
const weightOf = (code: number): number =>
  code <= 4351 ||
  (code >= 8192 && code <= 8205) ||
  (code >= 8208 && code <= 8223) ||
  (code >= 8242 && code <= 8247)
    ? 1
    : 2

/** Whether people see one small picture: however many characters it is made of, it weighs two. */
function isEmoji(grapheme: string): boolean {
  const codes = [...grapheme].map((character) => character.codePointAt(0) ?? 0)
  const [first = 0, second] = codes
  if (isEmojiPresentation(first)) return true
  if (isExtendedPictographic(first)) return codes.includes(0xfe0f)
  return codes.includes(0x20e3) || (first >= 0x1f1e6 && first <= 0x1f1ff && second !== undefined)
}

const weigh = (text: string): number =>
  graphemesOf(text).reduce(
    (sum, grapheme) =>
      sum +
      (isEmoji(grapheme)
        ? 2
        : [...grapheme].reduce((all, character) => all + weightOf(character.codePointAt(0) ?? 0), 0)),
    0,
  )

/** How long a post is on X: weights, every link 23. */
export function lengthOf(text: string): number {
  let length = 0
  let at = 0
  for (const { kind, from, to } of marksOf(text)) {
    if (kind !== 'link') continue
    length += weigh(text.slice(at, from)) + linkCounts
    at = to
  }
  return length + weigh(text.slice(at))
}
