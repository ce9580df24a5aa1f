import { isDay } from '@secondlook/calendar'
import { sql } from 'kysely'
import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { endWhatWasHeld } from '../access/grants.ts'
import { fieldsOf, sayChanges, toRow, type WriteNeeds } from './entry.ts'
import { enterDirectory } from './lock.ts'
import { changedFields, isBound, isPresent, newPerson, type Person, type PersonFields } from './model.ts'
import { type DirectoryRefusal, no } from './refusal.ts'
import { findPerson, findUnit } from './store.ts'

/** Puts a person into the directory. */
export async function addPerson(
  tx: Tx,
  needs: WriteNeeds,
  wanted: Partial<PersonFields>,
): Promise<Done<Person> | Declined<DirectoryRefusal>> {
  const fields = { ...newPerson, ...wanted }
  const declined = (await enterDirectory(tx)) ?? (await declineEntry(tx, needs.at, undefined, fields))
  if (declined) return { declined }
  const id = newId(needs.source)
  const row = toRow(newId(needs.source), id, fields, needs.at, needs.zone)
  await tx.insertInto('person_state').values(row).execute()
  return {
    result: {
      ...fields,
      id,
      state: row.id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      since: row.from_at,
    },
    events: [
      {
        type: 'person.added',
        subject: id,
        parts: { person: { ...fields } },
        rows: [{ table: 'person_state', key: row.id }],
      },
    ],
  }
}

export type PersonChange = {
  readonly person: string
  /** The state that was seen; where another stands by now, nothing is changed. */
  readonly seen?: string
  readonly to: Partial<PersonFields>
  readonly reason?: string
}

/** Changes what is kept of a person: the state that stood ends, another begins. `undefined` where nothing differs. */
export async function changePerson(
  tx: Tx,
  needs: WriteNeeds,
  { person, seen, to, reason }: PersonChange,
): Promise<Done<Person> | Declined<DirectoryRefusal | 'unchanged'>> {
  const busy = await enterDirectory(tx)
  if (busy) return { declined: busy }
  const before = await findCurrent(tx, person)
  if (!before) return { declined: no('person-unknown', 'There is no such person.') }
  if (seen !== undefined && seen !== before.state) return { declined: changedMeanwhile }
  const fields = { ...fieldsOf(before), ...to }
  if (changedFields(fieldsOf(before), fields).length === 0) return { declined: 'unchanged' }
  const declined = await declineEntry(tx, needs.at, person, fields)
  if (declined) return { declined }

  const at = needs.at > before.since ? needs.at : before.since
  const row = toRow(newId(needs.source), person, fields, at, needs.zone)
  const { numUpdatedRows } = await tx
    .updateTable('person_state')
    .set({ ended_at: at })
    .where('id', '=', before.state)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return { declined: changedMeanwhile }
  await tx.insertInto('person_state').values(row).execute()
  const after: Person = {
    ...{ ...fields, id: person, state: row.id, since: at },
    ...{ startsAt: row.starts_at, endsAt: row.ends_at },
  }
  const changed: NewEvent = {
    type: 'person.changed',
    subject: person,
    parts: { changes: sayChanges(fieldsOf(before), fields), ...(reason !== undefined && { reason }) },
    rows: [before.state, row.id].map((key) => ({ table: 'person_state', key })),
  }
  const ended = isBack(before, after, at) ? await endWhatWasHeld(tx, person, at) : []
  return { result: after, events: [changed, ...ended] }
}

const changedMeanwhile = no(
  'changed-meanwhile',
  'Somebody changed this entry since you opened it. Look at it again, then make your change.',
)

/** Whether somebody comes back who had left, or stays away only for a while: what they held does not wait for them. */
export function isBack(before: Person, after: Person, at: string): boolean {
  const hasLeft = (one: Person): boolean => !one.isActive || (one.endsAt !== null && one.endsAt <= at)
  if (hasLeft(after)) return false
  return hasLeft(before) || (isPresent(before, at) && !isPresent(after, at))
}

/** Says whether the policy binds somebody whose engagement leaves it open. */
export async function settleBound(
  tx: Tx,
  needs: WriteNeeds,
  {
    person,
    bound,
    reason,
  }: { readonly person: string; readonly bound: 'bound' | 'not-bound'; readonly reason: string },
): Promise<Done<Person> | Declined<DirectoryRefusal | 'unchanged'>> {
  const before = await findCurrent(tx, person)
  if (before && isBound({ basis: before.basis, bound: null }) !== 'not-settled')
    return {
      declined: no(
        'basis-already-says',
        'Their engagement says it already; change the engagement if it is wrong.',
      ),
    }
  return await changePerson(tx, needs, { person, to: { bound }, reason })
}

/** The state that stands, locked until the transaction ends. */
async function findCurrent(tx: Tx, person: string): Promise<Person | undefined> {
  const { rows } = await sql<{ at: string }>`
    select from_at as at from person_state where person = ${person} and ended_at is null for update`.execute(
    tx,
  )
  return rows[0] && (await findPerson(tx, person, rows[0].at))
}

/** What stands against an entry, whoever makes it. */
async function declineEntry(
  tx: Tx,
  at: string,
  person: string | undefined,
  fields: PersonFields,
): Promise<DirectoryRefusal | undefined> {
  const { name, unit, manager } = fields
  if (name.trim() === '') return no('entry-incomplete', 'A person needs a name.', 'name')
  const days = declineDays(fields)
  if (days) return days
  if (unit !== null && !(await findUnit(tx, unit, at)))
    return no('unit-unknown', 'There is no such unit.', 'unit')
  if (manager !== null && manager === person)
    return no('manager-unknown', 'Nobody is their own manager.', 'manager')
  if (manager !== null && !(await findPerson(tx, manager, at)))
    return no('manager-unknown', 'The manager is not in the directory.', 'manager')
  return await declineTaken(tx, person, fields)
}

export function declineDays({
  starts,
  ends,
}: Pick<PersonFields, 'starts' | 'ends'>): DirectoryRefusal | undefined {
  for (const [field, day] of Object.entries({ starts, ends }))
    if (day !== null && !isDay(day))
      return no('entry-incomplete', `${day} is no date; write it like 2026-07-01.`, field)
  if (starts !== null && ends !== null && ends < starts)
    return no('entry-incomplete', 'The last day is before the first.', 'ends')
  return undefined
}

async function declineTaken(
  tx: Tx,
  person: string | undefined,
  { key, email, userName, externalId }: PersonFields,
): Promise<DirectoryRefusal | undefined> {
  const { rows } = await sql<{ field: string }>`
    select case when key = ${key} then 'key' when lower(email) = lower(${email}::text) then 'email'
      when lower(user_name) = lower(${userName}::text) then 'userName' else 'externalId' end as field
    from person_state where ended_at is null and person is distinct from ${person ?? null}
      and (key = ${key} or lower(email) = lower(${email}::text) or lower(user_name) = lower(${userName}::text)
        or external_id = ${externalId})
    limit 1`.execute(tx)
  const field = rows[0]?.field
  if (field === undefined) return undefined
  const words = { key: 'number', email: 'email address', userName: 'user name', externalId: 'external id' }
  return no('entry-taken', `Another person has this ${words[field as keyof typeof words]} already.`, field)
}
