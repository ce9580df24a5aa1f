/** Rows hold from `from_at` until `ended_at`, are ended once and never written over. */
export type UnitStateTable = {
  readonly id: string
  readonly unit: string
  readonly key: string | null
  readonly name: string
  readonly parent: string | null
  readonly from_at: string
  readonly ended_at: string | null
}

export type PersonStateTable = {
  readonly id: string
  readonly person: string
  readonly key: string | null
  readonly name: string
  readonly other_names: readonly string[]
  readonly email: string | null
  readonly user_name: string | null
  readonly external_id: string | null
  readonly unit: string | null
  readonly basis: string
  readonly bound: string | null
  readonly manager: string | null
  readonly level_band: string | null
  readonly starts: string | null
  readonly ends: string | null
  readonly starts_at: string | null
  readonly ends_at: string | null
  readonly is_active: boolean
  readonly from_at: string
  readonly ended_at: string | null
}

export type PersonMergeTable = {
  readonly id: string
  readonly kept: string
  readonly merged: string
  readonly from_at: string
  readonly ended_at: string | null
}

export type LeaveTable = {
  readonly id: string
  readonly person: string
  readonly stands_in: string | null
  readonly from_at: string
  readonly to_at: string
  readonly ended_at: string | null
}

declare module '../../store/tables.ts' {
  interface Tables {
    unit_state: UnitStateTable
    person_state: PersonStateTable
    person_merge: PersonMergeTable
    leave: LeaveTable
  }
}
