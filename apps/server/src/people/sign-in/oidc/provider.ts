import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client'

export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What a browser must bring back for its answer to count. */
export type Asked = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** What the provider says of whoever signed in there. */
export type Claims = {
  readonly subject: string
  /** Only where the provider says that it is verified. */
  readonly email: string | undefined
  readonly name: string | undefined
  /** When they last showed the provider who they are. */
  readonly authenticatedAt: string | undefined
}

export type Failed = { readonly failed: 'refused' | 'unreachable' | 'declined' }

const configurationLivesMs = 60 * 60_000
const timeoutSeconds = 10
const scope = 'openid profile email'

/** One OpenID provider: authorisation code with PKCE, state and nonce, and signatures always verified. */
export class Provider {
  readonly issuer: string
  readonly #settings: OidcSettings
  readonly #redirectUri: string
  readonly #now: () => number
  #known: { readonly configuration: Configuration; readonly until: number } | undefined

  constructor(settings: OidcSettings, redirectUri: string, now: () => number) {
    this.issuer = settings.issuer
    this.#settings = settings
    this.#redirectUri = redirectUri
    this.#now = now
  }

  /** Where to send the browser. Whoever showed the provider longer ago who they are is to show it once more. */
  async begin({ state, nonce, verifier }: Asked, maxAgeSeconds: number): Promise<URL | Failed> {
    const configuration = await this.#configuration()
    if (!configuration) return { failed: 'unreachable' }
    return buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...{ scope, state, nonce },
      // A provider that is asked this way says when they did, which is what a confirmation goes by.
      max_age: String(maxAgeSeconds),
    })
  }

  /** What the provider says, if its answer is one to our question and from nobody else. */
  async finish(query: URLSearchParams, { state, nonce, verifier }: Asked): Promise<Claims | Failed> {
    const configuration = await this.#configuration()
    if (!configuration) return { failed: 'unreachable' }
    const answer = new URL(this.#redirectUri)
    answer.search = query.toString()
    try {
      const tokens = await authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) return { failed: 'refused' }
      const saysAll = claims['email'] !== undefined && claims['email_verified'] !== undefined
      const canAsk = configuration.serverMetadata().userinfo_endpoint !== undefined
      const about =
        saysAll || !canAsk ? claims : await fetchUserInfo(configuration, tokens.access_token, claims.sub)
      return {
        subject: claims.sub,
        email: about['email_verified'] === true ? textOf(about['email']) : undefined,
        name: textOf(about['name']),
        authenticatedAt:
          claims.auth_time === undefined ? undefined : new Date(claims.auth_time * 1000).toISOString(),
      }
    } catch (error) {
      return { failed: whyFailed(error) }
    }
  }

  /** Where to sign out of the provider too; it is told which program asks, and keeps asking the person. */
  async signOutUrl(backTo: string): Promise<string | undefined> {
    const configuration = await this.#configuration()
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return undefined
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href
  }

  /** Asked for when it is needed, so that we start while the provider is down. */
  async #configuration(): Promise<Configuration | undefined> {
    if (this.#known && this.#now() < this.#known.until) return this.#known.configuration
    const { issuer, clientId, clientSecret } = this.#settings
    const isPlain = issuer.startsWith('http:')
    try {
      const configuration = await discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: timeoutSeconds,
        execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
      })
      this.#known = { configuration, until: this.#now() + configurationLivesMs }
      return configuration
    } catch {
      return this.#known?.configuration
    }
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** A provider that says no to a person is not one that was not reached, nor one whose answer is false. */
function whyFailed(error: unknown): Failed['failed'] {
  if (!(error instanceof Error)) return 'refused'
  if ('error' in error && error.error === 'access_denied') return 'declined'
  const code = 'code' in error ? error.code : undefined
  const isNetwork = error instanceof TypeError || error.cause instanceof TypeError
  return code === 'OAUTH_TIMEOUT' || (isNetwork && code === undefined) ? 'unreachable' : 'refused'
}
