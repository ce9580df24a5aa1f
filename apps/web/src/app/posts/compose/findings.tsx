import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PostBody, PostCheck, PostFinding } from '@secondlook/contract'
import { phrases } from '../../../advice/strength.ts'
import { FindingNote } from './finding-note.tsx'
import { isHelp } from './is-help.ts'

type FindingsProps = {
  readonly post: string
  readonly version: number | undefined
  readonly body: PostBody
  readonly check: PostCheck | undefined
  readonly findings: readonly PostFinding[]
}

/** What the check found in these words, like comments in the margin: help first, then what to look at. */
export function Findings({ post, version, body, check, findings }: FindingsProps) {
  const help = findings.filter(isHelp)
  const rest = findings.filter((finding) => !isHelp(finding))
  const [strongest] = rest
  return (
    <section aria-label="What the check found">
      <p aria-live="polite" css={visuallyHiddenStyles}>
        {check && sayFound(rest)}
      </p>
      {check === undefined || (findings.length === 0 && body.text.trim() === '') ? (
        <Text as="p" color="muted">
          The check reads along as you write.
        </Text>
      ) : rest.length === 0 && help.length === 0 ? (
        <div>
          <H2 fontSize="sm">{phrases.clear.title}</H2>
          <Text as="p" color="muted" fontSize="sm">
            That is not approval: a person reads it too. What is not announced yet is looked at when you ask.
          </Text>
        </div>
      ) : (
        <Stack gap={0.75}>
          {help.length > 0 && (
            <ul css={listLook}>
              {help.map((finding) => (
                <FindingNote {...{ body, finding, post, version }} isFirst key={finding.key} />
              ))}
            </ul>
          )}
          {strongest && (
            <Stack gap={0.5}>
              <H2 fontSize="sm">{phrases[strongest.advice].title}</H2>
              <ul css={listLook}>
                {rest.map((finding, at) => (
                  <FindingNote
                    {...{ body, finding, post, version }}
                    isFirst={at === 0 && help.length === 0}
                    key={finding.key}
                  />
                ))}
              </ul>
            </Stack>
          )}
        </Stack>
      )}
    </section>
  )
}

/** For whoever listens: once, and the same while the same is found. */
function sayFound(findings: readonly PostFinding[]): string {
  const [first] = findings
  if (!first) return phrases.clear.title
  return `${phrases[first.advice].title}: ${findings.length === 1 ? '1 thing was' : `${findings.length} things were`} found.`
}

const listLook = { display: 'grid', gap: '0.5rem', listStyle: 'none', margin: 0, padding: 0 } as const
