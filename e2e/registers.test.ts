import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { librariesFacebook, logoRequest } from '../apps/web/testing/double-entries.ts'
import { dana, sam } from '../apps/web/testing/double-people.ts'
import { type DoubleServer, openDoubleServer, signInAs } from './app-screens.ts'
import { hasBrowser, newContext, openBrowser } from './browser.ts'
import { inDays } from './days.ts'
import { focused as focusedOn, press as pressKeys, tabTo as tabOn } from './keyboard.ts'
import { pick } from './screen-deeds.ts'

// One page and one double for all of it, in the order in which somebody would do it.
describe.skipIf(!hasBrowser)('whoever keeps a register', () => {
  let browser: Browser
  let server: DoubleServer
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([openBrowser(), openDoubleServer()])
    context = await newContext(browser)
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await signInAs(page, server, sam)
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  const open = async (path: string) => {
    await page.goto(server.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const press = (...keys: readonly string[]) => pressKeys(page, ...keys)
  const focused = () => focusedOn(page)
  const tabTo = (name: RegExp) => tabOn(page, name)
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  const entryOf = (id: string) => server.api.store.registers.all.find((one) => one.id === id)
  const asked = (line: RegExp) => server.seen.filter((one) => line.test(one))

  it('comes from what needs attention to the entry it is about, by keyboard', async () => {
    await open('/registers')
    await tabTo(/^Look at it: Example Parks/)
    await press('Enter')
    await heading('Example Parks')
    expect(await focused()).toBe('Example Parks')
    expect(await page.getByRole('button', { name: 'Approve the account' }).count()).toBe(0)
    await tabTo(/What is not open to you here/)
    await press('Enter')
    await page.getByText('Nobody approves what they proposed. Dana Wu can.').waitFor()
  })

  it('is told beside each field what is missing, and loses nothing that was typed', async () => {
    await open('/registers/contacts')
    await tabTo(/^Add a contact$/)
    await press('Enter')
    await heading('Add a contact')
    await tabTo(/^Email/)
    await page.keyboard.type('night@example.act')
    await press('Enter')
    await page.getByText('2 things need another look').waitFor()
    expect(await focused()).toContain('2 things need another look')
    await tabTo(/^For what$/)
    await press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-values-kind')
    await page.keyboard.type('Whether something')
    await tabTo(/^Name$/)
    await page.keyboard.type('Night desk')
    await pick(page, 'Who answers', 'Aroha Ngata')
    await pick(page, 'Who answers', 'Dana Wu')
    expect(await page.getByLabel(/^Email/).inputValue()).toBe('night@example.act')
    await page.getByRole('button', { name: 'Add a contact' }).press('Enter')
    await heading('Night desk')
    await page.getByText('Aroha Ngata, Dana Wu').waitFor()
  })

  it('keeps what was typed when somebody changed the entry first, and shows what is new', async () => {
    await open(`/registers/channels/${librariesFacebook}/change`)
    await page.getByLabel(/^Whom it speaks to/).fill('Readers of all ages')
    server.api.store.registers.changeBehind(librariesFacebook, { audience: 'Families', hours: 'Every day' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Somebody changed this first').waitFor()
    expect(await page.getByLabel(/^Whom it speaks to/).inputValue()).toBe('Readers of all ages')
    expect(await page.getByText('They wrote: Families').isVisible()).toBe(true)
    expect(await page.getByLabel(/^When it is watched/).inputValue()).toBe('Every day')
    await page.getByLabel(/^Why/).fill('Children read too')
    await page.getByRole('button', { name: 'Save what stands here now' }).click()
    await heading('Example Libraries')
    await page.getByText('“Children read too”').waitFor()
    expect(entryOf(librariesFacebook)?.values).toMatchObject({
      ...{ audience: 'Readers of all ages', hours: 'Every day', life: 'active', approvedBy: dana },
    })
  })

  it('leaves everything as it is where somebody would rather not, with the focus where it was', async () => {
    await open(`/registers/channels/${librariesFacebook}`)
    await tabTo(/^Pause it$/)
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await focused()).toBe('Pause it')
    expect(asked(/deeds/)).toEqual([])
  })

  it('enters a turn to the minute, or for a whole day where no time is given', async () => {
    const turns = () =>
      server.api.store.registers.all.filter(
        ({ register, values }) => register === 'duty-roster' && values['person'] === dana,
      )
    const ends = page.getByRole('group', { name: /^Ends/ })
    const begin = async () => {
      await open(`/registers/duty-roster/new?channels=${librariesFacebook}`)
      await pick(page, 'Who is on duty', 'Dana Wu')
      await ends.getByLabel('Day').fill(inDays(2))
    }
    await begin()
    await ends.getByLabel('Time in Canberra').fill('07:15')
    await page.getByRole('button', { name: 'Add a turn on duty' }).press('Enter')
    await heading('Dana Wu')
    await page.getByText(/^Dana Wu is on duty until .*, 7:15 am \(Canberra\)\.$/).waitFor()
    await begin()
    await page.getByRole('button', { name: 'Add a turn on duty' }).press('Enter')
    await heading('Dana Wu')
    const [exact, whole] = turns().map(({ until }) => until ?? '')
    expect(Date.parse(whole ?? '') - Date.parse(exact ?? '')).toBe((16 * 60 + 45) * 60_000)
  })

  it('asks for permission from an address that a finding leads to, and somebody else answers', async () => {
    await open(
      `/registers/permission-requests/new?kind=release&what=That%20the%20pool%20opens&channels=${librariesFacebook}`,
    )
    await page.getByText('Example Libraries').first().waitFor()
    expect(await page.getByLabel('To say something that is not public').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByText('Sam Lindqvist asked, and it waits for an answer.').waitFor()
    expect(await page.getByRole('button', { name: 'Grant it' }).count()).toBe(0)

    await signInAs(page, server, dana)
    await open(`/registers/permission-requests/${logoRequest}`)
    await tabTo(/^Grant it$/)
    await press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Grant it' }).click()
    await dialog.getByText('Say until when it is granted.').first().waitFor()
    await dialog.getByLabel('Until and including').fill('2027-03-31')
    await dialog.getByRole('button', { name: 'Grant it' }).click()
    await page
      .getByText(/^It is granted/)
      .first()
      .waitFor()
    await page.getByText('Dana Wu granted it until the end of Wed 31 Mar 2027.').waitFor()
    await signInAs(page, server, sam)
  })

  it('sends a deed again after somebody was faster, without typing it twice', async () => {
    await open(`/registers/channels/${librariesFacebook}`)
    await page.getByRole('button', { name: 'Pause it' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why').fill('Flood')
    server.api.store.registers.changeBehind(librariesFacebook, { hours: 'Weekdays' })
    await dialog.getByRole('button', { name: 'Pause it' }).click()
    await dialog.getByText('Somebody changed this first').waitFor()
    expect(await dialog.getByLabel('Why').inputValue()).toBe('Flood')
    await dialog.getByRole('button', { name: 'Pause it' }).click()
    await page.getByText('Done: pause it').waitFor()
    await page.getByText('Paused.').waitFor()
  })

  it('finds an entry, and sees a register as it was', async () => {
    await open('/registers/channels')
    await page.getByLabel('Name or words').fill('story')
    await press('Enter')
    await page.getByText('1 entry fits').waitFor()
    await page.getByText('Narrow the list, or see it as it was').click()
    await page.getByLabel('As it was on').fill('2026-02-01')
    await press('Enter')
    await page.getByText('It is how it stood at the end of Sun 1 Feb 2026.').waitFor()
    await page.getByText('Nothing fits.').waitFor()
    await page.getByRole('link', { name: 'See it as it is now' }).click()
    await page.getByText('3 entries').waitFor()
  })
})

describe.skipIf(!hasBrowser)('whoever wonders about an account', () => {
  it('is answered without signing in, and nothing else is asked of the server', async () => {
    const [browser, server] = await Promise.all([openBrowser(), openDoubleServer()])
    const page = await (await newContext(browser)).newPage()
    page.setDefaultTimeout(10_000)
    await page.goto(`${server.address}/official`)
    await tabOn(page, /^Address or handle/)
    await pressKeys(page, 'Enter')
    await page.getByText('Paste an address or a handle first.').waitFor()
    await page.keyboard.type('facebook.com/ExampleLibraries')
    await pressKeys(page, 'Enter')
    await page.getByText('Yes, this account is official').waitFor()
    expect(await focusedOn(page)).toContain('Yes, this account is official')
    await page.getByLabel('Address or handle').fill('facebook.com/Examp1eLibraries')
    await pressKeys(page, 'Enter')
    await page.getByText('Look twice').waitFor()
    expect([...new Set(server.seen)].sort()).toEqual(['GET /me', 'GET /official', 'GET /official/answer'])
    await tabOn(page, /^House rules for comments/)
    await pressKeys(page, 'Enter')
    await page.getByText('My comment was hidden, or I have a code').waitFor()
    await browser.close()
    await server.close()
  })
})
