import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { CalendarItem } from '@secondlook/contract'
import type { ReactNode } from 'react'
import type { Mover } from './moving-posts.tsx'
import { PlannedPost } from './planned-post.tsx'

/** Where there is room for days beside each other. */
export const wide = '@media (min-width: 62rem)'

type AroundDaysProps = {
  readonly overdue: readonly CalendarItem[]
  readonly withoutTime: readonly CalendarItem[]
  readonly now: string
  readonly mover: Mover
  /** The days of a week or a month. */
  readonly children: ReactNode
}

/** What is overdue in the margin, or first on a phone; the days; and below them what has no time of its own. */
export function AroundDays({ overdue, withoutTime, now, mover, children }: AroundDaysProps) {
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
          <PlannedPosts items={overdue} mover={mover} now={now} withDay />
        </section>
      )}
      <Stack gap={1.5}>
        {children}
        {withoutTime.length > 0 && (
          <section aria-labelledby="waiting">
            <H2 fontSize="md" id="waiting">
              Without a time of their own
            </H2>
            <div css={rowLook}>
              <PlannedPosts items={withoutTime} mover={mover} now={now} />
            </div>
          </section>
        )}
      </Stack>
    </div>
  )
}

type PlannedPostsProps = {
  readonly items: readonly CalendarItem[]
  readonly now: string
  readonly mover: Mover
  readonly withDay?: boolean
}

export function PlannedPosts({ items, now, mover, withDay = false }: PlannedPostsProps) {
  return (
    <ul css={listLook}>
      {items.map((item) => (
        <PlannedPost item={item} key={item.post} mover={mover} now={now} withDay={withDay} />
      ))}
    </ul>
  )
}

const marginLook = {
  display: 'grid',
  gap: '1.5rem 1rem',
  gridTemplateColumns: 'minmax(0, 1fr)',
  [wide]: { gridTemplateColumns: '11rem minmax(0, 1fr)' },
} as const
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
