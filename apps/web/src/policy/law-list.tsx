import { Box } from '@ag.ds-next/react/box'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Pack } from '@secondlook/contract'
import { NotConfirmed } from './law-links.tsx'
import { sayPeriod } from './period.ts'

/** Law and guidance that clauses point to, with when each applied and whether we have read it. */
export function LawList({ law }: { readonly law: NonNullable<Pack['head']['law']> }) {
  if (law.length === 0) return null
  return (
    <Box as="section" aria-labelledby="law">
      <Stack gap={1.5}>
        <H2 fontSize="lg" id="law">
          Law and guidance beside it
        </H2>
        {law.map(({ id, title, says, from, to, confirmed }) => (
          <Box css={{ scrollMarginTop: '1rem' }} id={`law-${id}`} key={id}>
            <Text as="p" fontWeight="bold">
              {title}
              {sayPeriod(from, to) && ` (${sayPeriod(from, to)})`}
              {!confirmed && <NotConfirmed />}
            </Text>
            <Text as="p">{says}</Text>
          </Box>
        ))}
      </Stack>
    </Box>
  )
}
