import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatLetter, writeLetter } from './letter.ts'
import { sendOver } from './send.ts'
import { readSmtpUrl } from './smtp-url.ts'
import { type Behaviour, openTestMailServer, type TestMailServer } from './testing.ts'

let server: TestMailServer
beforeAll(async () => {
  server = await openTestMailServer()
})
afterAll(() => server.close())

const letter = {
  ...{ mail: 'm1', to: 'ana@example.org', from: 'second-look@example.org', count: 1, isUrgent: false },
  link: 'https://look.example.org/notices/n1',
  settingsLink: 'https://look.example.org/notices/settings',
  at: '2026-11-25T01:00:00.000Z',
}
const send = async (next: Behaviour) => {
  server.next = next
  server.taken.splice(0)
  const bytes = await formatLetter(letter)
  return await sendOver(server.place)({ to: letter.to, bytes })
}

describe('handing over a mail', () => {
  for (const [next, outcome, taken] of [
    ['take', { kind: 'sent' }, 1],
    ['refuse-address', { kind: 'refused', code: 550, isAddress: true }, 0],
    ['refuse-content', { kind: 'refused', code: 554, isAddress: false }, 0],
    ['greylist', { kind: 'later', code: 451 }, 0],
    ['go-away', { kind: 'later', code: 421 }, 0],
    ['full', { kind: 'later', code: 452 }, 0],
    ['refuse-us', { kind: 'later', code: 554 }, 0],
    ['refuse-sender', { kind: 'later', code: 553 }, 0],
    ['cut-before', { kind: 'later', code: null }, 0],
    ['cut-inside', { kind: 'unknown' }, 0],
    ['take-and-cut', { kind: 'unknown' }, 1],
  ] as const) {
    it(`is ${outcome.kind} where the server does this: ${next}`, async () => {
      expect(await send(next)).toEqual(outcome)
      expect(server.taken).toHaveLength(taken)
    })
  }

  it('is for later where nobody listens', async () => {
    const place = { ...server.place, port: 1 }
    expect(await sendOver(place)({ to: letter.to, bytes: new Uint8Array([10]) })).toEqual({
      kind: 'later',
      code: null,
    })
  })

  it('is for later where the server says nothing at all', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined))
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve)
    })
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const outcome = await sendOver(
      { ...server.place, port },
      { connectMs: 5000, idleMs: 5000, wholeMs: 200 },
    )({ to: letter.to, bytes: new Uint8Array([10]) })
    silent.close()
    expect(outcome).toEqual({ kind: 'later', code: null })
  })

  it('refuses to send a password over a connection without TLS', async () => {
    server.next = 'take'
    server.taken.splice(0)
    const place = { ...server.place, isTlsRequired: true, login: { user: 'u', pass: 'p' } }
    const outcome = await sendOver(place)({ to: letter.to, bytes: new Uint8Array([10]) })
    expect([outcome.kind, server.taken.length]).toEqual(['later', 0])
  })
})

describe('a mail', () => {
  it('says that something waits, where, and how to get fewer, and nothing else', async () => {
    await send('take')
    const [{ text } = { text: '' }] = server.taken
    expect(text).toContain('Subject: Something waits for you in Second Look')
    expect(text).toContain('https://look.example.org/notices/n1')
    expect(text).toContain('Auto-Submitted: auto-generated')
    expect(text).toContain('List-Unsubscribe: <https://look.example.org/notices/settings>')
    expect(text).not.toContain('text/html')
  })

  it('differs from another of the same urgency and number in its link only', () => {
    const one = writeLetter(letter).text.replace('/notices/n1', '')
    const other = writeLetter({ ...letter, link: 'https://look.example.org/notices/n2' }).text
    expect(other.replace('/notices/n2', '')).toBe(one)
  })
})

describe('SMTP_URL', () => {
  it('says host, port, TLS, login and sender', () => {
    expect(readSmtpUrl('smtp://me:p%40ss@mail.example.org?from=look@example.org')).toEqual({
      ok: true,
      place: {
        ...{ host: 'mail.example.org', port: 587, isSecure: false, isTlsRequired: true },
        ...{ login: { user: 'me', pass: 'p@ss' }, from: 'look@example.org' },
      },
    })
    expect(readSmtpUrl('smtps://[::1]?from=look@example.org')).toMatchObject({
      place: { host: '::1', port: 465, isSecure: true },
    })
  })

  for (const url of [
    'mail.example.org',
    'http://mail.example.org?from=a@b.c',
    'smtp://mail.example.org',
    'smtp://mail.example.org?from=nobody',
    'smtp://hunter2@mail.example.org?from=a@b.c',
  ]) {
    it(`refuses ${url} in a line that names no password`, () => {
      const read = readSmtpUrl(url)
      expect(read.ok).toBe(false)
      if (!read.ok) expect(read.says).not.toContain('hunter2')
    })
  }
})
