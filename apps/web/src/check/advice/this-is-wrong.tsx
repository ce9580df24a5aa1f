import { Box } from '@ag.ds-next/react/box'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { CopyButton } from '../../advice/copy-button.tsx'
import { bulleted } from '../../bulleted.ts'
import { Fold } from '../../fold.tsx'
import type { ShownRule } from '../../pack/pack-face.ts'
import { noteAbout, readRule } from './rule-reads.ts'

/** How the rule reads, for somebody who thinks it is wrong. It sends nothing and keeps nothing. */
export function ThisIsWrong({ rule }: { readonly rule: ShownRule }) {
  return (
    <Fold label="This is wrong">
      <Box background="shade" padding={1} rounded>
        <Stack alignItems="flex-start" gap={0.75}>
          <Text as="p">
            It may be, and you decide. The rule looks for{' '}
            {rule.looksFor.slice(0, 1).toLowerCase() + rule.looksFor.slice(1)}, and goes by{' '}
            {rule.basis === 'fact' ? 'a fact' : 'words alone, so it can miss what you mean'}. It reads:
          </Text>
          <Box as="ul" css={bulleted}>
            {readRule(rule).map((line) => (
              <Text as="li" key={line}>
                {line}
              </Text>
            ))}
          </Box>
          <Text as="p" color="muted" fontSize="xs">
            Nothing is sent. If you want to tell whoever looks after the policy, this note leaves your words
            out:
          </Text>
          <CopyButton label="Copy a note without my words" text={() => noteAbout(rule)} variant="text" />
        </Stack>
      </Box>
    </Fold>
  )
}
