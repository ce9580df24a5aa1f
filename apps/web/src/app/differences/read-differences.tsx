import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Publication } from '@secondlook/contract'
import { labelOf, sayDifference } from './difference-words.ts'
import { runsBetween } from './runs-between.ts'
import { WordRuns } from './word-runs.tsx'

type ReadDifferencesProps = { readonly of: Publication['differences'] }

/** What is on a platform that is not what was approved: each thing whole, with what is missing and what is new marked. */
export function ReadDifferences({ of: differences }: ReadDifferencesProps) {
  const isThread = differences.some(({ part }) => part > 0)
  return (
    <Stack gap={0.75}>
      {differences.some((one) => sayDifference(one) === undefined) && (
        <Text as="p" color="muted" fontSize="sm">
          Struck out is what was approved and is not there; underlined is what is there instead.
        </Text>
      )}
      {differences.map(({ part, field, wanted, found, foreseen }) => {
        const says = sayDifference({ field, wanted, found })
        return (
          <div css={fieldLook} key={`${part} ${field} ${wanted} ${found}`}>
            <Text as="p" color="muted" fontSize="sm">
              {labelOf(field)}
              {isThread && ` in part ${part + 1}`}
            </Text>
            {says === undefined ? <WordRuns of={runsBetween(wanted, found)} /> : <Text as="p">{says}</Text>}
            {foreseen && <Text as="p">As you were told before it was approved: {foreseen}</Text>}
          </div>
        )
      })}
    </Stack>
  )
}

const fieldLook = { borderLeft: `4px solid ${boxPalette.borderMuted}`, paddingLeft: '0.75rem' } as const
