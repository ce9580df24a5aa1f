import { Box } from '@ag.ds-next/react/box'
import { ChevronDownIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { ReactNode } from 'react'
import type { tones } from './tones.ts'

type FindingFoldProps = {
  readonly tone: Pick<(typeof tones)[keyof typeof tones], 'icon' | 'colour' | 'border'>
  /** The words that it is about, where it is about words, and how many places there are besides. */
  readonly words: string | undefined
  readonly more: number
  readonly message: string
  readonly isFirst: boolean
  /** What to do about it. */
  readonly children: ReactNode
}

/** One finding in a list: the words and why; opened, what to do about it. */
export function FindingFold({ tone, words, more, message, isFirst, children }: FindingFoldProps) {
  const { icon: Icon, colour, border } = tone
  return (
    <Box as="li" border borderColor="muted" css={{ listStyle: 'none' }} rounded>
      <Box borderColor={border} borderLeft borderLeftWidth="xl" rounded>
        <details css={look} open={isFirst || undefined}>
          <summary>
            <Icon aria-hidden color={colour} css={{ flexShrink: 0, marginTop: '0.2rem' }} size="sm" />
            <span css={{ flexGrow: 1, minWidth: 0 }}>
              {words && (
                <Text as="span" css={{ display: 'block', overflowWrap: 'anywhere' }} fontWeight="bold">
                  “{short(words)}”{more > 0 && ` and ${more} more`}
                </Text>
              )}
              <Text as="span" css={{ display: 'block' }}>
                {message}
              </Text>
            </span>
            <ChevronDownIcon aria-hidden css={{ flexShrink: 0 }} data-turns size="sm" weight="bold" />
          </summary>
          <Stack css={{ padding: '0 1rem 1rem 2.75rem' }} gap={0.75}>
            {children}
          </Stack>
        </details>
      </Box>
    </Box>
  )
}

/** A clause of an overlay or a local setting stands at its own place on the page of the policy. */
export function ClauseLink({ clause }: { readonly clause: string | undefined }) {
  const place = clause === undefined ? '' : `#${clause.split(':').at(-1) ?? ''}`
  return (
    <TextLink href={`/policy${place}`} rel="noopener" target="_blank">
      What the policy says (opens in a new tab)
    </TextLink>
  )
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)

const look = {
  '&[open] > summary > [data-turns]': { transform: 'rotate(180deg)' },
  '& > summary': {
    ...{ cursor: 'pointer', display: 'flex', gap: '0.75rem', listStyle: 'none', padding: '0.75rem 1rem' },
    '&::-webkit-details-marker': { display: 'none' },
    '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
    '&:hover': { background: 'var(--agds-background-shade)' },
  },
} as const
