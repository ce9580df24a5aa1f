import type { Migration } from '../migration.ts'

/** Incidents: one for each thing that was noticed on a channel, and what people did about it. Both are written once. */
export const incidentsCreate: Migration = {
  name: '0024-incidents-create',
  statements: [
    `create table incident (
      id text collate "C" primary key,
      kind text collate "C" not null,
      sighting text collate "C" not null unique references channel_sighting,
      channel text collate "C" not null,
      post text collate "C" references post,
      at timestamptz(3) not null
    )`,
    'create index incident_by_time on incident (at desc, id)',
    `create table incident_act (
      id text collate "C" primary key,
      incident text collate "C" not null references incident,
      does text collate "C" not null check (does in ('take', 'note', 'close', 'open-again')),
      outcome text collate "C",
      says text collate "C",
      person text collate "C" not null,
      at timestamptz(3) not null,
      check ((does = 'close') = (outcome is not null))
    )`,
    'create index incident_act_by_incident on incident_act (incident, at)',
    ...['incident', 'incident_act'].flatMap((table) => [
      `create trigger ${table}_must_not_change before update or delete on ${table}
        for each row execute function must_not_change()`,
      `select watch_changes('${table}')`,
    ]),
  ],
}
