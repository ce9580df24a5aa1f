/** Every expected no over HTTP. A code is kept for ever; each has a page in `docs/refusals`. */
export const refusals = {
  'bad-request': { status: 400, title: 'Something that was sent cannot be used' },
  'sign-in-lost': { status: 400, title: 'This sign-in cannot be finished here' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'sign-in-refused': { status: 401, title: 'That did not sign you in' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'step-up-needed': { status: 403, title: 'Confirm that it is you' },
  'role-for-oneself': { status: 403, title: 'Nobody does this for themselves' },
  'second-person-needed': { status: 403, title: 'A second person has to do this' },
  'address-was-changed': { status: 403, title: 'Your address was changed here' },
  'email-not-verified': { status: 403, title: 'Your e-mail address is not verified' },
  'not-in-directory': { status: 403, title: 'There is no entry for you here' },
  'wrong-origin': { status: 403, title: 'This came from another site' },
  'own-words': { status: 403, title: 'Nobody approves their own words' },
  'no-delegation': { status: 403, title: 'You are not named for this' },
  'not-your-step': { status: 403, title: 'This step is for others' },
  'read-policy-first': { status: 403, title: 'Read the policy first' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'changed-meanwhile': { status: 409, title: 'Somebody changed this first' },
  'already-ended': { status: 409, title: 'This has ended already' },
  'conflict-of-interest': { status: 409, title: 'They are too close to it' },
  'entry-taken': { status: 409, title: 'Somebody else has this already' },
  'file-refused': { status: 409, title: 'The file has mistakes in it' },
  'grant-not-held': { status: 409, title: 'This role is not held' },
  'last-administrator': { status: 409, title: 'Somebody must be administrator' },
  'not-in-this-state': { status: 409, title: 'It does not stand so that this can be done' },
  'said-already': { status: 409, title: 'You have said yes already' },
  'asked-already': { status: 409, title: 'Approval is asked for already' },
  'fact-stands': { status: 409, title: 'Only a change clears this' },
  'on-hold': { status: 409, title: 'This post is on hold' },
  'reason-needed': { status: 409, title: 'A reason is needed' },
  'link-not-confirmed': { status: 409, title: 'This link waits for a second person' },
  'in-force-already': { status: 409, title: 'This is in force already' },
  'another-is-planned': { status: 409, title: 'Another version is to begin there' },
  'pack-does-not-fit': { status: 409, title: 'This version does not fit' },
  'person-not-here': { status: 409, title: 'They are not here now' },
  'picture-in-use': { status: 409, title: 'This picture is used' },
  'role-does-not-travel': { status: 409, title: 'This role is held in person' },
  'role-held-already': { status: 409, title: 'They hold this role already' },
  'roles-kept-apart': { status: 409, title: 'These roles are kept apart' },
  'unit-in-use': { status: 409, title: 'There is somebody in this unit' },
  'link-ended': { status: 410, title: 'This link no longer works' },
  'too-large': { status: 413, title: 'This is too large' },
  'picture-too-large': { status: 413, title: 'This picture is too large' },
  'file-not-taken': { status: 415, title: 'We do not take this kind of file' },
  'file-broken': { status: 422, title: 'This picture cannot be opened' },
  'too-many': { status: 429, title: 'Too many tries; wait a little' },
  'too-busy': { status: 503, title: 'Too much is asked at once' },
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
