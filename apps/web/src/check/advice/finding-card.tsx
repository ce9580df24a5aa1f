import { Box } from '@ag.ds-next/react/box'
import { Button } from '@ag.ds-next/react/button'
import { Flex } from '@ag.ds-next/react/flex'
import { ChevronDownIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Finding } from '@secondlook/contract'
import { useId } from 'react'
import { AskWhom } from '../../advice/ask-whom.tsx'
import { tones } from '../../advice/tones.ts'
import { type Words, wordsOf } from '../../advice/words-of.ts'
import type { PackPages } from '../../pack/pack-face.ts'
import type { Checked } from '../reading/checker.ts'
import { askedOf } from './contacts.ts'
import { keyOf, ruleOf } from './grouping.ts'
import { Remedy, type RemedyDeeds } from './remedy.tsx'
import { ThisIsWrong } from './this-is-wrong.tsx'

export type FindingDeeds = RemedyDeeds & {
  readonly showWords: (words: Words) => void
  readonly showClause: (clause: string) => void
}

type FindingCardProps = {
  readonly finding: Finding
  readonly checked: Checked
  readonly pages: PackPages
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly deeds: FindingDeeds
}

const shownFirst = 3

/** One finding: the words and why; opened, what to do, whom to ask, the clause, and how the rule reads. */
export function FindingCard({ finding, checked, pages, isOpen, onToggle, deeds }: FindingCardProps) {
  const body = useId()
  const { icon: Icon, colour, border } = tones[finding.advice]
  const words = wordsOf(finding, checked.draft)
  const rule = ruleOf(finding, pages.rules)
  const contacts = askedOf(finding, pages)
  const isAsking = finding.advice !== 'think' || rule?.button === 'copy-question'
  return (
    <Box as="li" border borderColor="muted" css={{ listStyle: 'none' }} data-finding={keyOf(finding)} rounded>
      <Box borderColor={border} borderLeft borderLeftWidth="xl" rounded>
        <h4 css={{ margin: 0, font: 'inherit' }}>
          <button
            aria-controls={body}
            aria-expanded={isOpen}
            css={summaryLook}
            onClick={onToggle}
            type="button"
          >
            <Icon aria-hidden color={colour} css={{ flexShrink: 0, marginTop: '0.2rem' }} size="sm" />
            <span css={{ flexGrow: 1 }}>
              {words.length > 0 && <Quoted words={words} />}
              <Text as="span" css={{ display: 'block' }}>
                {finding.message}
              </Text>
            </span>
            <ChevronDownIcon
              aria-hidden
              css={{
                flexShrink: 0,
                transform: isOpen ? 'rotate(180deg)' : 'none',
                transition: 'transform 150ms',
              }}
              size="sm"
              weight="bold"
            />
          </button>
        </h4>
        <Box hidden={!isOpen} css={{ padding: '0.25rem 1rem 1rem 2.75rem' }} id={body}>
          <Stack gap={1}>
            <Text>{finding.remedy}</Text>
            <Flex alignItems="center" flexWrap="wrap" gap={0.5}>
              <Remedy deeds={deeds} draft={checked.draft} finding={finding} rule={rule} />
              {words.slice(0, shownFirst).map((one) => (
                <Button
                  key={`${one.span.in} ${one.span.from}`}
                  onClick={() => deeds.showWords(one)}
                  size="sm"
                  variant="tertiary"
                >
                  {words.length === 1 ? 'Show me the words' : `Show “${short(one.words, 24)}”`}
                </Button>
              ))}
            </Flex>
            {isAsking && contacts.length > 0 && <AskWhom contacts={contacts} first={1} />}
            <Button
              alignSelf="flex-start"
              onClick={() => deeds.showClause(finding.clause)}
              size="sm"
              variant="text"
            >
              What the policy says
            </Button>
            {rule && <ThisIsWrong rule={rule} />}
          </Stack>
        </Box>
      </Box>
    </Box>
  )
}

const summaryLook = {
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  gap: '0.75rem',
  width: '100%',
  padding: '0.75rem 1rem',
  cursor: 'pointer',
  '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
  '&:hover': { background: 'var(--agds-background-shade)' },
} as const

function Quoted({ words }: { readonly words: readonly Words[] }) {
  const [first, ...more] = words
  if (!first) return null
  const elsewhere = first.span.in === 'text' ? '' : ` (${first.place})`
  return (
    <Text as="span" css={{ display: 'block', overflowWrap: 'anywhere' }} fontWeight="bold">
      “{short(first.words, 60)}”{elsewhere}
      {more.length > 0 && ` and ${more.length} more`}
    </Text>
  )
}

const short = (text: string, signs: number): string =>
  text.length > signs ? `${text.slice(0, signs - 1).trimEnd()}…` : text
