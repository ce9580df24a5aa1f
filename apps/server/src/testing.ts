import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { AskingPorts } from './asking-ports.ts'
import { compose } from './compose.ts'
import { makeApi } from './http/api.ts'
import { guardRoutes } from './http/guard.ts'
import { refuseOtherOrigins } from './http/origin.ts'
import { Queue } from './jobs/queue.ts'
import { RootKeys } from './keys/roots.ts'
import { Vault } from './keys/vault.ts'
import type { Person } from './people/index.ts'
import { callbackPath } from './people/sign-in/index.ts'
import { openProvider, ProviderBrowser, type ProviderTest } from './people/sign-in/oidc/testing.ts'
import { TestBrowser } from './people/sign-in/testing.ts'
import { openTestDirectory, type TestDirectory } from './people/testing.ts'
import { parseSettings } from './settings.ts'

export const publicUrl = 'http://localhost:4747'

/** Every route of the server as it is composed, on a real database, with a real OpenID provider beside it. */
export type TestServer = {
  readonly house: TestDirectory
  readonly app: FastifyInstance
  readonly provider: ProviderTest
  /** A browser that comes back from the provider, signed in or not, as whoever has this address there. */
  byProvider(email: string, begin?: (browser: TestBrowser) => Promise<string>): Promise<TestBrowser>
  send(browser: TestBrowser, method: Method, path: string, body?: object | string): Promise<Said>
  /** Who the server takes a browser for; `undefined` for nobody. */
  whoIs(browser: TestBrowser): Promise<string | undefined>
  close(): Promise<void>
}
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
// biome-ignore lint/suspicious/noExplicitAny: what a test reads of a reply, it expects to be there.
export type Said = { readonly status: number; readonly body: any }

export async function openTestServer(
  asking?: AskingPorts,
  more: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const house = await openTestDirectory()
  // The provider says by the clock on the wall when somebody showed who they are; here no instant comes twice.
  let last = 0
  Object.defineProperty(house.clock, 'now', {
    get: () => {
      last = Math.max(last + 1, Date.now())
      return last
    },
    set: () => undefined,
  })
  const folder = mkdtempSync(join(tmpdir(), 'server-'))
  const provider = await openProvider(publicUrl + callbackPath, `${publicUrl}/`)
  const fault = (error: unknown) => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`)
  }
  const queue = await Queue.open(house.test.source, fault)
  const settings = parseSettings({
    ...{ PUBLIC_URL: publicUrl, OIDC_ISSUER: provider.issuer },
    ...{ OIDC_CLIENT_ID: provider.clientId, OIDC_CLIENT_SECRET: provider.clientSecret },
    ...more,
  })
  const roots = await RootKeys.open(folder, randomBytes)
  const credentials = new Vault(folder, roots, 'credentials', randomBytes)
  const composed = compose(
    {
      ...{ recorder: house.recorder, roots, queue, credentials, close: async () => undefined },
      counters: new Vault(folder, roots, 'counters', randomBytes),
    },
    settings,
    '0',
    fault,
    asking,
  )
  const app = await makeApi({ onFault: fault, version: '0' })
  refuseOtherOrigins(app, composed.behind.ownOrigin)
  guardRoutes(app, composed.behind.gate)
  await composed.behind.routes(app)
  await app.ready()
  const send: TestServer['send'] = async (browser, method, path, body) => {
    const isText = typeof body === 'string'
    const reply = await browser.ask(app, {
      ...{ method, url: path.startsWith('/scim') ? path : `/api/v1${path}` },
      ...(body !== undefined && { payload: body }),
      ...(isText && { headers: { 'content-type': 'text/csv; charset=utf-8' } }),
    })
    return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() }
  }
  return {
    ...{ house, app, provider, send },
    byProvider: async (email, begin) => {
      const browser = new TestBrowser()
      provider.accounts.set(email, { email, email_verified: true, name: email })
      const start = begin
        ? await begin(browser)
        : String((await browser.get(app, '/api/v1/sign-in/oidc?to=/home')).headers.location)
      const back = await new ProviderBrowser().goThrough(start, email)
      await browser.get(app, back.pathname + back.search)
      return browser
    },
    whoIs: async (browser) => (await send(browser, 'GET', '/me')).body.person?.id,
    close: async () => {
      await queue.close()
      await app.close()
      await provider.close()
      await house.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export const emailOf = (person: Person): string => person.email ?? ''

const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])

/** What an authenticator answers when it is asked for a new passkey: made by hand, without a browser. */
export function softPasskey(options: { readonly challenge: string; readonly rp: { readonly id: string } }) {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const coordinate = (label: number, value: string) => [
    Buffer.from([label, 0x58, 32]),
    Buffer.from(value, 'base64url'),
  ]
  const cose = [Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1]), ...coordinate(0x21, x), ...coordinate(0x22, y)]
  const party = createHash('sha256').update(options.rp.id).digest()
  // Present, verified, with a key; a counter that never counts; no maker.
  const head = Buffer.concat([party, Buffer.from([0x45]), Buffer.alloc(4), Buffer.alloc(16)])
  const authData = Buffer.concat([head, Buffer.from([0, id.length]), id, ...cose])
  const attestation = Buffer.concat([
    ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
    ...[text('authData'), Buffer.from([0x58, authData.length]), authData],
  ])
  const said = { type: 'webauthn.create', challenge: options.challenge, origin: publicUrl }
  const base = id.toString('base64url')
  return {
    ...{ id: base, rawId: base, type: 'public-key', clientExtensionResults: {} },
    response: {
      clientDataJSON: Buffer.from(JSON.stringify(said)).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    },
  }
}
