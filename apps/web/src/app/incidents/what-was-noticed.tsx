import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { IncidentPage } from '@secondlook/contract'
import type { ReactNode } from 'react'
import { quoteLook } from '../../quote-look.ts'
import { ReadDifferences } from '../differences/read-differences.tsx'
import { OutsideLink } from '../shell/outside-link.tsx'
import { firstSteps } from './incident-words.ts'

type WhatWasNoticedProps = { readonly of: IncidentPage }

/** What is there as anybody sees it, what is different, and what was kept of it. */
export function WhatWasNoticed({ of: page }: WhatWasNoticedProps) {
  const { kind, isOpen, words, addresses, differences, account, post, channel } = page
  return (
    <>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        {isOpen && `${firstSteps[kind]} `}
        <TextLink href="/docs/guides/when-something-is-on-a-channel-that-nobody-approved">
          What to do, in order
        </TextLink>
      </Text>
      {words !== null && (
        <Part title="What is there">
          <Text as="p" color="muted" fontSize="sm">
            Words on the channel that nobody approved here:
          </Text>
          <blockquote css={quoteLook}>{words}</blockquote>
        </Part>
      )}
      {differences.length > 0 && (
        <Part title="What is different">
          <ReadDifferences of={differences} />
        </Part>
      )}
      {account.length > 0 && (
        <Part title="What changed about the account">
          <dl css={accountLook}>
            {account.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>Before: {before || 'nothing'}</dd>
                <dd>Now: {after || 'nothing'}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Part title="Where">
        {addresses.map((address) => (
          <Text as="p" key={address}>
            <OutsideLink address={address} />
          </Text>
        ))}
        {post && (
          <Text as="p">
            The post here: <TextLink href={`/posts/${post.id}`}>{post.title}</TextLink>
          </Text>
        )}
        <Text as="p">
          The channel in the register:{' '}
          <TextLink href={`/registers/channels/${channel.id}`}>{channel.name}</TextLink>
        </Text>
      </Part>
      <Evidence of={page} />
    </>
  )
}

/** What was kept before anybody was told, as files for a program of one's own. */
function Evidence({ of: { capture } }: WhatWasNoticedProps) {
  if (capture === null)
    return (
      <Part title="What was kept">
        <Text as="p" css={{ maxWidth: '42rem' }}>
          The page itself could not be kept. What was read of it is above and stays on record.
        </Text>
      </Part>
    )
  const path = `/api/v1/captures/${encodeURIComponent(capture)}`
  return (
    <Part title="What was kept">
      <Text as="p" css={{ maxWidth: '42rem' }}>
        It was kept before anybody was told of it.{' '}
        <TextLink href="/docs/guides/captures">How to open and check it</TextLink>
      </Text>
      <ul css={{ margin: 0, paddingLeft: '1.25rem' }}>
        <li>
          <TextLink download href={`${path}.wacz`}>
            The page as a file to look at (WACZ)
          </TextLink>
          <Text>: for a tool that replays pages</Text>
        </li>
        <li>
          <TextLink download href={`${path}.warc.gz`}>
            What the platform answered (WARC)
          </TextLink>
          <Text>: to keep, and to check without us</Text>
        </li>
      </ul>
    </Part>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">{title}</H2>
      {children}
    </Stack>
  )
}

const accountLook = {
  color: boxPalette.foregroundText,
  display: 'grid',
  gap: '0.75rem',
  margin: 0,
  overflowWrap: 'anywhere',
  '& dt': { color: boxPalette.foregroundMuted },
  '& dd': { margin: 0 },
} as const
