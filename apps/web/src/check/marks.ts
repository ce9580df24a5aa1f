import { keyOf } from './advice/grouping.ts'
import type { Checked } from './reading/checker.ts'
import type { Mark } from './writing/editor.ts'

/** More underlines than this help nobody, and slow the editor down. */
const marksMax = 500

/** The places in the text to underline, strongest last so that it lies on top. */
export function marksOf({ assessment }: Checked): readonly Mark[] {
  const marks = assessment.findings.flatMap((finding) =>
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
  return marks.slice(0, marksMax).reverse()
}
