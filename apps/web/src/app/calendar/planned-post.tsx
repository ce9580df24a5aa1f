import { boxPalette } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { CalendarItem } from '@secondlook/contract'
import { sayStand } from '../posts/post-words.ts'
import { sayInstant } from '../words/instant.ts'
import { sayClock, sayWaits } from './calendar-words.ts'
import { MoveButton } from './move-button.tsx'
import { draggedBy, type Mover } from './moving-posts.tsx'

type PlannedPostProps = {
  readonly item: CalendarItem
  readonly now: string
  readonly mover: Mover
  /** Whether the day has to be said, because the post does not stand in its column. */
  readonly withDay: boolean
}

/** One post of the calendar: when, what, where, how it stands, and what is in its way. */
export function PlannedPost({ item, now, mover, withDay }: PlannedPostProps) {
  const { post, title, at, channels, clashes, campaign, latest } = item
  return (
    <li css={cardLook} {...draggedBy(mover, item)}>
      {at !== null && (
        <Text as="p" fontSize="sm" fontWeight="bold">
          {withDay ? sayInstant(at) : sayClock(at)}
        </Text>
      )}
      <TextLink href={`/posts/${post}`}>{title}</TextLink>
      <Text as="p" color="muted" fontSize="xs">
        {[...channels.map(({ name }) => name), campaign].filter(Boolean).join(' · ')}
      </Text>
      <Text as="p" fontSize="xs">
        {at === null ? `${sayWaits(item)} · ` : ''}
        {sayStand(item)}
      </Text>
      {latest !== null && (
        <Text as="p" color="muted" fontSize="xs">
          Not after {sayInstant(latest)}
        </Text>
      )}
      {clashes.length > 0 && (
        <ul aria-label={`What is in the way of ${title}`} css={clashesLook}>
          {clashes.map((clash) => (
            <li key={clash}>
              <Text fontSize="xs">{clash}</Text>
            </li>
          ))}
        </ul>
      )}
      <MoveButton item={item} mover={mover} now={now} />
    </li>
  )
}

const cardLook = {
  backgroundColor: boxPalette.backgroundBody,
  border: `1px solid ${boxPalette.border}`,
  borderRadius: 4,
  display: 'grid',
  gap: '0.15rem',
  minWidth: 0,
  overflowWrap: 'anywhere',
  padding: '0.5rem',
  '&[draggable="true"]': { cursor: 'grab' },
} as const
const clashesLook = {
  borderLeft: `3px solid ${boxPalette.systemWarning}`,
  listStyle: 'none',
  margin: '0.25rem 0 0',
  padding: '0 0 0 0.5rem',
} as const
