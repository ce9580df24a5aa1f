import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import type { EntryPage } from '@secondlook/contract'
import { ShownValues } from './shown-values.tsx'

/** What an entry says, field by field; what is empty is left out. */
export function EntryShown({ page: { shown, unit, key } }: { readonly page: EntryPage }) {
  const more = [
    ...(unit ? [{ field: 'unit', label: 'Unit', values: [{ says: unit.name, to: null }] }] : []),
    ...(key === null ? [] : [{ field: 'key', label: 'Your own number', values: [{ says: key, to: null }] }]),
  ]
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">What it says</H2>
      <dl css={listLook}>
        {[...shown.filter(({ field }) => field !== isLinked), ...more].map(({ field, label, values }) => (
          <div css={rowLook} key={field}>
            <dt css={labelLook}>{label}</dt>
            <dd css={valueLook}>
              <ShownValues values={values} />
            </dd>
          </div>
        ))}
      </dl>
    </Stack>
  )
}

/** The number of what a request became; the page leads there by its name. */
const isLinked = 'entry'

const listLook = {
  borderTop: `1px solid ${boxPalette.borderMuted}`,
  fontFamily: tokens.font.body,
  margin: 0,
} as const
const rowLook = {
  borderBottom: `1px solid ${boxPalette.borderMuted}`,
  padding: '0.5rem 0',
  [tokens.mediaQuery.min.sm]: { display: 'grid', gap: '1rem', gridTemplateColumns: '14rem minmax(0, 1fr)' },
} as const
const labelLook = { color: boxPalette.foregroundMuted } as const
const valueLook = { margin: 0, maxWidth: '42rem', whiteSpace: 'pre-line' } as const
