import type { Migration } from '../migration.ts'

/**
 * That somebody was reminded of a post, or that it was told to somebody else because it waited too long: once for each
 * step of a round and each hour or day, so that whoever chases can see what was chased already.
 */
export const postChases: Migration = {
  name: '0018-post-chases',
  statements: [
    `create table post_chase (
      id text collate "C" primary key,
      post text collate "C" not null references post,
      round text collate "C" not null references post_round,
      stage text collate "C" not null,
      does text collate "C" not null check (does in ('nudge', 'escalate', 'look-after')),
      people text[] collate "C" not null,
      person text collate "C",
      at timestamptz(3) not null,
      unique (stage, does, at)
    )`,
    'create index post_chase_by_post on post_chase (post, at)',
    `create trigger post_chase_must_not_change before update or delete on post_chase
      for each row execute function must_not_change()`,
    `select watch_changes('post_chase')`,
    'create index post_round_emergency on post_round (due_at) where is_emergency',
  ],
}
