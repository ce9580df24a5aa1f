import { isAlphabetic, isNumeric } from 'unicode-segmenter/general'
import type { Mark } from './mark.ts'

const codeOf = (character: string): number => character.codePointAt(0) ?? 0
const joins = (character: string): boolean => {
  const code = codeOf(character)
  // Letters with marks, underscores, and what joins letters in scripts that need it.
  return (
    character === '_' ||
    isAlphabetic(code) ||
    isNumeric(code) ||
    (code >= 0x300 && code <= 0x36f) ||
    code === 0x200c ||
    code === 0x200d
  )
}

/** Hashtags: a sign that begins a word, and a word after it that is not only figures. */
export function tagsIn(text: string): readonly Mark[] {
  const marks: Mark[] = []
  let at = 0
  let before = ''
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (character === '#' && !(before !== '' && (joins(before) || '/&#@'.includes(before)))) {
      let to = at + 1
      let hasLetter = false
      while (to < text.length) {
        const next = String.fromCodePoint(text.codePointAt(to) ?? 0)
        if (!joins(next)) break
        hasLetter ||= !isNumeric(codeOf(next))
        to += next.length
      }
      if (hasLetter) marks.push({ kind: 'tag', from: at, to, target: text.slice(at + 1, to) })
      before = text.charAt(to - 1)
      at = to
      continue
    }
    before = character
    at += character.length
  }
  return marks
}
