import { addDays, isoOf, startOfDay, toInstant, toLocal, weekdayOf } from '@secondlook/calendar'
import type { CalendarItem, Named, PostCalendar, Schedule } from '@secondlook/contract'
import { bad, now, Refused, type Route } from './double-exchange.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

const zone = 'Australia/Sydney'
export const librariesFacebook: Named = {
  id: '01930000-0000-7000-8000-000000002001',
  name: 'Example Libraries',
}
const parksMastodon: Named = { id: '01930000-0000-7000-8000-000000002002', name: 'Example Parks' }

/** The Monday of the week in which the test runs. */
export const thisMonday = (): string => {
  const { day } = toLocal(Date.now(), zone)
  return addDays(day, 1 - weekdayOf(day))
}
/** A time of day, so many days after this Monday. */
export const inWeek = (days: number, minute: number): string =>
  isoOf(toInstant(addDays(thisMonday(), days), minute, zone).at)

type Feed = { id: string; person: string; name: string; channel: string | null; madeAt: string }

/** Planned posts in memory. Clashes and who may move what are as they are put in: only the real server works them out. */
export class DoubleCalendar {
  items: CalendarItem[] = []
  freezes: PostCalendar['freezes'] = []
  days: PostCalendar['days'] = []
  feeds: Feed[] = []

  add(post: string, title: string, more: Partial<CalendarItem> = {}): CalendarItem {
    const at = more.at === undefined ? inWeek(7, 600) : more.at
    const schedule: Schedule =
      at === null ? { kind: 'when-approved', latest: null } : { kind: 'at', at, latest: more.latest ?? null }
    const item: CalendarItem = {
      ...{ post, title, state: 'draft', tier: 'T1', campaign: '', channels: [librariesFacebook] },
      ...{ latest: null, waitsFor: null, clashes: [], mayMove: true, out: null, schedule, ...more, at },
    }
    this.items = [...this.items, item]
    return item
  }

  /** A week as people meet it: something overdue, a freeze, clashes, and a post that waits for its announcement. */
  fill(id: () => string): void {
    this.add(id(), 'Winter hours at the branches', { at: inWeek(-4, 540), state: 'in-review' })
    this.add(id(), 'Story time is back', {
      ...{ at: inWeek(8, 570), state: 'approved', campaign: 'Summer reading' },
      clashes: ['“New books for the holidays” goes out on Example Libraries 30 minutes later.'],
    })
    this.add(id(), 'New books for the holidays', {
      ...{ at: inWeek(8, 600), campaign: 'Summer reading' },
      clashes: ['“Story time is back” goes out on Example Libraries 30 minutes earlier.'],
    })
    this.add(id(), 'Paths that are closed for the weekend', {
      ...{ at: inWeek(11, 1200), state: 'in-review', channels: [parksMastodon, librariesFacebook] },
      clashes: [
        'Posts on Example Parks wait then: “Day of mourning”.',
        'Nobody watches Example Libraries then: Monday to Friday, 9 am to 5 pm.',
      ],
    })
    this.add(id(), 'The new branch opens', {
      ...{ at: null, state: 'approved', waitsFor: 'the announcement, then 30 minutes', mayMove: false },
      latest: inWeek(40, 600),
    })
    this.add(id(), 'Thank you to our volunteers', { at: null, state: 'in-review' })
    this.freezes = [
      {
        ...{ id: id(), title: 'Day of mourning', from: inWeek(10, 0), until: inWeek(12, 0) },
        channels: [parksMastodon],
      },
    ]
    this.days = [{ day: addDays(thisMonday(), 9), says: 'Example Day (not confirmed)' }]
  }

  move(post: string, from: Schedule, to: Schedule): { version: number; voided: string | null } {
    const item = this.items.find((one) => one.post === post)
    if (!item)
      throw new Refused(404, 'not-found', 'There is nothing here', 'There is no such post on your calendar.')
    if (JSON.stringify(item.schedule) !== JSON.stringify(from))
      throw new Refused(
        ...([409, 'changed-meanwhile', 'Somebody changed this first'] as const),
        'Somebody gave this post another time first. Look at the calendar again, and move it from there.',
      )
    const moved: CalendarItem = {
      ...{ ...item, schedule: to, clashes: [], at: to.kind === 'at' ? to.at : null },
      state: item.state === 'returned' ? 'returned' : 'draft',
    }
    this.items = this.items.map((one) => (one === item ? moved : one))
    const voided =
      item.state === 'approved'
        ? 'It was approved for the time before, so that approval does not count any more. Ask for approval again; nothing has gone out.'
        : item.state === 'in-review'
          ? 'It was waiting for approval of the time before. Ask for approval again; what was said so far does not count any more.'
          : null
    return { version: 2, voided }
  }
}

export const calendarRoutes = ({ calendar, id: newId }: DoubleStore): readonly Route[] => [
  [
    'GET /posts/calendar',
    false,
    ({ query }) => {
      const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
      const [start, end] = [isoOf(startOfDay(from, zone)), isoOf(startOfDay(addDays(to, 1), zone))]
      const isNow = now() >= start && now() < end
      const isShown = ({ at, state, channels, campaign }: CalendarItem): boolean =>
        channels.some(({ id }) => id === (query.get('channel') ?? id)) &&
        campaign === (query.get('campaign') ?? campaign) &&
        (at === null || (at >= start && at < end) || (isNow && at < now() && state !== 'approved'))
      return shape.calendar({
        ...{ zone, from, to, isCut: false, items: calendar.items.filter(isShown) },
        freezes: calendar.freezes.filter(
          (one) => one.from < end && (one.until === null || one.until > start),
        ),
        days: calendar.days.filter(({ day }) => day >= from && day <= to),
      })
    },
  ],
  [
    'POST /posts/:post/move',
    false,
    ({ id, json }) => {
      const { from, to } = json as { from: Schedule; to: Schedule }
      return shape.movedPost(calendar.move(id, from, to))
    },
  ],
  [
    'GET /calendar-feeds',
    false,
    ({ me }) =>
      shape.calendarFeeds({
        feeds: calendar.feeds
          .filter(({ person }) => person === me)
          .map(({ id, name, channel, madeAt }) => ({
            ...{ id, name, madeAt, lastReadAt: null },
            channel: channel === null ? null : { ...librariesFacebook, id: channel },
          })),
      }),
  ],
  [
    'POST /calendar-feeds',
    false,
    ({ json, me }) => {
      const name = String(json['name'] ?? '')
      if (name === '')
        throw bad([{ path: 'name', says: 'Give it a name, so that you know later what it is for.' }])
      const channel = typeof json['channel'] === 'string' ? json['channel'] : null
      const id = newId()
      calendar.feeds = [{ id, person: me, name, channel, madeAt: now() }, ...calendar.feeds]
      return {
        ...shape.madeCalendarFeed({ id, path: `/api/v1/calendar/${'only-once-'.repeat(4)}abc.ics` }),
        status: 201,
      }
    },
  ],
  [
    'DELETE /calendar-feeds/:feed',
    false,
    ({ id }) => {
      calendar.feeds = calendar.feeds.filter((one) => one.id !== id)
      return { status: 204 }
    },
  ],
]
