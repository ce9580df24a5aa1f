import type { Migration } from '../migration.ts'

/**
 * Comments under our posts. What strangers said, and what they wrote to us about it, is no record: it is kept for a
 * while, refers to nobody in the directory and is forgotten. What we did to it is a record, written once.
 */
export const commentsCreate: Migration = {
  name: '0026-comments-create',
  statements: [
    `create table comment_seen (
      id text collate "C" primary key,
      channel text collate "C" not null,
      post text collate "C" not null,
      comment text collate "C" not null,
      address text collate "C" not null,
      said_at timestamptz(3) not null,
      words text collate "C" not null,
      by_id text collate "C" not null,
      by_name text collate "C" not null,
      is_hidden boolean not null,
      first_at timestamptz(3) not null,
      last_at timestamptz(3) not null,
      changed_at timestamptz(3),
      gone_at timestamptz(3),
      forget_at timestamptz(3) not null,
      unique (channel, comment)
    )`,
    'create index comment_seen_by_post on comment_seen (channel, post)',
    'create index comment_seen_by_time on comment_seen (first_at desc, id)',
    'create index comment_seen_to_forget on comment_seen (forget_at)',
    `create table comment_read (
      channel text collate "C" not null,
      post text collate "C" not null,
      read_at timestamptz(3) not null,
      says text collate "C",
      primary key (channel, post)
    )`,
    `create table comment_complaint_words (
      complaint text collate "C" primary key,
      about text collate "C" not null,
      words text collate "C" not null,
      contact text collate "C",
      forget_at timestamptz(3)
    )`,
    `grant select, insert, update, delete on comment_seen, comment_read, comment_complaint_words
      to secondlook_scratch`,
    `create table comment_act (
      id text collate "C" primary key,
      comment text collate "C" not null,
      channel text collate "C" not null,
      post text collate "C" not null references post,
      does text collate "C" not null check (does in ('hide', 'show', 'delete', 'block', 'unblock')),
      ground text collate "C",
      quote_from integer,
      quote_to integer,
      words_digest text collate "C",
      why jsonb not null,
      until_at timestamptz(3),
      capture text collate "C",
      person text collate "C" not null,
      at timestamptz(3) not null,
      check ((does in ('hide', 'delete', 'block')) = (ground is not null)),
      check (does not in ('hide', 'delete', 'block') or capture is not null),
      check (quote_from <= quote_to)
    )`,
    'create index comment_act_by_comment on comment_act (comment, at)',
    'create index comment_act_by_channel on comment_act (channel, at)',
    `create table comment_outcome (
      id text collate "C" primary key,
      act text collate "C" not null references comment_act,
      stands text collate "C" not null check (stands in ('done', 'absent', 'not-done', 'refused', 'deferred', 'unknown')),
      says text collate "C",
      person text collate "C",
      at timestamptz(3) not null
    )`,
    'create index comment_outcome_by_act on comment_outcome (act, at)',
    // What is known is known once.
    "create unique index comment_outcome_known on comment_outcome (act) where stands <> 'unknown'",
    `create table comment_review (
      id text collate "C" primary key,
      act text collate "C" not null unique references comment_act,
      outcome text collate "C" not null check (outcome in ('stands', 'overturned')),
      says text collate "C" not null,
      person text collate "C" not null,
      at timestamptz(3) not null
    )`,
    `create table comment_complaint (
      id text collate "C" primary key,
      channel text collate "C" not null,
      comment text collate "C",
      code_digest text collate "C" not null unique,
      due_at timestamptz(3) not null,
      at timestamptz(3) not null
    )`,
    'create index comment_complaint_by_channel on comment_complaint (channel, at)',
    `create table comment_complaint_answer (
      id text collate "C" primary key,
      complaint text collate "C" not null unique references comment_complaint,
      outcome text collate "C" not null check (outcome in ('restored', 'stands', 'cannot-restore', 'nothing-found')),
      comment text collate "C",
      says text collate "C" not null,
      person text collate "C" not null,
      at timestamptz(3) not null
    )`,
    ...[
      ...['comment_act', 'comment_outcome', 'comment_review'],
      ...['comment_complaint', 'comment_complaint_answer'],
    ].flatMap((table) => [
      `create trigger ${table}_must_not_change before update or delete on ${table}
        for each row execute function must_not_change()`,
      `select watch_changes('${table}')`,
    ]),
  ],
}
