import { Box } from '@ag.ds-next/react/box'
import { ChevronDownIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Asked, Draft, Finding } from '@secondlook/contract'
import { AskWhom } from '../../advice/ask-whom.tsx'
import { tones } from '../../advice/tones.ts'
import { wordsOf } from '../../advice/words-of.ts'

type FoundCardProps = {
  readonly finding: Finding
  readonly draft: Draft
  readonly contacts: Extract<Asked, { answer: 'assessed' }>['whom'][number]['contacts']
  readonly isFirst: boolean
}

/** One finding: the words and why; opened, what to do, whom to ask, and what the policy says. */
export function FoundCard({ finding, draft, contacts, isFirst }: FoundCardProps) {
  const { icon: Icon, colour, border } = tones[finding.advice]
  const [first, ...more] = wordsOf(finding, draft)
  // A clause of an overlay or a local setting stands at its own place on the page of the policy.
  const place = finding.clause.split(':').at(-1) ?? ''
  return (
    <Box as="li" border borderColor="muted" css={{ listStyle: 'none' }} rounded>
      <Box borderColor={border} borderLeft borderLeftWidth="xl" rounded>
        <details css={look} open={isFirst}>
          <summary>
            <Icon aria-hidden color={colour} css={{ flexShrink: 0, marginTop: '0.2rem' }} size="sm" />
            <span css={{ flexGrow: 1 }}>
              {first && (
                <Text as="span" css={{ display: 'block', overflowWrap: 'anywhere' }} fontWeight="bold">
                  “{short(first.words)}”{more.length > 0 && ` and ${more.length} more`}
                </Text>
              )}
              <Text as="span" css={{ display: 'block' }}>
                {finding.message}
              </Text>
            </span>
            <ChevronDownIcon aria-hidden css={{ flexShrink: 0 }} data-turns size="sm" weight="bold" />
          </summary>
          <Stack css={{ padding: '0 1rem 1rem 2.75rem' }} gap={1}>
            <Text as="p">{finding.remedy}</Text>
            {contacts.length > 0 && finding.advice !== 'think' && <AskWhom contacts={contacts} first={1} />}
            {finding.advice !== 'think' && <AskPermission contacts={contacts} />}
            <Text>
              <TextLink href={`/policy#${place}`} rel="noopener" target="_blank">
                What the policy says (opens in a new tab)
              </TextLink>
            </Text>
          </Stack>
        </details>
      </Box>
    </Box>
  )
}

/** The way from a finding to whoever may say yes. Nothing that was written goes along. */
function AskPermission({ contacts }: Pick<FoundCardProps, 'contacts'>) {
  const kinds = [...new Set(contacts.flatMap(({ permission }) => permission ?? []))]
  return kinds.map((kind) => (
    <Text key={kind}>
      <TextLink href={`/registers/permission-requests/new?kind=${kind}`}>{permissionWords[kind]}</TextLink>
    </Text>
  ))
}

const permissionWords = {
  logo: 'Ask for permission to use a logo',
  release: 'Ask for permission to say something that is not public',
  speak: 'Ask for authority to speak',
  consent: 'Ask for consent to show or name somebody',
  copyright: 'Ask for permission to use somebody else’s work',
} as const

const look = {
  '&[open] > summary > [data-turns]': { transform: 'rotate(180deg)' },
  '& > summary': {
    display: 'flex',
    gap: '0.75rem',
    padding: '0.75rem 1rem',
    cursor: 'pointer',
    listStyle: 'none',
    '&::-webkit-details-marker': { display: 'none' },
    '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
    '&:hover': { background: 'var(--agds-background-shade)' },
  },
} as const

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)
