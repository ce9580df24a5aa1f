import type { Migration } from '../migration.ts'

/**
 * Units and people, as they were at every instant. A row holds from `from_at` until `ended_at`; it is written once,
 * ended once, and never written over.
 */
export const peopleCreate: Migration = {
  name: '0003-people-create',
  statements: [
    `create function may_only_end() returns trigger language plpgsql as $$
      begin
        if current_setting('secondlook.restoring', true) = 'on' then return new; end if;
        if old.ended_at is not null or new.ended_at is null
          or (to_jsonb(old) - 'ended_at') is distinct from (to_jsonb(new) - 'ended_at') then
          raise exception 'a row of % is ended and never written over', tg_table_name using errcode = 'SL003';
        end if;
        return new;
      end $$`,
    `create table unit_state (
      id text collate "C" primary key,
      unit text collate "C" not null,
      key text collate "C",
      name text collate "C" not null,
      parent text collate "C",
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at),
      check (parent <> unit)
    )`,
    'create unique index unit_state_now on unit_state (unit) where ended_at is null',
    'create unique index unit_state_key on unit_state (key) where ended_at is null',
    'create index unit_state_by_unit on unit_state (unit, from_at)',
    'create index unit_state_by_parent on unit_state (parent)',
    `create table person_state (
      id text collate "C" primary key,
      person text collate "C" not null,
      key text collate "C",
      name text collate "C" not null,
      other_names text[] collate "C" not null,
      email text collate "C",
      user_name text collate "C",
      external_id text collate "C",
      unit text collate "C",
      basis text collate "C" not null,
      bound text collate "C" check (bound in ('bound', 'not-bound')),
      manager text collate "C",
      level_band text collate "C",
      starts date,
      ends date,
      starts_at timestamptz(3),
      ends_at timestamptz(3),
      is_active boolean not null,
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at),
      check (ends >= starts),
      check ((starts is null) = (starts_at is null) and (ends is null) = (ends_at is null))
    )`,
    'create unique index person_state_now on person_state (person) where ended_at is null',
    'create unique index person_state_key on person_state (key) where ended_at is null',
    'create unique index person_state_email on person_state (lower(email)) where ended_at is null',
    'create unique index person_state_user_name on person_state (lower(user_name)) where ended_at is null',
    'create unique index person_state_external_id on person_state (external_id) where ended_at is null',
    'create index person_state_by_person on person_state (person, from_at)',
    'create index person_state_by_name on person_state (name, person)',
    'create index person_state_by_manager on person_state (manager) where manager is not null',
    'create index person_state_by_unit on person_state (unit) where ended_at is null',
    `create table person_merge (
      id text collate "C" primary key,
      kept text collate "C" not null,
      merged text collate "C" not null,
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (kept <> merged),
      check (ended_at >= from_at)
    )`,
    'create unique index person_merge_now on person_merge (merged) where ended_at is null',
    'create index person_merge_by_kept on person_merge (kept)',
    'create index person_merge_by_merged on person_merge (merged)',
    `create table leave (
      id text collate "C" primary key,
      person text collate "C" not null,
      stands_in text collate "C",
      from_at timestamptz(3) not null,
      to_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (to_at > from_at),
      check (stands_in <> person)
    )`,
    'create index leave_by_person on leave (person, from_at)',
    `create table people_import (
      id text collate "C" primary key,
      person text collate "C" not null,
      kind text collate "C" not null,
      state text collate "C" not null,
      done integer not null,
      says text collate "C",
      seen text collate "C" not null,
      body bytea,
      shown jsonb not null,
      moved_at timestamptz(3) not null
    )`,
    'grant select, insert, update, delete on people_import to secondlook_scratch',
    ...['unit_state', 'person_state', 'person_merge', 'leave'].flatMap((table) => [
      `create trigger ${table}_may_only_end before update on ${table} for each row execute function may_only_end()`,
      `select watch_changes('${table}')`,
    ]),
  ],
}
