import type { AnyValues, RegisterName } from '@secondlook/contract'

/** What an entry says from one instant until another. Known from `from_at`, ended once, never written over. */
export type RegisterStateTable = {
  readonly id: string
  readonly entry: string
  readonly register: RegisterName
  readonly key: string | null
  readonly unit: string | null
  /** The channel that it is, or is about. */
  readonly channel: string | null
  readonly name: string
  /** What a search finds it by. */
  readonly words: string
  /** What only one entry of a register may be, such as an account however it is written. */
  readonly identity: string | null
  /** Whom reading it is about. */
  readonly owner: string | null
  /** Everybody whom it names. */
  readonly people: string[]
  /** Those to whom it is open by name. */
  readonly list: string[]
  readonly standing: 'holds' | 'revoked'
  readonly body: AnyValues
  /** From when somebody has to look at it. */
  readonly attention_at: string | null
  readonly holds_from: string
  readonly holds_to: string | null
  readonly from_at: string
  readonly ended_at: string | null
}

/** Which entries a transaction touched. Of no use after a day. */
export type RegisterChangeTable = {
  readonly register: RegisterName
  readonly entry: string
  readonly made_in: string
  readonly at: string
}

declare module '../../store/tables.ts' {
  interface Tables {
    register_state: RegisterStateTable
  }
  interface ScratchTables {
    register_change: RegisterChangeTable
  }
}
