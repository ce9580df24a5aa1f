import type { Migration } from '../migration.ts'

/** What comes and goes with signing in; nothing of it is a record. */
export const sessionsCreate: Migration = {
  name: '0006-sessions-create',
  statements: [
    `create table session (
      id uuid primary key,
      secret_hash text collate "C" not null unique,
      person uuid not null,
      how text collate "C" not null,
      device text collate "C" not null,
      started_at timestamptz(3) not null,
      idle_ends_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      stepped_up_at timestamptz(3)
    )`,
    'create index session_by_person on session (person)',
    `create table passkey_use (
      id uuid primary key references passkey on delete cascade,
      counter bigint not null,
      is_backed_up boolean not null,
      used_on date not null
    )`,
    `create table api_token_use (
      id uuid primary key references api_token on delete cascade,
      used_on date not null
    )`,
    `create table spent (
      id text collate "C" primary key,
      ends_at timestamptz(3) not null
    )`,
    `create table failed_try (
      id text collate "C" primary key,
      failures integer not null,
      last_at timestamptz(3) not null
    )`,
    `grant select, insert, update, delete on session, passkey_use, api_token_use, spent, failed_try
      to secondlook_scratch`,
  ],
}
