import type { AnyValues, Fields, RegisterName, Values } from '@secondlook/contract'
import type { Act, Asker } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import type { EntryRefusal, Said } from './entry.ts'
import type { Span } from './spans.ts'
import type { WrongValue } from './values.ts'

/** What is handed to whoever decides about an entry. */
export type RuleNeeds = {
  readonly db: Db | Tx
  readonly at: string
  /** Of the body, for days. */
  readonly zone: string
  readonly asker: Pick<Asker, 'person' | 'selves'>
  readonly entry: string
  readonly unit: string | null
}

/** Why somebody has to look at an entry, and since when. */
export type Attention = { readonly at: string; readonly says: string }

/** An entry that comes about with the deed that is done. */
export type AlsoAdded = {
  readonly register: RegisterName
  readonly unit: string | null
  readonly from?: string
  readonly until?: string | null
  readonly values: AnyValues
}

export type DeedDone<F extends Fields> = {
  readonly values: Values<F>
  /** From when it no longer holds, where the deed changes that. */
  readonly until?: string | null
  readonly adds?: readonly AlsoAdded[]
}

export type DeedNeeds<F extends Fields> = RuleNeeds & {
  readonly values: Values<F>
  readonly until: string | null
  /** What the deed asked. */
  readonly given: AnyValues
  readonly reason: string | null
}

type DoDeed<F extends Fields> = (
  needs: DeedNeeds<F>,
) => Promise<DeedDone<F> | { readonly declined: EntryRefusal }>

/** One deed: who may do it, when it is at hand, and what it does. */
export type DeedRule<F extends Fields> = {
  readonly act: Act
  /** Whether it is one of the next steps of an entry that stands so. */
  readonly isAtHand: (values: Values<F>) => boolean
  readonly run: DoDeed<F>
  /** Whom doing it is about, and to whom it is open by name, where that differs from reading. */
  readonly about?: (
    values: Values<F>,
    needs: Pick<RuleNeeds, 'db' | 'at' | 'unit'>,
  ) => Promise<{ readonly person?: string | null; readonly list?: readonly string[] }>
}

/** What a register decides about its entries beyond the form of each value. */
export type Rules<F extends Fields = Fields> = {
  readonly read: Act
  readonly add: Act
  readonly change: Act
  /** Whether an entry may be said to have held before it was entered. */
  readonly mayBeginEarlier: boolean
  readonly deeds: Readonly<Record<string, DeedRule<F>>>
  /** Whom an entry is about, for whoever reads, adds or changes it. */
  readonly personOf?: (values: Values<F>) => string | null
  /** To whom it is open by name. */
  readonly listOf?: (values: Values<F>) => readonly string[]
  readonly channelOf?: (entry: string, values: Values<F>) => string | null
  /** Whom adding or changing is about, and to whom it is open by name, where that is to be looked up. */
  readonly aboutWriting?: (
    values: Values<F>,
    needs: Pick<RuleNeeds, 'db' | 'at' | 'unit'>,
  ) => Promise<{ readonly person?: string | null; readonly list?: readonly string[] }>
  /** What only one entry may be at any instant, with what to say where another is it already. */
  readonly identityOf?: (
    values: Values<F>,
  ) => { readonly is: string; readonly says: string; readonly field: string } | null
  /** Where an entry belongs, where that is not for whoever adds it to choose. */
  readonly unitOf?: (needs: RuleNeeds) => Promise<string | null>
  /** What an entry says of itself that nobody typed, when it is new and when it changes. */
  readonly begin?: (values: Values<F>, needs: RuleNeeds) => Promise<Values<F>>
  readonly settle?: (before: Values<F>, after: Values<F>, needs: RuleNeeds) => Values<F>
  readonly check?: (values: Values<F>, needs: RuleNeeds) => Promise<readonly WrongValue[]>
  readonly attention?: (values: Values<F>, span: Span<Said>, zone: string) => readonly Attention[]
  /** Why an entry stays as it is, where it does. */
  readonly isFixed?: (values: Values<F>) => string | null
  /** What else comes about when an entry was added or changed. */
  readonly follow?: (
    before: Values<F> | undefined,
    after: Values<F>,
    needs: RuleNeeds,
  ) => Promise<readonly AlsoAdded[]>
}

/** Rules by the fields of their own register, seen as those of any. */
export const rulesFor = <F extends Fields>(_register: { readonly fields: F }, rules: Rules<F>): Rules =>
  rules as unknown as Rules
