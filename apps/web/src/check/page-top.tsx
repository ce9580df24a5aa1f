import { Box } from '@ag.ds-next/react/box'
import { Button } from '@ag.ds-next/react/button'
import { Flex } from '@ag.ds-next/react/flex'
import { H1 } from '@ag.ds-next/react/heading'
import { Text } from '@ag.ds-next/react/text'
import { PolicyLink } from '../policy/policy-link.tsx'

/** The page's name, its promise, and two ways out. No brand, and no sign-in beside a private check. */
export function PageTop({ onExamples }: { readonly onExamples: () => void }) {
  return (
    <Box as="header" paddingBottom={{ xs: 0.5, md: 1 }}>
      <Flex alignItems="baseline" columnGap={2} flexWrap="wrap" justifyContent="space-between" rowGap={0.5}>
        <div>
          <H1 fontSize="xl">Check before you post</H1>
          <Text as="p" color="muted">
            Your words stay on this device. We do not send or keep them.
          </Text>
        </div>
        <Flex alignItems="baseline" as="nav" aria-label="More" gap={1.5}>
          <PolicyLink>The policy</PolicyLink>
          <Button onClick={onExamples} variant="text">
            Examples
          </Button>
        </Flex>
      </Flex>
      <noscript>
        <Text as="p">
          This page needs script to read your words, and reads them here. The policy can be read without.
        </Text>
      </noscript>
    </Box>
  )
}
