import type { Migration } from '../migration.ts'

/** Who holds which role: by a grant of their own, by delegation of somebody's, or by acting for somebody. */
export const accessCreate: Migration = {
  name: '0004-access-create',
  statements: [
    `create table role_grant (
      id text collate "C" primary key,
      person text collate "C" not null,
      role text collate "C" not null,
      scope_kind text collate "C" not null,
      scope text collate "C",
      granted_by text collate "C" not null,
      made_at timestamptz(3) not null,
      from_at timestamptz(3) not null,
      to_at timestamptz(3),
      ended_at timestamptz(3),
      check (scope_kind in ('everything', 'unit', 'channel')),
      check ((scope_kind = 'everything') = (scope is null)),
      check (from_at >= made_at),
      check (to_at > from_at)
    )`,
    'create index role_grant_by_person on role_grant (person)',
    'create index role_grant_by_role on role_grant (role) where ended_at is null',
    `create table delegation (
      id text collate "C" primary key,
      role_grant text collate "C" not null references role_grant,
      person text collate "C" not null,
      made_at timestamptz(3) not null,
      from_at timestamptz(3) not null,
      to_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (from_at >= made_at),
      check (to_at > from_at)
    )`,
    'create index delegation_by_person on delegation (person)',
    'create index delegation_by_grant on delegation (role_grant)',
    `create table acting (
      id text collate "C" primary key,
      person text collate "C" not null,
      acts_for text collate "C" not null,
      roles text[] collate "C" not null,
      made_by text collate "C" not null,
      made_at timestamptz(3) not null,
      from_at timestamptz(3) not null,
      to_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (person <> acts_for),
      check (from_at >= made_at),
      check (to_at > from_at)
    )`,
    'create index acting_by_person on acting (person)',
    'create index acting_by_acts_for on acting (acts_for)',
    ...['role_grant', 'delegation', 'acting'].flatMap((table) => [
      `create trigger ${table}_may_only_end before update on ${table} for each row execute function may_only_end()`,
      `select watch_changes('${table}')`,
    ]),
  ],
}
