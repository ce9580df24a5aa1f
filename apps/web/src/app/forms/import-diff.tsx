import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { FileImport } from '@secondlook/contract'
import { upperFirst } from '../words/upper-first.ts'

const whatNames = { added: 'New', changed: 'Changed', leaving: 'Leaving' } as const

/** What a file would change, row by row: the first of it, with the number of the row. */
export function ImportDiff({ of }: { readonly of: FileImport }) {
  const rest = of.added + of.changed + of.leaving - of.diff.length
  return (
    <Stack gap={0.5}>
      <ul css={listLook}>
        {of.diff.map(({ row, name, what, fields }) => (
          <li css={rowLook} key={row}>
            <Text as="p">
              <strong>{whatNames[what]}:</strong> {name}{' '}
              <Text color="muted" fontSize="sm">
                (row {row})
              </Text>
            </Text>
            {fields.map(({ field, from, to }) => (
              <Text as="p" fontSize="sm" key={field}>
                {upperFirst(field)}: {from === '' ? 'nothing' : <del>{from}</del>} →{' '}
                {to === '' ? 'nothing' : <ins>{to}</ins>}
              </Text>
            ))}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Text as="p" color="muted">
          and {rest} more
        </Text>
      )}
    </Stack>
  )
}

/** What is wrong in a file, by row, in the order in which somebody goes through it. */
export function ImportProblems({ problems }: Pick<FileImport, 'problems'>) {
  return (
    <ol css={listLook}>
      {problems.map(({ row, column, says }) => (
        <li css={rowLook} key={`${row} ${column} ${says}`}>
          <Text as="p">
            <strong>
              Row {row}
              {column && `, ${column}`}:
            </strong>{' '}
            {says}
          </Text>
        </li>
      ))}
    </ol>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = {
  borderTop: line,
  listStyle: 'none',
  margin: 0,
  maxHeight: '60vh',
  overflowY: 'auto',
  padding: 0,
} as const
const rowLook = {
  borderBottom: line,
  padding: '0.6rem 0',
  '& ins': { fontWeight: 'bold', textDecoration: 'none' },
} as const
