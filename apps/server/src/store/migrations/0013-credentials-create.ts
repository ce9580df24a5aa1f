import type { Migration } from '../migration.ts'

/**
 * What programs sign in with to channels. The secret is in here only as it was sealed; its key is in the keys folder,
 * and destroyed when the row ends. A row is written once and ended once, with the reason.
 */
export const credentialsCreate: Migration = {
  name: '0013-credentials-create',
  statements: [
    `create table channel_credential (
      id text collate "C" primary key,
      channel text collate "C" not null,
      kind text collate "C" not null,
      label text collate "C" not null,
      sealed bytea not null,
      kept_by text collate "C" not null,
      due date not null,
      from_at timestamptz(3) not null,
      ended_at timestamptz(3),
      ended_because text collate "C",
      check (ended_at >= from_at),
      check ((ended_at is null) = (ended_because is null))
    )`,
    'create index channel_credential_by_channel on channel_credential (channel, from_at)',
    `create function credential_may_only_end() returns trigger language plpgsql as $$
      begin
        if current_setting('secondlook.restoring', true) = 'on' then return new; end if;
        if old.ended_at is not null or new.ended_at is null
          or (to_jsonb(old) - 'ended_at' - 'ended_because')
            is distinct from (to_jsonb(new) - 'ended_at' - 'ended_because') then
          raise exception 'a row of % is ended and never written over', tg_table_name using errcode = 'SL003';
        end if;
        return new;
      end $$`,
    `create trigger channel_credential_may_only_end before update on channel_credential
      for each row execute function credential_may_only_end()`,
    "select watch_changes('channel_credential')",
  ],
}
