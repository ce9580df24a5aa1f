import { Box } from '@ag.ds-next/react/box'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Pack } from '@secondlook/contract'
import { Fold } from '../fold.tsx'
import { CopyButton } from './copy-button.tsx'

type Contact = Pack['contacts'][number]

type AskWhomProps = {
  readonly contacts: readonly Contact[]
  /** How many are open to read at once; the rest are behind a fold. */
  readonly first: number
}

/** Whom to ask, what for, and a question to take along. */
export function AskWhom({ contacts, first }: AskWhomProps) {
  const more = contacts.slice(first)
  return (
    <Stack gap={1}>
      <Entries contacts={contacts.slice(0, first)} />
      {more.length > 0 && (
        <Fold label={more.length === 1 ? '1 more to ask' : `${more.length} more to ask`}>
          <Entries contacts={more} />
        </Fold>
      )}
    </Stack>
  )
}

function Entries({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <Box as="ul" css={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '1rem' }}>
      {contacts.map((contact) => (
        <Entry contact={contact} key={contact.id} />
      ))}
    </Box>
  )
}

function Entry({
  contact: { name, reach, question, confidence, for: about },
}: {
  readonly contact: Contact
}) {
  return (
    <li>
      <Stack alignItems="flex-start" gap={0.25}>
        <Text fontWeight="bold">
          {name}
          {reach && `: ${reach}`}
        </Text>
        <Text>{about}.</Text>
        {confidence && (
          <Text color="muted" fontSize="xs">
            {confidence}
          </Text>
        )}
        {question && (
          <CopyButton
            done="Copied, nothing was sent"
            label="Copy a question to ask"
            text={() => question}
            variant="text"
          />
        )}
      </Stack>
    </li>
  )
}
