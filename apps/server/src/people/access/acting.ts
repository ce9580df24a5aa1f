import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { sameHuman } from '../directory/store.ts'
import { type AccessRefusal, decidePeriod, no, travels } from './model.ts'
import { type Role, roles } from './roles.ts'
import { findGrantsAt } from './store.ts'
import type { ActingTable } from './tables.ts'
import { declineTaker, type FindConflict } from './taker.ts'
import { lockHoldings } from './will-hold.ts'

export type NewActing = {
  readonly person: string
  readonly actsFor: string
  /** Which roles go along. Those who report to the other report to this person too. */
  readonly roles: readonly Role[]
  readonly from?: string
  readonly until: string
  readonly reason?: string
}

type ActingNeeds = {
  readonly at: string
  readonly by: string
  readonly source: IdSource
  readonly findConflict?: FindConflict
}

/** Lets somebody act for somebody else for a while. They may what the other may, as long as the other may. */
export async function makeActing(
  tx: Tx,
  { at, by, source, findConflict }: ActingNeeds,
  wanted: NewActing,
): Promise<Done<ActingTable> | Declined<AccessRefusal>> {
  const { person, actsFor, roles: along, reason } = wanted
  const period = { from: wanted.from ?? at, to: wanted.until }
  const misfit = decidePeriod(period, at)
  if (misfit) return { declined: misfit }
  await lockHoldings(tx)
  const stuck = along.find((role) => !travels(role))
  if (stuck)
    return {
      declined: no(
        'role-does-not-travel',
        `The role of ${roles[stuck].name} is held in person and does not go along.`,
      ),
    }
  const held = await findGrantsAt(tx, [actsFor], at)
  if (along.some((role) => !held.some((grant) => grant.role === role)))
    return { declined: no('grant-not-held', 'Only roles that they hold themselves can go along.') }
  if (await sameHuman(tx, by, person, at))
    return {
      declined: no('role-for-oneself', 'Nobody arranges it for themselves. Ask another people officer.'),
    }
  const declined = await declineTaker(
    tx,
    { at, findConflict },
    { from: actsFor, to: person, roles: along, period },
  )
  if (declined) return { declined }
  const row: ActingTable = {
    ...{ id: newId(source), person, acts_for: actsFor, roles: [...along], made_by: by, made_at: at },
    ...{ from_at: period.from, to_at: period.to, ended_at: null },
  }
  await tx.insertInto('acting').values(row).execute()
  return { result: row, events: [actingEvent('acting.made', row, reason)] }
}

export async function endActing(
  tx: Tx,
  at: string,
  id: string,
  reason?: string,
): Promise<Done<ActingTable> | Declined<AccessRefusal>> {
  const row = await tx
    .updateTable('acting')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) return { declined: no('already-ended', 'It has ended already.') }
  return { result: row, events: [actingEvent('acting.ended', row, reason)] }
}

const actingEvent = (type: string, row: ActingTable, reason?: string): NewEvent => ({
  type,
  subject: row.person,
  parts: {
    acting: { person: row.person, for: row.acts_for, roles: row.roles, from: row.from_at, to: row.to_at },
    ...(reason !== undefined && { reason }),
  },
  rows: [{ table: 'acting', key: row.id }],
})
