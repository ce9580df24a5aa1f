import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostPage } from '@secondlook/contract'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { sayInstant } from '../../words/instant.ts'

type StoryProps = {
  readonly page: PostPage
  /** Whether whoever looks may read the receipt. */
  readonly mayReceipt: boolean
}

const shownFirst = 12

/** What happened to it, in sentences, the newest last; and behind a fold what is kept of it. */
export function Story({ page, mayReceipt }: StoryProps) {
  const [isWhole, setIsWhole] = useState(false)
  const lines = isWhole ? page.story : page.story.slice(-shownFirst)
  const earlier = page.story.length - lines.length
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="lg">Its story</H2>
      {earlier > 0 && (
        <div>
          <Button onClick={() => setIsWhole(true)} size="sm" variant="text">
            Show {earlier} earlier
          </Button>
        </div>
      )}
      {page.story.length === 0 ? (
        <Text as="p">Nothing has happened yet. From its first version on, it would be here.</Text>
      ) : (
        <ol css={storyLook}>
          {lines.map(({ at, says }) => (
            <li key={`${at} ${says}`}>
              <Text as="p" color="muted" fontSize="sm">
                <time dateTime={at}>{sayInstant(at)}</time>
              </Text>
              <Text as="p" css={{ overflowWrap: 'anywhere' }}>
                {says}
              </Text>
            </li>
          ))}
        </ol>
      )}
      <Fold label="What is recorded">
        <Recorded mayReceipt={mayReceipt} page={page} />
      </Fold>
    </Stack>
  )
}

function Recorded({ page: { version, decisions, id }, mayReceipt }: StoryProps) {
  const yeses = decisions.filter(({ does }) => does === 'approve')
  return (
    <Stack gap={0.75}>
      {version && (
        <Text as="p" css={{ overflowWrap: 'anywhere' }}>
          Version {version.number} is known by the digest <code css={codeLook}>{version.digest}</code>. It
          covers text, pictures, alt texts, channels, time and what would be sent; an approval is of exactly
          that.
        </Text>
      )}
      {version && version.variants.length > 0 && (
        <Text as="p">
          Prepared by{' '}
          {version.variants
            .map(
              ({ connector, connectorVersion, channel }) =>
                `${connector} ${connectorVersion} for ${channel.name}`,
            )
            .join(', ')}
          .
        </Text>
      )}
      {yeses.map(({ id: row, by, version: number, step, delegation, signedInBy, at, counts }) => (
        <Text as="p" key={row}>
          {by?.name ?? 'Somebody'} approved version {number}
          {step && ` at the step “${step}”`} on {sayInstant(at)}
          {signedInBy && `, signed in by ${signedInBy}`}
          {delegation && (
            <>
              , under{' '}
              <TextLink href={`/registers/approval-delegations/${delegation.id}`}>{delegation.name}</TextLink>
            </>
          )}
          . {counts ? 'It counts.' : 'It does not count for what stands now.'}
        </Text>
      ))}
      {mayReceipt && (
        <Text as="p">
          <TextLink href={`/receipts/${id}`}>The receipt, to check without us</TextLink>
        </Text>
      )}
    </Stack>
  )
}

const storyLook = {
  borderLeft: `2px solid ${boxPalette.borderMuted}`,
  display: 'grid',
  gap: '0.75rem',
  listStyle: 'none',
  margin: 0,
  padding: '0 0 0 1rem',
} as const
const codeLook = { fontFamily: tokens.font.monospace, fontSize: '0.85em' } as const
