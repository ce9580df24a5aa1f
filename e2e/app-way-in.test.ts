import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dana, priya, sam, tom } from '../apps/web/testing/double-people.ts'
import { type DoubleServer, openDoubleServer, signInAs } from './app-screens.ts'
import { hasBrowser, newContext, openBrowser } from './browser.ts'
import { press, tabTo } from './keyboard.ts'
import { makeLink } from './screen-deeds.ts'

describe.skipIf(!hasBrowser)('a new way in', () => {
  let browser: Browser
  let server: DoubleServer
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    server = await openDoubleServer()
    context = await newContext(browser)
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
  })
  afterEach(async () => {
    await context.close()
    await server.close()
  })
  const open = async (path: string, person: string) => {
    await signInAs(page, server, person)
    await page.goto(server.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const sure = () => page.getByRole('button', { name: 'Confirm (demonstration)' }).click()

  it('is made by one, found on home by another and confirmed by keyboard, and shown once to each', async () => {
    await open(`/people/${dana}`, tom)
    await page.getByRole('link', { name: 'A new way in for Dana Wu' }).click()
    await page.getByRole('button', { name: 'Make a link' }).click()
    await sure()
    await page.getByText('Priya Nair finds it under “What waits for you”').waitFor()
    expect(await page.locator('code').innerText()).toContain('/enrol#')
    await page.getByText('You made this link, so somebody else').waitFor()
    expect(await page.getByRole('button', { name: /^Confirm, and/ }).count()).toBe(0)
    await page.reload()
    await page.getByText('Waits for a second person').waitFor()
    expect(await page.locator('code').count()).toBe(0)

    await open('/home', priya)
    await tabTo(page, /^Open: Somebody needs a new way to sign in/)
    await press(page, 'Enter')
    await page.getByText('speak to Dana Wu, by phone or in person').waitFor()
    await tabTo(page, /^Confirm, and show the code$/)
    await press(page, 'Enter')
    await sure()
    expect(await page.locator('code').innerText()).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    await page.getByText('Tell it to Dana Wu and to nobody else').waitFor()
    await open('/home', priya)
    await page.getByText('Settle whether').waitFor()
    expect(await page.getByText('Somebody needs a new way').count()).toBe(0)
  })

  it('is seen and stopped by whom it is for', async () => {
    makeLink(server, sam)
    await open('/my-access', sam)
    await page.getByText(/^Tom Okafor made it on/).waitFor()
    await page.getByRole('button', { name: 'Stop it: the link that Tom Okafor made' }).click()
    await page.getByText('Ended without having been used').waitFor()
    expect(server.api.store.links.all.map(({ endedAt }) => endedAt === null)).toEqual([false])
  })

  it('is ended by a second person who was told that nobody asked', async () => {
    makeLink(server, dana)
    await open(`/people/${dana}`, priya)
    await page.getByRole('link', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'They did not ask: end it' }).click()
    await page.getByText('Nothing waits to be confirmed').waitFor()
  })

  it('asks for the code beside its field, and keeps what was typed', async () => {
    await page.goto(`${server.address}/enrol#coded`)
    await page.getByLabel('Code').fill('AAAA-BBBB-CCCC')
    await page.getByRole('button', { name: 'Make a passkey and sign in' }).click()
    await page.getByText('is not the code of this link').first().waitFor()
    expect(await page.getByLabel('Code').inputValue()).toBe('AAAA-BBBB-CCCC')
    await page.getByRole('button', { name: 'Use your work account' }).waitFor()
    await page.getByLabel('Code').fill('7KQ2-M0VX-93TB')
    await page.getByRole('button', { name: 'Make a passkey and sign in' }).click()
    await page.getByText('The double makes no passkeys.').waitFor()
  })

  it('says on its page that it waits for a second person', async () => {
    await page.goto(`${server.address}/enrol#waiting`)
    await page.getByText('They will tell you a code').waitFor()
  })
})
