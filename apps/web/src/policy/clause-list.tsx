import { Box } from '@ag.ds-next/react/box'
import { Flex } from '@ag.ds-next/react/flex'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Pack } from '@secondlook/contract'
import { ClauseText } from './clause-text.tsx'

const capacityNames = {
  personal: 'for myself',
  representative: 'for a committee or union',
  official: 'official accounts',
}
const kindNames: Readonly<Record<string, string>> = {
  obligation: 'do',
  prohibition: 'do not',
  permission: 'may',
  definition: 'meaning',
  information: 'good to know',
  advice: 'advice',
  role: 'who',
  process: 'how',
}

/** Every clause, each with an address of its own: `/policy#7.3g`. */
export function ClauseList({ pack }: { readonly pack: Pack }) {
  return (
    <Stack gap={3}>
      {pack.clauses.map((clause) => (
        <Box
          as="article"
          aria-labelledby={`title-${clause.number}`}
          css={look}
          id={clause.number}
          key={clause.number}
        >
          <Stack gap={0.75}>
            <Flex alignItems="baseline" flexWrap="wrap" gap={0.75}>
              <Text color="muted" fontSize="md" fontWeight="bold">
                {clause.number}
              </Text>
              <H2 fontSize="lg" id={`title-${clause.number}`}>
                {clause.title}
              </H2>
            </Flex>
            <Text as="p" color="muted" fontSize="xs">
              {[
                clause.kinds.map((kind) => kindNames[kind] ?? kind).join(', '),
                clause.capacities.map((capacity) => capacityNames[capacity]).join(', '),
              ].join(' · ')}
            </Text>
            <ClauseText clause={clause} law={pack.head.law ?? []} settings={pack.head.localSettings ?? []} />
          </Stack>
        </Box>
      ))}
    </Stack>
  )
}

const look = {
  scrollMarginTop: '1rem',
  '&:target': { boxShadow: '-1rem 0 0 var(--agds-background-body), -1.25rem 0 0 var(--agds-accent)' },
  '@media print': { breakInside: 'avoid' },
} as const
