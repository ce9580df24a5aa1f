import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askAuthority } from './ask-authority.ts'
import { makeAuthority, type TestAuthority } from './testing.ts'
import { type AskAuthority, type TimeStampAuthority, timeStamp } from './time-stamp.ts'
import { openToken } from './time-stamp-token.ts'

let ours: TestAuthority
let other: TestAuthority
beforeAll(() => {
  ours = makeAuthority('ours')
  other = makeAuthority('other')
})
afterAll(() => {
  ours.close()
  other.close()
})

const file = Buffer.from('a capture')
const digest = createHash('sha256').update(file).digest('hex')
const stamp = (ask: AskAuthority, authority: TimeStampAuthority = ours.authority) =>
  timeStamp(digest, authority, { ask, random: randomBytes })

describe('a time stamp', () => {
  it('is what OpenSSL signs when it is asked, and OpenSSL itself verifies what we keep', async () => {
    const stamped = await stamp(ours.ask)
    if (!stamped.ok) throw new Error(stamped.says)
    expect(Math.abs(Date.parse(stamped.at) - Date.now())).toBeLessThan(60_000)
    expect(stamped.by).toContain('CN=ours')
    expect(ours.verify(file, stamped.token)).toContain('Verification: OK')
    expect(() => ours.verify(Buffer.from('a capturf'), stamped.token)).toThrow()
  })

  it('is taken where the setting names the signer itself, and not whoever issued it', async () => {
    expect(await stamp(ours.ask, { ...ours.authority, certificates: [ours.signer] })).toMatchObject({
      ok: true,
    })
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['by somebody else', () => stamp(other.ask), 'signed by somebody else'],
    ['of another file', () => stamp((url) => ours.ask(url, ours.question('0'.repeat(64)))), 'another file'],
    ['of another question', () => stamp((url) => ours.ask(url, ours.question(digest))), 'another question'],
    [
      'that is none',
      () => stamp(async () => ({ status: 200, bytes: Buffer.from('<html>') })),
      'no time stamp',
    ],
    [
      'with nothing in it',
      () => stamp(async () => ({ status: 200, bytes: new Uint8Array() })),
      'no time stamp',
    ],
    ['of a server that broke', () => stamp(async () => ({ status: 500, bytes: file })), 'answered 500'],
    [
      'of an authority that is down',
      () => stamp(async () => Promise.reject(new Error('connect ECONNREFUSED'))),
      'cannot be reached: connect ECONNREFUSED',
    ],
    [
      'that was refused',
      () => stamp(async () => ({ status: 200, bytes: Buffer.from('30053003020102', 'hex') })),
      'no stamp (status 2)',
    ],
  ])('is not kept %s', async (_what, work, says) => {
    expect(await work()).toEqual({ ok: false, says: expect.stringContaining(says) })
  })

  it('says nothing else with any byte of it changed', async () => {
    const stamped = await stamp(ours.ask)
    if (!stamped.ok) throw new Error(stamped.says)
    const { ok, at, by, serial } = stamped
    const expected = { digest, certificates: ours.authority.certificates }
    expect(await openToken(stamped.token, expected)).toEqual({ ok, at, by, serial })
    let refused = 0
    for (let place = 0; place < stamped.token.length; place += 31) {
      const changed = Uint8Array.from(stamped.token)
      changed[place] = (changed[place] ?? 0) ^ 0x04
      const opened = await openToken(changed, expected)
      // Lists that are not signed may be damaged, such as certificates that come along and are not needed.
      if (opened.ok) expect(opened).toEqual({ ok, at, by, serial })
      else refused++
    }
    expect(refused).toBeGreaterThan(10)
    for (const cut of [0, 1, 20, stamped.token.length - 1])
      expect(await openToken(stamped.token.subarray(0, cut), expected)).toMatchObject({ ok: false })
  })
})

describe('an authority on the network', () => {
  it('is asked as RFC 3161 has it, is followed nowhere else, and is not listened to for ever', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers['content-type']}`)
      if (request.url === '/elsewhere') return response.writeHead(307, { location: '/tsa' }).end()
      if (request.url === '/long') return response.end(Buffer.alloc(200_000))
      const pieces: Buffer[] = []
      request.on('data', (piece: Buffer) => pieces.push(piece))
      request.on('end', () => {
        void ours.ask('', Buffer.concat(pieces)).then(({ bytes }) => response.end(bytes))
      })
      return response
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const at = server.address()
    const base = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
    const by = (path: string) => stamp(askAuthority, { ...ours.authority, url: base + path })
    try {
      expect(await by('/tsa')).toMatchObject({ ok: true })
      expect(await by('/elsewhere')).toMatchObject({
        ok: false,
        says: expect.stringContaining('cannot be reached'),
      })
      expect(await by('/long')).toMatchObject({
        ok: false,
        says: expect.stringContaining('longer than a time stamp'),
      })
      expect(asked).toEqual(Array(3).fill('POST application/timestamp-query'))
    } finally {
      server.closeAllConnections()
      server.close()
    }
    expect(await by('/tsa')).toMatchObject({ ok: false, says: expect.stringContaining('cannot be reached') })
  })
})

describe('an authority', () => {
  it('whose certificate is for something else is not taken', async () => {
    const web = makeAuthority('web', 'serverAuth')
    try {
      expect(await stamp(web.ask, web.authority)).toMatchObject({ ok: false })
    } finally {
      web.close()
    }
  })
})
