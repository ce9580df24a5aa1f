import type { RootKeys } from '../../keys/roots.ts'
import type { Actor, Events, Permit, Recorder } from '../../records/index.ts'
import type { Db, Scratch, Tx } from '../../store/database.ts'
import type { Provider } from './oidc/provider.ts'
import type { SessionTimes } from './sessions/model.ts'

/** What sign-in knows of a person. */
export type Person = {
  readonly id: string
  readonly name: string
  /** Whether the person is here at an instant: started, and not yet left. */
  isActive(at: string): boolean
}

/** What sign-in needs of the directory and of who may do what; `app.ts` plugs it in. */
export type PeoplePort = {
  /** An address is compared as the directory compares addresses: without regard to case. */
  findPerson(by: { readonly id: string } | { readonly email: string }): Promise<Person | undefined>
  hasAdministrator(db: Db | Tx): Promise<boolean>
  /** Writes the first administrator in the transaction of the link that is used up, and says what to record. */
  nameFirstAdministrator(
    tx: Tx,
    who: { readonly name: string; readonly email: string },
    at: string,
  ): Promise<{ readonly id: string; readonly events: Events }>
  /** From `people/access`, which alone may issue one. */
  permit(by: Actor, act: string): Permit
  /** Every act of the table, of which scopes are made. */
  readonly acts: readonly string[]
  /** Names for several acts at once. */
  readonly scopes?: Readonly<Record<string, readonly string[]>>
}

/** Somebody to be in the demonstration. */
export type DemonstrationPerson = { readonly id: string; readonly name: string; readonly says: string }

export type SignInNeeds = {
  readonly recorder: Recorder
  readonly people: PeoplePort
  readonly roots: RootKeys
  /** The address people use, without a slash at its end. */
  readonly publicUrl: string
  readonly times: SessionTimes
  readonly provider: Provider | undefined
  /** Only in the demonstration; without it there is no such route. */
  readonly demonstration?: { list(): Promise<readonly DemonstrationPerson[]> }
}

export const nowOf = ({ recorder }: Pick<SignInNeeds, 'recorder'>): string =>
  new Date(recorder.source.now()).toISOString()

export const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString()

/** The tables of scratch in the transaction of an event, so that both are written or neither. */
export const scratchIn = (tx: Tx): Scratch => tx as unknown as Scratch
