import type { Migration } from '../migration.ts'

/** How often somebody asked with the registers on a day: digests under a key that is destroyed when the day ends. */
export const askingCreate: Migration = {
  name: '0016-asking-create',
  statements: [
    `create table asking_day (
      day date primary key,
      key_group text collate "C" not null,
      beyond integer not null
    )`,
    `create table asking_count (
      day date not null,
      who text collate "C" not null,
      texts integer not null,
      primary key (day, who)
    )`,
    `create table asking_text (
      day date not null,
      mark text collate "C" not null,
      primary key (day, mark)
    )`,
    'grant select, insert, update, delete on asking_day, asking_count, asking_text to secondlook_scratch',
  ],
}
