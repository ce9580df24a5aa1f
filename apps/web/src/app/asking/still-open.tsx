import { H3 } from '@ag.ds-next/react/heading'
import { ListItem, UnorderedList } from '@ag.ds-next/react/list'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Asked, Assessment } from '@secondlook/contract'

type StillOpenProps = {
  readonly needed: Extract<Asked, { answer: 'assessed' }>['needed']
  readonly capacity: Assessment['capacity']
}

/** What words cannot show and nobody has shown yet. */
export function StillOpen({ needed, capacity }: StillOpenProps) {
  if (needed.length === 0) return null
  return (
    <Stack gap={0.5}>
      <H3 fontSize="sm">{capacity === 'official' ? 'Before it can go out' : 'Still open'}</H3>
      <UnorderedList>
        {needed.map(({ kind, met, say, remedy }) => (
          <ListItem key={kind}>
            <Text>
              <Text fontWeight="bold">{met === false ? 'Not yet' : 'Not known here'}: </Text>
              {say} {remedy}
            </Text>
          </ListItem>
        ))}
      </UnorderedList>
    </Stack>
  )
}
