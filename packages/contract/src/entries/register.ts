import type { Fields } from './field.ts'

/** Something that is done to an entry and is more than a change of what was typed. */
export type Deed = {
  /** A verb, as on a button. */
  readonly label: string
  /** What it does, in a sentence. */
  readonly says: string
  /** What it asks. */
  readonly fields: Fields
  readonly needsReason: boolean
}

/** A register as data: what an entry says, and in which words it is asked for. */
export type Register<F extends Fields = Fields> = {
  readonly name: string
  readonly title: string
  /** One entry, with its article: `a channel`. */
  readonly one: string
  /** What it is for, in a sentence. */
  readonly says: string
  /** What would be here and how to begin, where there is nothing. */
  readonly empty: string
  readonly clause: string
  readonly fields: F
  /** The fields that together name an entry. */
  readonly named: readonly string[]
  /** The fields that a list shows beside the name. */
  readonly listed: readonly string[]
  readonly deeds: Readonly<Record<string, Deed>>
  /** Whether an entry has to end: how long it may hold at most, in days. */
  readonly lapsesAfter?: number
  /** Whether it matters at what time of day an entry begins and ends, so that a form asks for it. */
  readonly isToTheMinute?: true
  /** Whether entries come about by asking and answering, so that none is typed in. */
  readonly isAnswered?: true
}

export const register = <const F extends Fields>(of: Register<F>): Register<F> => of
