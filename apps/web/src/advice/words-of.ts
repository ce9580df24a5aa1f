import type { Draft, Finding, Span } from '@secondlook/contract'

/** The text a span points into, by the name the engine gives the field. */
export function fieldText(draft: Draft, field: string): string {
  if (field === 'text') return draft.text
  const [, at = '', name = ''] = /^media\.(\d+)\.(.+)$/.exec(field) ?? []
  const media = draft.media?.[Number(at)]
  if (name === 'found.text') return media?.found?.text ?? ''
  if (name === 'alt' || name === 'captions' || name === 'credit') return media?.[name] ?? ''
  return ''
}

/** Where a span lies, for people. */
export function placeOf({ in: field }: Span): string {
  const [, at = '0', name = ''] = /^media\.(\d+)\.(.+)$/.exec(field) ?? []
  if (!name) return 'your text'
  const names: Readonly<Record<string, string>> = { alt: 'description', 'found.text': 'words in it' }
  return `picture ${Number(at) + 1}, ${names[name] ?? name}`
}

export type Words = { readonly span: Span; readonly words: string; readonly place: string }

/** Nobody reads a longer list, and comparing each with each must stay quick on any text. */
const spansMax = 100

/** The words a finding points at, each only once and none inside another. */
export function wordsOf(finding: Finding, draft: Draft): readonly Words[] {
  const seen = new Set<string>()
  const spans = finding.spans.slice(0, spansMax)
  return spans.flatMap((span) => {
    if (spans.some((other) => isInside(span, other))) return []
    const words = fieldText(draft, span.in).slice(span.from, span.to).trim()
    const key = `${span.in} ${words}`
    if (words === '' || seen.has(key)) return []
    seen.add(key)
    return [{ span, words, place: placeOf(span) }]
  })
}

const isInside = (span: Span, other: Span): boolean =>
  span.in === other.in &&
  other.from <= span.from &&
  span.to <= other.to &&
  other.to - other.from > span.to - span.from
