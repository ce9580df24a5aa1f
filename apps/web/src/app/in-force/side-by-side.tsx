import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { LibraryEntry } from '@secondlook/contract'
import { Fold } from '../../fold.tsx'
import { sayDate } from './policy-words.ts'

type Pair = { readonly before: LibraryEntry; readonly after: LibraryEntry }

/** Documents of which one took the other's place on a day that is known, and that both have clauses. */
export const pairsIn = (items: readonly LibraryEntry[]): readonly Pair[] =>
  items.flatMap((after) => {
    const before = items.find(({ id }) => id === after.supersedes)
    const isPair = before !== undefined && after.from && before.cites.length > 0 && after.cites.length > 0
    return isPair && after.cites.some(({ at }) => at !== null) ? [{ before, after }] : []
  })

/** Both versions beside each other, clause by clause, with the day on which one gave way to the other. */
export function SideBySide({ before, after }: Pair) {
  const clauses = new Map([...before.cites, ...after.cites].map(({ clause, title }) => [clause, title]))
  const partOf = ({ cites }: LibraryEntry, clause: string): string =>
    cites.flatMap((one) => (one.clause === clause ? [one.at ?? 'the whole'] : [])).join('; ') || 'none named'
  return (
    <Fold label={`Both versions beside each other: ${after.title}`}>
      <Stack gap={0.75}>
        <Text as="p">
          It changed on {sayDate(after.from ?? '')}. What was done before is looked at by the version before.
          Which part goes with which clause is our reading.
        </Text>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to be able to come here */}
        <section aria-label="Both versions, clause by clause" css={scrollLook} tabIndex={0}>
          <table css={tableLook}>
            <thead>
              <tr>
                <th scope="col">Clause</th>
                <th scope="col">Before {sayDate(after.from ?? '')}</th>
                <th scope="col">Since then</th>
              </tr>
            </thead>
            <tbody>
              {[...clauses].map(([clause, title]) => (
                <tr key={clause}>
                  <th scope="row">
                    {clause} {title}
                  </th>
                  <td>{partOf(before, clause)}</td>
                  <td>{partOf(after, clause)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Stack>
    </Fold>
  )
}

const scrollLook = { overflowX: 'auto' } as const
const tableLook = {
  borderCollapse: 'collapse',
  fontSize: '0.9rem',
  maxWidth: '48rem',
  textAlign: 'left',
  width: '100%',
  '& th, & td': {
    borderBottom: `1px solid ${boxPalette.borderMuted}`,
    padding: '0.5rem 0.75rem 0.5rem 0',
    verticalAlign: 'top',
  },
  '& tbody th': { fontWeight: 'normal' },
} as const
