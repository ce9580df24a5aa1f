import type { Refusal } from '../../http/refusals.ts'
import type { RootKeys } from '../../keys/roots.ts'
import type { Actor, Events, NewEvent, Permit, Recorder } from '../../records/index.ts'
import type { Db, Scratch, Tx } from '../../store/database.ts'
import type { Asker } from './asker.ts'
import type { Provider } from './oidc/provider.ts'
import type { SessionTimes } from './sessions/model.ts'
import type { EnrolmentTable } from './tables.ts'

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
  findPerson(
    by: { readonly id: string } | { readonly email: string },
    /** Looked up through this handle, where there is one for all of a request. */
    db?: Db,
  ): Promise<Person | undefined>
  hasAdministrator(db: Db | Tx): Promise<boolean>
  /** Writes the first administrator in the transaction of the link that is used up, and says what to record. */
  nameFirstAdministrator(
    tx: Tx,
    who: { readonly name: string; readonly email: string },
    at: string,
  ): Promise<{ readonly id: string; readonly events: Events }>
  /** From `people/access`, which alone may issue one. */
  permit(by: Actor, act: string): Permit
  /**
   * Whether somebody may do something to somebody's ways in, by the table: a permit, or why not. What they hold on
   * behalf of any of `apart`, by whichever entry, does not count.
   */
  permitAbout(asker: Asker, act: string, person: string, apart?: readonly string[]): Promise<Permit | Refusal>
  /** Whether somebody who did something to another may still do it now. */
  stillMay(person: string, act: string, about: string): Promise<boolean>
  /** Whether so many entries are, as far as is known, as many humans. */
  areApart(db: Db | Tx, people: readonly string[], at: string): Promise<boolean>
  /** Who may do something to somebody, whichever of `but` may, too. */
  whoCan(act: string, person: string, but: readonly string[]): Promise<readonly Named[]>
  findNames(people: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** What there is of somebody that another could want: whether they hold or held anything. */
  hasHeldRole(db: Db | Tx, person: string): Promise<boolean>
  /** Whether the address that the directory has of somebody is another than their entry began with. */
  wasAddressChanged(db: Db | Tx, person: string): Promise<boolean>
  /** Every act of the table, of which scopes are made. */
  readonly acts: readonly string[]
  /** Names for several acts at once. */
  readonly scopes?: Readonly<Record<string, readonly string[]>>
}

export type Named = { readonly id: string; readonly name: string }

/** A link of a person with what became of it, and the ids of links that ended with that. */
export type LinkTold = { readonly link: EnrolmentTable; readonly ended: readonly string[] }
type TellOfLink = (tx: Tx, at: string, told: LinkTold) => Promise<readonly NewEvent[]>

/** Tells those whom a link concerns, in the transaction of what became of it; `app.ts` plugs it in. */
export type TellOfLinks = {
  readonly made: TellOfLink
  readonly used: TellOfLink
  /** It was confirmed or ended, so that nobody waits for it. */
  readonly settled: TellOfLink
}

/** Somebody to be in the demonstration. */
export type DemonstrationPerson = { readonly id: string; readonly name: string; readonly says: string }

export type SignInNeeds = {
  readonly recorder: Recorder
  readonly people: PeoplePort
  readonly tell: TellOfLinks
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
