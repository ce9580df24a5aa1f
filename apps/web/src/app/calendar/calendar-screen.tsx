import { ButtonLink } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostCalendar } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { dayOf, sayDay } from '../words/instant.ts'
import { CalendarFilter, type Filter, type Going, type View } from './calendar-filter.tsx'
import { dayAsked, daysFrom, mondayOf, monthOf, sayMonth, sayZone } from './calendar-words.ts'
import { MonthBoard } from './month-board.tsx'
import { MovingPosts } from './moving-posts.tsx'
import { WeekBoard } from './week-board.tsx'

/** What goes out when: a week or a month beside each other on a desk, day after day on a phone. */
export function CalendarScreen() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const navigate = useNavigate()
  const now = new Date().toISOString()
  const view: View = search['view'] === 'month' ? 'month' : 'week'
  const day = dayAsked(search['from'], now)
  const month = monthOf(day)
  const days = view === 'month' ? month.weeks.flat() : daysFrom(mondayOf(day), 7)
  const [from = day, to = day] = [days[0], days.at(-1)]
  const filter: Filter = { channel: search['channel'] ?? '', campaign: search['campaign'] ?? '' }
  const asked = { from, to, channel: filter.channel, campaign: filter.campaign }
  const queryKey = ['calendar', asked] as const
  const calendar = useQuery({ queryKey, queryFn: () => api.calendar(asked), placeholderData: (old) => old })
  const first = view === 'month' ? month.first : from
  const go = (next: Going) => {
    // Whoever changes the view stays where today is, if that was in sight.
    const start = next.view !== undefined && days.includes(dayOf(now)) ? dayOf(now) : first
    const { view: then, ...others } = { from: start, ...filter, view, ...next }
    void navigate({ to: '/calendar', search: { ...others, view: then === 'week' ? '' : then } })
  }
  const span = view === 'month' ? sayMonth(first) : `${sayDay(from)} to ${sayDay(to)}`
  return (
    <Screen lead={`${span}. ${sayZone(from, to)}`} title="Calendar">
      <CalendarFilter
        filter={filter}
        from={first}
        items={calendar.data?.items ?? []}
        now={now}
        onGo={go}
        view={view}
      />
      <Loaded of={calendar} what="the calendar">
        {(shown) => (
          <Stack gap={1.5}>
            {shown.isCut && <Cut />}
            {isEmpty(shown) && (
              <Empty isFiltered={filter.channel !== '' || filter.campaign !== ''} view={view} />
            )}
            <MovingPosts now={now}>
              {(mover) =>
                view === 'month' ? (
                  <MonthBoard month={month} mover={mover} now={now} shown={shown} />
                ) : (
                  <WeekBoard days={days} mover={mover} now={now} shown={shown} />
                )
              }
            </MovingPosts>
          </Stack>
        )}
      </Loaded>
      <Text as="p">
        <TextLink href="/calendar/feeds">Take it along</TextLink>
        <Text> in the calendar of your phone or your mail, or </Text>
        <TextLink href="/docs/guides/plan-posts">read how planning works</TextLink>
        <Text>.</Text>
      </Text>
    </Screen>
  )
}

const isEmpty = ({ items, freezes }: PostCalendar): boolean => items.length === 0 && freezes.length === 0

function Cut() {
  return (
    <PageAlert title="There is more than we show here" tone="info">
      <Text as="p">Choose one channel or one campaign to see all of it.</Text>
    </PageAlert>
  )
}

type EmptyProps = { readonly isFiltered: boolean; readonly view: View }

function Empty({ isFiltered, view }: EmptyProps) {
  const { data: me } = useQuery(meQuery)
  return (
    <Stack gap={0.75}>
      <Text as="p">
        {isFiltered
          ? `Nothing of that is planned in this ${view}. Leave out the channel or the campaign to see everything else.`
          : `Nothing is planned in this ${view}. A post stands here on its day from the first version that has a time; you can drag it to another day, or move it with its button.`}
      </Text>
      {!isFiltered && me?.acts.includes('post.write') && (
        <div>
          <ButtonLink href="/posts/new">Write a post</ButtonLink>
        </div>
      )}
    </Stack>
  )
}
