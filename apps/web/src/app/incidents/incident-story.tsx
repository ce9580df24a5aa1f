import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { IncidentPage } from '@secondlook/contract'
import { sayInstant } from '../words/instant.ts'

/** What was done about it, in sentences, the newest last. */
export function IncidentStory({ of: { at: noticedAt, steps } }: { readonly of: IncidentPage }) {
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">What was done about it</H2>
      <ol css={storyLook}>
        <li>
          <When at={noticedAt} />
          <Text as="p">It was noticed, and the owner of the channel was told.</Text>
        </li>
        {steps.map(({ at, says, by, note }) => (
          <li key={`${at} ${says}`}>
            <When at={at} by={by?.name} />
            <Text as="p">{says}</Text>
            {note && (
              <Text as="p" css={noteLook}>
                “{note}”
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Stack>
  )
}

function When({ at, by }: { readonly at: string; readonly by?: string | undefined }) {
  return (
    <Text as="p" color="muted" fontSize="sm">
      <time dateTime={at}>{sayInstant(at)}</time>
      {by && `, ${by}`}
    </Text>
  )
}

const noteLook = { overflowWrap: 'anywhere', whiteSpace: 'pre-line' } as const
const storyLook = {
  borderLeft: `2px solid ${boxPalette.borderMuted}`,
  display: 'grid',
  gap: '0.75rem',
  listStyle: 'none',
  margin: 0,
  padding: '0 0 0 1rem',
} as const
