import type { Migration } from '../migration.ts'

/** When a calendar was last fetched by its address, and how often within the hour: a count that is no record. */
export const calendarReads: Migration = {
  name: '0019-calendar-reads',
  statements: [
    `create table calendar_feed_read (
      feed text collate "C" primary key,
      last_at timestamptz(3) not null,
      hour_from timestamptz(3) not null,
      reads integer not null
    )`,
    'grant select, insert, update, delete on calendar_feed_read to secondlook_scratch',
  ],
}
