import type { CDPSession, Page } from 'playwright-core'

export type Authenticator = {
  readonly protocol: 'ctap2'
  readonly transport: 'internal' | 'usb'
  readonly hasResidentKey: true
  readonly hasUserVerification: boolean
  readonly isUserVerified: boolean
  readonly automaticPresenceSimulation: true
  readonly defaultBackupEligibility?: boolean
  readonly defaultBackupState?: boolean
}
export const usual: Authenticator = {
  ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
  ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
}

/** What the pages will do with a passkey, written down once for the test's own empty page. */
export const pageScript = `
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const ids = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }))
const common = (made) => ({ id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {} })
window.send = async (method, url, body) => {
  const reply = await fetch(url, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) })
  return { status: reply.status, body: await reply.json() }
}
window.show = async ({ options }) => {
  const shown = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: ids(options.allowCredentials) } })
  const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response
  return { ...common(shown), response: { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), ...(userHandle ? { userHandle: text(userHandle) } : {}) } }
}
window.make = async ({ options }) => {
  const made = await navigator.credentials.create({ publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: ids(options.excludeCredentials) } })
  const { clientDataJSON, attestationObject } = made.response
  return { ...common(made), response: { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports: made.response.getTransports() } }
}
`

export type Said = { readonly status: number; readonly body: Record<string, unknown> & { code?: string } }
// biome-ignore lint/suspicious/noExplicitAny: what a page hands over has no type.
export type Handed = any

/** A browser with an authenticator of its own, at the test's page. */
export class Device {
  readonly page: Page
  readonly cdp: CDPSession
  readonly id: string
  constructor(page: Page, cdp: CDPSession, id: string) {
    this.page = page
    this.cdp = cdp
    this.id = id
  }
  send(method: string, url: string, body?: object): Promise<Said> {
    return this.page.evaluate(([one, two, three]) => (globalThis as Handed).send(one, two, three), [
      method,
      url,
      body,
    ] as const)
  }
  show(options: object): Promise<Handed> {
    return this.page.evaluate((given) => (globalThis as Handed).show(given), options)
  }
  make(options: object): Promise<Handed> {
    return this.page.evaluate((given) => (globalThis as Handed).make(given), options)
  }
  async enrol(url: string, self: object = {}): Promise<Said> {
    const secret = url.split('#')[1]
    const asked = await this.send('POST', '/api/v1/sign-in/link/options', { secret, ...self })
    if (asked.status !== 200) return asked
    const response = await this.make(asked.body)
    return await this.send('POST', '/api/v1/sign-in/link/passkey', {
      ...{ secret, ...self, passkeyName: 'This laptop', response },
    })
  }
  async assertion(): Promise<Handed> {
    return await this.show((await this.send('POST', '/api/v1/sign-in/passkey/options')).body)
  }
  async signIn(): Promise<Said> {
    return await this.send('POST', '/api/v1/sign-in/passkey', { response: await this.assertion() })
  }
  async signOut(): Promise<void> {
    await this.send('POST', '/api/v1/sign-out', {})
  }
  async who(): Promise<number> {
    return (await this.send('GET', '/api/v1/things')).status
  }
  async danger(): Promise<Said> {
    return await this.send('POST', '/api/v1/danger', {})
  }
  async stepUp(): Promise<Said> {
    const asked = await this.send('POST', '/api/v1/session/step-up/passkey/options')
    const response = await this.show(asked.body)
    return await this.send('POST', '/api/v1/session/step-up/passkey', { response })
  }
  async keys() {
    return (await this.cdp.send('WebAuthn.getCredentials', { authenticatorId: this.id })).credentials
  }
}
