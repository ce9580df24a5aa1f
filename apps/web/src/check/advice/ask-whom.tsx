import { Box } from '@ag.ds-next/react/box'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { CopyButton } from '../copy-button.tsx'
import type { Contact } from './contacts.ts'

/** Whom to ask, what for, and a question to take along. */
export function AskWhom({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <Stack as="ul" css={{ listStyle: 'none', margin: 0, padding: 0 }} gap={1}>
      {contacts.map((contact) => (
        <ContactEntry contact={contact} key={contact.id} />
      ))}
    </Stack>
  )
}

export function ContactEntry({ contact }: { readonly contact: Contact }) {
  const { name, reach, question, confidence } = contact
  return (
    <Box as="li" borderLeft borderLeftWidth="lg" paddingLeft={1}>
      <Stack alignItems="flex-start" gap={0.25}>
        <Text fontWeight="bold">{name}</Text>
        {reach && <Text fontWeight="bold">{reach}</Text>}
        <Text>{contact.for}.</Text>
        {confidence && (
          <Text color="muted" fontSize="xs">
            {confidence}
          </Text>
        )}
        {question && (
          <Box paddingTop={0.25}>
            <CopyButton done="Copied, nothing was sent" label="Copy a question to ask" text={() => question} />
          </Box>
        )}
      </Stack>
    </Box>
  )
}
