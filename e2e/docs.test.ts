import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, hasBrowser, newContext, newProblems, openBrowser, phone, watchRefusals } from './browser.ts'
import { type Opened, openSite, site } from './site.ts'

const paths = Object.keys(site.headers).filter((path) => path.startsWith('/docs') && !path.endsWith('.csv'))

describe.skipIf(!hasBrowser)('the pages of help', () => {
  let opened: Opened
  let browser: Browser
  beforeAll(async () => {
    opened = await openSite()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await opened.close()
  })

  it('are many, and each allows its own style and nothing that runs or connects', () => {
    expect(paths.length).toBeGreaterThan(50)
    for (const path of paths) {
      const policy = site.headers[path]?.['Content-Security-Policy'] ?? ''
      expect(`${path}: ${policy}`).toMatch(/default-src 'none'; connect-src 'none'/)
      expect(`${path}: ${policy}`).toMatch(/style-src 'sha256-[^']+'; img-src data:$/)
    }
  })

  it.each([
    // Refusals are pages of one kind, so the narrower width is enough for them.
    ['1280', desktop, paths.filter((path) => !path.startsWith('/docs/refusals/'))],
    ['390', phone, paths],
  ])(
    '%s wide: nothing for axe, nothing refused, nothing too wide, and one main part',
    async (_, size, some) => {
      const context = await newContext(browser, size)
      const refused = await watchRefusals(context)
      const page = await context.newPage()
      const asked = new Set<string>()
      for (const path of some) {
        expect((await page.goto(opened.address + path))?.status()).toBe(200)
        const seen = await page.evaluate(() => ({
          fits: document.documentElement.scrollWidth <= window.innerWidth,
          mains: document.querySelectorAll('main').length,
          titles: document.querySelectorAll('h1').length,
          scripts: document.scripts.length,
          isStyled:
            getComputedStyle(document.body.querySelector('main h1') ?? document.body).fontWeight === '700',
        }))
        expect({ path, ...seen }).toEqual({
          ...{ path, fits: true, mains: 1, titles: 1, scripts: 0, isStyled: true },
        })
        expect(await page.title()).toMatch(/Help · Second Look$/)
        expect(await newProblems(page, asked), path).toEqual([])
      }
      expect(refused).toEqual([])
      await context.close()
    },
  )

  it('are walked through without a mouse: past the top, and into what scrolls', async () => {
    const page = await (await newContext(browser, phone)).newPage()
    await page.goto(`${opened.address}/docs/guides/use-the-command-line`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    for (let at = 0; at < 10; at++) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate(() => document.activeElement?.tagName)) === 'PRE') break
    }
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0)
    await page.context().close()
  })

  it('lead on: from the list to a page, to a place on another, and back', async () => {
    const page = await (await newContext(browser)).newPage()
    await page.goto(`${opened.address}/docs`)
    await page.getByRole('link', { name: 'all refusals' }).click()
    await page.getByRole('link', { name: 'roles-kept-apart' }).click()
    await page.getByRole('link', { name: 'The whole list' }).click()
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/docs/reference/access#kept-apart')
    await page.getByRole('link', { name: 'Help' }).click()
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
    await page.context().close()
  })

  it('answer an unknown code in plain words, and offer the example files to save', async () => {
    const unknown = await fetch(`${opened.address}/docs/refusals/no-such-code`)
    expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('href="/docs"')])
    const example = await fetch(`${opened.address}/docs/guides/examples/people.csv`)
    expect(example.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(await example.text()).toMatch(/^key,name/)
  })
})
