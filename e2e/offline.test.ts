import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, newContext, openBrowser, openCheck, trouble, write } from './browser.ts'
import { type Opened, openSite } from './site.ts'

describe.skipIf(!hasBrowser)('with the network cable out', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  async function firstVisit() {
    const opened: Opened = await openSite()
    const page = await (await newContext(browser)).newPage()
    await openCheck(page, opened.address)
    await page.waitForTimeout(1500)
    return { opened, page }
  }

  for (const [how, pull] of [
    [
      'the device is offline',
      async ({ page, opened }) => {
        await page.context().setOffline(true)
        await opened.close()
      },
    ],
    ['the server is gone', async ({ opened }) => opened.close()],
  ] as readonly (readonly [string, (visit: Awaited<ReturnType<typeof firstVisit>>) => Promise<void>])[]) {
    it(`reads words after a first visit when ${how}`, async () => {
      const visit = await firstVisit()
      await pull(visit)
      const { page, opened } = visit
      await page.goto(`${opened.address}/check`)
      await page.locator('.cm-content').waitFor()
      await write(page, trouble)
      await page.locator('#advice').getByRole('heading', { name: 'Best to ask first' }).waitFor()
      await page.goto(`${opened.address}/policy#7.3g`)
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('The policy')
      await page.context().close()
    })
  }

  it('says that the registers were not consulted', async () => {
    const { page, opened } = await firstVisit()
    expect(await page.locator('#advice').innerText()).toContain('The registers were not consulted')
    await page.context().close()
    await opened.close()
  })
})
