import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { type DirectoryRefusal, no } from './refusal.ts'
import { findPerson, sameHuman } from './store.ts'
import type { LeaveTable } from './tables.ts'

export type NewLeave = {
  readonly person: string
  readonly standsIn: string | null
  readonly from: string
  readonly to: string
}

/** Says that somebody is away and who stands in. It takes nothing from the one and gives nothing to the other. */
export async function recordLeave(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: IdSource },
  { person, standsIn, from, to }: NewLeave,
): Promise<Done<LeaveTable> | Declined<DirectoryRefusal>> {
  if (!(await findPerson(tx, person, at)))
    return { declined: no('person-unknown', 'There is no such person.') }
  if (to <= from || to <= at)
    return { declined: no('leave-does-not-fit', 'Leave ends after it begins, and not in the past.', 'to') }
  if (standsIn !== null && !(await findPerson(tx, standsIn, at)))
    return { declined: no('person-unknown', 'Whoever stands in is not in the directory.', 'standsIn') }
  if (standsIn !== null && (await sameHuman(tx, person, standsIn, at)))
    return { declined: no('leave-does-not-fit', 'Nobody stands in for themselves.', 'standsIn') }
  const row: LeaveTable = {
    ...{ id: newId(source), person, stands_in: standsIn, from_at: from, to_at: to, ended_at: null },
  }
  await tx.insertInto('leave').values(row).execute()
  return { result: row, events: [leaveEvent('leave.recorded', row)] }
}

/** Ends leave early, or takes it back. */
export async function endLeave(
  tx: Tx,
  at: string,
  id: string,
): Promise<Done<LeaveTable> | Declined<DirectoryRefusal>> {
  const row = await tx
    .updateTable('leave')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) return { declined: no('leave-unknown', 'There is no such leave, or it has ended already.') }
  return { result: row, events: [leaveEvent('leave.ended', row)] }
}

const leaveEvent = (type: string, row: LeaveTable): NewEvent => ({
  type,
  subject: row.person,
  parts: { leave: { person: row.person, standsIn: row.stands_in, from: row.from_at, to: row.to_at } },
  rows: [{ table: 'leave', key: row.id }],
})
