import type { FastifyReply } from 'fastify'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { beginFlow } from '../flow.ts'
import { nowOf, type SignInNeeds } from '../needs.ts'
import { newSecret } from '../secret.ts'
import type { Asked } from './provider.ts'

/** What a sign-in at the provider is for. */
export type OidcAim =
  | { readonly for: 'sign-in'; readonly returnTo: string }
  | { readonly for: 'step-up'; readonly session: string; readonly returnTo: string }
  | { readonly for: 'link'; readonly link: string; readonly code?: string; readonly returnTo: string }

export type OidcFlow = OidcAim & Asked & { readonly begunAt: string }

export const oidcFlow = { cookie: 'oidc', what: 'oidc' } as const

export const unreachable: Refusal = refuse(
  'not-now',
  'The sign-in service of your organisation cannot be reached right now; try again in a moment.',
)

/** Where to send the browser to show who somebody is. */
export async function beginOidc(
  needs: SignInNeeds,
  reply: FastifyReply,
  aim: OidcAim,
): Promise<URL | Refusal> {
  if (!needs.provider) return refuse('not-found', 'Signing in with OpenID is not set up here.')
  const { randomBytes } = needs.recorder.source
  const asked: Asked = {
    state: newSecret(randomBytes),
    nonce: newSecret(randomBytes),
    verifier: newSecret(randomBytes),
  }
  const url = await needs.provider.begin(asked, aim.for === 'step-up' ? 0 : needs.times.absoluteMs / 1000)
  if ('failed' in url) return unreachable
  beginFlow<OidcFlow>(needs, reply, oidcFlow, { ...aim, ...asked, begunAt: nowOf(needs) })
  return url
}

/** A path of ours to go on to, whatever was asked for: never another site. */
export const ownPath = (asked: string | undefined): string =>
  asked !== undefined &&
  asked.length <= 2000 &&
  /^\/(?![/\\])[\x21-\x7e]*$/.test(asked) &&
  !asked.includes('\\')
    ? asked
    : '/'
