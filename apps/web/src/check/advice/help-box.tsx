import { Callout } from '@ag.ds-next/react/callout'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Finding } from '@secondlook/contract'
import { AskWhom } from '../../advice/ask-whom.tsx'
import type { PackPages } from '../../pack/pack-face.ts'
import { helpFor } from './contacts.ts'

type HelpBoxProps = { readonly findings: readonly Finding[]; readonly pages: PackPages }

const atWork = {
  title: 'Something wrong at work?',
  says: 'You have several safe ways to raise it, inside and outside your workplace. We do not record that you looked.',
}
const inDistress = {
  title: 'Somebody is there at any hour',
  says: 'We do not record that you looked.',
}

/** Stands before any warning when somebody writes of trouble at work or of harm to themselves. */
export function HelpBox({ findings, pages }: HelpBoxProps) {
  const isCare = findings.some(({ clause }) => clause.endsWith(':local.care'))
  const { title, says } = isCare ? inDistress : atWork
  return (
    <Callout title={title} variant="compact">
      <Stack gap={1}>
        {!isCare && <Text as="p">{says}</Text>}
        {findings
          // The pack may open with the very words that stand above.
          .filter(({ message }) => !message.startsWith(title))
          .map(({ message, remedy, rule }) => (
            <Text as="p" key={`${rule} ${message}`}>
              {message} {remedy}
            </Text>
          ))}
        {isCare && <Text as="p">{says}</Text>}
        <AskWhom contacts={helpFor(findings, pages)} first={isCare ? 3 : 2} />
      </Stack>
    </Callout>
  )
}
