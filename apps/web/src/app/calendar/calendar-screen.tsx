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
import { sayDay } from '../words/instant.ts'
import { CalendarFilter, type Filter } from './calendar-filter.tsx'
import { dayAsked, daysFrom, mondayOf, sayZone } from './calendar-words.ts'
import { MovingPosts } from './moving-posts.tsx'
import { WeekBoard } from './week-board.tsx'

/** What goes out when: a week beside each other on a desk, day after day on a phone. */
export function CalendarScreen() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const navigate = useNavigate()
  const now = new Date().toISOString()
  const from = mondayOf(dayAsked(search['from'], now))
  const days = daysFrom(from, 7)
  const to = days.at(-1) ?? from
  const filter: Filter = { channel: search['channel'] ?? '', campaign: search['campaign'] ?? '' }
  const asked = { from, to, channel: filter.channel, campaign: filter.campaign }
  const queryKey = ['calendar', asked] as const
  const calendar = useQuery({ queryKey, queryFn: () => api.calendar(asked), placeholderData: (old) => old })
  const go = (next: Partial<Filter & { readonly from: string }>) =>
    void navigate({ to: '/calendar', search: { from, ...filter, ...next } })
  return (
    <Screen lead={`${sayDay(from)} to ${sayDay(to)}. ${sayZone(from, to)}`} title="Calendar">
      <CalendarFilter filter={filter} from={from} items={calendar.data?.items ?? []} now={now} onGo={go} />
      <Loaded of={calendar} what="the calendar">
        {(shown) => (
          <Stack gap={1.5}>
            {shown.isCut && <Cut />}
            {isEmpty(shown) && <Empty isFiltered={filter.channel !== '' || filter.campaign !== ''} />}
            <MovingPosts now={now}>
              {(mover) => <WeekBoard days={days} mover={mover} now={now} shown={shown} />}
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

function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  const { data: me } = useQuery(meQuery)
  return (
    <Stack gap={0.75}>
      <Text as="p">
        {isFiltered
          ? 'Nothing of that is planned in this week. Leave out the channel or the campaign to see everything else.'
          : 'Nothing is planned in this week. A post stands here on its day from the first version that has a time; you can drag it to another day, or move it with its button.'}
      </Text>
      {!isFiltered && me?.acts.includes('post.write') && (
        <div>
          <ButtonLink href="/posts/new">Write a post</ButtonLink>
        </div>
      )}
    </Stack>
  )
}
