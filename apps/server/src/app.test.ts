import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from './app.ts'
import { readSite, SiteError } from './site.ts'

const folder = mkdtempSync(join(tmpdir(), 'pages-'))
const strict = "default-src 'none'"

function writePages(): void {
  for (const [name, text] of Object.entries({
    'check/index.html': '<h1>Check before you post</h1>',
    'policy/index.html': '<h1>The policy</h1>',
    'docs/index.html': '<h1>Help</h1>',
    'docs/refusals/not-allowed/index.html': '<h1>not-allowed</h1>',
    'docs/refusals/unlisted/index.html': 'not listed',
    'docs/guides/examples/people.csv': 'name,email',
    'app/index.html': '<div id="app">',
    'sw.js': '// offline',
    'assets/check-1.js': '// page',
    'assets/secret.txt': 'not listed',
    'headers.json': JSON.stringify({
      '/check': {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': strict,
        'Cache-Control': 'no-cache',
      },
      '/policy': { 'Content-Type': 'text/html; charset=utf-8' },
      '/docs': { 'Content-Type': 'text/html; charset=utf-8' },
      '/docs/refusals/not-allowed': { 'Content-Type': 'text/html; charset=utf-8' },
      '/docs/guides/examples/people.csv': { 'Content-Type': 'text/csv; charset=utf-8' },
      '/sw.js': { 'Content-Security-Policy': "connect-src 'self'" },
      '/assets/check-1.js': { 'Cache-Control': 'immutable' },
      '*': { 'Content-Security-Policy': strict },
    }),
  })) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

describe('the server', () => {
  let app: Awaited<ReturnType<typeof buildApp>>
  beforeAll(async () => {
    writePages()
    app = await buildApp(readSite(folder))
  })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })
  const get = (url: string) => app.inject({ url })

  it('leads to the check', async () => {
    const { statusCode, headers } = await get('/')
    expect([statusCode, headers.location]).toEqual([302, '/check'])
  })

  for (const [url, text] of [
    ['/check', 'Check before'],
    ['/check/', 'Check before'],
    ['/policy', 'The policy'],
    ['/docs', 'Help'],
    ['/docs/refusals/not-allowed', '<h1>not-allowed'],
    ['/docs/refusals/not-allowed/', '<h1>not-allowed'],
    ['/docs/guides/examples/people.csv', 'name,email'],
    ['/sw.js', 'offline'],
    ['/assets/check-1.js', 'page'],
  ] as const) {
    it(`serves ${url}`, async () => {
      const { statusCode, body } = await get(url)
      expect(statusCode).toBe(200)
      expect(body).toContain(text)
    })
  }

  it('gives every file the headers that the build wrote for it', async () => {
    expect((await get('/check')).headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': strict,
      'cache-control': 'no-cache',
    })
    expect((await get('/sw.js')).headers['content-security-policy']).toBe("connect-src 'self'")
  })

  it('answers HEAD as it would answer GET', async () => {
    const { statusCode, headers, body } = await app.inject({ method: 'HEAD', url: '/check' })
    expect([statusCode, headers['content-security-policy'], body]).toEqual([200, strict, ''])
  })

  for (const url of [
    '/nothing',
    '/assets/secret.txt',
    '/headers.json',
    '/assets/../headers.json',
    '/check/index.html',
    '/docs/refusals/no-such-code',
    '/docs/refusals/unlisted',
    '/docs/refusals/not-allowed/index.html',
    '/docs/../headers.json',
    '/%00',
  ]) {
    it(`has no ${url}, in plain words`, async () => {
      const { statusCode, body, headers } = await get(url)
      expect(statusCode).toBe(404)
      expect(body).toContain('There is no such page')
      expect(headers['content-security-policy']).toBe(strict)
    })
  }

  it('takes nothing in', async () => {
    expect((await app.inject({ method: 'POST', url: '/check', payload: 'words' })).statusCode).toBe(404)
  })

  it('is alive and ready', async () => {
    expect((await get('/healthz')).json()).toEqual({ ok: true })
    expect((await get('/readyz')).json()).toEqual({ ok: true })
  })

  it('is not ready while the store cannot be asked, or does not answer', async () => {
    const never = new Promise<void>(() => undefined)
    for (const check of [async () => Promise.reject(new Error('down')), () => never]) {
      const broken = await buildApp(readSite(folder), check)
      expect((await broken.inject('/readyz')).statusCode).toBe(503)
      expect((await broken.inject('/healthz')).statusCode).toBe(200)
      await broken.close()
    }
  })

  it('says what to do where the pages are not built', () => {
    expect(() => readSite(join(folder, 'nowhere'))).toThrow(SiteError)
    expect(() => readSite(join(folder, 'nowhere'))).toThrow('run npm run build first')
  })
})
