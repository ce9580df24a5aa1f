import type { Migration } from '../migration.ts'

/**
 * Who made a link and who said that it should open. A link for somebody that was made before is of nobody, and so
 * opens nothing any more; it would have ended within a day.
 */
export const enrolmentByTwo: Migration = {
  name: '0010-enrolment-by-two',
  statements: [
    `alter table enrolment
      add column made_by text collate "C",
      add column confirmed_by text collate "C",
      add column confirmed_at timestamptz(3),
      add column code_hash text collate "C",
      add column ended_at timestamptz(3),
      add constraint enrolment_is_confirmed_whole check (
        (confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null) = (code_hash is null)
      ),
      add constraint enrolment_is_by_two check (confirmed_by <> made_by),
      add constraint enrolment_is_by_others check (made_by <> person::text and confirmed_by <> person::text),
      add constraint enrolment_is_used_when_confirmed check (
        used_at is null or made_by is null or made_by = 'operator' or confirmed_at is not null
      ),
      add constraint enrolment_is_used_or_ended check (used_at is null or ended_at is null)`,
    'create index enrolment_by_person on enrolment (person)',
  ],
}
