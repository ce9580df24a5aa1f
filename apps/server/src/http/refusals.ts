/** Every expected no over HTTP. A code is kept for ever; each has a page in `docs/refusals`. */
export const refusals = {
  'bad-request': { status: 400, title: 'Something that was sent cannot be used' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'step-up-needed': { status: 403, title: 'Confirm that it is you' },
  'wrong-origin': { status: 403, title: 'This came from another site' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'changed-meanwhile': { status: 409, title: 'Somebody changed this first' },
  'too-large': { status: 413, title: 'This is too large' },
  'too-many': { status: 429, title: 'Too many tries; wait a little' },
  'not-now': { status: 503, title: 'This cannot be done right now' },
} as const satisfies Record<string, { status: number; title: string }>

export type RefusalCode = keyof typeof refusals

/** Where a member of what was sent cannot be used, and what would do. */
export type FieldSays = { readonly path: string; readonly says: string }

export type Refusal = {
  readonly refusal: RefusalCode
  /** One sentence on what was found and what to do. */
  readonly says: string
  readonly fields?: readonly FieldSays[]
}

export const refuse = (refusal: RefusalCode, says: string, fields?: readonly FieldSays[]): Refusal => ({
  refusal,
  says,
  ...(fields ? { fields } : {}),
})
