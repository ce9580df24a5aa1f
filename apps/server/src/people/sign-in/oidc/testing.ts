import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Provider as RealProvider } from 'oidc-provider'

export type Claims = Readonly<Record<string, unknown>>
type Header = Readonly<Record<string, unknown>>

/** Changes an ID token on its way from the provider; it is signed again with the provider's own key. */
export type Tamper = (token: { header: Header; claims: Claims }) => { header?: Header; claims?: Claims }

/** A real provider on loopback, with accounts that a test keeps, and hands on what it sends. */
export type ProviderTest = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly accounts: Map<string, Claims>
  tamper: Tamper | undefined
  /** Another key signs. */
  isForged: boolean
  close(): Promise<void>
}

export async function openProvider(redirectUri: string, backTo: string): Promise<ProviderTest> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const test: ProviderTest = {
    issuer: `http://127.0.0.1:${port}`,
    clientId: 'secondlook',
    clientSecret: 'a secret of the test that is long enough',
    accounts: new Map(),
    tamper: undefined,
    isForged: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const provider = new RealProvider(test.issuer, configurationOf(test, redirectUri, backTo, privateKey))
  const answer = provider.callback()
  handle = (request, response) => {
    if (request.url === '/token') changeTokens(response, test, test.isForged ? stranger : privateKey)
    answer(request, response)
  }
  return test
}

const configurationOf = (test: ProviderTest, redirectUri: string, backTo: string, key: KeyObject) => ({
  clients: [
    {
      client_id: test.clientId,
      client_secret: test.clientSecret,
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [backTo],
    },
  ],
  jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
  cookies: { keys: ['a key of the test'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  findAccount: async (_context: unknown, subject: string) =>
    test.accounts.has(subject)
      ? { accountId: subject, claims: async () => ({ sub: subject, ...test.accounts.get(subject) }) }
      : undefined,
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  ttl: {
    Session: 3600,
    Grant: 3600,
    Interaction: 600,
    AccessToken: 600,
    IdToken: 600,
    AuthorizationCode: 60,
  },
})

function changeTokens(response: ServerResponse, test: ProviderTest, key: KeyObject): void {
  const { tamper, isForged } = test
  if (!tamper && !isForged) return
  const end = response.end.bind(response) as (body: string) => ServerResponse
  response.end = ((body: string | Buffer) => {
    const answer = JSON.parse(String(body)) as Record<string, unknown>
    if (typeof answer['id_token'] !== 'string') return end(String(body))
    const [header = {}, claims = {}] = answer['id_token']
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Claims)
    const changed = { header, claims, ...tamper?.({ header, claims }) }
    const text = JSON.stringify({ ...answer, id_token: signed(changed, key) })
    response.setHeader('content-length', Buffer.byteLength(text))
    return end(text)
  }) as typeof response.end
}

function signed({ header, claims }: { header: Header; claims: Claims }, key: KeyObject): string {
  const [head, body] = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const bytes = Buffer.from(`${head}.${body}`)
  const signature = header['alg'] === 'none' ? '' : sign('RSA-SHA256', bytes, key).toString('base64url')
  return `${head}.${body}.${signature}`
}

/** A browser at the provider: follows its redirects, fills its forms, and stops where it is sent back to us. */
export class ProviderBrowser {
  readonly #cookies = new Map<string, string>()
  /** How often it was asked who it is. */
  asked = 0

  /** The address that it is sent back to. */
  async goThrough(start: string, login: string | 'cancel'): Promise<URL> {
    const { origin } = new URL(start)
    let [url, form]: [string, URLSearchParams | undefined] = [start, undefined]
    for (let steps = 0; steps < 20; steps += 1) {
      const reply = await this.#ask(url, form)
      form = undefined
      const location = reply.headers.get('location')
      if (location !== null) {
        url = new URL(location, url).href
        if (!url.startsWith(origin)) return new URL(url)
        continue
      }
      const page = await reply.text()
      if (reply.status !== 200) throw new Error(`the provider says ${reply.status}: ${page.slice(0, 2000)}`)
      if (login === 'cancel') {
        url = `${url}/abort`
        continue
      }
      const isLogin = page.includes('name="login"')
      if (isLogin) this.asked += 1
      form = new URLSearchParams(isLogin ? { prompt: 'login', login, password: 'x' } : { prompt: 'consent' })
    }
    throw new Error('the provider does not come to an end')
  }

  async #ask(url: string, form: URLSearchParams | undefined): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return reply
  }
}
