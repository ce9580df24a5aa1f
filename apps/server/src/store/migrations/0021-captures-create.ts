import type { Migration } from '../migration.ts'

/**
 * What was captured of a post, the time stamps of somebody else that it was, and holds: while there is one on
 * a subject, no part of its events is destroyed, whoever asks.
 */
export const capturesCreate: Migration = {
  name: '0021-captures-create',
  statements: [
    `create table capture (
      id text collate "C" primary key,
      subject text collate "C" not null,
      publication text collate "C" not null,
      connector text collate "C" not null,
      blob text collate "C" not null unique,
      digest text collate "C" not null,
      bytes integer not null check (bytes > 0),
      bodies text[] collate "C" not null,
      at timestamptz(3) not null,
      unique (subject, publication, digest)
    )`,
    'create index capture_by_at on capture (at)',
    `create table capture_stamp (
      id text collate "C" primary key,
      capture text collate "C" not null unique references capture,
      token bytea not null,
      says_at timestamptz(3) not null,
      authority text collate "C" not null,
      serial text collate "C" not null,
      at timestamptz(3) not null
    )`,
    ...['capture', 'capture_stamp'].map(
      (table) => `create trigger ${table}_must_not_change before update or delete on ${table}
        for each row execute function must_not_change()`,
    ),
    `create table record_hold (
      id text collate "C" primary key,
      subject text collate "C" not null,
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at)
    )`,
    'create index record_hold_now on record_hold (subject) where ended_at is null',
    `create trigger record_hold_may_only_end before update on record_hold
      for each row execute function may_only_end()`,
    ...['capture', 'capture_stamp', 'record_hold'].map((table) => `select watch_changes('${table}')`),
    // Whoever places a hold waits for those who destroy, and they for whoever places it. What a backup brought back
    // and has no key any more is only said again.
    `create function must_not_be_held() returns trigger language plpgsql as $$
      declare
        about text := (select subject from secondlook.event where id = new.event);
      begin
        if exists (select from secondlook.event where id = new.destroyed_by
          and type = 'record.disposal-restated') then return new; end if;
        perform pg_advisory_xact_lock_shared(hashtextextended('record hold ' || about, 0));
        if exists (select from secondlook.record_hold where subject = about and ended_at is null) then
          raise exception 'nothing of % is destroyed while it is held', about using errcode = 'SL004';
        end if;
        return new;
      end $$`,
    `create trigger event_part_must_not_be_held before update on event_part
      for each row when (new.sealed is null) execute function must_not_be_held()`,
  ],
}
