/** Why something from outside was not taken; SPEC.md says what each means. */
export type Reason =
  | 'too-long'
  | 'bad-text'
  | 'bad-line'
  | 'bad-key'
  | 'bad-value'
  | 'bad-order'
  | 'other-subject'
  | 'not-committed'
  | 'not-included'
  | 'not-signed'
  | 'bad-signature'
  | 'too-few-witnesses'
  | 'not-a-rotation'
  | 'not-a-handover'

/** An expected no. `at` is a line, counted from 1. */
export type Refused = { readonly ok: false; readonly at: number; readonly reason: Reason }

export type Taken<T> = { readonly ok: true; readonly value: T }

export const refuse = (at: number, reason: Reason): Refused => ({ ok: false, at, reason })
export const take = <T>(value: T): Taken<T> => ({ ok: true, value })
