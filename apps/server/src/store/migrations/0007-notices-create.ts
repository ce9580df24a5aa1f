import type { Migration } from '../migration.ts'

/** What waits for whom, and, without events, how somebody wants to be told and which mails are under way. */
export const noticesCreate: Migration = {
  name: '0007-notices-create',
  statements: [
    `create table notice (
      id text collate "C" primary key,
      event text collate "C" not null,
      person text collate "C" not null,
      kind text collate "C" not null,
      about text collate "C" not null,
      link text collate "C" not null check (link like '/%' and link not like '//%'),
      due_at timestamptz(3),
      told_at timestamptz(3) not null,
      done_at timestamptz(3),
      unique (event, person, kind)
    )`,
    'create index notice_waiting on notice (person, coalesce(due_at, told_at), id) where done_at is null',
    'create index notice_by_about on notice (about) where done_at is null',
    `create function notice_may_only_be_done() returns trigger language plpgsql as $$
      begin
        if current_setting('secondlook.restoring', true) = 'on' then return new; end if;
        if old.done_at is not null or new.done_at is null
          or (to_jsonb(old) - 'done_at') is distinct from (to_jsonb(new) - 'done_at') then
          raise exception 'a notice is done once and never written over' using errcode = 'SL003';
        end if;
        return new;
      end $$`,
    `create trigger notice_may_only_be_done before update on notice
      for each row execute function notice_may_only_be_done()`,
    `create table notice_settings (
      person text collate "C" primary key,
      mail text collate "C" not null check (mail in ('at-once', 'daily', 'must-know')),
      digest_minute integer not null check (digest_minute between 0 and 1439),
      hours jsonb,
      kinds_off text[] collate "C" not null
    )`,
    `create table mail_plan (
      notice text collate "C" primary key,
      person text collate "C" not null,
      look_at timestamptz(3) not null
    )`,
    'create index mail_plan_due on mail_plan (look_at)',
    `create table mail (
      id text collate "C" primary key,
      person text collate "C" not null,
      state text collate "C" not null check
        (state in ('waiting', 'sending', 'sent', 'refused', 'unknown', 'given-up', 'dropped')),
      made_at timestamptz(3) not null,
      not_before timestamptz(3) not null,
      queued_at timestamptz(3),
      started_at timestamptz(3),
      tries integer not null,
      reply_code integer,
      settled_at timestamptz(3)
    )`,
    "create index mail_open on mail (not_before) where state in ('waiting', 'sending')",
    `create table mail_notice (
      notice text collate "C" primary key,
      mail text collate "C" not null references mail
    )`,
    'create index mail_notice_by_mail on mail_notice (mail)',
    `create table mail_refused (
      email text collate "C" primary key,
      refused_at timestamptz(3) not null
    )`,
    `grant select, insert, update, delete on notice_settings, mail_plan, mail, mail_notice, mail_refused
      to secondlook_scratch`,
    `select watch_changes('notice')`,
  ],
}
