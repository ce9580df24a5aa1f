import type { RootKeys } from '../keys/roots.ts'
import type { Vault } from '../keys/vault.ts'
import type { AskerOf } from '../people/index.ts'
import type { Recorder } from '../records/index.ts'
import type { Db } from '../store/database.ts'

/** What the routes of registers are handed. */
export type RegistersNeeds = {
  readonly db: Db
  readonly recorder: Recorder
  readonly roots: RootKeys
  /** Keys of what programs sign in with. */
  readonly credentials: Vault
  /** Of the body, for days. */
  readonly zone: string
  readonly askerOf: AskerOf
  /** Where everybody reads how comments on a channel are looked after; nowhere, where nobody looks after any. */
  readonly houseRulesOf: (channel: string) => string | null
  /** Is told where a file that was being taken in broke off; nothing was changed. */
  readonly onFault: (error: Error, what: string) => void
}
