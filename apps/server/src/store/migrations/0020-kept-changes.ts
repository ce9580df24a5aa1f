import type { Migration } from '../migration.ts'

const topics: Readonly<Record<string, readonly string[]>> = {
  people: [
    ...['person_state', 'unit_state', 'person_merge', 'role_grant', 'delegation', 'acting'],
    ...['surveillance_notice', 'surveillance_told'],
  ],
  tokens: ['api_token'],
  policy: ['pack_in_force', 'pack_ending', 'pack_kept'],
}

const rowsOf = { insert: 'new', update: 'new', delete: 'old' } as const

/** Also for whoever goes past all other triggers, as when something is mended by hand. */
const always = (table: string, trigger: string): string =>
  `alter table ${table} enable always trigger ${trigger}`

/**
 * Which subjects a transaction changed, so that a process can ask whether what it has read of them still stands. One
 * row a statement; nobody waits for anybody, because rows are only added. It is of no use after a day and has no record.
 * And what finds posts by who began them, and the few posts that are about something that is not announced.
 */
export const keptChanges: Migration = {
  name: '0020-kept-changes',
  statements: [
    `create table kept_change (
      topic text collate "C" not null,
      made_in xid8 not null default pg_current_xact_id(),
      at timestamptz(3) not null default now()
    )`,
    'create index kept_change_by_transaction on kept_change (made_in)',
    'create index kept_change_by_time on kept_change (at)',
    'grant select, insert, update, delete on kept_change to secondlook_scratch',
    `create function topic_was_changed() returns trigger language plpgsql as $$
      begin
        insert into secondlook.kept_change (topic) values (tg_argv[0]);
        return null;
      end $$`,
    ...Object.entries(topics).flatMap(([topic, tables]) =>
      tables.flatMap((table) => [
        `create trigger topic_was_changed after insert or update or delete or truncate on ${table}
          for each statement execute function topic_was_changed('${topic}')`,
        always(table, 'topic_was_changed'),
      ]),
    ),
    `create function register_topic_was_changed() returns trigger language plpgsql as $$
      begin
        insert into secondlook.kept_change (topic)
          select 'register ' || register from changed union select 'registers' from changed;
        return null;
      end $$`,
    ...Object.entries(rowsOf).flatMap(([event, rows]) => [
      `create trigger register_topic_was_changed_by_${event} after ${event} on register_state
        referencing ${rows} table as changed for each statement execute function register_topic_was_changed()`,
      always('register_state', `register_topic_was_changed_by_${event}`),
    ]),
    'create index post_by_beginner on post (begun_by)',
    "create index post_version_about on post_version (post) where initiatives <> '{}'",
    `create index post_draft_about on post_draft (post) where body -> 'initiatives' <> '[]'::jsonb`,
  ],
}
