import { asRecords, type Logged } from './logged.ts'

/** What calendars that are taken along keep about people. */
export const loggedOfCalendars = [
  {
    item: 'calendar-taken-along',
    what: 'Addresses by which you take the calendar along: what you called each, for which channel, since and until when, when each was last fetched, and how often within the hour.',
    about: 'communications staff',
    purpose:
      'So that you know which to end, and an address that is out of hand can be slowed down and ended.',
    seenBy: 'You. Nobody sees the address itself again.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      calendar_feed: ['id', 'person', 'name', 'channel', 'secret_digest', 'from_at', 'ended_at'],
      calendar_feed_read: ['feed', 'last_at', 'hour_from', 'reads'],
    },
    parts: { 'calendar-feed.made': ['feed'], 'calendar-feed.ended': [] },
  },
] as const satisfies readonly Logged[]
