import type { Migration } from '../migration.ts'

/**
 * What the policy needs to know, as it held at every instant and as it was known at every instant. A row says what an
 * entry says from `holds_from` until `holds_to`; it is known from `from_at` until `ended_at`, is written once, ended
 * once, and never written over. `register_change` says which entries a transaction touched, so that whoever keeps
 * registers in memory can be brought forward; it is of no use after a day and has no record.
 */
export const registersCreate: Migration = {
  name: '0011-registers-create',
  statements: [
    `create table register_state (
      id text collate "C" primary key,
      entry text collate "C" not null,
      register text collate "C" not null,
      key text collate "C",
      unit text collate "C",
      channel text collate "C",
      name text collate "C" not null,
      words text collate "C" not null,
      identity text collate "C",
      owner text collate "C",
      people text[] collate "C" not null,
      list text[] collate "C" not null,
      standing text collate "C" not null check (standing in ('holds', 'revoked')),
      body jsonb not null,
      attention_at timestamptz(3),
      holds_from timestamptz(3) not null,
      holds_to timestamptz(3),
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at),
      check (holds_to > holds_from)
    )`,
    'create index register_state_by_entry on register_state (entry, from_at)',
    'create index register_state_by_name on register_state (register, name, entry) where ended_at is null',
    'create index register_state_by_key on register_state (register, key) where ended_at is null',
    `create index register_state_by_identity on register_state (register, identity)
      where ended_at is null and identity is not null`,
    `create index register_state_by_attention on register_state (attention_at)
      where ended_at is null and attention_at is not null`,
    'create index register_state_by_people on register_state using gin (people)',
    'create index register_state_by_list on register_state using gin (list)',
    'create index register_state_by_edge on register_state (holds_from) where ended_at is null',
    'create index register_state_by_end on register_state (holds_to) where ended_at is null',
    `create trigger register_state_may_only_end before update on register_state
      for each row execute function may_only_end()`,
    "select watch_changes('register_state')",
    `create table register_change (
      register text collate "C" not null,
      entry text collate "C" not null,
      made_in xid8 not null default pg_current_xact_id(),
      at timestamptz(3) not null default now()
    )`,
    'create index register_change_by_transaction on register_change (made_in)',
    'create index register_change_by_time on register_change (at)',
    'grant select, insert, update, delete on register_change to secondlook_scratch',
    `create function register_was_changed() returns trigger language plpgsql as $$
      begin
        if current_setting('secondlook.restoring', true) = 'on' then return null; end if;
        insert into secondlook.register_change (register, entry) values (new.register, new.entry);
        return null;
      end $$`,
    `create trigger register_was_changed after insert or update on register_state
      for each row execute function register_was_changed()`,
  ],
}
