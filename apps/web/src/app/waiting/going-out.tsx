import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { sayStand } from '../posts/post-words.ts'
import { dayOf, saySoon } from '../words/instant.ts'
import { nextDay } from './waiting.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What goes out on my channels in the next 24 hours, with what is not approved yet. */
export function GoingOut() {
  const now = new Date()
  const [from, to] = [now, new Date(now.getTime() + dayMs)].map((one) => dayOf(one.toISOString())) as [
    string,
    string,
  ]
  const calendar = useQuery({
    queryKey: ['posts', 'going-out', from],
    queryFn: () => api.calendar({ from, to, channel: undefined, campaign: undefined }),
  })
  const items = nextDay(calendar.data?.items ?? [], now)
  // Whoever may not see the plan, or cannot now, came for what waits and has it.
  if (calendar.data === undefined) return null
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">In the next 24 hours</H2>
      {items.length === 0 ? (
        <Text as="p">Nothing goes out on your channels. What is planned would be here, with its time.</Text>
      ) : (
        <ul css={listLook}>
          {items.map(({ post, title, at, state, out, channels }) => (
            <li css={rowLook} key={post}>
              <Text css={timeLook}>{saySoon(at, now.toISOString())}</Text>
              <div>
                <Text as="p">
                  <TextLink href={`/posts/${post}`}>{title}</TextLink>
                </Text>
                <Text as="p" color="muted" fontSize="sm">
                  {channels.map(({ name }) => name).join(', ')}
                  {(state !== 'approved' || out !== null) && <strong> · {sayStand({ state, out })}</strong>}
                </Text>
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
  gap: '0.25rem 1rem',
  padding: '0.6rem 0',
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: '10.5rem minmax(0, 1fr)' },
} as const
const timeLook = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const
