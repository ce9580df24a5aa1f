import { Box } from '@ag.ds-next/react/box'
import { H2, H3 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Headline } from '../../advice/headline.tsx'
import type { PackPages } from '../../pack/pack-face.ts'
import type { Checked } from '../reading/checker.ts'
import { FindingCard, type FindingDeeds } from './finding-card.tsx'
import { groupFindings, keyOf } from './grouping.ts'
import { HelpBox } from './help-box.tsx'
import { onlyYou } from './only-you.ts'
import { OnlyYouBox } from './only-you-box.tsx'
import { StillNeeded } from './still-needed.tsx'

type AdvicePanelProps = {
  readonly checked: Checked | undefined
  /** Whether the part that reads the words could not be started. */
  readonly isBroken: boolean
  readonly pages: PackPages | undefined
  readonly opened: ReadonlySet<string>
  readonly onToggle: (finding: string) => void
  readonly deeds: FindingDeeds
}

/** What the policy makes of the words, what to do about it, and what only a person can answer. */
export function AdvicePanel({ checked, isBroken, pages, opened, onToggle, deeds }: AdvicePanelProps) {
  if (isBroken) return <CannotRead />
  if (!checked || !pages) return <NothingToRead pages={pages} />
  const { assessment } = checked
  const groups = groupFindings(assessment.findings, pages.rules)
  const help = groups.find(({ id }) => id === 'help')
  const found = assessment.findings.map(({ clause }) => clause)
  return (
    <Stack gap={1.5}>
      {help && <HelpBox findings={help.findings} pages={pages} />}
      <Headline asks={groups.some(({ id }) => id === 'ask')} assessment={assessment} />
      {groups
        .filter(({ id }) => id !== 'help')
        .map(({ id, title, findings }) => (
          <Stack gap={0.5} key={id}>
            <H3 fontSize="sm">{title}</H3>
            <Stack as="ul" css={{ margin: 0, padding: 0 }} gap={0.5}>
              {findings.map((finding) => (
                <FindingCard
                  checked={checked}
                  deeds={deeds}
                  finding={finding}
                  isOpen={opened.has(keyOf(finding))}
                  key={keyOf(finding)}
                  onToggle={() => onToggle(keyOf(finding))}
                  pages={pages}
                />
              ))}
            </Stack>
          </Stack>
        ))}
      <StillNeeded checked={checked} deeds={deeds} pages={pages} />
      <OnlyYouBox questions={onlyYou(pages, assessment.capacity, assessment.audience, found)} />
      <Footing />
    </Stack>
  )
}

function NothingToRead({ pages }: { readonly pages: PackPages | undefined }) {
  return (
    <Stack gap={1.5}>
      <Box background="shade" borderLeft borderLeftWidth="xxl" padding={1} rounded>
        <Stack gap={0.25}>
          <H2 fontSize="md">What the policy makes of it</H2>
          <Text>It appears here as you write: which words, why, and what you could do instead.</Text>
        </Stack>
      </Box>
      {pages && <OnlyYouBox questions={onlyYou(pages, 'personal', 'public', [])} />}
      <Footing />
    </Stack>
  )
}

function CannotRead() {
  return (
    <Box background="shade" borderLeft borderLeftWidth="xxl" padding={1} role="alert" rounded>
      <Stack gap={0.25}>
        <H2 fontSize="md">Your words could not be read here</H2>
        <Text>
          This browser did not start the part that reads them. What you wrote is still in the box, and nothing
          was sent. Loading the page again may help; the policy can be read in any browser.
        </Text>
      </Stack>
    </Box>
  )
}

function Footing() {
  return (
    <Text as="p" color="muted" fontSize="xs">
      Deleted posts live on in copies and screenshots. The registers were not consulted: what is not yet
      announced, who may speak, and who agreed to be shown are never sent to this page.
    </Text>
  )
}
