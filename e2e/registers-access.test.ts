import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DoubleServer, openDoubleServer, type Screen, signInAs } from './app-screens.ts'
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
import { registerScreens } from './register-screens.ts'

/** Where pictures of every screen go, for whoever wants to look at them. */
const pictures = process.env['SCREENSHOTS']
// The narrow one first: a list that is not open keeps the width that it was laid out for.
const widths = [
  ['390', phone.viewport],
  ['1280', desktop.viewport],
] as const

// One page for all screens of one person: each is reached once, and looked at at both widths.
describe.skipIf(!hasBrowser)('everybody can use the registers', () => {
  let browser: Browser
  let server: DoubleServer
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([openBrowser(), openDoubleServer()])
    if (pictures) mkdirSync(pictures, { recursive: true })
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  async function reach(page: Page, screen: Screen): Promise<void> {
    await page.setViewportSize(phone.viewport)
    await page.goto(server.address + screen.path)
    await page.getByText(screen.shows).first().waitFor({ timeout: 10_000 })
    await screen.reach?.(page, server)
  }

  for (const own of parts(registerScreens))
    it(`${own.map(({ name }) => name).join(', ')}: nothing for axe, nothing refused, nothing too wide`, async () => {
      const person = own[0]?.as
      const context = await newContext(browser, { ...desktop, locale: 'en-AU' })
      const refused = await watchRefusals(context)
      const page = await context.newPage()
      const broken: string[] = []
      page.on('pageerror', (error) => broken.push(String(error)))
      if (person) await signInAs(page, server, person)
      const found: unknown[] = []
      for (const screen of own) {
        await reach(page, screen)
        for (const [width, viewport] of widths) {
          await page.setViewportSize(viewport)
          await page.waitForTimeout(50)
          if (pictures)
            await page.screenshot({
              path: `${pictures}/${screen.name}-${width}.png`,
              fullPage: width === '1280',
            })
          for (const problem of await problems(page)) found.push([screen.name, width, problem])
          if (await isTooWide(page)) found.push([screen.name, width, 'too wide'])
        }
      }
      expect({ found, refused, broken }).toEqual({ found: [], refused: [], broken: [] })
      await context.close()
    })
})

const most = 7

/** Screens of one person at a time, and no more than take a while together. */
function parts(screens: readonly Screen[]): readonly (readonly Screen[])[] {
  const people = [...new Set(screens.map(({ as }) => as))]
  return people.flatMap((person) => {
    const own = screens.filter(({ as }) => as === person)
    return Array.from({ length: Math.ceil(own.length / most) }, (_, at) =>
      own.slice(at * most, (at + 1) * most),
    )
  })
}
