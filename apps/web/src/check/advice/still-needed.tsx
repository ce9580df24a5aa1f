import { Box } from '@ag.ds-next/react/box'
import { Flex } from '@ag.ds-next/react/flex'
import { H3 } from '@ag.ds-next/react/heading'
import { CheckIcon, HelpIcon, ProgressTodoIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Draft, Requirement } from '@secondlook/contract'
import type { PackPages } from '../../pack/pack-face.ts'
import type { Checked } from '../reading/checker.ts'
import { Act, type RemedyDeeds } from './remedy.tsx'

const states = {
  true: { icon: CheckIcon, says: 'Done' },
  false: { icon: ProgressTodoIcon, says: 'Not yet' },
  null: { icon: HelpIcon, says: 'Not known here' },
} as const

type StillNeededProps = {
  readonly checked: Checked
  readonly pages: PackPages
  readonly deeds: RemedyDeeds
}

/** What a post needs that its words cannot show, in plain words. */
export function StillNeeded({ checked: { assessment, draft }, pages, deeds }: StillNeededProps) {
  const open = assessment.requirements.filter(({ met }) => met !== true)
  if (open.length === 0) return null
  return (
    <Stack gap={0.75}>
      <H3 fontSize="sm">{assessment.capacity === 'official' ? 'Before it can go out' : 'Still open'}</H3>
      <Box as="ul" css={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '0.75rem' }}>
        {open.map((requirement) => (
          <Needed
            deeds={deeds}
            draft={draft}
            key={requirement.kind}
            pages={pages}
            requirement={requirement}
          />
        ))}
      </Box>
    </Stack>
  )
}

type NeededProps = {
  readonly requirement: Requirement
  readonly draft: Draft
  readonly pages: PackPages
  readonly deeds: RemedyDeeds
}

function Needed({ requirement, draft, pages, deeds }: NeededProps) {
  const lacking = lackingIn(draft, requirement)
  const rule = pages.requirements.find(({ kind }) => kind === requirement.kind)
  const { icon: Icon, says } = states[`${requirement.met}`]
  return (
    <Flex as="li" gap={0.75}>
      <Icon aria-hidden color="muted" css={{ flexShrink: 0, marginTop: '0.2rem' }} size="sm" />
      <Stack gap={0.25}>
        <Text>
          <Text fontWeight="bold">{says}: </Text>
          {rule?.say ?? requirement.kind}
        </Text>
        {rule && <Text color="muted">{rule.remedy}</Text>}
        {lacking && <Act label={lacking.label} onClick={() => deeds.toPicture(lacking.at, lacking.field)} />}
      </Stack>
    </Flex>
  )
}

/** The first picture that lacks what is needed, and the field where it goes. */
function lackingIn({ media }: Draft, { kind }: Requirement) {
  if (kind !== 'alt-text' && kind !== 'captions') return undefined
  const at = media?.findIndex((one) =>
    kind === 'alt-text' ? one.kind === 'image' && !one.alt : one.kind !== 'image' && !one.captions,
  )
  if (at === undefined || at < 0) return undefined
  return kind === 'alt-text'
    ? { at, field: 'alt' as const, label: 'Describe the picture' }
    : { at, field: 'captions' as const, label: 'Add captions' }
}
