import type { Migration } from '../migration.ts'

/** When a store was restored and from how old a backup: what it may have done in between it does not know. */
export const restoredCreate: Migration = {
  name: '0029-restored-create',
  statements: [
    `create table store_restored (
      made_at timestamptz(3) not null,
      restored_at timestamptz(3) not null,
      primary key (restored_at, made_at),
      check (restored_at >= made_at)
    )`,
  ],
}
