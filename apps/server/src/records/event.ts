import type { Tables } from '../store/tables.ts'

/** A value that JSON can hold. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined }

/** A row that an event changed, by its `id`. */
export type ChangedRow = { readonly table: keyof Tables & string; readonly key: string }

/** A part of an event, by name. */
export type PartName = { readonly event: string; readonly name: string }

/** What a change says of itself. Who did it is added by `commit`. */
export type NewEvent = {
  /** `CONTEXT.PAST-PARTICIPLE`, such as `person.merged`. Stored for ever, so never reused. */
  readonly type: string
  /** What it is about: the id by which its records are asked for together. */
  readonly subject: string
  /** Everything about people and everything they wrote; each can be destroyed alone. */
  readonly parts?: Readonly<Record<string, Json>>
  readonly rows: readonly ChangedRow[]
  /** Parts of earlier events that this one destroys for ever. */
  readonly destroys?: readonly PartName[]
}

/** At least one: a change without an event does not compile. */
export type Events = readonly [NewEvent, ...NewEvent[]]

/** Whoever acts: a person, a program with a token, whoever runs the machine, or Second Look by the clock. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'token'; readonly id: string; readonly person: string }
  | { readonly kind: 'operator' }
  | { readonly kind: 'system'; readonly job: string }
