import type { Span } from '@secondlook/contract'

export type Change = { readonly from: number; readonly to: number; readonly insert: string }

/** Takes the words out and closes the gap they leave, from the end so that earlier places stay right. */
export function removeWords(text: string, spans: readonly Span[]): readonly Change[] {
  return merged(spans).map(({ from, to }) => {
    const before = text[from - 1] ?? '\n'
    const after = text[to] ?? '\n'
    if (isSpace(before) && isSpace(after) && after !== '\n') return { from, to: to + 1, insert: '' }
    if (before === ' ' && /[\s.,;:!?]/.test(after)) return { from: from - 1, to, insert: '' }
    return { from, to, insert: '' }
  })
}

/** Writes shouted words as a sentence would have them: first letter kept, the rest small. */
export function calmCapitals(text: string, spans: readonly Span[]): readonly Change[] {
  return merged(spans).flatMap(({ from, to }) => {
    const words = text.slice(from, to)
    const calm = words.slice(0, 1) + words.slice(1).toLowerCase().replace(/\bi\b/g, 'I')
    return calm === words ? [] : [{ from, to, insert: calm }]
  })
}

export const isShouted = (words: string): boolean =>
  words.length > 3 && words === words.toUpperCase() && words !== words.toLowerCase()

/** The text after the changes, which are in order and do not overlap. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  return [...changes]
    .reverse()
    .reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text)
}

const isSpace = (sign: string): boolean => /\s/.test(sign)

function merged(spans: readonly Span[]): readonly { from: number; to: number }[] {
  const inText = spans.filter((span) => span.in === 'text').sort((a, b) => a.from - b.from)
  const out: { from: number; to: number }[] = []
  for (const { from, to } of inText) {
    const last = out.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else out.push({ from, to })
  }
  return out
}
