import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Text } from '@ag.ds-next/react/text'
import type { CalendarItem, PostCalendar } from '@secondlook/contract'
import { dayOf, sayDay } from '../words/instant.ts'
import { AroundDays, PlannedPosts, wide } from './around-days.tsx'
import { arrange, type Band, bandsOf } from './calendar-words.ts'
import { type Mover, useDropOnDay } from './moving-posts.tsx'

type WeekBoardProps = {
  readonly shown: PostCalendar
  readonly days: readonly string[]
  readonly now: string
  readonly mover: Mover
}

/** Days beside each other where there is room, and one after the other where there is not: the same list. */
export function WeekBoard({ shown, days, now, mover }: WeekBoardProps) {
  const { overdue, byDay, withoutTime } = arrange(shown.items, now)
  const bands = bandsOf(shown, days)
  const today = dayOf(now)
  return (
    <AroundDays {...{ mover, now, overdue, withoutTime }}>
      {bands.length > 0 && <Bands bands={bands} />}
      <div css={daysLook}>
        {days.map((day) => (
          <DayColumn
            days={shown.days}
            day={day}
            isPast={day < today}
            isToday={day === today}
            items={byDay.get(day) ?? []}
            key={day}
            mover={mover}
            now={now}
          />
        ))}
      </div>
    </AroundDays>
  )
}

function Bands({ bands }: { readonly bands: readonly Band[] }) {
  return (
    <ul aria-label="Freezes" css={bandsLook}>
      {bands.map(({ id, title, says, first, last }) => (
        <li
          css={[bandLook, { '@media (min-width: 62rem)': { gridColumn: `${first + 1} / ${last + 2}` } }]}
          key={id}
        >
          <Text fontWeight="bold">Freeze: {title}</Text>
          <Text as="p" fontSize="sm">
            {says}
          </Text>
        </li>
      ))}
    </ul>
  )
}

type DayColumnProps = {
  readonly day: string
  readonly days: PostCalendar['days']
  readonly isToday: boolean
  readonly isPast: boolean
  readonly items: readonly CalendarItem[]
  readonly now: string
  readonly mover: Mover
}

function DayColumn({ day, days, isToday, isPast, items, now, mover }: DayColumnProps) {
  const { isOver, ...drop } = useDropOnDay(mover, day, isPast)
  return (
    <section
      aria-labelledby={`day-${day}`}
      css={[dayLook, isToday && todayLook, isOver && overLook, isPast && items.length === 0 && goneLook]}
      {...drop}
    >
      <H2 fontSize="sm" id={`day-${day}`}>
        {sayDay(day).replace(/ \d{4}$/, '')}
        {isToday && <Text fontWeight="normal"> (today)</Text>}
      </H2>
      {days
        .filter((one) => one.day === day)
        .map(({ says }) => (
          <Text as="p" color="muted" fontSize="xs" key={says}>
            {says}
          </Text>
        ))}
      {items.length > 0 ? (
        <PlannedPosts items={items} mover={mover} now={now} />
      ) : (
        <Text as="p" color="muted" css={nothingLook} fontSize="xs">
          Nothing planned
        </Text>
      )}
    </section>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const columns = 'repeat(7, minmax(0, 1fr))'
const daysLook = {
  display: 'grid',
  gap: '0.75rem 0',
  gridTemplateColumns: 'minmax(0, 1fr)',
  [wide]: { gridTemplateColumns: columns },
} as const
const dayLook = {
  borderTop: line,
  minWidth: 0,
  padding: '0.5rem 0',
  [wide]: {
    border: line,
    borderLeftWidth: 0,
    minHeight: '12rem',
    padding: '0.5rem',
    '&:first-of-type': { borderLeftWidth: 1 },
  },
} as const
const todayLook = { [wide]: { backgroundColor: boxPalette.backgroundShade } } as const
// On a phone what has passed without anything would only push the rest down.
const goneLook = { '@media (max-width: 61.99rem)': { display: 'none' } } as const
const overLook = { outline: `2px dashed ${boxPalette.borderMuted}`, outlineOffset: -3 } as const
const nothingLook = { [wide]: { visibility: 'hidden' } } as const
const bandsLook = {
  display: 'grid',
  gap: '0.5rem 0',
  gridTemplateColumns: 'minmax(0, 1fr)',
  listStyle: 'none',
  margin: 0,
  padding: 0,
  [wide]: { gridTemplateColumns: columns },
} as const
const bandLook = {
  backgroundColor: boxPalette.backgroundShadeAlt,
  borderLeft: `4px solid ${boxPalette.foregroundMuted}`,
  padding: '0.4rem 0.75rem',
} as const
