import { Box } from '@ag.ds-next/react/box'
import { Callout } from '@ag.ds-next/react/callout'
import { Flex } from '@ag.ds-next/react/flex'
import { H1 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Pack } from '@secondlook/contract'
import { sayDay } from './period.ts'

/** Whose policy it is, since when, and what is not known about it. */
export function PolicyTop({ pack: { head } }: { readonly pack: Pack }) {
  return (
    <Box as="header" paddingBottom={2}>
      <Stack gap={1}>
        <Flex alignItems="baseline" flexWrap="wrap" gap={0.5} justifyContent="space-between">
          <H1 fontSize="xl">The policy, clause by clause</H1>
          <Box as="nav" aria-label="More" css={{ '@media print': { display: 'none' } }}>
            <TextLink href="/check">Check before you post</TextLink>
          </Box>
        </Flex>
        <Text as="p" css={{ maxWidth: '46rem' }}>
          {head.body}, <em>{head.title}</em>
          {head.issued && `, ${sayDay(head.issued)}`}
          {head.issuer && `. Issued by the ${head.issuer}`}
          {head.authority && `. ${head.authority}`}. Told here in plain words of our own; the policy itself
          stands above them.
        </Text>
        {head.status && (
          <Callout title={head.status} variant="compact">
            <Text>
              {head.review && `${head.review}. `}
              What the policy leaves open is marked as a local setting. Law beside a clause is our reading;
              where we have not read it in a public source it says “not confirmed”.
            </Text>
          </Callout>
        )}
      </Stack>
    </Box>
  )
}
