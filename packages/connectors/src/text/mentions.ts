import type { Content } from '../content.ts'
import type { Mark } from './mark.ts'

const isWord = (character: string | undefined): boolean => character !== undefined && /[\w]/.test(character)

/** Handles of the text that a version has resolved, longest first so that none hides in another. */
export function mentionsIn(text: string, mentions: Content['mentions']): readonly Mark[] {
  const marks: Mark[] = []
  const handles = Object.keys(mentions).sort(
    (one, other) => other.length - one.length || (one < other ? -1 : 1),
  )
  for (const handle of handles) {
    if (handle === '') continue
    for (let from = text.indexOf(handle); from !== -1; from = text.indexOf(handle, from + handle.length)) {
      const to = from + handle.length
      if (isWord(text[from - 1]) || isWord(text[to])) continue
      if (marks.some((mark) => from < mark.to && to > mark.from)) continue
      marks.push({ kind: 'mention', from, to, target: mentions[handle] ?? '' })
    }
  }
  return marks.sort((one, other) => one.from - other.from)
}

/** What looks like a handle on a platform, by its own expression: the whole handle is group 1. */
export function handlesIn(text: string, shape: RegExp): readonly Mark[] {
  return [...text.matchAll(shape)].map((match) => {
    const handle = match[1] ?? ''
    const from = match.index + match[0].length - handle.length
    return { kind: 'mention', from, to: from + handle.length, target: handle.replace(/^@/, '') }
  })
}
