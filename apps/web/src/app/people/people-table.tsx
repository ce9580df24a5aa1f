import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { StatusBadge } from '@ag.ds-next/react/status-badge'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PersonRow } from '@secondlook/contract'
import { sayDay } from '../words/instant.ts'
import { boundNames } from '../words/people.ts'

type PeopleTableProps = {
  readonly people: readonly PersonRow[]
  /** For whoever keeps the directory; everybody else sees how to reach a colleague. */
  readonly showsBound: boolean
}

/** People in rows; on a phone each is a small block under their name. */
export function PeopleTable({ people, showsBound }: PeopleTableProps) {
  return (
    <table aria-label="People" css={tableLook}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Unit</th>
          {!showsBound && <th scope="col">Email at work</th>}
          {showsBound && <th scope="col">Policy</th>}
          {showsBound && <th scope="col">Last day</th>}
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, email, unit, bound, ends, isPresent }) => (
          <tr key={id}>
            <th scope="row">
              <TextLink href={`/people/${id}`}>{name}</TextLink>
              {!isPresent && <span css={goneLook}> (not here now)</span>}
            </th>
            <td>{unit?.name ?? <span css={goneLook}>No unit yet</span>}</td>
            {!showsBound && (
              <td css={mailLook}>{email && <TextLink href={`mailto:${email}`}>{email}</TextLink>}</td>
            )}
            {showsBound && (
              <td>
                {bound &&
                  (bound === 'not-settled' ? (
                    <StatusBadge appearance="subtle" label={boundNames[bound]} tone="warningLow" />
                  ) : (
                    boundNames[bound]
                  ))}
              </td>
            )}
            {showsBound && <td data-name={ends ? 'Last day' : undefined}>{ends && sayDay(ends)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const tableLook = {
  borderCollapse: 'collapse',
  fontFamily: tokens.font.body,
  width: '100%',
  '& th, & td': {
    fontWeight: 'normal',
    padding: '0.6rem 1rem 0.6rem 0',
    textAlign: 'left',
    verticalAlign: 'top',
  },
  '& thead th': { borderBottom: `2px solid ${boxPalette.border}`, fontWeight: 'bold' },
  '& tbody tr': { borderBottom: line },
  [tokens.mediaQuery.max.sm]: {
    '& thead': { clip: 'rect(0 0 0 0)', height: 1, overflow: 'hidden', position: 'absolute', width: 1 },
    '& tbody tr': { display: 'block', padding: '0.6rem 0' },
    '& tbody th, & tbody td': { display: 'block', padding: '0.1rem 0' },
    '& tbody td:empty': { display: 'none' },
    '& td[data-name]::before': { content: 'attr(data-name) ": "' },
  },
} as const
const mailLook = { overflowWrap: 'anywhere' } as const
const goneLook = { color: boxPalette.foregroundMuted } as const
