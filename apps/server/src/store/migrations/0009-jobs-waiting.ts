import type { Migration } from '../migration.ts'

/**
 * Jobs that a backup brought along, until a server puts them on its queue. The queue has a schema of its own, made by
 * whichever version of the queue runs, so a backup holds what is to be done and not how the queue keeps it.
 */
export const jobsWaiting: Migration = {
  name: '0009-jobs-waiting',
  statements: [
    `create table job_waiting (
      place bigint primary key,
      kind text collate "C" not null,
      subject text collate "C" not null,
      event text collate "C",
      is_dead boolean not null,
      says text collate "C"
    )`,
  ],
}
