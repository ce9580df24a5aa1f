import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DoubleServer, openDoubleServer, type Screen, screens, signInAs } from './app-screens.ts'
import {
  desktop,
  hasBrowser,
  isTooWide,
  newContext,
  openBrowser,
  phone,
  problems,
  problemsOfNewKinds,
  rested,
  watchRefusals,
} from './browser.ts'

/** Where pictures of every screen go, for whoever wants to look at them. */
const pictures = process.env['SCREENSHOTS']

/**
 * Looks at every second screen at both widths, in one window in which every screen is reached by somebody new: what
 * they see of the server is new as well, and only the files of the pages are kept, which a browser keeps for good. A
 * screen is reached once, at the width of a phone, and then the window grows.
 */
export function lookAtScreens(turn: 0 | 1, size: object): void {
  describe.skipIf(!hasBrowser)('everybody can use the signed-in app', () => {
    let browser: Browser
    let server: DoubleServer
    let window: Window
    let before: Screen | undefined
    const asked = new Set<string>()
    beforeAll(async () => {
      ;[browser, server] = await Promise.all([openBrowser(), openDoubleServer()])
      window = await openWindow(browser, size)
      if (pictures) mkdirSync(pictures, { recursive: true })
    })
    afterAll(async () => {
      await browser.close()
      await server.close()
    })

    async function look({ name }: Screen, width: '390' | '1280'): Promise<void> {
      const { page, refused, broken } = window
      if (pictures)
        await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: width === '1280' })
      const found = width === '390' ? await problems(page) : await problemsOfNewKinds(page, asked)
      expect(found, `${width} wide`).toEqual([])
      // What is too wide makes a phone show more of the page and all of it smaller.
      expect(await page.evaluate(() => innerWidth)).toBe(Number(width))
      expect(await isTooWide(page), `wider than ${width}`).toBe(false)
      expect({ refused, broken }).toEqual({ refused: [], broken: [] })
    }

    for (const screen of screens.filter((_, at) => at % 2 === turn).sort(byWhoLooks))
      it(`${screen.name}, 390 and 1280 wide: nothing for axe, nothing refused, nothing too wide`, async () => {
        const { page } = window
        const arrive = async ({ viewport }: typeof desktop): Promise<void> => {
          await forgetPerson(window, server)
          await page.setViewportSize(viewport)
          await reach(page, server, screen)
        }
        if (before && isNextTo(before, screen)) await walk(window, screen)
        else await arrive(phone)
        before = undefined
        const state = await stateOf(page)
        await look(screen, '390')
        await page.setViewportSize(desktop.viewport)
        await rested(page)
        // What closes when the window grows is opened anew.
        if ((await stateOf(page)) !== state) await arrive(desktop)
        await look(screen, '1280')
        before = screen
      })
  })
}

/** What a screen says and what on it is open or wrong, whatever its width. */
const stateOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const open = '[aria-expanded=true], [role=dialog], [role=listbox], [aria-invalid=true], details[open]'
    const all = [document.querySelector('main'), ...document.querySelectorAll(open)]
    return all.map((one) => `${one?.tagName} ${one?.textContent}`).join('\n')
  })

/** Who only looks leaves nothing behind, so those screens come first, each after another one of the same person. */
const byWhoLooks = (a: Screen, b: Screen): number =>
  Number(a.reach !== undefined) - Number(b.reach !== undefined) ||
  (a.reach ? 0 : (a.as ?? '').localeCompare(b.as ?? ''))

const isNextTo = (before: Screen, screen: Screen): boolean =>
  before.as !== undefined && before.as === screen.as && !before.reach && !screen.reach

/** From one screen to the next within the app, as a link leads there. */
async function walk({ page }: Window, { path, shows }: Screen): Promise<void> {
  await page.setViewportSize(phone.viewport)
  await page.evaluate((to) => history.pushState({}, '', to), path)
  await arrived(page, shows)
}

async function reach(page: Page, server: DoubleServer, screen: Screen): Promise<void> {
  if (screen.as) await signInAs(page, server, screen.as)
  await page.goto(server.address + screen.path)
  await page.getByText(screen.shows).first().waitFor({ timeout: 10_000 })
  await screen.reach?.(page, server)
  await arrived(page)
}

async function arrived(page: Page, shows?: string): Promise<void> {
  if (shows !== undefined) await page.getByText(shows).first().waitFor({ timeout: 10_000 })
  await page.waitForFunction(() => !/Loading/.test(document.querySelector('main')?.textContent ?? 'Loading'))
  await rested(page)
}

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
