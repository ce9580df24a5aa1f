import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { HelpIcon } from '@ag.ds-next/react/icon'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { CalendarItem, PostCalendar } from '@secondlook/contract'
import { sayStand } from '../posts/post-words.ts'
import { dayOf, sayDay } from '../words/instant.ts'
import { AroundDays, wide } from './around-days.tsx'
import { arrange, type Day, freezesIn, type Month, sayClock } from './calendar-words.ts'
import { MoveButton } from './move-button.tsx'
import { draggedBy, type Mover, useDropOnDay } from './moving-posts.tsx'

type MonthBoardProps = {
  readonly shown: PostCalendar
  readonly month: Month
  readonly now: string
  readonly mover: Mover
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A month: weeks below each other where there is room, and only the days that have something where there is not. */
export function MonthBoard({ shown, month, now, mover }: MonthBoardProps) {
  const { overdue, byDay, withoutTime } = arrange(shown.items, now)
  const today = dayOf(now)
  return (
    <AroundDays {...{ mover, now, overdue, withoutTime }}>
      <div css={monthLook}>
        <div aria-hidden css={weekdaysLook}>
          {weekdays.map((name) => (
            <Text fontSize="sm" fontWeight="bold" key={name}>
              {name}
            </Text>
          ))}
        </div>
        {month.weeks.map((days) => (
          <div css={weekLook} key={days[0]}>
            <Freezes days={days} shown={shown} />
            {days.map((day) => (
              <DayCell
                day={day}
                isOther={day.slice(0, 7) !== month.first.slice(0, 7)}
                isPast={day < today}
                isToday={day === today}
                items={byDay.get(day) ?? []}
                key={day}
                mover={mover}
                notes={shown.days.filter((one) => one.day === day).map(({ says }) => says)}
                now={now}
              />
            ))}
          </div>
        ))}
      </div>
    </AroundDays>
  )
}

/** Freezes across a week. One that began in a week before is said again only where the weeks stand as a grid. */
function Freezes({ shown, days }: { readonly shown: PostCalendar; readonly days: readonly Day[] }) {
  const bands = freezesIn(shown, days)
  if (bands.length === 0) return null
  return (
    <ul aria-label={`Freezes in the week of ${sayDay(days[0] ?? '')}`} css={bandsLook}>
      {bands.map(({ id, title, says, first, last, goesOn }) => (
        <li
          css={[bandLook, goesOn && onlyWideLook, { [wide]: { gridColumn: `${first + 1} / ${last + 2}` } }]}
          key={id}
        >
          <Text fontSize="sm">
            <strong>Freeze: {title}</strong>
            {goesOn ? ' goes on' : ''}
          </Text>
          {!goesOn && (
            <Text as="p" fontSize="xs">
              {says}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

type DayCellProps = {
  readonly day: Day
  readonly isToday: boolean
  readonly isPast: boolean
  /** Of the month before or after. */
  readonly isOther: boolean
  readonly items: readonly CalendarItem[]
  readonly notes: readonly string[]
  readonly now: string
  readonly mover: Mover
}

function DayCell({ day, isToday, isPast, isOther, items, notes, now, mover }: DayCellProps) {
  const { isOver, ...drop } = useDropOnDay(mover, day, isPast)
  const isBare = items.length === 0 && notes.length === 0
  return (
    <section
      aria-labelledby={`day-${day}`}
      css={[
        cellLook,
        isOther && otherLook,
        isToday && todayLook,
        isOver && overLook,
        isBare && !isToday && onlyWideLook,
      ]}
      {...drop}
    >
      <H2 css={isOther ? mutedLook : undefined} fontSize="sm" id={`day-${day}`}>
        <span css={onlyNarrowLook}>{sayDay(day).replace(/ \d{4}$/, '')}</span>
        <span css={onlyWideLook}>
          <span aria-hidden>{Number(day.slice(8))}</span>
          <span css={visuallyHiddenStyles}>{sayDay(day)}</span>
        </span>
        {isToday && <Text fontWeight="normal"> (today)</Text>}
      </H2>
      {notes.map((says) => (
        <Text as="p" color="muted" fontSize="xs" key={says}>
          {says}
        </Text>
      ))}
      {items.length > 0 && (
        <ul css={listLook}>
          {items.map((item) => (
            <MonthPost item={item} key={item.post} mover={mover} now={now} />
          ))}
        </ul>
      )}
      {isBare && isToday && (
        <Text as="p" color="muted" css={onlyNarrowLook} fontSize="xs">
          Nothing planned
        </Text>
      )}
    </section>
  )
}

type MonthPostProps = { readonly item: CalendarItem; readonly now: string; readonly mover: Mover }

/** One post on its day of a month: when and what at once, what is in its way behind a fold. */
function MonthPost({ item, now, mover }: MonthPostProps) {
  const { post, title, at, channels, clashes } = item
  return (
    <li css={postLook} {...draggedBy(mover, item)}>
      <Text as="p" fontSize="xs">
        <strong>{at !== null && sayClock(at)}</strong> {sayStand(item)}
      </Text>
      <Text fontSize="sm">
        <TextLink href={`/posts/${post}`}>{title}</TextLink>
      </Text>
      <Text as="p" color="muted" fontSize="xs">
        {channels.map(({ name }) => name).join(', ')}
      </Text>
      {clashes.length > 0 && (
        <details css={clashesLook}>
          <summary>
            <HelpIcon aria-hidden color="warning" size="sm" />
            <Text fontSize="xs">
              {clashes.length === 1 ? '1 thing in its way' : `${clashes.length} things in its way`}
              <span css={visuallyHiddenStyles}>: {title}</span>
            </Text>
          </summary>
          <ul css={listLook}>
            {clashes.map((clash) => (
              <li key={clash}>
                <Text fontSize="xs">{clash}</Text>
              </li>
            ))}
          </ul>
        </details>
      )}
      <MoveButton item={item} mover={mover} now={now} />
    </li>
  )
}

const narrow = '@media (max-width: 61.99rem)'
const line = `1px solid ${boxPalette.borderMuted}`
const columns = 'repeat(7, minmax(0, 1fr))'
const onlyWideLook = { [narrow]: { display: 'none' } } as const
const onlyNarrowLook = { [wide]: { display: 'none' } } as const
const mutedLook = { color: boxPalette.foregroundMuted } as const
const monthLook = { display: 'grid', gap: '0.75rem 0', [wide]: { gap: 0 } } as const
const weekdaysLook = {
  display: 'none',
  [wide]: { display: 'grid', gridTemplateColumns: columns, paddingBottom: '0.25rem' },
  '& > *': { paddingLeft: '0.5rem' },
} as const
// A subgrid would be shorter, but then a freeze of one day would make its whole week wait for it.
const weekLook = {
  display: 'grid',
  gap: '0.75rem 0',
  gridTemplateColumns: 'minmax(0, 1fr)',
  [wide]: {
    ...{ borderBottom: line, borderLeft: line, gap: 0, gridTemplateColumns: columns },
    '&:nth-of-type(2)': { borderTop: line },
  },
} as const
const bandsLook = {
  ...{ display: 'grid', gap: '0.25rem 0', gridTemplateColumns: 'minmax(0, 1fr)' },
  ...{ listStyle: 'none', margin: 0, padding: 0 },
  [wide]: { gridColumn: '1 / -1', gridTemplateColumns: columns, padding: '0.25rem 0' },
} as const
const bandLook = {
  backgroundColor: boxPalette.backgroundShadeAlt,
  borderLeft: `4px solid ${boxPalette.foregroundMuted}`,
  padding: '0.3rem 0.6rem',
} as const
const cellLook = {
  ...{ borderTop: line, minWidth: 0, padding: '0.5rem 0' },
  [wide]: { borderRight: line, borderTop: 0, minHeight: '6.5rem', padding: '0.4rem' },
} as const
const otherLook = { [wide]: { backgroundColor: boxPalette.backgroundBodyAlt } } as const
const todayLook = { [wide]: { boxShadow: `inset 0 3px 0 ${boxPalette.foregroundAction}` } } as const
const overLook = { outline: `2px dashed ${boxPalette.borderMuted}`, outlineOffset: -3 } as const
const listLook = {
  ...{ display: 'grid', gap: '0.4rem', listStyle: 'none', margin: '0.35rem 0 0', padding: 0 },
} as const
const postLook = {
  backgroundColor: boxPalette.backgroundBody,
  ...{ border: `1px solid ${boxPalette.border}`, borderRadius: 4, minWidth: 0, padding: '0.35rem 0.4rem' },
  overflowWrap: 'anywhere',
  '&[draggable="true"]': { cursor: 'grab' },
} as const
const clashesLook = {
  '& > summary': {
    ...{ cursor: 'pointer', display: 'flex', gap: '0.25rem', listStyle: 'none' },
    '&::-webkit-details-marker': { display: 'none' },
    '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
  },
  '& svg': { flexShrink: 0 },
} as const
