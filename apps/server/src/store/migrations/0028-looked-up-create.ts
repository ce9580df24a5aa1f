import type { Migration } from '../migration.ts'

/** What was looked up not long ago, which comes and goes, and of a picture the page that it was taken from. */
export const lookedUpCreate: Migration = {
  name: '0028-looked-up-create',
  statements: [
    `create table looked_up (
      key text collate "C" primary key,
      found jsonb not null,
      at timestamptz(3) not null
    )`,
    'create index looked_up_by_at on looked_up (at)',
    'grant select, insert, update, delete on looked_up to secondlook_scratch',
    'alter table media_file add column page text collate "C"',
    'create index media_file_by_page on media_file (page) where page is not null and ended_at is null',
  ],
}
