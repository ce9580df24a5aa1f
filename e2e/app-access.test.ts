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
  rested,
  watchRefusals,
} from './browser.ts'

/** Where pictures of every screen go, for whoever wants to look at them. */
const pictures = process.env['SCREENSHOTS']

// One window for each width, in which every screen is reached by somebody new: what they see of the server is new as
// well, and only the files of the pages are kept, which a browser keeps for good.
describe.skipIf(!hasBrowser)('everybody can use the signed-in app', () => {
  let browser: Browser
  let server: DoubleServer
  const windows = new Map<string, Window>()
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([openBrowser(), openDoubleServer()])
    if (pictures) mkdirSync(pictures, { recursive: true })
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  async function reach(page: Page, screen: (typeof screens)[number]): Promise<void> {
    if (screen.as) await signInAs(page, server, screen.as)
    await page.goto(server.address + screen.path)
    await page.getByText(screen.shows).first().waitFor({ timeout: 10_000 })
    await screen.reach?.(page, server)
    await page.waitForFunction(
      () => !/Loading/.test(document.querySelector('main')?.textContent ?? 'Loading'),
    )
    await rested(page)
  }

  for (const screen of screens) {
    for (const [width, size] of [
      ['1280', desktop],
      ['390', phone],
    ] as const) {
      it(`${screen.name}, ${width} wide: nothing for axe, nothing refused, nothing too wide`, async () => {
        const window = windows.get(width) ?? (await openWindow(browser, size))
        windows.set(width, window)
        const { page, refused, broken } = window
        await forgetPerson(window, server)
        try {
          await reach(page, screen)
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
      })
    }
  }
})

type Window = {
  readonly page: Page
  readonly refused: string[]
  readonly broken: string[]
  readonly forget: (origin: string) => Promise<void>
}

async function openWindow(browser: Browser, size: object): Promise<Window> {
  const context = await newContext(browser, { ...size, locale: 'en-AU' })
  const refused = await watchRefusals(context)
  const page = await context.newPage()
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(String(error)))
  const session = await context.newCDPSession(page)
  return {
    ...{ page, refused, broken },
    forget: async (origin) => {
      await context.clearCookies()
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
    },
  }
}

/** Leaves the page, and everything that it and the server keep of who was there. */
async function forgetPerson({ page, refused, broken, forget }: Window, server: DoubleServer): Promise<void> {
  await page.goto('about:blank')
  await forget(server.address)
  server.renew()
  refused.length = 0
  broken.length = 0
}
