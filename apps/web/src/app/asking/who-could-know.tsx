import { Box } from '@ag.ds-next/react/box'
import { H2 } from '@ag.ds-next/react/heading'
import { ListItem, UnorderedList } from '@ag.ds-next/react/list'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'

/** Stands before the button: where the words go, what stays of them, and who could come to know. */
export function WhoCouldKnow() {
  return (
    <Box background="shade" borderLeft borderLeftWidth="xl" padding={1} rounded>
      <Stack gap={0.5}>
        <H2 fontSize="sm">What happens when you ask</H2>
        <UnorderedList>
          <ListItem>Your text and your answers go to the server once, when you press the button.</ListItem>
          <ListItem>
            They are not stored and not logged. Nobody is told that you asked, or what about.
          </ListItem>
          <ListItem>
            Whoever runs the server could read them while they are being answered. Nobody else could.
          </ListItem>
          <ListItem>
            How often it looked like news that is not public yet is counted until midnight, so that nobody
            guesses out what that is. The count has no name and no words in it.
          </ListItem>
        </UnorderedList>
        <Text>
          <TextLink href="/docs/guides/ask-with-the-registers" rel="noopener" target="_blank">
            More about asking (opens in a new tab)
          </TextLink>
        </Text>
      </Stack>
    </Box>
  )
}
