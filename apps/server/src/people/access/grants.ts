import { sql } from 'kysely'
import type { Actor, Declined, Done, NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { findSelves } from '../directory/store.ts'
import { type AccessRefusal, decidePeriod, decideScope, findApart, type GrantScope, no } from './model.ts'
import type { Role } from './roles.ts'
import { findGrant, findHolders, isPersonPresent } from './store.ts'
import type { RoleGrantTable } from './tables.ts'
import { lockHoldings, whatTheyWillHold } from './will-hold.ts'

export type NewGrant = {
  readonly person: string
  readonly role: Role
  readonly scope: GrantScope
  /** From now where absent; without end where `to` is absent. */
  readonly from?: string
  readonly to?: string
  readonly reason?: string
}

/** Who did it, as a row keeps it: a person's id, or `operator`, or `system`. */
export const nameOf = (by: Actor): string =>
  by.kind === 'person' ? by.id : by.kind === 'token' ? by.person : by.kind

/** Gives somebody a role. Whether `by` may is decided before, from the table; this keeps what holds for everybody. */
export async function grantRole(
  tx: Tx,
  { at, by, source }: { readonly at: string; readonly by: Actor; readonly source: IdSource },
  grant: NewGrant,
): Promise<Done<RoleGrantTable> | Declined<AccessRefusal>> {
  const { person, role, scope, reason } = grant
  const period = { from: grant.from ?? at, to: grant.to ?? null }
  const misfit = decideScope(role, scope) ?? decidePeriod(period, at)
  if (misfit) return { declined: misfit }
  await lockHoldings(tx)
  const declined = await declineFor(tx, at, by, person)
  if (declined) return { declined }
  const held = await whatTheyWillHold(tx, person, at)
  const apart = findApart(role, period, held)
  if (apart) return { declined: no('roles-kept-apart', apart) }
  if (
    held.some(
      (one) => one.isOwn && isSame(one, role, scope) && one.from <= period.from && isUntil(one.to, period.to),
    )
  )
    return { declined: no('role-held-already', 'They hold this role already, for at least as long.') }

  const row: RoleGrantTable = {
    ...{ id: newId(source), person, role, scope_kind: scope.kind, scope: scope.id, granted_by: nameOf(by) },
    ...{ made_at: at, from_at: period.from, to_at: period.to, ended_at: null },
  }
  await tx.insertInto('role_grant').values(row).execute()
  return { result: row, events: [grantEvent('role.granted', row, reason)] }
}

async function declineFor(tx: Tx, at: string, by: Actor, person: string): Promise<AccessRefusal | undefined> {
  if (!(await isPersonPresent(tx, person, at)))
    return no('person-not-here', 'They are not in the directory now. Roles are for people who are there.')
  if ((by.kind === 'person' || by.kind === 'token') && (await findSelves(tx, nameOf(by), at)).has(person))
    return no('role-for-oneself', 'Nobody grants a role to themselves. Ask somebody else who may.')
  return undefined
}

const isSame = (
  one: { readonly role: string; readonly scope: GrantScope },
  role: Role,
  scope: GrantScope,
): boolean => one.role === role && one.scope.kind === scope.kind && one.scope.id === scope.id
const isUntil = (has: string | null, wanted: string | null): boolean =>
  has === null || (wanted !== null && has >= wanted)

/** Ends a grant now. The last administrator stays, or nobody could name another. */
export async function endGrant(
  tx: Tx,
  at: string,
  id: string,
  reason?: string,
): Promise<Done<RoleGrantTable> | Declined<AccessRefusal>> {
  await lockHoldings(tx)
  const grant = await findGrant(tx, id)
  if (!grant) return { declined: no('grant-not-held', 'There is no such grant.') }
  if (grant.ended_at !== null) return { declined: no('already-ended', 'It has ended already.') }
  if (grant.role === 'administrator') {
    const others = (await findHolders(tx, 'administrator', at)).filter(
      ({ person }) => person !== grant.person,
    )
    if (others.length === 0)
      return {
        declined: no('last-administrator', 'This is the last administrator. Name another one first.'),
      }
  }
  const ended = await markEnded(tx, grant, at)
  return { result: ended, events: [grantEvent('role.ended', ended, reason)] }
}

async function markEnded(tx: Tx, grant: RoleGrantTable, at: string): Promise<RoleGrantTable> {
  await tx.updateTable('role_grant').set({ ended_at: at }).where('id', '=', grant.id).execute()
  return { ...grant, ended_at: at }
}

/** Ends whatever somebody still holds: who comes back does not find old roles waiting. */
export async function endWhatWasHeld(tx: Tx, person: string, at: string): Promise<readonly NewEvent[]> {
  await lockHoldings(tx)
  const open = await tx
    .selectFrom('role_grant')
    .selectAll()
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  const events: NewEvent[] = []
  for (const grant of open)
    events.push(grantEvent('role.ended', await markEnded(tx, grant, at), 'They had left and came back.'))
  for (const table of ['delegation', 'acting'] as const) {
    const { rows } = await sql<{ id: string }>`
      update ${sql.table(table)} set ended_at = ${at} where person = ${person} and ended_at is null
      returning id`.execute(tx)
    for (const { id } of rows)
      events.push({ type: `${table}.ended`, subject: person, rows: [{ table, key: id }] })
  }
  return events
}

const grantEvent = (type: string, grant: RoleGrantTable, reason?: string): NewEvent => ({
  type,
  subject: grant.person,
  parts: {
    role: {
      ...{ person: grant.person, role: grant.role, scope: { kind: grant.scope_kind, id: grant.scope } },
      ...{ from: grant.from_at, to: grant.to_at },
    },
    ...(reason !== undefined && { reason }),
  },
  rows: [{ table: 'role_grant', key: grant.id }],
})
