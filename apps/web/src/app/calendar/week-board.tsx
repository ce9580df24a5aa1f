import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { CalendarItem, PostCalendar } from '@secondlook/contract'
import { type DragEvent, type ReactNode, useState } from 'react'
import { dayOf, sayDay } from '../words/instant.ts'
import { arrange, type Band, bandsOf } from './calendar-words.ts'
import type { Mover } from './moving-posts.tsx'
import { PlannedPost } from './planned-post.tsx'

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
    <div css={overdue.length > 0 ? marginLook : undefined}>
      {overdue.length > 0 && (
        <section aria-labelledby="overdue">
          <H2 fontSize="md" id="overdue">
            Overdue
          </H2>
          <Text as="p" color="muted" fontSize="sm">
            Their time has come, and nobody has approved them.
          </Text>
          <Posts items={overdue} mover={mover} now={now} withDay />
        </section>
      )}
      <Stack gap={1.5}>
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
        {withoutTime.length > 0 && (
          <section aria-labelledby="waiting">
            <H2 fontSize="md" id="waiting">
              Without a time of their own
            </H2>
            <div css={rowLook}>
              <Posts items={withoutTime} mover={mover} now={now} />
            </div>
          </section>
        )}
      </Stack>
    </div>
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
  const [isOver, setIsOver] = useState(false)
  const mayDrop = mover.dragged !== undefined && !isPast
  const over = (event: DragEvent) => {
    if (!mayDrop) return
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    if (mover.dragged) mover.moveToDay(mover.dragged, day)
  }
  return (
    <section
      aria-labelledby={`day-${day}`}
      css={[dayLook, isToday && todayLook, isOver && overLook, isPast && items.length === 0 && goneLook]}
      onDragLeave={() => setIsOver(false)}
      onDragOver={over}
      onDrop={drop}
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
        <Posts items={items} mover={mover} now={now} />
      ) : (
        <Text as="p" color="muted" css={nothingLook} fontSize="xs">
          Nothing planned
        </Text>
      )}
    </section>
  )
}

type PostsProps = {
  readonly items: readonly CalendarItem[]
  readonly now: string
  readonly mover: Mover
  readonly withDay?: boolean
}

function Posts({ items, now, mover, withDay = false }: PostsProps): ReactNode {
  return (
    <ul css={listLook}>
      {items.map((item) => (
        <PlannedPost item={item} key={item.post} mover={mover} now={now} withDay={withDay} />
      ))}
    </ul>
  )
}

const wide = '@media (min-width: 62rem)'
const line = `1px solid ${boxPalette.borderMuted}`
const columns = 'repeat(7, minmax(0, 1fr))'
const marginLook = {
  display: 'grid',
  gap: '1.5rem 1rem',
  gridTemplateColumns: 'minmax(0, 1fr)',
  [wide]: { gridTemplateColumns: '11rem minmax(0, 1fr)' },
} as const
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
const listLook = {
  display: 'grid',
  gap: '0.5rem',
  listStyle: 'none',
  margin: '0.5rem 0 0',
  padding: 0,
} as const
const rowLook = {
  '& > ul': { [wide]: { gridTemplateColumns: 'repeat(auto-fill, minmax(14rem, 1fr))' } },
} as const
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
