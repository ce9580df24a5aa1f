import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { beginFlow, endFlow } from '../flow.ts'
import { nowOf, type SignInNeeds } from '../needs.ts'
import { hashOf, newSecret } from '../secret.ts'
import { spend } from '../store.ts'
import type { PasskeyTable, PasskeyUseTable } from '../tables.ts'
import { nobodysKey } from './nobodys-key.ts'
import { findPasskey, notePasskeyUse } from './store.ts'

/** The name by which authenticators file our passkeys: the host alone. */
export const partyOf = (publicUrl: string): string => new URL(publicUrl).hostname

/** Browsers make passkeys for names and never for bare addresses such as 127.0.0.1. */
export const canHavePasskeys = (publicUrl: string): boolean => !/^[\d.]+$|^\[/.test(partyOf(publicUrl))

/** What a challenge is for; one for signing in confirms nothing and adds nothing. */
export type Purpose = 'sign-in' | 'step-up' | 'add' | 'enrol'
type Challenge = { readonly challenge: string; readonly bound: string; readonly handle?: string }

export const refused: Refusal = refuse(
  'sign-in-refused',
  'That passkey did not sign you in. Try another one, or ask for a new enrolment link.',
)
export const notAdded: Refusal = refuse(
  'sign-in-refused',
  'That passkey could not be added; try another device.',
)
const lost: Refusal = refuse(
  'sign-in-lost',
  'This was begun elsewhere, took too long or was used already. Start again.',
)

const flowOf = (purpose: Purpose) => ({ cookie: 'passkey', what: `passkey ${purpose}` }) as const

/** Asks for any passkey of this host, so that the question is the same whoever asks. */
export async function askForPasskey(
  needs: SignInNeeds,
  reply: FastifyReply,
  purpose: 'sign-in' | 'step-up',
  bound = '',
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = newSecret(needs.recorder.source.randomBytes)
  beginFlow<Challenge>(needs, reply, flowOf(purpose), { challenge, bound })
  return await generateAuthenticationOptions({
    rpID: partyOf(needs.publicUrl),
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
    timeout: 300_000,
  })
}

/** The passkey that was shown, or one and the same refusal whatever was wrong with it. */
export async function takePasskey(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  given: { readonly purpose: 'sign-in' | 'step-up'; readonly bound?: string; readonly response: unknown },
): Promise<PasskeyTable | Refusal> {
  const flow = await takeChallenge(needs, request, reply, given.purpose, given.bound ?? '')
  if (!flow) return lost
  const response = given.response as AuthenticationResponseJSON
  const passkey = await findPasskey(needs.recorder.database.db, response.id)
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: flow.challenge,
    expectedOrigin: needs.publicUrl,
    expectedRPID: partyOf(needs.publicUrl),
    requireUserVerification: true,
    credential: {
      id: response.id,
      publicKey: passkey ? Uint8Array.from(passkey.public_key) : nobodysKey,
      // Whether it went back is decided where it is written, so that two at once cannot both be right.
      counter: 0,
    },
  }).catch(() => undefined)
  if (!passkey || !verified?.verified) return refused
  const { userHandle } = response.response
  if (userHandle !== undefined && userHandle !== passkey.handle) return refused
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  const use: PasskeyUseTable = {
    ...{ id: passkey.id, counter: newCounter, is_backed_up: credentialBackedUp },
    used_on: nowOf(needs).slice(0, 10),
  }
  return (await notePasskeyUse(needs.recorder.database.scratch, use)) ? passkey : refused
}

/** Asks an authenticator for a new passkey. `handle` is one for all passkeys of a person, and says nothing of them. */
export async function askForNewPasskey(
  needs: SignInNeeds,
  reply: FastifyReply,
  purpose: 'add' | 'enrol',
  {
    name,
    bound,
    known,
  }: { readonly name: string; readonly bound: string; readonly known: readonly PasskeyTable[] },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { randomBytes } = needs.recorder.source
  const challenge = newSecret(randomBytes)
  const handle = known[0]?.handle ?? newSecret(randomBytes)
  beginFlow<Challenge>(needs, reply, flowOf(purpose), { challenge, bound, handle })
  return await generateRegistrationOptions({
    rpName: 'Second Look',
    rpID: partyOf(needs.publicUrl),
    userName: name,
    userDisplayName: name,
    userID: Uint8Array.from(Buffer.from(handle, 'base64url')),
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: 300_000,
  })
}

export type NewPasskey = Omit<PasskeyTable, 'id' | 'person' | 'name' | 'added_at'> &
  Pick<PasskeyUseTable, 'counter' | 'is_backed_up'>

/** A new passkey that an authenticator made for this very question. */
export async function takeNewPasskey(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  given: { readonly purpose: 'add' | 'enrol'; readonly bound: string; readonly response: unknown },
): Promise<NewPasskey | Refusal> {
  const flow = await takeChallenge(needs, request, reply, given.purpose, given.bound)
  if (!flow) return lost
  const verified = await verifyRegistrationResponse({
    response: given.response as RegistrationResponseJSON,
    expectedChallenge: flow.challenge,
    expectedOrigin: needs.publicUrl,
    expectedRPID: partyOf(needs.publicUrl),
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return notAdded
  const { credential, credentialBackedUp, credentialDeviceType } = verified.registrationInfo
  return {
    ...{ credential: credential.id, public_key: credential.publicKey, handle: flow.handle ?? '' },
    transports: credential.transports ?? [],
    is_synced: credentialDeviceType === 'multiDevice',
    counter: credential.counter,
    is_backed_up: credentialBackedUp,
  }
}

/** The challenge this browser was given for this purpose, once. */
async function takeChallenge(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  purpose: Purpose,
  bound: string,
): Promise<Challenge | undefined> {
  const flow = endFlow<Challenge>(needs, request, reply, flowOf(purpose))
  if (!flow || flow.bound !== bound) return undefined
  const id = hashOf('challenge', flow.challenge)
  return (await spend(needs.recorder.database.scratch, id, flow.flowEndsAt)) ? flow : undefined
}
