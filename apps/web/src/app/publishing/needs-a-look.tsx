import { ButtonLink } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PublicationState, PublishingNow } from '@secondlook/contract'
import { StateBadge } from '../posts/channels/state-badge.tsx'
import { sayDistance } from '../words/instant.ts'

/** What to do about it, in the words of the button that leads there. */
const verbs: Readonly<Partial<Record<PublicationState, string>>> = {
  stopped: 'Decide',
  refused: 'Decide',
  'by-hand': 'Post it',
  'ask-whether': 'Say whether',
  differs: 'See what differs',
  gone: 'See what happened',
}

/** What does not go on before a person has looked, each with the way to its post. */
export function NeedsALook({ of: needs }: { readonly of: PublishingNow['needs'] }) {
  const now = new Date().toISOString()
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="lg">Needs somebody</H2>
      {needs.length === 0 ? (
        <Text as="p" css={{ maxWidth: '42rem' }}>
          Nothing waits for anybody. What was held up at the last moment would be here, what a person has to
          post by hand, and what is out and not as it was approved.
        </Text>
      ) : (
        <ul css={listLook}>
          {needs.map(({ post, title, channel, state, says, since }) => (
            <li css={rowLook} key={`${post} ${channel.id}`}>
              <div css={saysLook}>
                <Text as="p" fontWeight="bold">
                  {title}
                </Text>
                <Text as="p" color="muted" fontSize="sm">
                  {channel.name} · {sayDistance(since, now)}
                </Text>
                <StateBadge of={state} />
                {says && (
                  <Text as="p" css={{ overflowWrap: 'anywhere' }}>
                    {says}
                  </Text>
                )}
              </div>
              <div>
                <ButtonLink
                  aria-label={`${verbs[state] ?? 'Look at it'}: ${title}, ${channel.name}`}
                  href={`/posts/${post}`}
                  size="sm"
                  variant="secondary"
                >
                  {verbs[state] ?? 'Look at it'}
                </ButtonLink>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  borderBottom: line,
  display: 'grid',
  gap: '0.5rem 1rem',
  padding: '0.85rem 0',
  [tokens.mediaQuery.min.sm]: { alignItems: 'center', gridTemplateColumns: 'minmax(0, 1fr) auto' },
} as const
const saysLook = {
  ...{ display: 'grid', gap: '0.15rem', justifyItems: 'start', minWidth: 0 },
  gridTemplateColumns: 'minmax(0, 1fr)',
} as const
