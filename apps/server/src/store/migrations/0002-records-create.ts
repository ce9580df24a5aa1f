import type { Migration } from '../migration.ts'

const logTables = ['event', 'event_part', 'event_row', 'log_node', 'log_key', 'checkpoint', 'cosignature']
const isSettled = `create trigger TABLE_must_not_change before update or delete on TABLE
  for each row execute function must_not_change()`

/**
 * The log of what was done. What is written there is never changed, save that an event is numbered and a part is
 * destroyed; and a row of a recorded table is not changed without an event of the same transaction that names it.
 * Functions name the schema, because a session may put tables of its own before ours.
 */
export const recordsCreate: Migration = {
  name: '0002-records-create',
  statements: [
    'create sequence event_made',
    `create table event (
      id uuid primary key,
      number bigint unique check (number >= 0),
      type text collate "C" not null,
      at timestamptz(3) not null,
      subject text collate "C" not null,
      leaf text collate "C" not null,
      made bigint default nextval('event_made'),
      made_in xid8 default pg_current_xact_id(),
      check ((number is null) = (made is not null)),
      check ((number is null) = (made_in is not null))
    )`,
    'create index event_by_subject on event (subject, number)',
    'create index event_unnumbered on event (made) where number is null',
    `create table event_part (
      event uuid not null references event,
      name text collate "C" not null,
      key_group uuid not null,
      sealed bytea,
      destroyed_by uuid references event,
      primary key (event, name),
      check ((sealed is null) = (destroyed_by is not null))
    )`,
    `create table event_row (
      event uuid not null references event,
      table_name text collate "C" not null,
      key text collate "C" not null,
      digest bytea not null,
      primary key (table_name, key, event)
    )`,
    'create index event_row_by_event on event_row (event)',
    `create table key_to_destroy (
      event uuid not null,
      name text collate "C" not null,
      key_group uuid not null,
      primary key (event, name)
    )`,
    `create table log_node (
      level integer not null,
      index bigint not null,
      hash bytea not null,
      primary key (level, index)
    )`,
    `create table log_key (
      number integer primary key,
      verifier text collate "C" not null unique,
      from_size bigint not null
    )`,
    `create table checkpoint (
      size bigint primary key,
      root bytea not null,
      note text collate "C" not null,
      at timestamptz(3) not null
    )`,
    `create table cosignature (
      size bigint not null references checkpoint,
      verifier text collate "C" not null,
      line text collate "C" not null,
      primary key (size, verifier)
    )`,
    `create table head_evidence (
      id uuid primary key,
      kind text collate "C" not null,
      witness text collate "C" not null,
      at timestamptz(3) not null,
      size bigint not null,
      says text collate "C" not null
    )`,
    `create function must_not_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what the log holds is not changed: %', tg_table_name using errcode = 'SL002';
      end $$`,
    ...['event_row', 'log_node', 'log_key', 'checkpoint', 'cosignature'].map((table) =>
      isSettled.replaceAll('TABLE', table),
    ),
    ...logTables.map(
      (table) => `create trigger ${table}_must_not_be_emptied before truncate on ${table}
        for each statement execute function must_not_change()`,
    ),
    `create trigger event_is_new before insert on event for each row
      when (new.number is not null or new.made_in is distinct from pg_current_xact_id())
      execute function must_not_change()`,
    'create trigger event_must_stay before delete on event for each row execute function must_not_change()',
    `create trigger event_is_only_numbered before update on event for each row
      when (old.number is not null or new.number is null or (old.id, old.type, old.at, old.subject, old.leaf)
        is distinct from (new.id, new.type, new.at, new.subject, new.leaf))
      execute function must_not_change()`,
    'create trigger event_part_must_stay before delete on event_part for each row execute function must_not_change()',
    `create trigger event_part_is_only_destroyed before update on event_part for each row
      when (old.sealed is null or new.sealed is not null or (old.event, old.name, old.key_group)
        is distinct from (new.event, new.name, new.key_group))
      execute function must_not_change()`,
    // The newest events of a row come last, so that a row with a long life is not looked at from its beginning.
    `create function is_recorded(watched text, changed text) returns boolean language plpgsql stable as $$
      begin
        return exists (
          select from (
            select one.event from secondlook.event_row one
            where one.table_name = watched and one.key = changed order by one.event desc limit 4
          ) newest join secondlook.event on event.id = newest.event
          where event.made_in = pg_current_xact_id()
        ) or exists (
          select from secondlook.event_row one join secondlook.event on event.id = one.event
          where one.table_name = watched and one.key = changed and event.made_in = pg_current_xact_id()
        );
      end $$`,
    `create function must_be_recorded() returns trigger language plpgsql as $$
      declare
        before text := to_jsonb(old) ->> 'id';
        after text := to_jsonb(new) ->> 'id';
        changed text := coalesce(after, before);
      begin
        if not secondlook.is_recorded(tg_table_name, changed)
          or (before <> changed and not secondlook.is_recorded(tg_table_name, before)) then
          raise exception 'a change of % % has no record', tg_table_name, changed using errcode = 'SL001';
        end if;
        return null;
      end $$`,
    `create function watch_changes(watched regclass) returns void language plpgsql as $$
      begin
        execute format('create constraint trigger must_be_recorded after insert or update or delete on %s
          deferrable initially deferred for each row execute function secondlook.must_be_recorded()', watched);
        execute format('create trigger must_not_be_emptied before truncate on %s
          for each statement execute function secondlook.must_not_change()', watched);
      end $$`,
    "select watch_changes('head_evidence')",
  ],
}
