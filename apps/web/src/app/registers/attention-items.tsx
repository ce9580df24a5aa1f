import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { type AttentionList, isRegister, registerOf } from '@secondlook/contract'
import { useState } from 'react'
import { sayDistance } from '../words/instant.ts'

type AttentionItemsProps = {
  readonly of: AttentionList
  /** Whether it says of each of which register it is. */
  readonly namesRegister: boolean
}

const shownFirst = 5

/** What needs attention, oldest first; the rest on asking. */
export function AttentionItems({ of: { items, total }, namesRegister }: AttentionItemsProps) {
  const [isWhole, setIsWhole] = useState(false)
  const now = new Date().toISOString()
  // One more is no more to read than a button that asks for it.
  const shown = isWhole || items.length === shownFirst + 1 ? items : items.slice(0, shownFirst)
  return (
    <Stack gap={0.75}>
      <ul css={listLook}>
        {shown.map(({ register, entry, says, since }) => (
          <li css={rowLook} key={`${register} ${entry.id} ${says}`}>
            <div>
              <Text as="p">
                <strong>{entry.name}.</strong> {says}
              </Text>
              <Text as="p" color="muted" fontSize="sm">
                {namesRegister && isRegister(register) && `${registerOf(register).title}, `}
                {sayDistance(since, now)}
              </Text>
            </div>
            <ButtonLink
              aria-label={`Look at it: ${entry.name}. ${says}`}
              href={`/registers/${register}/${entry.id}`}
              size="sm"
              variant="secondary"
            >
              Look at it
            </ButtonLink>
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <div>
          <Button onClick={() => setIsWhole(true)} size="sm" variant="text">
            Show {items.length - shown.length} more
          </Button>
        </div>
      )}
      {isWhole && total > items.length && (
        <Text as="p" color="muted">
          and {total - items.length} more, once these are done
        </Text>
      )}
    </Stack>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  alignItems: 'center',
  borderBottom: line,
  display: 'grid',
  gap: '0.25rem 1rem',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  padding: '0.6rem 0',
  [tokens.mediaQuery.max.xs]: { alignItems: 'start' },
} as const
