import { Box } from '@ag.ds-next/react/box'
import { Flex } from '@ag.ds-next/react/flex'
import { H3 } from '@ag.ds-next/react/heading'
import { CheckIcon, HelpIcon, ProgressTodoIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Assessment, Requirement } from '@secondlook/contract'
import type { PackPages } from '../../pack/pack-face.ts'

const states = {
  true: { icon: CheckIcon, says: 'Done' },
  false: { icon: ProgressTodoIcon, says: 'Not yet' },
  null: { icon: HelpIcon, says: 'We cannot know here' },
} as const

type StillNeededProps = { readonly assessment: Assessment; readonly pages: PackPages }

/** What a post needs that its words cannot show, in plain words. */
export function StillNeeded({ assessment, pages }: StillNeededProps) {
  const open = assessment.requirements.filter(({ met }) => met !== true)
  if (open.length === 0) return null
  return (
    <Stack gap={0.75}>
      <H3 fontSize="sm">{assessment.capacity === 'official' ? 'Before it can go out' : 'Still open'}</H3>
      <Box as="ul" css={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '0.75rem' }}>
        {open.map((requirement) => (
          <Needed key={requirement.kind} pages={pages} requirement={requirement} />
        ))}
      </Box>
    </Stack>
  )
}

function Needed({ requirement, pages }: { readonly requirement: Requirement; readonly pages: PackPages }) {
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
      </Stack>
    </Flex>
  )
}
