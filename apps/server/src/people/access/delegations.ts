import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { type AccessRefusal, decidePeriod, no, travels } from './model.ts'
import { isRole, roles } from './roles.ts'
import { findDelegation, findGrant, isPersonPresent } from './store.ts'
import type { DelegationTable } from './tables.ts'
import { declineTaker, type FindConflict } from './taker.ts'
import { lockHoldings } from './will-hold.ts'

type Needs = { readonly at: string; readonly source: IdSource; readonly findConflict?: FindConflict }

export type NewDelegation = {
  readonly grant: string
  readonly to: string
  readonly from?: string
  readonly until: string
  readonly reason?: string
}

/** Hands a grant of one's own to somebody for a while. What was delegated cannot be: a delegation names a grant. */
export async function delegate(
  tx: Tx,
  { at, source, findConflict }: Needs,
  wanted: NewDelegation,
): Promise<Done<DelegationTable> | Declined<AccessRefusal>> {
  const period = { from: wanted.from ?? at, to: wanted.until }
  const misfit = decidePeriod(period, at)
  if (misfit) return { declined: misfit }
  await lockHoldings(tx)
  const grant = await findGrant(tx, wanted.grant)
  if (
    !grant ||
    !isRole(grant.role) ||
    grant.ended_at !== null ||
    (grant.to_at !== null && grant.to_at < period.to)
  )
    return { declined: no('grant-not-held', 'Only a role that is held for the whole time can be delegated.') }
  if (!(await isPersonPresent(tx, grant.person, at)))
    return { declined: no('grant-not-held', 'Whoever has left holds nothing that could be delegated.') }
  if (grant.from_at > period.from)
    return { declined: no('grant-not-held', 'The role is not held yet when the delegation begins.') }
  if (!travels(grant.role))
    return {
      declined: no(
        'role-does-not-travel',
        `The role of ${roles[grant.role].name} is held in person and cannot be delegated.`,
      ),
    }
  const declined = await declineTaker(
    tx,
    { at, findConflict },
    { from: grant.person, to: wanted.to, roles: [grant.role], period },
  )
  if (declined) return { declined }
  const row: DelegationTable = {
    ...{ id: newId(source), role_grant: grant.id, person: wanted.to, made_at: at },
    ...{ from_at: period.from, to_at: period.to, ended_at: null },
  }
  await tx.insertInto('delegation').values(row).execute()
  return { result: row, events: [delegationEvent('delegation.made', row, grant.person, wanted.reason)] }
}

export async function endDelegation(
  tx: Tx,
  at: string,
  id: string,
  reason?: string,
): Promise<Done<DelegationTable> | Declined<AccessRefusal>> {
  const row = await findDelegation(tx, id)
  if (!row) return { declined: no('grant-not-held', 'There is no such delegation.') }
  const { numUpdatedRows } = await tx
    .updateTable('delegation')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return { declined: no('already-ended', 'It has ended already.') }
  const grant = await findGrant(tx, row.role_grant)
  const ended = { ...row, ended_at: at }
  const event = delegationEvent('delegation.ended', ended, grant?.person ?? row.person, reason)
  return { result: ended, events: [event] }
}

const delegationEvent = (type: string, row: DelegationTable, from: string, reason?: string): NewEvent => ({
  type,
  subject: row.person,
  parts: {
    delegation: { grant: row.role_grant, of: from, to: row.person, from: row.from_at, until: row.to_at },
    ...(reason !== undefined && { reason }),
  },
  rows: [{ table: 'delegation', key: row.id }],
})
