import type { Typed } from './merge.ts'

/** What somebody typed, without the two signs that no database keeps and no channel shows. */
export const storable = (typed: Typed): Typed => clean(typed) as Typed

function clean(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value).replaceAll('\0', '')
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]))
}

/** A half of a pair of signs is no sign. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd')
