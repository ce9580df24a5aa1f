import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DoubleServer, openDoubleServer, screens, signInAs } from './app-screens.ts'
import {
  desktop,
  hasBrowser,
  isTooWide,
  newContext,
  openBrowser,
  phone,
  problems,
  watchRefusals,
} from './browser.ts'

/** Where pictures of every screen go, for whoever wants to look at them. */
const pictures = process.env['SCREENSHOTS']

describe.skipIf(!hasBrowser)('everybody can use the signed-in app', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    if (pictures) mkdirSync(pictures, { recursive: true })
  })
  afterAll(() => browser.close())

  async function reach(page: Page, server: DoubleServer, screen: (typeof screens)[number]): Promise<void> {
    if (screen.as) await signInAs(page, server, screen.as)
    await page.goto(server.address + screen.path)
    await page.getByText(screen.shows).first().waitFor({ timeout: 10_000 })
    await screen.reach?.(page, server)
    await page.waitForTimeout(350)
  }

  for (const screen of screens) {
    for (const [width, size] of [
      ['1280', desktop],
      ['390', phone],
    ] as const) {
      it(`${screen.name}, ${width} wide: nothing for axe, nothing refused, nothing too wide`, async () => {
        const server = await openDoubleServer()
        const context = await newContext(browser, { ...size, locale: 'en-AU' })
        const refused = await watchRefusals(context)
        const page = await context.newPage()
        const broken: string[] = []
        page.on('pageerror', (error) => broken.push(String(error)))
        try {
          await reach(page, server, screen)
        } finally {
          if (pictures)
            await page.screenshot({
              path: `${pictures}/${screen.name}-${width}.png`,
              fullPage: width === '1280',
            })
        }
        expect(await problems(page)).toEqual([])
        expect(await isTooWide(page)).toBe(false)
        expect({ refused, broken }).toEqual({ refused: [], broken: [] })
        await context.close()
        await server.close()
      })
    }
  }
})
