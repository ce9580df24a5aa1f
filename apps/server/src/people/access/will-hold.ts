import { sql } from 'kysely'
import type { Tx } from '../../store/database.ts'
import { findSelves } from '../directory/store.ts'
import type { GrantScope, HeldPeriod } from './model.ts'
import type { ScopeKind } from './roles.ts'

/** What people hold is changed by one transaction at a time, because each change rests on all the others. */
export async function lockHoldings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7276119)`.execute(tx)
}

export type WillHold = HeldPeriod & { readonly scope: GrantScope; readonly isOwn: boolean }

/**
 * Everything that gives a human a role now or later, whichever of their identities has it and whether or not that
 * identity may act: what is kept apart is kept apart for the human.
 */
export async function whatTheyWillHold(tx: Tx, person: string, at: string): Promise<readonly WillHold[]> {
  const selves = [...(await findSelves(tx, person, at))]
  const { rows } = await sql<{
    own: boolean
    role: string
    scope_kind: ScopeKind
    scope: string | null
    from_at: string
    to_at: string | null
  }>`
    select held.own, held.role, held.scope_kind, held.scope, held.from_at, held.to_at from (
      select person = ${person} as own, role, scope_kind, scope, from_at, to_at, ended_at
        from role_grant where person = any(${selves}::text[])
      union all
      select false, given.role, given.scope_kind, given.scope, one.from_at, one.to_at, coalesce(one.ended_at, given.ended_at)
        from delegation as one join role_grant as given on given.id = one.role_grant
        where one.person = any(${selves}::text[])
      union all
      select false, role, 'everything', null, one.from_at, one.to_at, one.ended_at
        from acting as one, unnest(one.roles) as role where one.person = any(${selves}::text[])
    ) as held
    where held.ended_at is null and (held.to_at is null or held.to_at > ${at})`.execute(tx)
  return rows.map(({ own, role, scope_kind, scope, from_at, to_at }) => ({
    ...{ isOwn: own, role, scope: { kind: scope_kind, id: scope }, from: from_at, to: to_at },
  }))
}
