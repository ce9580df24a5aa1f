import type { Actor, Permit } from '../../records/index.ts'
import { issuePermit } from '../../records/permit.ts'
import type { Act } from './table.ts'

/** What happens on the way in, before there is anybody whom the table could be asked about. */
export const beforeSignIn = {
  'session.start': 'Somebody has shown who they are.',
  'session.confirm': 'Somebody has shown once more that it is they.',
  'enrolment.use': 'A one-time link is used up by whoever has it.',
  'oidc-account.bind': 'Whoever opened a link says which account they sign in with.',
} as const

type BeforeSignIn = keyof typeof beforeSignIn

/** What sign-in writes for whoever is signed in, behind the gate and about themselves, or of sessions and tokens. */
const behindTheGate: readonly Act[] = [
  'session.end',
  'session.end-any',
  'passkey.change',
  'token.make',
  'token.revoke',
  'token.revoke-any',
]

/** A permit for sign-in, which asks the gate and not the table; for its own acts and no others. */
export function permitForSignIn(by: Actor, act: BeforeSignIn | Act): Permit {
  if (!Object.hasOwn(beforeSignIn, act) && !behindTheGate.some((one) => one === act))
    throw new Error(`${act} is no act of signing in; ask the table`)
  return issuePermit(by, act)
}
