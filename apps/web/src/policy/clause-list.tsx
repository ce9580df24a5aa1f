import { Box } from '@ag.ds-next/react/box'
import { Flex } from '@ag.ds-next/react/flex'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Pack } from '@secondlook/contract'
import { lawOf } from '../pack/pack-face.ts'
import { ClauseText } from './clause-text.tsx'

const capacityNames = {
  personal: 'posts for myself',
  representative: 'posts for a committee or a union',
  official: 'official accounts',
}
const kindNames: Readonly<Record<string, string>> = {
  obligation: 'Do',
  prohibition: 'Do not',
  permission: 'You may',
  definition: 'What it means',
  information: 'Good to know',
  advice: 'Advice',
  role: 'Whose it is',
  process: 'How it works',
}
const seenNames = { decided: 'checked', flagged: 'words are pointed out', people: 'left to people' }

type Clause = Pack['clauses'][number]

/** What sort of clause it is, for which posts, and how far software sees it. */
function sayKind({ kinds, capacities, seen }: Clause): string {
  const named = kinds.map((kind) => kindNames[kind] ?? kind).join(', ')
  const posts =
    capacities.length === 3 ? 'every post' : capacities.map((one) => capacityNames[one]).join(', ')
  return `${named} · ${posts} · ${seenNames[seen]}`
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
            <Flex alignItems="baseline" gap={0.75}>
              <Text color="muted" fontSize="md" fontWeight="bold">
                {clause.number}
              </Text>
              <H2 fontSize="lg" id={`title-${clause.number}`}>
                {clause.title}
              </H2>
            </Flex>
            <Text as="p" color="muted" fontSize="xs">
              {sayKind(clause)}
            </Text>
            <ClauseText clause={clause} law={lawOf(pack)} settings={pack.head.localSettings ?? []} />
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
