import { boxPalette } from '@ag.ds-next/react/core'
import { H3 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Publication } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { Fold } from '../../../fold.tsx'
import { ReadDifferences } from '../../differences/read-differences.tsx'
import { sayQuery } from '../../reach/call.ts'
import { meQuery } from '../../shell/me.ts'
import { OutsideLink } from '../../shell/outside-link.tsx'
import { sayInstant } from '../../words/instant.ts'
import { ChannelDeeds } from './channel-deeds.tsx'
import { sayStanding } from './publication-words.ts'
import { StateBadge } from './state-badge.tsx'

type OneChannelProps = { readonly post: string; readonly of: Publication }

/** A post on one channel: its state in words, where it is, what is different there, what to do, and its story. */
export function OneChannel({ post, of }: OneChannelProps) {
  const { channel, platform, state, addresses, differences, steps, readsComments, whyNoComments } = of
  return (
    <Stack as="section" aria-label={channel.name} css={frameLook} gap={0.75}>
      <Stack gap={0.25}>
        <H3 fontSize="sm">
          {channel.name}
          <Text color="muted" fontSize="sm">
            {' '}
            on {platform}
          </Text>
        </H3>
        {/* What changes by itself is told, and moves nothing else. */}
        <div aria-live="polite" css={saysLook}>
          <StateBadge of={state} />
          {sayStanding(of).map((sentence) => (
            <Text as="p" css={anywhereLook} key={sentence}>
              {sentence}
            </Text>
          ))}
        </div>
        {addresses.map((address) => (
          <Text as="p" key={address}>
            <OutsideLink address={address} />
          </Text>
        ))}
      </Stack>
      {(readsComments || whyNoComments !== null) && isOut.has(state) && (
        <CommentsUnder channel={channel.id} post={post} whyNone={whyNoComments} />
      )}
      {state === 'differs' && differences.length > 0 && <ReadDifferences of={differences} />}
      {isHeldUp.has(state) && (
        <Text as="p">
          <TextLink href={`/registers/channels/${channel.id}`}>{channel.name} in the register</TextLink>
        </Text>
      )}
      <ChannelDeeds of={of} post={post} />
      {steps.length > 0 && (
        <Fold label={`What happened on ${channel.name}`}>
          <Steps of={steps} />
        </Fold>
      )}
    </Stack>
  )
}

const isOut: ReadonlySet<Publication['state']> = new Set(['published', 'differs'])

/** Where what stands against it is often a matter of the channel: no key, no review of the terms, nobody who owns it. */
const isHeldUp: ReadonlySet<Publication['state']> = new Set(['stopped', 'refused'])

type CommentsUnderProps = {
  readonly channel: string
  readonly post: string
  readonly whyNone: string | null
}

/** What people say under it, for whoever reads comments; or why that is not here. */
function CommentsUnder({ channel, post, whyNone }: CommentsUnderProps) {
  const { data: me } = useQuery(meQuery)
  if (!me?.acts.includes('comments.read')) return null
  return whyNone === null ? (
    <Text as="p">
      <TextLink href={`/comments${sayQuery({ channel, post })}`}>What people say under it</TextLink>
    </Text>
  ) : (
    <Text as="p" color="muted" css={anywhereLook} fontSize="sm">
      {whyNone}
    </Text>
  )
}

function Steps({ of: steps }: { readonly of: Publication['steps'] }) {
  return (
    <ol css={storyLook}>
      {steps.map(({ at, says, by, reason }) => (
        <li key={`${at} ${says}`}>
          <Text as="p" color="muted" fontSize="sm">
            <time dateTime={at}>{sayInstant(at)}</time>
            {by && by.name !== '' && `, ${by.name}`}
          </Text>
          <Text as="p" css={anywhereLook}>
            {says}
            {reason && ` “${reason}”`}
          </Text>
        </li>
      ))}
    </ol>
  )
}

const frameLook = {
  border: `1px solid ${boxPalette.borderMuted}`,
  borderRadius: 4,
  minWidth: 0,
  padding: '0.75rem 1rem',
} as const
const saysLook = {
  ...{ display: 'grid', gap: '0.25rem', justifyItems: 'start', maxWidth: '42rem' },
  gridTemplateColumns: 'minmax(0, 1fr)',
} as const
const anywhereLook = { overflowWrap: 'anywhere' } as const
const storyLook = {
  borderLeft: `2px solid ${boxPalette.borderMuted}`,
  display: 'grid',
  gap: '0.75rem',
  listStyle: 'none',
  margin: 0,
  padding: '0 0 0 1rem',
} as const
