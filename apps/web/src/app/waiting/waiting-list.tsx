import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import { byOldestPromise, sayPromise, type Waiting } from './waiting.ts'

type WaitingListProps = { readonly waiting: readonly Waiting[]; readonly onSeen: (notice: string) => void }

/** What waits for me in rows, each with when it was promised and the way to it. */
export function WaitingList({ waiting, onSeen }: WaitingListProps) {
  const now = new Date().toISOString()
  return (
    <ul css={listLook}>
      {byOldestPromise(waiting).map(({ key, title, says, link, verb, seen, isUrgent, post, ...promise }) => (
        <li css={rowLook} key={key}>
          <div>
            <Text as="p" fontWeight="bold">
              {isUrgent && <span css={nowLook}>Now</span>}
              {title}
            </Text>
            <Text as="p" color="muted" fontSize="sm">
              {[sayPromise(promise, now), says].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <div css={deedsLook}>
            <ButtonLink
              aria-label={`${verb}: ${[title, post].filter(Boolean).join(' ')}`}
              href={link}
              size="sm"
              variant="secondary"
            >
              {verb}
            </ButtonLink>
            {seen !== undefined && (
              <Button
                aria-label={`I have seen it: ${[title, post].filter(Boolean).join(' ')}`}
                onClick={() => onSeen(seen)}
                size="sm"
                variant="text"
              >
                I have seen it
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  borderBottom: line,
  display: 'grid',
  gap: '0.5rem 1rem',
  padding: '0.85rem 0',
  [tokens.mediaQuery.min.sm]: { alignItems: 'center', gridTemplateColumns: 'minmax(0, 1fr) auto' },
} as const
const nowLook = {
  ...{ border: `1px solid ${boxPalette.systemWarning}`, borderRadius: 4, fontSize: '0.875rem' },
  ...{ fontWeight: 'normal', marginRight: '0.5rem', padding: '0 0.4rem' },
} as const
const deedsLook = { alignItems: 'center', display: 'flex', gap: '1rem' } as const
