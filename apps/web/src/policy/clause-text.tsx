import { Box } from '@ag.ds-next/react/box'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Pack } from '@secondlook/contract'
import { LawLinks } from './law-links.tsx'
import { PolicyLink } from './policy-link.tsx'

type Clause = Pack['clauses'][number]
type Head = Pack['head']

type ClauseTextProps = {
  readonly clause: Clause
  readonly law: NonNullable<Head['law']>
  readonly settings: NonNullable<Head['localSettings']>
}

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
        <Term name="What is checked">{clause.checked ?? 'Nothing. No software looks at this.'}</Term>
        {clause.left && <Term name="Left to people">{clause.left}</Term>}
        {clause.question && <Term name="Ask yourself">{clause.question}</Term>}
        {clause.note && <Term name="Good to know">{clause.note}</Term>}
        {open.length > 0 && (
          <Term name="Local settings">
            {open.map(({ id, title }, at) => (
              <span key={id}>
                {at > 0 && ' · '}
                <PolicyLink to={`local.${id}`}>{title}</PolicyLink>
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
    <div css={row}>
      <Text as="dt" color="muted" css={{ paddingTop: '0.125rem' }} fontSize="xs" fontWeight="bold">
        {name}
      </Text>
      <Text as="dd" css={{ margin: 0 }}>
        {children}
      </Text>
    </div>
  )
}

const terms = { containerType: 'inline-size', display: 'grid', gap: '0.75rem', margin: 0 } as const

const row = {
  '@container (min-width: 34rem)': {
    display: 'grid',
    gap: '1rem',
    gridTemplateColumns: '8rem minmax(0, 1fr)',
  },
} as const
