import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureWithPlace } from '../apps/web/src/check/pictures/testing.ts'
import { hasBrowser, newContext, openBrowser, openCheck, trouble, words } from './browser.ts'
import { type Opened, openSite, openWire, site, type Wire } from './site.ts'

const picture = Buffer.from(pictureWithPlace())

describe.skipIf(!hasBrowser)('what leaves the device', () => {
  let browser: Browser
  let opened: Opened
  let wire: Wire
  beforeAll(async () => {
    opened = await openSite()
    wire = await openWire()
    browser = await openBrowser(wire.address)
  })
  afterAll(async () => {
    await browser.close()
    await wire.close()
    await opened.close()
  })

  it('is nothing at all from the first key on, at the network', async () => {
    const page = await (await newContext(browser)).newPage()
    const asked: string[] = []
    page.context().on('request', (request) => asked.push(request.url()))
    await openCheck(page, opened.address)
    await page.waitForTimeout(1500)
    const before = wire.seen.length
    expect(before).toBeGreaterThan(4)
    asked.length = 0

    await words(page).click()
    await page.keyboard.type(trouble)
    await page.waitForTimeout(1100)
    await page.getByText('for an official account', { exact: true }).click()
    await page.getByRole('button', { name: 'Copy text' }).click()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'dog.jpg', mimeType: 'image/jpeg', buffer: picture })
    await page.getByText('This picture says where it was taken').waitFor()
    await page.getByLabel('Description (alt text)').fill('A dog on a beach')
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByRole('button', { name: /^Try/ }).nth(3).click()
    await page.waitForTimeout(600)
    await page.locator('#advice [aria-expanded]').first().click()
    await page.locator('#advice').getByRole('button', { name: 'What the policy says' }).first().click()
    await page.keyboard.press('Escape')
    await page.waitForTimeout(3000)

    expect(wire.seen.slice(before)).toEqual([])
    // What the browser's own tools saw of the page, its pictures' previews aside, which never leave it.
    expect(asked.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([])
    await page.context().close()
  })

  it('was only the files of the build, without a query or a body, even for somebody who types at once', async () => {
    const page = await (await newContext(browser)).newPage()
    const before = wire.seen.length
    await page.goto(`${opened.address}/check`, { waitUntil: 'commit' })
    await page.locator('textarea').waitFor({ state: 'attached' })
    await page.evaluate((text) => {
      const box = document.querySelector('textarea')
      if (box) box.value = text
      box?.dispatchEvent(new Event('input', { bubbles: true }))
    }, trouble)
    await page.locator('.cm-content').waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.waitForTimeout(1500)
    const listed = new Set(Object.keys(site.headers).map((path) => opened.address + path))
    for (const { method, url, bytes } of wire.seen.slice(before)) {
      expect([method, listed.has(url) ? 'listed' : url, bytes]).toEqual(['GET', 'listed', 0])
    }
    await page.context().close()
  })

  it('cannot be made to leave by a script that got onto the page', async () => {
    const page = await (await newContext(browser)).newPage()
    await openCheck(page, opened.address)
    await page.waitForTimeout(1000)
    const before = wire.seen.length
    const tried = await page.evaluate(async (address) => {
      const refused = (work: Promise<unknown>) =>
        work.then(
          () => 'went out',
          () => 'refused',
        )
      const image = (src: string) =>
        new Promise((resolve, reject) => {
          const made = new Image()
          made.onload = resolve
          made.onerror = reject
          made.src = src
        })
      const socket = new Promise((resolve, reject) => {
        const made = new WebSocket(address.replace('http', 'ws'))
        made.onopen = resolve
        made.onerror = reject
      })
      return {
        fetch: await refused(fetch('/check?words=1')),
        beacon: await refused(fetch('/check', { method: 'POST', body: 'words', keepalive: true })),
        socket: await refused(socket),
        image: await refused(image('/check?words=2')),
        elsewhere: await refused(image('https://example.org/?words=3')),
      }
    }, opened.address)
    expect(new Set(Object.values(tried).filter((how) => how !== 'refused'))).toEqual(new Set())
    expect(wire.seen.slice(before)).toEqual([])
    await page.context().close()
  })

  it('cannot leave from the worker that reads the words, from the network or from the cache', async () => {
    const page = await (await newContext(browser)).newPage()
    for (const _visit of ['from the network', 'from the cache']) {
      await openCheck(page, opened.address)
      for (const worker of page.workers()) {
        const went = await worker.evaluate(() =>
          fetch('/check').then(
            () => 'went out',
            () => 'refused',
          ),
        )
        expect(went).toBe('refused')
      }
      expect(page.workers().length).toBe(2)
    }
    await page.context().close()
  })

  it('is declared in the headers of the page, its workers and its service worker', () => {
    const strict = [
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "default-src 'none'",
    ]
    const policyOf = (path: string) => site.headers[path]?.['Content-Security-Policy'] ?? ''
    const assets = Object.keys(site.headers).filter((path) => path.startsWith('/assets/'))
    // The signed-in app has scripts of its own; none of them is the check's.
    expect(assets.filter((path) => !path.startsWith('/assets/app')).length).toBe(4)
    for (const path of ['/check', '/policy', ...assets]) {
      for (const directive of strict) expect(`${path}: ${policyOf(path)}`).toContain(directive)
      expect(policyOf(path)).not.toContain('unsafe')
    }
    expect(policyOf('/check')).toMatch(/script-src 'sha256-[^']+' 'sha256-[^']+';/)
    expect(policyOf('/sw.js')).toContain("connect-src 'self'")
    for (const headers of Object.values(site.headers)) {
      expect(headers).toMatchObject({ 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff' })
    }
  })

  it('is kept from help that reads along', async () => {
    const page = await (await newContext(browser)).newPage()
    await openCheck(page, opened.address)
    for (const [name, value] of [
      ['spellcheck', 'false'],
      ['writingsuggestions', 'false'],
      ['autocorrect', 'off'],
    ] as const) {
      expect(await words(page).getAttribute(name)).toBe(value)
      expect(await page.locator('textarea').getAttribute(name)).toBe(value)
    }
    await page.context().close()
  })
})
