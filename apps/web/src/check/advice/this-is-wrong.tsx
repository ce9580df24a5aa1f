import { Box } from '@ag.ds-next/react/box'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Finding } from '@secondlook/contract'
import type { ShownRule } from '../../pack/pack-face.ts'
import { CopyButton } from '../copy-button.tsx'
import { noteAbout, readRule } from './rule-reads.ts'

type ThisIsWrongProps = { readonly finding: Finding; readonly rule: ShownRule }

/** How the rule reads, for somebody who thinks it is wrong. It sends nothing and keeps nothing. */
export function ThisIsWrong({ finding, rule }: ThisIsWrongProps) {
  return (
    <details>
      <summary css={{ cursor: 'pointer', width: 'fit-content' }}>
        <Text color="action" css={{ textDecoration: 'underline' }}>
          This is wrong
        </Text>
      </summary>
      <Box background="shade" css={{ marginTop: '0.5rem' }} padding={1} rounded>
        <Stack alignItems="flex-start" gap={0.75}>
          <Text>
            It may be. This is how the rule reads, and you decide. It looks for:{' '}
            {rule.looksFor.slice(0, 1).toLowerCase() + rule.looksFor.slice(1)}. It serves clause {finding.clause}
            {rule.basis === 'fact' ? ' and goes by a fact.' : ' and goes by the words alone, so it can miss what you mean.'}
          </Text>
          <Box as="ul" css={{ margin: 0, paddingLeft: '1.25rem' }}>
            {readRule(rule).map((line) => (
              <Text as="li" key={line}>
                {line}
              </Text>
            ))}
          </Box>
          <CopyButton label="Copy a note without my words" text={() => noteAbout(rule)} variant="tertiary" />
          <Text color="muted" fontSize="xs">
            Nothing is sent. The note is for whoever looks after the policy, if you want to tell them.
          </Text>
        </Stack>
      </Box>
    </details>
  )
}
