import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { StatusBadge } from '@ag.ds-next/react/status-badge'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { EntryRow, Register } from '@secondlook/contract'
import { sayStanding } from './entry-sentences.ts'
import { ShownValues } from './shown-values.tsx'

type EntriesTableProps = {
  readonly register: Register
  readonly entries: readonly EntryRow[]
  /** What goes along with a link: as it was on a day, as it was known then. */
  readonly asOf: string
}

/** Entries in rows; on a phone each is a small block under its name. */
export function EntriesTable({ register, entries, asOf }: EntriesTableProps) {
  const columns = register.listed.map((name) => [name, register.fields[name]?.label ?? name] as const)
  return (
    <table aria-label={register.title} css={tableLook}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {columns.map(([name, label]) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
          <th scope="col">Unit</th>
          <th scope="col">Holds</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              <TextLink href={`/registers/${register.name}/${entry.id}${asOf}`}>{entry.name}</TextLink>
            </th>
            {columns.map(([name, label]) => {
              const values = entry.shown[name] ?? []
              return (
                <td data-name={label} key={name}>
                  {values.length > 0 && <ShownValues values={values} />}
                </td>
              )
            })}
            <td data-name="Unit">{entry.unit?.name}</td>
            <td>
              {entry.standing === 'holds' ? (
                <span css={quietLook}>{sayStanding(entry, register.isToTheMinute)}</span>
              ) : (
                <StatusBadge
                  appearance="subtle"
                  label={sayStanding(entry, register.isToTheMinute)}
                  tone="infoLow"
                />
              )}
            </td>
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
  '& tbody th': { minWidth: '12rem', overflowWrap: 'anywhere' },
  '& tbody td': { minWidth: '6rem' },
  '& tbody tr': { borderBottom: line },
  [tokens.mediaQuery.max.sm]: {
    '& thead': { clip: 'rect(0 0 0 0)', height: 1, overflow: 'hidden', position: 'absolute', width: 1 },
    '& tbody tr': { display: 'block', padding: '0.6rem 0' },
    '& tbody th, & tbody td': { display: 'block', minWidth: 0, padding: '0.1rem 0' },
    '& tbody td:empty': { display: 'none' },
    '& td[data-name]::before': { content: 'attr(data-name) ": "' },
  },
} as const
const quietLook = { color: boxPalette.foregroundMuted } as const
