import { Box } from '@ag.ds-next/react/box'
import { Callout } from '@ag.ds-next/react/callout'
import { Details } from '@ag.ds-next/react/details'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Finding } from '@secondlook/contract'
import type { PackPages } from '../../pack/pack-face.ts'
import { ContactEntry } from './ask-whom.tsx'
import { helpFor } from './contacts.ts'

type HelpBoxProps = { readonly findings: readonly Finding[]; readonly pages: PackPages }

const shownFirst = 3

/** Stands before any warning when somebody writes of trouble at work or of harm to themselves. */
export function HelpBox({ findings, pages }: HelpBoxProps) {
  const places = helpFor(findings, pages)
  const isCare = findings.some(({ clause }) => clause.endsWith(':local.care'))
  const first = places.slice(0, shownFirst)
  const more = places.slice(shownFirst)
  return (
    <Callout title={isCare ? 'You do not have to carry this alone' : 'Something wrong at work?'} tone="neutral">
      <Stack gap={1}>
        <Text>
          {isCare
            ? 'Somebody will listen at any hour. We do not record that you looked.'
            : 'You have several safe ways to raise it, inside and outside your workplace. We do not record that you looked.'}
        </Text>
        {findings.map(({ message, remedy, rule }) => (
          <Text key={`${rule} ${message}`}>
            {message} {remedy}
          </Text>
        ))}
        <Entries places={first} />
        {more.length > 0 && (
          <Details label={`${more.length} more places`} onBodyAlt>
            <Entries places={more} />
          </Details>
        )}
      </Stack>
    </Callout>
  )
}

function Entries({ places }: { readonly places: ReturnType<typeof helpFor> }) {
  return (
    <Box as="ul" css={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '1rem' }}>
      {places.map((contact) => (
        <ContactEntry contact={contact} key={contact.id} />
      ))}
    </Box>
  )
}
