import type { AnyValues, RegisterName } from '@secondlook/contract'
import type { Span } from './spans.ts'

/** What an entry says of a stretch of time. */
export type Said = {
  readonly standing: 'holds' | 'revoked'
  readonly unit: string | null
  /** The organisation's own number for it, by which a file names it. */
  readonly key: string | null
  readonly values: AnyValues
}

/** A row of an entry: what it says, of when, and since when that is known. */
export type EntrySpan = Span<Said> & {
  /** The row, which a change names. */
  readonly id: string
  readonly entry: string
  readonly register: RegisterName
  readonly name: string
  readonly knownFrom: string
  readonly knownUntil: string | null
}

/** An expected no about an entry. Each has a page in `docs/refusals`. */
export type EntryRefusal = {
  readonly code: EntryRefusalCode
  readonly says: string
  readonly fields?: readonly { readonly path: string; readonly says: string }[]
}
export type EntryRefusalCode =
  | 'bad-request'
  | 'not-found'
  | 'changed-meanwhile'
  | 'already-ended'
  | 'entry-taken'
  | 'not-in-this-state'

export const no = (
  code: EntryRefusalCode,
  says: string,
  fields?: EntryRefusal['fields'],
): { readonly declined: EntryRefusal } => ({ declined: { code, says, ...(fields && { fields }) } })

export const wrongField = (path: string, says: string) => no('bad-request', says, [{ path, says }])
