import { Box } from '@ag.ds-next/react/box'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Pack } from '@secondlook/contract'
import { LawLinks } from './law-links.tsx'

type Clause = Pack['clauses'][number]
type Head = Pack['head']

type ClauseTextProps = {
  readonly clause: Clause
  readonly law: NonNullable<Head['law']>
  readonly settings: NonNullable<Head['localSettings']>
}

const seenAs = {
  decided: 'Checked against what is known',
  flagged: 'Words are pointed out',
  people: 'Left to people',
} as const

/** A clause in our words: what it asks, what is checked of it, and what is left to people. */
export function ClauseText({ clause, law, settings }: ClauseTextProps) {
  const open = settings.filter(({ id }) => clause.settings?.includes(id))
  return (
    <Stack gap={0.75}>
      <Text as="p" fontSize="md" lineHeight="default">
        {clause.text}
      </Text>
      <Box as="dl" css={terms}>
        <Term name="For">{clause.binds}</Term>
        <Term name={seenAs[clause.seen]}>{clause.checked ?? 'Nothing of it is checked by software.'}</Term>
        {clause.left && <Term name="Left to you">{clause.left}</Term>}
        {clause.question && <Term name="Ask yourself">{clause.question}</Term>}
        {clause.note && <Term name="Good to know">{clause.note}</Term>}
        {open.length > 0 && (
          <Term name="Local settings">
            {open.map(({ id, title }, at) => (
              <span key={id}>
                {at > 0 && ' · '}
                <TextLink href={`/policy#local.${id}`}>{title}</TextLink>
              </span>
            ))}
          </Term>
        )}
        {clause.law && (
          <Term name="Law beside it">
            <LawLinks law={law} links={clause.law} />
          </Term>
        )}
      </Box>
    </Stack>
  )
}

function Term({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <Text as="dt" color="muted" fontSize="xs" fontWeight="bold">
        {name}
      </Text>
      <Text as="dd" css={{ margin: 0 }}>
        {children}
      </Text>
    </div>
  )
}

const terms = { display: 'grid', gap: '0.75rem', margin: 0 } as const
