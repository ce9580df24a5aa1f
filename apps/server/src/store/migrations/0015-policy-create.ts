import type { Migration } from '../migration.ts'

const neverChanges = (table: string): string => `create trigger ${table}_must_not_change
  before update or delete on ${table} for each row execute function must_not_change()`

/**
 * Which packs are in force for whom, from when until when, and since when that is known; the packs themselves; what a
 * body adds to the library; who said that they have read it. Nothing is in force before it was said.
 */
export const policyCreate: Migration = {
  name: '0015-policy-create',
  statements: [
    `create table pack_kept (
      id text collate "C" primary key check (id ~ '^sha256:[0-9a-f]{64}$'),
      pack text collate "C" not null,
      version text collate "C" not null,
      kind text collate "C" not null check (kind in ('base', 'overlay')),
      title text collate "C" not null,
      over text collate "C",
      canonical text collate "C" not null,
      check ((kind = 'overlay') = (over is not null))
    )`,
    `create table pack_in_force (
      id text collate "C" primary key,
      kept text collate "C" not null references pack_kept,
      pack text collate "C" not null,
      kind text collate "C" not null check (kind in ('base', 'overlay')),
      unit text collate "C",
      from_at timestamptz(3) not null,
      made_at timestamptz(3) not null,
      check (from_at >= made_at),
      check (kind = 'overlay' or unit is null)
    )`,
    'create index pack_in_force_by_unit on pack_in_force (unit, from_at)',
    `create table pack_ending (
      id text collate "C" primary key,
      in_force text collate "C" not null references pack_in_force,
      until_at timestamptz(3) not null,
      made_at timestamptz(3) not null,
      check (until_at >= made_at),
      unique (in_force, made_at)
    )`,
    `create table instrument (
      id text collate "C" primary key,
      entry text collate "C" not null,
      says jsonb not null,
      confirmed_by text collate "C",
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at)
    )`,
    'create unique index instrument_now on instrument (entry) where ended_at is null',
    `create trigger instrument_may_only_end before update on instrument
      for each row execute function may_only_end()`,
    `create table acknowledgement (
      id text collate "C" primary key,
      person text collate "C" not null,
      base text collate "C" not null references pack_kept,
      overlays text[] collate "C" not null,
      statement text collate "C" not null,
      method text collate "C" not null check (method in ('in-the-app')),
      made_at timestamptz(3) not null
    )`,
    'create index acknowledgement_by_person on acknowledgement (person, made_at)',
    ...['pack_kept', 'pack_in_force', 'pack_ending', 'acknowledgement'].map(neverChanges),
    ...['pack_kept', 'pack_in_force', 'pack_ending', 'instrument', 'acknowledgement'].map(
      (table) => `select watch_changes('${table}')`,
    ),
  ],
}
