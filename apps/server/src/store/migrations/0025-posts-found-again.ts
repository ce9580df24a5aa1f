import type { Migration } from '../migration.ts'

/**
 * That a version is asked about again because something was entered in a register after it was saved: that it is put to
 * the media team, or what it is confined to and what stands in its way. The media team then answers about it once more.
 */
export const postsFoundAgain: Migration = {
  name: '0025-posts-found-again',
  statements: [
    `create table post_found (
      id text collate "C" primary key,
      post text collate "C" not null references post,
      version integer not null,
      is_neutral boolean not null,
      initiatives text[] collate "C" not null,
      blocks text[] collate "C" not null,
      at timestamptz(3) not null,
      check (is_neutral or cardinality(initiatives) > 0)
    )`,
    'create index post_found_by_post on post_found (post, version)',
    `create trigger post_found_must_not_change before update or delete on post_found
      for each row execute function must_not_change()`,
    `select watch_changes('post_found')`,
    'alter table post_neutral drop constraint post_neutral_post_version_key',
    'create index post_neutral_by_version on post_neutral (post, version)',
  ],
}
