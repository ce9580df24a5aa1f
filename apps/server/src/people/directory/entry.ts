import { endOfDay, isoOf, startOfDay } from '@secondlook/calendar'
import type { Json } from '../../records/index.ts'
import { changedFields, type Person, type PersonFields } from './model.ts'
import type { PersonStateTable } from './tables.ts'

/** What the functions that write are handed: the instant, where ids come from, and the time zone of the body. */
export type WriteNeeds = {
  readonly at: string
  readonly source: Parameters<typeof import('../../store/ids.ts').newId>[0]
  readonly zone: string
}

/** A state of a person as the row that keeps it. */
export function toRow(
  id: string,
  person: string,
  fields: PersonFields,
  at: string,
  zone: string,
): PersonStateTable {
  return {
    ...{ id, person, key: fields.key, name: fields.name, other_names: [...fields.otherNames] },
    ...{ email: fields.email, user_name: fields.userName, external_id: fields.externalId, unit: fields.unit },
    ...{ basis: fields.basis, bound: fields.bound, manager: fields.manager, level_band: fields.levelBand },
    ...{ starts: fields.starts, ends: fields.ends },
    starts_at: fields.starts === null ? null : isoOf(startOfDay(fields.starts, zone)),
    ends_at: fields.ends === null ? null : isoOf(endOfDay(fields.ends, zone)),
    ...{ is_active: fields.isActive, from_at: at, ended_at: null },
  }
}

export const fieldsOf = (person: Person): PersonFields => {
  const { id, state, startsAt, endsAt, since, ...fields } = person
  return fields
}

/** What an event says of a change: each field that changed, before and after. */
export function sayChanges(before: PersonFields, after: PersonFields): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    changedFields(before, after).map((name) => [name, { from: before[name], to: after[name] }]),
  )
}
