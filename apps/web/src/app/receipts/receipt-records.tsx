import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useMemo, useState } from 'react'
import { sayCount, sayFigure, sayInstant } from '../words/instant.ts'
import { type NameOf, tellStory } from './receipt-story.ts'
import type { WholeReceipt } from './whole-receipt.ts'

/** Whoever comes here looks for what happened last; the rest is a click away. */
const shownAtFirst = 50
const shownMore = 100

type ReceiptRecordsProps = {
  readonly whole: WholeReceipt
  readonly nameOf: NameOf
  readonly shown: number
  readonly onMore: (shown: number) => void
}

/** How many records are on the page; the newest ones. */
export const useShown = () => useState(shownAtFirst)

/** The story of what holds, newest last. */
export function ReceiptRecords({ whole, nameOf, shown, onMore }: ReceiptRecordsProps) {
  const { events, total } = whole
  const told = useMemo(() => tellStory(events.slice(-shown), nameOf), [events, nameOf, shown])
  return (
    <Stack gap={1}>
      {total > told.length && (
        <div css={moreLook}>
          {events.length > told.length && (
            <Button onClick={() => onMore(shown + shownMore)} size="sm" variant="secondary">
              Show earlier records
            </Button>
          )}
          <Text color="muted" fontSize="sm" role="status">
            The last {sayFigure(told.length)} of {sayCount(total, 'record')}
          </Text>
        </div>
      )}
      <ol css={storyLook}>
        {told.map(({ id, says, at, lines, kept }) => (
          <li css={recordLook} key={id}>
            <Text as="p">{says}</Text>
            <Text color="muted" fontSize="sm">
              {sayInstant(at)}
            </Text>
            {lines.map(({ label, says: line }) => (
              <Text as="p" css={{ overflowWrap: 'anywhere' }} fontSize="sm" key={`${label} ${line}`}>
                {label}: {line}
              </Text>
            ))}
            {kept !== '' && (
              <details css={keptLook}>
                <summary>As it is kept</summary>
                <code>{kept}</code>
              </details>
            )}
          </li>
        ))}
      </ol>
    </Stack>
  )
}

const moreLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.75rem' } as const
const storyLook = { listStyle: 'none', margin: 0, padding: 0 } as const
const keptLook = {
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-wrap',
  summary: { cursor: 'pointer', padding: '0.25rem 0' },
} as const
const recordLook = {
  ...{ borderLeft: `3px solid ${boxPalette.border}`, padding: '0 0 1rem 1rem' },
  '&:last-child': { paddingBottom: 0 },
} as const
