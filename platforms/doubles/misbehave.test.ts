import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Fault, makeProgramme } from './misbehave.ts'
import { startProxy } from './proxy.ts'
import { type Serving, serve } from './serve.ts'

/** What was taken, in order. */
let taken: string[] = []
const programme = makeProgramme()
let direct: Serving
let proxy: Serving
const real = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString()
  })
  request.on('end', () => {
    if (request.method === 'POST') taken.push(body)
    response.setHeader('set-cookie', ['a=1', 'b=2'])
    if (request.url === '/moved') {
      response.writeHead(302, { location: `http://${request.headers.host ?? ''}/there` })
    }
    response.end(`${request.method} ${request.url} at ${request.headers.host}: ${body}`)
  })
})

beforeAll(async () => {
  direct = await serve(({ method, path, body }) => {
    if (method === 'POST') taken.push(body.toString())
    if (path === '/broken') throw new Error('broken')
    return { status: 200, body: `${method} ${path}: ${body}` }
  }, programme)
  await new Promise<void>((resolve) => real.listen(0, '127.0.0.1', resolve))
  await fetch(direct.address)
  proxy = await startProxy(`http://127.0.0.1:${(real.address() as AddressInfo).port}`, programme)
})
afterAll(async () => {
  await direct.stop()
  await proxy.stop()
  real.close()
})
beforeEach(() => {
  taken = []
  programme.clear()
})

/** Whoever waits for nothing gives up soon; a loaded machine may take its time over the rest. */
const post = (address: string, text = 'tram', does: Fault = 'nothing') =>
  fetch(`${address}/posts?a=1`, {
    method: 'POST',
    body: text,
    signal: AbortSignal.timeout(does === 'hang-after' || does === 'take-late' ? 200 : 20_000),
  }).then(
    async (answer) => `${answer.status} ${(await answer.text()).slice(0, 4)}`,
    () => 'no answer',
  )

const table: readonly (readonly [Fault, string, readonly string[]])[] = [
  ['nothing', '200 POST', ['tram']],
  ['lose', 'no answer', []],
  ['drop-answer', 'no answer', ['tram']],
  ['fail-after', '500 Inte', ['tram']],
  ['fail-before', '503 Serv', []],
  ['hang-after', 'no answer', ['tram']],
  ['take-late', 'no answer', ['tram']],
  ['wait', '429 {"er', []],
  ['wait-unsaid', '429 {"er', []],
  ['unauthorised', '401 {"er', []],
]

describe.each(['a double', 'a proxy before a real server'])('%s', (which) => {
  const address = () => (which === 'a double' ? direct.address : proxy.address)

  it.each(table)('%s: whoever sent it sees %s, and the server took %j', async (does, sees, took) => {
    programme.add({ does })
    expect(await post(address(), 'tram', does)).toBe(sees)
    await programme.settled()
    expect(taken).toEqual(took)
    expect(await post(address(), 'next')).toBe('200 POST')
    expect(taken).toEqual([...took, 'next'])
  })

  it('cuts an answer in the middle', async () => {
    programme.add({ does: 'cut-answer' })
    const answer = await fetch(`${address()}/posts`, { method: 'POST', body: 'tram' })
    await expect(answer.text()).rejects.toThrow()
    expect(taken).toEqual(['tram'])
  })

  it('takes a late one no sooner than it is let', async () => {
    let open: (value?: unknown) => void = () => undefined
    const until = new Promise((resolve) => {
      open = resolve
    })
    programme.add({ does: 'take-late', until })
    await post(address(), 'tram', 'take-late')
    expect(taken).toEqual([])
    open()
    await programme.settled()
    expect(taken).toEqual(['tram'])
  })

  it('lets some through first, does it so often, and lets things happen before and after', async () => {
    const order: string[] = []
    programme.add({
      ...{ does: 'fail-after', method: 'POST', path: /^\/posts/, after: 1, times: 2 },
      before: () => order.push(`before ${taken.length}`),
      then: () => order.push(`after ${taken.length}`),
    })
    await fetch(`${address()}/posts`)
    const seen = []
    for (const text of ['1', '2', '3', '4']) seen.push(await post(address(), text))
    expect(seen.map((one) => one.slice(0, 3))).toEqual(['200', '500', '500', '200'])
    expect(order).toEqual(['before 1', 'after 2', 'before 2', 'after 3'])
  })
})

it('says for how long to wait, where it does', async () => {
  programme.add({ does: 'wait', seconds: 7 }, { does: 'wait-unsaid' })
  expect((await fetch(direct.address)).headers.get('retry-after')).toBe('7')
  expect((await fetch(direct.address)).headers.get('retry-after')).toBeNull()
})

it('remembers what came in and what was done to it', async () => {
  const before = programme.deeds.length
  programme.add({ does: 'lose', path: /two/ })
  await fetch(`${direct.address}/one`)
  await fetch(`${direct.address}/two`).catch(() => undefined)
  expect(programme.deeds.slice(before)).toEqual([
    { method: 'GET', path: '/one', did: 'nothing' },
    { method: 'GET', path: '/two', did: 'lose' },
  ])
})

it('hands on what the real server says, and leads to itself', async () => {
  const answer = await fetch(`${proxy.address}/a?b=%20c`)
  const host = `127.0.0.1:${(real.address() as AddressInfo).port}`
  expect(await answer.text()).toBe(`GET /a?b=%20c at ${host}: `)
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  const moved = await fetch(`${proxy.address}/moved`, { redirect: 'manual' })
  expect(moved.headers.get('location')).toBe(`${proxy.address}/there`)
})

it('is a server that fails, where what stands behind it throws', async () => {
  expect((await fetch(`${direct.address}/broken`)).status).toBe(500)
})

it('fails as a proxy does where nobody is behind it', async () => {
  const nobody = await startProxy('http://127.0.0.1:9')
  expect((await fetch(nobody.address)).status).toBe(500)
  await nobody.stop()
})
