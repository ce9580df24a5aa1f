import type { Migration } from '../migration.ts'

/**
 * What became of a post on each channel. An act is written once: that it is about to leave is written before it does.
 * When something is due, who works on a channel and how far a sending came is no record: it is made again from the acts.
 */
export const publishingCreate: Migration = {
  name: '0022-publishing-create',
  statements: [
    `create table publication_act (
      id text collate "C" primary key,
      post text collate "C" not null references post,
      channel text collate "C" not null,
      version integer not null,
      does text collate "C" not null check (does in (
        'intend', 'sent', 'found', 'absent', 'unknown', 'refused', 'deferred', 'stop', 'let-go', 'give-up',
        'by-hand', 'read', 'withdraw', 'withdrawn', 'withdraw-failed', 'gone', 'changed')),
      says text collate "C",
      detail jsonb not null,
      person text collate "C",
      at timestamptz(3) not null,
      foreign key (post, version) references post_version (post, number)
    )`,
    'create index publication_act_by_post on publication_act (post, channel, at)',
    "create index publication_act_out on publication_act (channel, at) where does in ('sent', 'found', 'by-hand')",
    `create table publishing_pause (
      id text collate "C" primary key,
      scope text collate "C" not null check (scope in ('all', 'platform', 'channel')),
      what text collate "C" not null,
      reason text collate "C" not null,
      person text collate "C" not null,
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      check (ended_at >= from_at)
    )`,
    'create unique index publishing_pause_now on publishing_pause (scope, what) where ended_at is null',
    `create trigger publication_act_must_not_change before update or delete on publication_act
      for each row execute function must_not_change()`,
    `create trigger publishing_pause_may_only_end before update on publishing_pause
      for each row execute function may_only_end()`,
    "select watch_changes('publication_act')",
    "select watch_changes('publishing_pause')",
    `create table publication_due (
      post text collate "C" not null,
      channel text collate "C" not null,
      version integer not null,
      due_at timestamptz(3) not null,
      first_due_at timestamptz(3) not null,
      tries integer not null default 0,
      kind text collate "C" not null check (kind in ('send', 'after')),
      primary key (post, channel)
    )`,
    'create index publication_due_by_time on publication_due (due_at)',
    'create index publication_due_by_channel on publication_due (channel, first_due_at, post)',
    `create table publishing_line (
      channel text collate "C" primary key,
      lease_by text collate "C",
      lease_until timestamptz(3),
      not_before timestamptz(3),
      window_from timestamptz(3),
      window_count integer not null default 0
    )`,
    `create table publication_progress (
      post text collate "C" not null,
      channel text collate "C" not null,
      version integer not null,
      left_at timestamptz(3),
      answers jsonb not null,
      primary key (post, channel)
    )`,
    `grant select, insert, update, delete on publication_due, publishing_line, publication_progress
      to secondlook_scratch`,
  ],
}
