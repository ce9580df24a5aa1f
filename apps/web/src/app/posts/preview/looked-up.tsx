import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { LookedUp } from '@secondlook/contract'
import { sayInstant } from '../../words/instant.ts'
import { lookedUpLines } from './preview-words.ts'

/** What was looked up for a post, what came of it and when: a page or a name may be another by now. */
export function LookedUpLines({ of }: { readonly of: LookedUp }) {
  const lines = lookedUpLines(of)
  if (of.whyNot !== null) return <Text as="p">{of.whyNot}</Text>
  if (lines.length === 0) return null
  return (
    <Stack as="ul" css={listLook} gap={0.25}>
      {lines.map(({ says, at }) => (
        <li key={says}>
          <Text>{says}</Text>{' '}
          <Text color="muted" fontSize="sm">
            Looked up {sayInstant(at)}.
          </Text>
        </li>
      ))}
    </Stack>
  )
}

const listLook = { listStyle: 'none', margin: 0, overflowWrap: 'anywhere', padding: 0 } as const
