import type { Assessment } from '@secondlook/contract'
import type { PackPages } from '../../pack/pack-face.ts'

export type OnlyYou = { readonly clause: string; readonly question: string }

/**
 * The questions that no tool can answer: first those of the clauses that were found, then the ones the
 * pack leaves wholly to people and means for everybody, such as the meeting and the barbecue.
 */
export function onlyYou(
  { clauses }: Pick<PackPages, 'clauses'>,
  capacity: Assessment['capacity'],
  audience: Assessment['audience'],
  found: readonly string[],
): readonly OnlyYou[] {
  const fits = clauses.filter(({ question, capacities }) => question && capacities.includes(capacity))
  const general = fits.filter(
    ({ seen, kinds, settings }) =>
      seen === 'people' &&
      (kinds.includes('advice') || kinds.includes('information')) &&
      // What the page asks already needs no second asking.
      !settings?.includes('capacity-asked'),
  )
  const cited = fits.filter(({ number }) => found.includes(number))
  // What friends may pass on is only a question where the audience is small.
  const shown = general.filter(
    ({ settings }) => audience === 'restricted' || !settings?.includes('private-messages'),
  )
  const [first, ...rest] = shown
    .filter(({ kinds }) => kinds.includes('advice'))
    .concat(shown.filter(({ kinds }) => !kinds.includes('advice')))
  const ordered = [...(first ? [first] : []), ...cited, ...rest]
  const seen = new Set<string>()
  return ordered.flatMap(({ number, question = '' }) => {
    if (seen.has(question)) return []
    seen.add(question)
    return [{ clause: number, question }]
  })
}
