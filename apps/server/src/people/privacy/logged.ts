/**
 * What a start gate does to an item before somebody's notice has begun: the act waits, because an official act without
 * its record is none; or the thing goes on and nothing is written of it; or there is nothing to wait for, because it
 * is no watching of work but the record that an employer keeps of who works here and what they asked for.
 */
export type GateKind = 'act-waits' | 'left-out' | 'not-surveillance'

export type Logged = {
  readonly item: string
  /** In words, for whoever it is about. */
  readonly what: string
  readonly about:
    | 'everybody in the directory'
    | 'whoever signs in'
    | 'communications staff'
    | 'whoever handles sealed things'
  readonly purpose: string
  readonly seenBy: string
  readonly kept: string
  readonly gate: GateKind
  /** Columns that name a person or belong to one, by table. */
  readonly columns: Readonly<Record<string, readonly string[]>>
  /** Parts of events, by type of event; `*` is every type. */
  readonly parts: Readonly<Record<string, readonly string[]>>
}

export const asRecords =
  'As long as the records authority for its class says; until one is entered, nothing of it is disposed of.'
export const whileNeeded = 'While it is needed, and no longer.'
