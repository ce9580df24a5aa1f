import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Provider } from './oidc/provider.ts'
import { openSignInTest, type SignInTest } from './testing.ts'
import { actsOfPeople } from './tokens/model.ts'

let t: SignInTest
beforeAll(async () => {
  const settings = { issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b' }
  const provider = new Provider(settings, 'http://localhost:4747/back', Date.now)
  t = await openSignInTest({ provider })
}, 60_000)
afterAll(() => t.close())

const own = () => t.routes.filter(({ url }) => !/things|danger|edit|test-page/.test(url))

describe('the routes of signing in', () => {
  it('are open only on the way in and on the way out', () => {
    const open = own().filter(({ access }) => 'open' in access)
    expect(open.filter(({ url }) => !/^\/api\/v1\/sign-(in\/|out$)/.test(url))).toEqual([])
    expect(open.length).toBeGreaterThan(8)
  })

  it('need acts that no token can be narrowed to', () => {
    const acts = own().flatMap(({ access }) => ('act' in access ? [access.act] : []))
    expect([...new Set(acts)].sort()).toEqual([...actsOfPeople].sort())
  })

  it('answer nobody who is not signed in', async () => {
    for (const { method, url, access } of own()) {
      if ('open' in access || method === 'HEAD') continue
      const path = url.replace(/:(id|person)/g, '017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
      const reply = await t.app.inject({ method: method as 'GET', url: path })
      expect([url, reply.statusCode]).toEqual([url, 401])
    }
  })

  it('are described', () => {
    const { paths } = (t.app as unknown as { swagger(): { paths: Record<string, unknown> } }).swagger()
    for (const { url } of own()) expect(Object.keys(paths)).toContain(url.replace(/:(\w+)/g, '{$1}'))
  })
})
