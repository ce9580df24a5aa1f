import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  desktop,
  hasBrowser,
  newContext,
  openBrowser,
  openCheck,
  phone,
  problems,
  trouble,
  words,
  write,
} from './browser.ts'
import { type Opened, openSite } from './site.ts'

describe.skipIf(!hasBrowser)('everybody can use', () => {
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

  async function start(size: object): Promise<Page> {
    const page = await (await newContext(browser, size)).newPage()
    await openCheck(page, opened.address)
    return page
  }

  const states: Readonly<Record<string, (page: Page, narrow: boolean) => Promise<void>>> = {
    empty: async () => undefined,
    'with findings': async (page, narrow) => {
      await write(page, trouble)
      if (narrow) await page.getByRole('button', { name: /Best to ask first/ }).click()
      await page.getByRole('button', { name: /idiot/ }).first().click()
    },
    'with everything open': async (page) => {
      for (const fold of await page.locator('main details').all()) {
        await fold.evaluate((details) => details.setAttribute('open', ''))
      }
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(8) })
      await page.getByRole('button', { name: 'Somebody can be recognised' }).click()
    },
    'the examples': async (page) => page.getByRole('button', { name: 'Examples' }).click(),
    'the policy beside it': async (page, narrow) => {
      await write(page, trouble)
      if (narrow) await page.getByRole('button', { name: /Best to ask first/ }).click()
      await page.getByRole('button', { name: /idiot/ }).first().click()
      await page.getByRole('button', { name: 'What the policy says' }).first().click()
    },
    'an official post': async (page, narrow) => {
      if (narrow) await page.getByRole('button', { name: /I am posting/ }).click()
      await page.getByText('for an official account', { exact: true }).click()
      await write(page, 'OFFICIAL: Sensitive, and the pool opens at 6 am.')
    },
  }
  for (const [device, size] of [
    ['1280', desktop],
    ['390', phone],
  ] as const) {
    describe(`${device} wide`, () => {
      // The check keeps nothing of anybody, so that the next one may come in by the same browser.
      let context: BrowserContext
      beforeAll(async () => {
        context = await newContext(browser, size)
      })
      afterAll(() => context.close())
      for (const [name, reach] of Object.entries(states))
        it(`the check, ${name}`, async () => {
          const page = await context.newPage()
          await openCheck(page, opened.address)
          await reach(page, size === phone)
          await page.waitForTimeout(400)
          expect(await problems(page)).toEqual([])
          await page.close()
        })
      it('the policy, and nothing is wider than the screen', async () => {
        const page = await context.newPage()
        await page.goto(`${opened.address}/policy`)
        expect(await problems(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
          true,
        )
        await page.close()
      })
    })
  }

  it('the whole check by keyboard alone', async () => {
    const page = await start(desktop)
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

    await press('Tab')
    expect(await focused()).toBe('Skip to what you want to post')
    await press('Enter')
    await page.keyboard.type(trouble)
    await page.waitForTimeout(1100)
    expect(await words(page).innerText()).toBe(trouble)

    await press('Control+Home', 'F8')
    await page.locator('.cm-tooltip-lint').first().waitFor()
    await press('Alt+Enter')
    const finding = page.locator('#advice').getByRole('button', { name: /idiot/ })
    expect(await finding.getAttribute('aria-expanded')).toBe('true')
    expect(await finding.evaluate((button) => button === document.activeElement)).toBe(true)

    const reach = async (name: string) => {
      for (let at = 0; at < 40 && (await focused()) !== name; at++) await press('Tab')
      expect(await focused()).toBe(name)
    }
    await reach('What the policy says')
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await focused()).toBe('What the policy says')
    await page.keyboard.press('Shift+Tab')
    await reach('This is wrong')
    await press('Enter')
    await reach('Copy a note without my words')
    await page.context().close()
  })

  it('the result is told to a screen reader once the words rest, and not while they are typed', async () => {
    const page = await start(desktop)
    const status = page.getByRole('status')
    await words(page).click()
    await page.keyboard.type('My supervisor Dana is an id')
    expect(await status.innerText()).toBe('')
    await page.keyboard.type('iot. ')
    await page.waitForTimeout(1800)
    expect(await status.innerText()).toBe('Best to ask first. 1 thing to look at.')
    await page.context().close()
  })
})
