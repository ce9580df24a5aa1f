import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSignInTest, type SignInTest, TestBrowser } from '../testing.ts'

let product: SignInTest
let demonstration: SignInTest
beforeAll(async () => {
  product = await openSignInTest()
  demonstration = await openSignInTest({ isDemonstration: true })
}, 60_000)
afterAll(async () => {
  await product.close()
  await demonstration.close()
})

describe('signing in as anybody', () => {
  it('has no route in the product', async () => {
    const urls = ({ routes }: SignInTest) =>
      routes.filter(({ url }) => url.includes('demonstration')).map(({ url }) => url)
    expect(urls(demonstration).length).toBeGreaterThan(2)
    expect(urls(product)).toEqual([])
    const kim = product.addPerson('Kim')
    const reply = await new TestBrowser().post(product.app, '/api/v1/sign-in/demonstration', {
      person: kim.id,
    })
    expect(reply.statusCode).toBe(404)
  })

  it('lists people, and signs in as one of them', async () => {
    const kim = demonstration.addPerson('Kim')
    const browser = new TestBrowser()
    const { people } = (await browser.get(demonstration.app, '/api/v1/sign-in/demonstration')).json()
    expect(people).toEqual([{ id: kim.id, name: 'Kim', says: 'a person' }])
    await browser.signInAs(demonstration.app, kim.id)
    expect((await browser.get(demonstration.app, '/api/v1/things')).statusCode).toBe(200)
  })

  it('answers nobody who comes by another name or from another machine', async () => {
    const [kim] = demonstration.people
    const payload = { person: kim?.id }
    const ask = (host: string, remoteAddress: string) =>
      demonstration.app.inject({
        ...{ method: 'POST', url: '/api/v1/sign-in/demonstration', payload, remoteAddress },
        headers: { host },
      })
    expect((await ask('localhost:4747', '127.0.0.1')).statusCode).toBe(200)
    expect((await ask('rebound.example:4747', '127.0.0.1')).statusCode).toBe(404)
    expect((await ask('localhost:4747', '203.0.113.9')).statusCode).toBe(404)
    expect((await ask('127.0.0.1.example', '127.0.0.1')).statusCode).toBe(404)
  })
})
