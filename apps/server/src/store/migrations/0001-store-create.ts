import type { Migration } from '../migration.ts'

/** The schema, what the store is, and the role of scratch. */
export const storeCreate: Migration = {
  name: '0001-store-create',
  statements: [
    `create table store (
      one_row boolean primary key default true check (one_row),
      id uuid not null,
      is_demonstration boolean not null,
      created_at timestamptz(3) not null
    )`,
    `do $$ begin
      if not exists (select from pg_roles where rolname = 'secondlook_scratch') then
        create role secondlook_scratch nologin;
      end if;
      if not pg_has_role(current_user, 'secondlook_scratch', 'member') then
        execute format('grant secondlook_scratch to %I', current_user);
      end if;
    end $$`,
    'grant usage on schema secondlook to secondlook_scratch',
  ],
}
