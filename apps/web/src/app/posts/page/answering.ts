import type { PostFinding, PostPage } from '@secondlook/contract'

/** What an approver wrote beside each finding, by its key. */
export type Reasons = Readonly<Record<string, string>>

/** What only a change clears, what an approver answers with a reason, and what is only worth a thought. */
export function sortFindings(findings: readonly PostFinding[]) {
  const weighty = findings.filter(({ advice }) => advice !== 'think')
  return {
    toChange: weighty.filter(({ mayBeAnswered }) => !mayBeAnswered),
    toAnswer: weighty.filter(({ mayBeAnswered }) => mayBeAnswered),
    toThink: findings.filter(({ advice }) => advice === 'think'),
  }
}

/** The findings that whoever approves has not given a reason for yet. */
export const unanswered = (findings: readonly PostFinding[], reasons: Reasons): readonly PostFinding[] =>
  sortFindings(findings).toAnswer.filter(({ key }) => (reasons[key] ?? '').trim() === '')

export const answersOf = (findings: readonly PostFinding[], reasons: Reasons) =>
  sortFindings(findings).toAnswer.map(({ key }) => ({ finding: key, reason: (reasons[key] ?? '').trim() }))

/** The words in a version that a finding is about. */
export function wordsIn({ body }: NonNullable<PostPage['version']>, { spans }: PostFinding): string {
  const [span] = spans
  if (!span) return ''
  const [, at = '', part = ''] = /^(?:media|pictures)\.(\d+)\.(.+)$/.exec(span.in) ?? []
  const [, channel] = /^variants\.(.+)\.text$/.exec(span.in) ?? []
  const text =
    span.in === 'text'
      ? body.text
      : channel === undefined
        ? part === 'alt'
          ? (body.pictures[Number(at)]?.alt ?? '')
          : ''
        : (body.variants.find((one) => one.channel === channel)?.text ?? '')
  return text.slice(span.from, span.to).trim()
}

/** Where a finding is, where its words cannot be quoted: those in a picture were read from it, and are not in the text. */
export function pictureOf({
  spans,
  picturesCount,
}: {
  spans: PostFinding['spans']
  picturesCount: number
}): string {
  const [, at, part] = /^(?:media|pictures)\.(\d+)\.(.+)$/.exec(spans[0]?.in ?? '') ?? []
  if (at === undefined || part === 'alt') return ''
  return picturesCount === 1 ? 'In the words on the picture' : `In the words on picture ${Number(at) + 1}`
}

/** From which version on somebody wants to see what changed: the last that anything was decided on, or the one before. */
export function comparedFirst({
  version,
  decisions,
}: Pick<PostPage, 'version' | 'decisions'>): number | undefined {
  if (!version || version.number === 1) return undefined
  const decided = decisions.map((one) => one.version).filter((number) => number < version.number)
  return decided.length > 0 ? Math.max(...decided) : version.number - 1
}
