import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isPublic, readFetchAllow } from './addresses.ts'
import { bodyOf } from './body.ts'
import { Out } from './out.ts'

const seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[] = []
let server: Server
let other: Server
let base: string
let elsewhere: string
const listen = async (one: Server) => {
  await new Promise<void>((done) => void one.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`
}
beforeAll(async () => {
  server = createServer((request, reply) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      seen.push({ method, url, headers, body })
      if (url === '/there') reply.writeHead(302, { location: `${elsewhere}/here` }).end()
      else if (url === '/inside') reply.writeHead(302, { location: 'http://10.0.0.1/secret' }).end()
      else if (url === '/round') reply.writeHead(302, { location: '/round' }).end()
      else if (url === '/break') request.socket.destroy()
      else if (url === '/large') reply.end('x'.repeat(3_000_000))
      else if (url !== '/slow') reply.setHeader('x-one', 'Two').end('{"a":1}')
    })
  })
  other = createServer((request, reply) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '' })
    reply.end('here')
  })
  elsewhere = await listen(other)
  base = await listen(server)
})
afterAll(() => {
  for (const one of [server, other]) {
    one.closeAllConnections()
    one.close()
  }
})

const outTo = (...addresses: string[]) =>
  new Out({
    ...{ allow: new Set(addresses.map((one) => new URL(one).host)), now: () => 0 },
    ...{ timeoutMs: 300, mostBytes: 1_000_000 },
  })
const get = (address: string, headers = {}) => ({ method: 'GET', address, headers, body: null })

it.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['nonsense', false],
])('takes %s for public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected)
})

it('reads pairs and says which is none', () => {
  expect(readFetchAllow('127.0.0.1:80, [::1]:90,wiki.internal:8080')).toMatchObject({ ok: true })
  expect(readFetchAllow('127.0.0.1')).toMatchObject({
    ok: false,
    says: expect.stringContaining('"127.0.0.1"'),
  })
})

it('gives back what was answered, byte for byte', async () => {
  const reply = await outTo(base).send({
    method: 'POST',
    address: `${base}/a`,
    headers: { 'x-y': 'z' },
    body: 'é',
  })
  expect(reply).toMatchObject({
    is: 'answer',
    last: { response: { status: 200 }, at: '1970-01-01T00:00:00.000Z', request: { headers: { 'x-y': 'z' } } },
  })
  if (reply.is === 'answer') expect(Buffer.from(reply.last.response.body).toString()).toBe('{"a":1}')
})

it('reaches nothing inside of the network that is not allowed, by number, by name or by redirect', async () => {
  const nowhere = outTo()
  expect(await nowhere.send(get(`${base}/a`))).toMatchObject({ is: 'not-sent' })
  const name = base.replace('127.0.0.1', 'localhost')
  expect(await nowhere.send(get(name))).toMatchObject({
    is: 'not-sent',
    says: expect.stringContaining('FETCH_ALLOW'),
  })
  expect(await outTo(base).send(get(`${base}/inside`))).toMatchObject({ is: 'no-answer' })
  expect(await outTo(base).send(get(`${base}/there`))).toMatchObject({ is: 'no-answer' })
  for (const address of ['ftp://a.example/', 'file:///etc/passwd', 'http://me:pw@a.example/', 'nonsense'])
    expect(await nowhere.send(get(address))).toMatchObject({ is: 'not-sent' })
})

it('leaves what signs a request behind where it is led elsewhere', async () => {
  seen.length = 0
  const reply = await outTo(base, elsewhere).send(
    get(`${base}/there`, { authorization: 'Bearer x', accept: 'a/b' }),
  )
  expect(reply).toMatchObject({ is: 'answer', exchanges: [{}, {}] })
  expect(seen.at(-1)?.headers).toMatchObject({ accept: 'a/b' })
  expect(seen.at(-1)?.headers['authorization']).toBeUndefined()
})

it('follows no redirect of what writes, and no circle', async () => {
  const out = outTo(base, elsewhere)
  expect(await out.send({ ...get(`${base}/there`), method: 'POST', body: 'x' })).toMatchObject({
    is: 'answer',
    last: { response: { status: 302 } },
  })
  expect(await out.send(get(`${base}/round`))).toMatchObject({ is: 'no-answer' })
})

it('tells what never left from what may have arrived', async () => {
  const out = outTo(base, 'http://127.0.0.1:1')
  expect(await out.send(get('http://127.0.0.1:1/'))).toMatchObject({ is: 'not-sent' })
  expect(await out.send(get('http://no-such-name.invalid/'))).toMatchObject({ is: 'not-sent' })
  expect(await out.send({ ...get(`${base}/break`), method: 'POST', body: 'x' })).toMatchObject({
    is: 'no-answer',
  })
  expect(await out.send(get(`${base}/slow`))).toMatchObject({
    is: 'no-answer',
    says: 'There was no answer in time.',
  })
  expect(await out.send(get(`${base}/large`))).toMatchObject({
    is: 'no-answer',
    says: expect.stringContaining('bytes'),
  })
})

it('takes a machine that takes connections and says nothing for no answer', async () => {
  const silent = createSocket(() => undefined)
  await new Promise<void>((done) => void silent.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
  expect(await outTo(address).send({ ...get(address), method: 'POST', body: 'x' })).toMatchObject({
    is: 'no-answer',
  })
  silent.close()
})

it('writes bodies out as their type says', async () => {
  const files = async () => new Uint8Array([1, 2])
  expect(await bodyOf({ a: [1] }, 'application/json', files)).toEqual({
    body: '{"a":[1]}',
    type: 'application/json',
  })
  expect(await bodyOf({ a: 'b c', d: true }, 'application/x-www-form-urlencoded', files)).toMatchObject({
    body: 'a=b+c&d=true',
  })
  expect(await bodyOf({ file: 'sha256:aa', as: 'image/png' }, 'image/png', files)).toEqual({
    body: new Uint8Array([1, 2]),
    type: 'image/png',
  })
  const { body, type } = await bodyOf(
    { a: 'b', file: { $file: 'sha256:0123456789abcdef0123', as: 'image/jpeg' } },
    'multipart/form-data',
    files,
  )
  expect(type).toBeUndefined()
  seen.length = 0
  await outTo(base).send({ method: 'POST', address: `${base}/form`, headers: {}, body })
  expect(seen[0]?.headers['content-type']).toContain('multipart/form-data; boundary=')
  expect(seen[0]?.body).toContain('filename="0123456789abcdef.jpg"')
})
