import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { endWhatWasHeld } from '../access/grants.ts'
import { fieldsOf, sayChanges, toRow, type WriteNeeds } from '../directory/entry.ts'
import { closeDirectory } from '../directory/lock.ts'
import type { Person, PersonFields } from '../directory/model.ts'
import { isBack } from '../directory/people.ts'
import { findEverybody, findUnits } from '../directory/store.ts'
import type { PersonStateTable } from '../directory/tables.ts'
import type { PeopleRow } from './people-file.ts'
import { type PeoplePlan, type PlannedPerson, planPeople } from './people-plan.ts'

const batch = 1000

export type Progress = { readonly done: number; readonly of: number }

/** What a file would do to the directory now. */
export async function dryRunPeople(db: Db | Tx, rows: readonly PeopleRow[], at: string): Promise<PeoplePlan> {
  return planPeople(rows, { people: await findEverybody(db, at), units: await findUnits(db, at), at })
}

export type ImportDeclined =
  | { readonly code: 'file-refused'; readonly plan: PeoplePlan }
  | { readonly code: 'plan-changed'; readonly plan: PeoplePlan }
  | { readonly code: 'nothing-to-do'; readonly plan: PeoplePlan }

/**
 * Does what a file says, in one change: all of it or nothing. The plan is made anew while nobody else changes the
 * directory; where it is not the one that was looked at, nothing is done.
 */
export async function importPeople(
  tx: Tx,
  needs: WriteNeeds,
  rows: readonly PeopleRow[],
  { seen, onProgress }: { readonly seen?: string; readonly onProgress?: (progress: Progress) => void } = {},
): Promise<Done<PeoplePlan> | Declined<ImportDeclined>> {
  await closeDirectory(tx)
  const plan = await dryRunPeople(tx, rows, needs.at)
  if (plan.refusals.length > 0) return { declined: { code: 'file-refused', plan } }
  if (seen !== undefined && seen !== digestOfPlan(plan)) return { declined: { code: 'plan-changed', plan } }
  const planned = [...plan.added, ...plan.changed]
  const ids = new Map(plan.added.map(({ line }) => [`line:${line}`, newId(needs.source)]))

  await endStates(tx, needs.at, plan.changed)
  const events: NewEvent[] = []
  for (let at = 0; at < planned.length; at += batch) {
    onProgress?.({ done: at, of: planned.length })
    events.push(...(await writeBatch(tx, needs, planned.slice(at, at + batch), ids)))
  }
  onProgress?.({ done: planned.length, of: planned.length })
  const [first, ...rest] = events
  if (!first) return { declined: { code: 'nothing-to-do', plan } }
  return { result: plan, events: [first, ...rest] }
}

const startsAt = (before: Person | undefined, at: string): string =>
  before && before.since > at ? before.since : at

/** All of them before any new state, because two people may trade an address. */
async function endStates(tx: Tx, at: string, changed: readonly PlannedPerson[]): Promise<void> {
  for (let from = 0; from < changed.length; from += batch) {
    const ends = changed
      .slice(from, from + batch)
      .map(({ before }) => ({ id: before?.state ?? '', at: startsAt(before, at) }))
    await sql`
      update person_state set ended_at = ended.at
      from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as ended (id text, at timestamptz)
      where person_state.id = ended.id`.execute(tx)
  }
}

async function writeBatch(
  tx: Tx,
  needs: WriteNeeds,
  planned: readonly PlannedPerson[],
  ids: ReadonlyMap<string, string>,
): Promise<readonly NewEvent[]> {
  const events: NewEvent[] = []
  const rows: PersonStateTable[] = []
  for (const { line, before, after } of planned) {
    const person = before?.id ?? ids.get(`line:${line}`) ?? ''
    const fields: PersonFields = {
      ...after,
      manager: after.manager && (ids.get(after.manager) ?? after.manager),
    }
    const at = startsAt(before, needs.at)
    const row = toRow(newId(needs.source), person, fields, at, needs.zone)
    rows.push(row)
    events.push({
      type: before ? 'person.changed' : 'person.added',
      subject: person,
      parts: before ? { changes: sayChanges(fieldsOf(before), fields) } : { person: { ...fields } },
      rows: [...(before ? [before.state] : []), row.id].map((key) => ({ table: 'person_state', key })),
    })
    const later = {
      ...fields,
      id: person,
      state: row.id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      since: at,
    }
    if (before && isBack(before, later, at)) events.push(...(await endWhatWasHeld(tx, person, at)))
  }
  await sql`
    insert into person_state
    select * from jsonb_populate_recordset(null::person_state, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
  return events
}

/** Names a plan, so that what is done is what was looked at. */
export function digestOfPlan(plan: PeoplePlan): string {
  const said = [...plan.added, ...plan.changed].map(({ line, before, after }) => [
    line,
    before?.state ?? null,
    after,
  ])
  return `sha256:${createHash('sha256').update(JSON.stringify(said)).digest('hex')}`
}
