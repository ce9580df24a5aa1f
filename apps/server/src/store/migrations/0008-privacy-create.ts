import type { Migration } from '../migration.ts'

/** The notice of workplace surveillance, version by version, and who was told of which. */
export const privacyCreate: Migration = {
  name: '0008-privacy-create',
  statements: [
    `create table surveillance_notice (
      id text collate "C" primary key,
      version integer not null unique,
      says jsonb not null,
      items text[] collate "C" not null check (cardinality(items) > 0),
      starts_at timestamptz(3) not null,
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (starts_at >= from_at),
      check (ended_at >= from_at)
    )`,
    `create trigger surveillance_notice_may_only_end before update on surveillance_notice
      for each row execute function may_only_end()`,
    `create table surveillance_told (
      id text collate "C" primary key,
      notice text collate "C" not null references surveillance_notice,
      person text collate "C" not null,
      how text collate "C" not null check (how in ('on-screen', 'by-mail', 'on-paper')),
      told_at timestamptz(3) not null,
      starts_at timestamptz(3) not null,
      is_agreed boolean not null,
      unique (notice, person),
      check (starts_at >= told_at),
      check (is_agreed or starts_at >= told_at + interval '14 days')
    )`,
    'create index surveillance_told_by_person on surveillance_told (person)',
    `create trigger surveillance_told_must_not_change before update or delete on surveillance_told
      for each row execute function must_not_change()`,
    `select watch_changes('surveillance_notice')`,
    `select watch_changes('surveillance_told')`,
  ],
}
