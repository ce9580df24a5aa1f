import type { Migration } from '../migration.ts'

/**
 * What was noticed on a channel that nobody did here. Noticed once and written once; what was seen at the last look is no
 * record.
 */
export const watchCreate: Migration = {
  name: '0023-watch-create',
  statements: [
    `create table channel_sighting (
      id text collate "C" primary key,
      channel text collate "C" not null,
      kind text collate "C" not null check (kind in (
        'unapproved', 'changed', 'gone', 'differs', 'another-account', 'account-gone', 'profile-changed')),
      thing text collate "C" not null,
      post text collate "C" references post,
      what jsonb not null,
      capture text collate "C",
      at timestamptz(3) not null
    )`,
    'create unique index channel_sighting_once on channel_sighting (channel, kind, thing)',
    'create index channel_sighting_by_time on channel_sighting (at)',
    `create trigger channel_sighting_must_not_change before update or delete on channel_sighting
      for each row execute function must_not_change()`,
    "select watch_changes('channel_sighting')",
    `create table channel_watch (
      channel text collate "C" primary key,
      since timestamptz(3) not null,
      next_at timestamptz(3) not null,
      looked_at timestamptz(3),
      failed integer not null default 0,
      says text collate "C",
      seen jsonb not null
    )`,
    'grant select, insert, update, delete on channel_watch to secondlook_scratch',
  ],
}
