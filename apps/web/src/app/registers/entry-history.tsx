import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { EntryPage } from '@secondlook/contract'
import { sayInstant } from '../words/instant.ts'
import { sayPlain } from '../words/plain.ts'

/** What became of an entry, newest last, and the way to the proof of it. */
export function EntryHistory({ page: { id, history, mayReadRecord } }: { readonly page: EntryPage }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">History</H2>
      <Stack as="ol" css={historyLook} gap={0.75}>
        {history.map(({ at, says, by, reason, fields }) => (
          <li key={`${at} ${says}`}>
            <Text as="p">{says}</Text>
            {fields.map(({ label, from, to }) => (
              <Text as="p" css={changeLook} fontSize="sm" key={label}>
                {label}: {from === '' ? 'nothing' : <del>{sayPlain(from)}</del>} →{' '}
                {to === '' ? 'nothing' : <ins>{sayPlain(to)}</ins>}
              </Text>
            ))}
            {reason !== null && reason !== '' && <Text as="p">“{reason}”</Text>}
            <Text as="p" color="muted" fontSize="sm">
              {sayInstant(at)}
              {by && `, by ${by.name}`}
            </Text>
          </li>
        ))}
      </Stack>
      {mayReadRecord && (
        <Text as="p">
          <TextLink href={`/receipts/${id}`}>The proof of this</TextLink>
        </Text>
      )}
    </Stack>
  )
}

const historyLook = { listStyle: 'none', margin: 0, padding: 0 } as const
const changeLook = {
  overflowWrap: 'anywhere',
  '& ins': { fontWeight: 'bold', textDecoration: 'none' },
} as const
