import type { ScopeKind } from './roles.ts'

/** A role that somebody was granted. Ended once, never written over. */
export type RoleGrantTable = {
  readonly id: string
  readonly person: string
  readonly role: string
  readonly scope_kind: ScopeKind
  readonly scope: string | null
  readonly granted_by: string
  readonly made_at: string
  readonly from_at: string
  readonly to_at: string | null
  readonly ended_at: string | null
}

/** A grant that its holder hands to somebody for a while. Of a delegation there is no delegation. */
export type DelegationTable = {
  readonly id: string
  readonly role_grant: string
  readonly person: string
  readonly made_at: string
  readonly from_at: string
  readonly to_at: string
  readonly ended_at: string | null
}

/** Somebody who does somebody's work for a while, with the roles that go along. */
export type ActingTable = {
  readonly id: string
  readonly person: string
  readonly acts_for: string
  readonly roles: readonly string[]
  readonly made_by: string
  readonly made_at: string
  readonly from_at: string
  readonly to_at: string
  readonly ended_at: string | null
}

declare module '../../store/tables.ts' {
  interface Tables {
    role_grant: RoleGrantTable
    delegation: DelegationTable
    acting: ActingTable
  }
}
