import { isAlphabetic, isNumeric } from 'unicode-segmenter/general'
import { graphemesOf } from './graphemes.ts'
import type { Mark } from './mark.ts'

const codeOf = (grapheme: string): number => grapheme.codePointAt(0) ?? 0
/** Whether a word goes on: with a letter, whatever marks are on it, a figure or an underscore. */
const goesOn = (grapheme: string): boolean =>
  grapheme.startsWith('_') || isAlphabetic(codeOf(grapheme)) || isNumeric(codeOf(grapheme))
const isGlued = (before: string): boolean => before !== '' && (goesOn(before) || '/&#@'.includes(before))

/** Hashtags: a sign that begins a word, and a word after it that is not only figures. */
export function tagsIn(text: string): readonly Mark[] {
  if (!text.includes('#')) return []
  const marks: Mark[] = []
  let at = 0
  let before = ''
  let from: number | undefined
  let hasLetter = false
  const end = (to: number): void => {
    if (from !== undefined && hasLetter)
      marks.push({ kind: 'tag', from, to, target: text.slice(from + 1, to) })
    from = undefined
  }
  for (const grapheme of graphemesOf(text)) {
    if (from !== undefined && goesOn(grapheme)) hasLetter ||= !isNumeric(codeOf(grapheme))
    else {
      end(at)
      if (grapheme === '#' && !isGlued(before)) {
        from = at
        hasLetter = false
      }
    }
    before = grapheme
    at += grapheme.length
  }
  end(at)
  return marks
}
