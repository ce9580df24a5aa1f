import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aroha, dana, priya, sam } from '../apps/web/testing/double-people.ts'
import { type DoubleServer, openDoubleServer, signInAs } from './app-screens.ts'
import { desktop, hasBrowser, isTooWide, newContext, openBrowser, phone } from './browser.ts'
import { focused, press, tabTo } from './keyboard.ts'
import { pick } from './screen-deeds.ts'

const day = (days: number): string => {
  const at = new Date(Date.now() + days * 86_400_000)
  return at.toISOString().slice(0, 10)
}

describe.skipIf(!hasBrowser)('saying that somebody is away, and letting somebody act', () => {
  let browser: Browser
  let server: DoubleServer
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await context.close()
    await server.close()
  })
  const open = async (path: string, person: string, size: object = desktop) => {
    server = await openDoubleServer()
    context = await newContext(browser, size)
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await signInAs(page, server, person)
    await page.goto(server.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const leaveOf = (person: string) => server.api.store.away.leave.filter((one) => one.person === person)

  it('says by keyboard that one is away and who stands in, and takes it back', async () => {
    await open('/my-access', sam)
    await tabTo(page, /^Say that you are away$/)
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Say that you are away' }).waitFor()
    await page.getByText('You keep every role').waitFor()
    await tabTo(page, /^Say so$/)
    await press(page, 'Enter')
    await page.getByText('One thing needs another look').waitFor()
    expect(await focused(page)).toContain('One thing needs another look')
    await tabTo(page, /^Last day$/)
    await press(page, 'Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-to')
    await page.getByLabel(/^First day/).fill(day(7))
    await page.getByLabel('Last day', { exact: true }).fill(day(9))
    await pick(page, 'Who stands in', 'Dana Wu')
    await tabTo(page, /^Say so$/)
    await press(page, 'Enter')
    await page.getByText('Dana Wu stands in.').waitFor()
    expect(leaveOf(sam)).toMatchObject([{ standsIn: dana }])
    await page.getByRole('button', { name: /^Take it back/ }).click()
    await page.getByText('You have not said that you are or will be away.').waitFor()
    expect(leaveOf(sam)).toEqual([])
  })

  it('keeps what was typed where the last day is before the first', async () => {
    await open(`/people/${sam}/leave`, sam)
    await page.getByLabel(/^First day/).fill(day(9))
    await page.getByLabel('Last day', { exact: true }).fill(day(7))
    await page.getByRole('button', { name: 'Say so' }).click()
    await page.getByText('Leave ends after it begins').first().waitFor()
    expect(await page.getByLabel(/^First day/).inputValue()).toBe(day(9))
    expect(leaveOf(sam)).toEqual([])
  })

  it('says on a phone that somebody else is away, from now on, and ends it early', async () => {
    await open(`/people/${sam}`, priya, phone)
    await page.getByRole('link', { name: 'Say that they are away' }).click()
    await page.getByText('Sam Lindqvist keeps every role').waitFor()
    await page.getByLabel('Last day', { exact: true }).fill(day(3))
    await page.getByRole('button', { name: 'Say so' }).tap()
    await page.getByText('Away now').waitFor()
    expect(await isTooWide(page)).toBe(false)
    await page.getByRole('button', { name: /^Back already/ }).tap()
    await page.getByText('Away now').waitFor({ state: 'hidden' })
    expect(leaveOf(sam)).toEqual([])
  })

  it('lets somebody act, with the roles that go along, and shows what and why to all three', async () => {
    await open(`/people/${dana}`, priya)
    await tabTo(page, /^Let somebody act for them$/)
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Let somebody act for Dana Wu' }).waitFor()
    await page.getByText('Whoever reports to Dana Wu will report to whoever acts, too.').waitFor()
    expect(await page.getByLabel('Approver').isChecked()).toBe(true)
    await pick(page, 'Who acts', 'Aroha Ngata')
    await page.getByLabel('Last day', { exact: true }).fill(day(20))
    await page.getByLabel(/^Why/).fill('Dana is at the Commonwealth until then')
    await tabTo(page, /^Let them act$/)
    await press(page, 'Enter')
    const why = 'With it goes the role of approver, because Dana Wu holds it and for as long as they do.'
    await page.getByText(why).waitFor()

    await signInAs(page, server, aroha)
    await page.goto(`${server.address}/my-access`)
    await page.getByText(why).waitFor()
    await page.getByText('acting for Dana Wu').first().waitFor()
    expect(await page.getByRole('button', { name: /^End it: Aroha/ }).count()).toBe(0)

    await signInAs(page, server, priya)
    await page.goto(`${server.address}/people/${dana}`)
    await page.getByRole('button', { name: 'End it: Aroha Ngata acts for Dana Wu' }).click()
    await page.getByRole('button', { name: 'End it now' }).click()
    await page.getByText('Say why in a few words').first().waitFor()
    await page.getByLabel('Why').fill('Dana is back')
    await page.getByRole('button', { name: 'End it now' }).click()
    await page.getByText(why).waitFor({ state: 'hidden' })
    expect(server.api.store.away.actings).toEqual([])
  })

  it('ends by its own route also where the role that went along is ended', async () => {
    await open(`/people/${dana}/acting`, priya)
    await pick(page, 'Who acts', 'Luca Moretti')
    await page.getByLabel('Last day', { exact: true }).fill(day(20))
    await page.getByRole('button', { name: 'Let them act' }).click()
    await page.getByRole('link', { name: 'Luca Moretti' }).first().click()
    await page.getByRole('button', { name: /^End approver/ }).click()
    await page.getByLabel('Why').fill('Dana is back')
    await page.getByRole('button', { name: 'End it now' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    const ended = server.seen.filter((one) => one.startsWith('POST /roles/') && one.endsWith('/end'))
    expect(ended).toEqual([expect.stringMatching(/^POST \/roles\/actings\//)])
  })

  it('is for a people officer, and for nobody about themselves; on a phone too', async () => {
    await open(`/people/${priya}/acting`, priya, phone)
    await page.getByText('Who acts for somebody is arranged by a people officer').waitFor()
    await page.goto(`${server.address}/people/${dana}/acting`)
    await pick(page, 'Who acts', 'Priya Nair')
    await page.getByLabel('Last day', { exact: true }).fill(day(20))
    await page.getByRole('button', { name: 'Let them act' }).tap()
    await page.getByText('Nobody arranges it for themselves').waitFor()
    expect(await page.getByRole('combobox', { name: 'Who acts' }).inputValue()).toContain('Priya Nair')
    expect(await isTooWide(page)).toBe(false)
  })
})
