import type { Migration } from '../migration.ts'

/**
 * The log of what was done. What is written there is never changed, save that an event is numbered and a part is
 * destroyed; and a row of a recorded table is not changed without an event of the same transaction that names it.
 */
export const recordsCreate: Migration = {
  name: '0002-records-create',
  statements: [
    `create table event (
      id uuid primary key,
      number bigint unique,
      type text collate "C" not null,
      at timestamptz(3) not null,
      subject text collate "C" not null,
      leaf text collate "C" not null,
      made_in xid8 default pg_current_xact_id(),
      check (number is null or made_in is null)
    )`,
    'create index event_by_subject on event (subject, number)',
    'create index event_unnumbered on event (id) where number is null',
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
      salt bytea not null,
      digest bytea not null,
      primary key (table_name, key, event)
    )`,
    'create index event_row_by_event on event_row (event)',
    `create table log_node (
      level integer not null,
      index bigint not null,
      hash bytea not null,
      primary key (level, index)
    )`,
    `create table log_key (
      number integer primary key,
      verifier text collate "C" not null,
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
      witness text collate "C" not null,
      line text collate "C" not null,
      at timestamptz(3) not null,
      primary key (size, witness)
    )`,
    `create function must_not_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what the log holds is not changed: %', tg_table_name using errcode = 'SL002';
      end $$`,
    ...['event_row', 'log_node', 'log_key', 'checkpoint', 'cosignature'].map(
      (table) =>
        `create trigger ${table}_must_not_change before update or delete on ${table}
          for each row execute function must_not_change()`,
    ),
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
    `create function must_be_recorded() returns trigger language plpgsql as $$
      declare changed text := coalesce(to_jsonb(new), to_jsonb(old)) ->> 'id';
      begin
        if current_setting('secondlook.restoring', true) = 'on' then return null; end if;
        if not exists (
          select from event_row join event on event.id = event_row.event
          where table_name = tg_table_name and key = changed and made_in = pg_current_xact_id()
        ) then
          raise exception 'a change of % % has no record', tg_table_name, changed using errcode = 'SL001';
        end if;
        return null;
      end $$`,
    `create function watch_changes(watched regclass) returns void language plpgsql as $$
      begin
        execute format('create constraint trigger must_be_recorded after insert or update or delete on %s
          deferrable initially deferred for each row execute function must_be_recorded()', watched);
      end $$`,
  ],
}
