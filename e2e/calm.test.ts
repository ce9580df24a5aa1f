import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, newContext, openBrowser, openCheck, words } from './browser.ts'
import { type Opened, openSite } from './site.ts'

// In a file of its own, because it goes by how fast somebody types: it runs while nothing else does.
describe.skipIf(!hasBrowser)('while somebody types', () => {
  let browser: Browser
  let opened: Opened
  beforeAll(async () => {
    opened = await openSite()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await opened.close()
  })

  it('says nothing of half a word, and nothing of the whole one either if it is fine', async () => {
    const page = await (await newContext(browser)).newPage()
    await openCheck(page, opened.address)
    await page.evaluate(() => {
      const told: string[] = []
      Object.assign(window, { told })
      const look = () => told.push(document.querySelector('[data-advice]')?.getAttribute('data-advice') ?? '')
      new MutationObserver(look).observe(document.body, { attributes: true, childList: true, subtree: true })
    })
    await words(page).click()
    await page.keyboard.type('She is such an ass')
    await page.waitForTimeout(400)
    await page.keyboard.type('istant, and kind about it. ')
    await page.waitForTimeout(1000)
    const told = await page.evaluate(() => (window as unknown as { told: string[] }).told)
    expect(new Set(told)).toEqual(new Set(['', 'clear']))
    await page.context().close()
  })
})
