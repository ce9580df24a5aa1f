import type { PostFinding } from '@secondlook/contract'
import type { Mark } from './words-field.tsx'

/** More underlines than this help nobody. */
const most = 200

/** Where in a field the words stand that were found; while they are typed on, what does not fit any more is left out. */
export const marksOf = (findings: readonly PostFinding[], field: string): readonly Mark[] =>
  findings
    .flatMap(({ spans, advice }) =>
      spans.flatMap(({ in: at, from, to }) => (at === field && to > from ? [{ from, to, advice }] : [])),
    )
    .slice(0, most)
