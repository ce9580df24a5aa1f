import type { Problem } from '../prepared.ts'
import type { Difference } from './compare.ts'

/** What a platform was said to make other words of, and how long they may be. */
type Becomes = { readonly code: string; readonly finds: RegExp; readonly most: number }

const becomes: readonly Becomes[] = [
  { code: 'signature', finds: /~{3,5}/g, most: 400 },
  { code: 'template-substituted', finds: /\{\{\s*(?:safe)?subst:[^{}]*\}\}/gi, most: 2000 },
  { code: 'letters-composed', finds: /.[\u0300-\u036f]+/gu, most: 4 },
]

/**
 * The cautions by which a difference was foreseen, in one sentence each; `undefined` where it was not. It is foreseen
 * only where everything else is word for word what was approved: a caution about one place excuses no other.
 */
export function foreseenBy(
  { field, wanted, found }: Difference,
  warnings: readonly Problem[],
): string | undefined {
  if (field !== 'text') return undefined
  const told = warnings.filter(({ where }) => where === 'text')
  const marks = becomes.filter(({ code }) => told.some((one) => one.code === code))
  const places = marks
    .flatMap(({ finds, most }) =>
      [...wanted.matchAll(finds)].map((match) => ({
        from: match.index,
        to: match.index + match[0].length,
        most,
      })),
    )
    .sort((a, b) => a.from - b.from)
  if (places.length === 0 || !fits(wanted, found, places)) return undefined
  return told.flatMap(({ code, says }) => (marks.some((one) => one.code === code) ? [says] : [])).join(' ')
}

/** Whether `found` is `wanted` with something short in each of the places. */
function fits(
  wanted: string,
  found: string,
  places: readonly { readonly from: number; readonly to: number; readonly most: number }[],
): boolean {
  const first = places[0]?.from ?? 0
  if (!found.startsWith(wanted.slice(0, first))) return false
  let at = first
  for (const [n, { to, most }] of places.entries()) {
    const next = places[n + 1]?.from
    const piece = wanted.slice(to, next)
    // What follows the last place ends the text; what stands between two is there as soon as it can be.
    const begins = next === undefined ? found.length - piece.length : found.indexOf(piece, at)
    if (begins < at || begins - at > most || !found.startsWith(piece, begins)) return false
    at = begins + piece.length
  }
  return true
}
