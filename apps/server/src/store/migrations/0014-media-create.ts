import type { Migration } from '../migration.ts'

/** Pictures that were kept, what their authors say of them, and what was read and recognised in them. */
export const mediaCreate: Migration = {
  name: '0014-media-create',
  statements: [
    `create table media_file (
      id text collate "C" primary key,
      digest text collate "C" not null,
      medium text collate "C",
      small text collate "C",
      kind text collate "C" not null check (kind in ('jpeg', 'png')),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      bytes integer not null check (bytes > 0),
      name text collate "C" not null,
      look text collate "C" not null,
      ai_hint text collate "C" check (ai_hint in ('modified', 'generated')),
      person text collate "C" not null,
      unit text collate "C",
      channel text collate "C",
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at)
    )`,
    'create index media_file_by_person on media_file (person, id) where ended_at is null',
    'create index media_file_by_digest on media_file (digest) where ended_at is null',
    'create index media_file_by_medium on media_file (medium) where ended_at is null',
    'create index media_file_by_small on media_file (small) where ended_at is null',
    `create table media_said (
      id text collate "C" primary key,
      media text collate "C" not null references media_file,
      people text collate "C" not null check (people in ('yes', 'no', 'not-sure')),
      ai text collate "C" not null check (ai in ('none', 'assisted', 'modified', 'generated')),
      alt text collate "C" not null,
      person text collate "C" not null,
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at)
    )`,
    'create unique index media_said_now on media_said (media) where ended_at is null',
    `create table media_text (
      id text collate "C" primary key,
      media text collate "C" not null unique references media_file,
      state text collate "C" not null check (state in ('read', 'nothing', 'failed')),
      words text collate "C" not null,
      confidence integer not null check (confidence between 0 and 100),
      language text collate "C" not null,
      at timestamptz(3) not null
    )`,
    `create trigger media_text_must_not_change before update or delete on media_text
      for each row execute function must_not_change()`,
    `create table media_logos (
      id text collate "C" primary key,
      media text collate "C" not null references media_file,
      known integer not null,
      found jsonb not null,
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at)
    )`,
    'create unique index media_logos_now on media_logos (media) where ended_at is null',
    ...['media_file', 'media_said', 'media_logos'].map(
      (table) =>
        `create trigger ${table}_may_only_end before update on ${table} for each row execute function may_only_end()`,
    ),
    ...['media_file', 'media_said', 'media_text', 'media_logos'].map(
      (table) => `select watch_changes('${table}')`,
    ),
  ],
}
