import { keyOf } from './advice/grouping.ts'
import type { Checked } from './reading/checker.ts'
import type { Mark } from './writing/editor.ts'

/** The places in the text to underline, strongest last so that it lies on top. */
export function marksOf({ assessment }: Checked): readonly Mark[] {
  return [...assessment.findings].reverse().flatMap((finding) =>
    finding.spans
      .filter((span) => span.in === 'text' && span.to > span.from)
      .map(({ from, to }) => ({
        from,
        to,
        advice: finding.advice,
        message: finding.message,
        remedy: finding.remedy,
        finding: keyOf(finding),
      })),
  )
}
