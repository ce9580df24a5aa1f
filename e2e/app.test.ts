import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { receiptOf } from '../apps/web/testing/double-log.ts'
import { priya, tom } from '../apps/web/testing/double-people.ts'
import { type DoubleServer, headersFile, openDoubleServer, signInAs } from './app-screens.ts'
import { hasBrowser, newContext, openBrowser } from './browser.ts'
import { focused as focusedOn, press as pressKeys, tabTo as tabOn } from './keyboard.ts'
import { goodFile } from './people-screens.ts'
import { chooseFile, pick } from './screen-deeds.ts'

const dana = '01930000-0000-7000-8000-000000000004'
const mina = '01930000-0000-7000-8000-000000000005'

describe.skipIf(!hasBrowser)('the signed-in app', () => {
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

  const open = async (path: string, person = priya) => {
    await signInAs(page, server, person)
    await page.goto(server.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const press = (...keys: readonly string[]) => pressKeys(page, ...keys)
  const focused = () => focusedOn(page)
  const tabTo = (name: RegExp) => tabOn(page, name)

  it('lets somebody sign in by keyboard and brings them where they wanted to go', async () => {
    await page.goto(`${server.address}/people/${dana}`)
    await page.getByText('Sign in as one of these').waitFor()
    await tabTo(/^Sign in as Priya Nair/)
    await press('Enter')
    await page.getByRole('heading', { name: 'Dana Wu' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/people/${dana}`)
  })

  it('never leads to another site after signing in', async () => {
    await page.goto(`${server.address}/sign-in?to=//evil.example/home`)
    await page.getByRole('button', { name: 'Sign in as Priya Nair' }).click()
    await page.getByRole('heading', { name: 'What waits for you' }).waitFor()
    expect(page.url()).toBe(`${server.address}/home`)
  })

  it('begins with a link past its bar, and puts the focus on the heading of the next screen', async () => {
    await open('/home')
    await press('Tab')
    expect(await focused()).toBe('Skip to the main part')
    await tabTo(/^People$/)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    expect(await focused()).toBe('People')
    expect(await page.title()).toBe('People · Second Look')
  })

  it('opens the menu, goes through it and closes it with Escape', async () => {
    await open('/home')
    await tabTo(/^Priya Nair/)
    await press('Enter')
    await tabTo(/^Check before you post/)
    expect(await focused()).toContain('Private: your words stay on this device')
    await press('Escape')
    expect(await focused()).toMatch(/^Priya Nair/)
    expect(await page.getByRole('navigation', { name: 'My menu' }).isVisible()).toBe(false)
  })

  it('says what would be here where nothing waits', async () => {
    await open('/home', tom)
    await page.getByText('Posts to approve would be here').waitFor()
  })

  it('takes off the list what only wanted to be seen', async () => {
    await open('/home')
    await page.getByRole('button', { name: /^I have seen it: Tom Okafor/ }).click()
    await page.getByText('Tom Okafor gave you').waitFor({ state: 'hidden' })
    expect(await page.getByRole('button', { name: /^I have seen it/ }).count()).toBe(0)
  })

  it('keeps how somebody wants to be told', async () => {
    await open('/notices')
    await page.getByLabel('Only what I must know').check({ force: true })
    expect(await page.getByLabel(/What is logged about you/).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    expect(server.api.store.noticeSettings['mail']).toBe('must-know')
  })

  it('lets somebody say that they have read what is logged about them', async () => {
    await open('/surveillance-notice')
    await page.getByRole('button', { name: 'I have read it' }).click()
    await page.getByText('You were told on').waitFor()
  })

  it('adds somebody by keyboard, and says what is wrong beside the field without losing a letter', async () => {
    await open('/people/add')
    await tabTo(/^Email at work/)
    await page.keyboard.type('olu at work')
    await press('Enter')
    await page.getByText('2 things need another look').waitFor()
    expect(await focused()).toContain('2 things need another look')
    await tabTo(/^Name$/)
    await press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
    await page.keyboard.type('Olu Adeyemi')
    expect(await page.getByLabel(/^Email at work/).inputValue()).toBe('olu at work')
    await page.getByLabel(/^Email at work/).fill('olu@example.act')
    await press('Enter')
    await page.getByRole('heading', { name: 'Olu Adeyemi' }).waitFor()
  })

  it('keeps what was typed when somebody changed the entry first', async () => {
    await open(`/people/${mina}/edit`)
    await page.getByLabel('Name', { exact: true }).fill('Mina Park-Lee')
    server.api.store.changeBehind('Mina Park', { name: 'Mina Y. Park', key: 'B77' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Somebody changed this first').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Mina Park-Lee')
    expect(await page.getByText('They wrote: Mina Y. Park').isVisible()).toBe(true)
    expect(await page.getByLabel(/^Staff number/).inputValue()).toBe('B77')
    await page.getByRole('button', { name: 'Save what stands here now' }).click()
    await page.getByRole('heading', { name: 'Mina Park-Lee' }).waitFor()
  })

  it('keeps the page when the session ends, and goes on after signing in again', async () => {
    await open('/people/add')
    await page.getByLabel('Name', { exact: true }).fill('Olu Adeyemi')
    server.api.store.endSessions()
    await page.getByRole('button', { name: 'Add this person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Sign in as Priya Nair' }).click()
    await page.getByRole('heading', { name: 'Olu Adeyemi' }).waitFor()
  })

  it('shows nothing of one person to another who signs in over the page', async () => {
    await open('/people/add')
    await page.getByLabel('Name', { exact: true }).fill('Olu Adeyemi')
    server.api.store.endSessions()
    await page.getByRole('button', { name: 'Add this person' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in as Tom Okafor' }).click()
    await page.getByText('Nothing waits for you.').waitFor()
    expect(server.api.store.people.some(({ entry }) => entry.name === 'Olu Adeyemi')).toBe(false)
  })

  it('merges two entries after showing what it does, and undoes it', async () => {
    await open('/people/merge?keep=01930000-0000-7000-8000-000000000007')
    await pick(page, 'Entry to fold into it', 'A. Ngata')
    await page.getByRole('button', { name: 'Show what this would do' }).click()
    await page.getByLabel('Why they are one human').fill('Same staff number on the old list')
    await page.getByRole('button', { name: 'Merge them' }).click()
    await page.getByText('They are one human now').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('stand alone again').waitFor()
  })

  it('brings a file in only after it was shown and confirmed, and tells how far it is', async () => {
    await open('/people/import')
    await chooseFile(page, goodFile)
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await page.getByText('This is what would change').waitFor()
    expect(server.seen.filter((one) => one.endsWith('/confirm'))).toEqual([])
    await page.getByRole('button', { name: 'Bring 3 changes in' }).click()
    await page.getByRole('progressbar').waitFor()
    await page.getByText('3 changes from people.csv are in.').waitFor()
  })

  it('asks for confirmation before a guarded role and then does what was asked', async () => {
    await open(`/roles/give?person=${dana}&role=auditor`, tom)
    await page.getByRole('button', { name: 'Give this role' }).click()
    await page.getByRole('button', { name: 'Confirm (demonstration)' }).click()
    await page.getByRole('heading', { name: 'Dana Wu' }).waitFor()
    await page.getByText('Auditor', { exact: true }).waitFor()
  })

  it('leaves everything as it is when somebody would rather not confirm', async () => {
    await open(`/roles/give?person=${dana}&role=auditor`, tom)
    const before = server.api.store.grants.length
    await page.getByRole('button', { name: 'Give this role' }).click()
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByText('Confirm that it is you').first().waitFor()
    expect(server.api.store.grants.length).toBe(before)
    expect(await page.getByRole('combobox', { name: 'Person' }).inputValue()).toBe('Dana Wu')
  })

  it('ends a role with a reason and not without', async () => {
    await open('/roles')
    await page.getByRole('button', { name: /^End approver for Community Services, Dana Wu/ }).click()
    await page.getByRole('button', { name: 'End it now' }).click()
    await page.getByText('Say why in a few words').first().waitFor()
    await page.getByLabel('Why').fill('She moves to another team')
    await page.getByRole('button', { name: 'End it now' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page
      .getByRole('button', { name: /Dana Wu/ })
      .first()
      .waitFor({ state: 'hidden' })
  })

  it('shows a token once', async () => {
    await open('/my-access')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByLabel('What it is for').fill('Nightly list')
    await page.getByLabel('Find colleagues').check({ force: true })
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('button', { name: 'Confirm (demonstration)' }).click()
    const secret = page.locator('code')
    await secret.waitFor()
    expect(await secret.innerText()).toMatch(/^sl_/)
    await page.reload()
    await page.getByText('Nightly list').waitFor()
    expect(await page.getByText(/sl_/).count()).toBe(0)
  })

  it('checks a receipt in the browser, with the cable out, and sends nothing of it', async () => {
    await page.goto(`${server.address}/receipts`)
    await page.getByLabel('The key to check it with').waitFor()
    await page.waitForFunction(() => document.querySelectorAll('textarea')[1]?.value !== '')
    await context.setOffline(true)
    const before = server.seen.length
    await page.getByLabel('or pasted as text').fill(receiptOf(dana))
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByText('Checked in your browser just now.').waitFor()
    await page.getByLabel('or pasted as text').fill(receiptOf(dana).replace('"Libraries"', '"Transport"'))
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await page.getByText('This receipt does not hold').waitFor()
    expect(server.seen.length).toBe(before)
  })

  it('has a policy of its own and reaches nothing of the check', async () => {
    const headers = headersFile()
    const policy = headers['/people/*']?.['Content-Security-Policy'] ?? ''
    expect(policy).toContain("connect-src 'self'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers['/check']?.['Content-Security-Policy']).toContain("connect-src 'none'")
    await open('/home')
    const scripts = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    )
    expect(scripts.filter((name) => /assets\/(check|editor|worker|picture)/.test(name))).toEqual([])
    const before = server.seen.length
    await page.goto(`${server.address}/check`)
    await page.locator('.cm-content').waitFor()
    const ofCheck = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    )
    expect(ofCheck.filter((name) => name.includes('/assets/app'))).toEqual([])
    expect(server.seen.length).toBe(before)
  })

  it('leads from a no to the page of its code, in a tab of its own, and from every screen to help', async () => {
    await signInAs(page, server, priya)
    await page.goto(`${server.address}/people/01930000-0000-7000-8000-000000000999`)
    const link = page.getByRole('link', { name: 'What this means (opens in a new tab)' })
    const [more] = await Promise.all([context.waitForEvent('page'), link.click()])
    await more.getByRole('heading', { level: 1, name: 'not-found' }).waitFor()
    expect(await page.getByText('There is no such person.').count()).toBe(1)
    for (const path of ['/home', '/sign-in', '/receipts']) {
      await page.goto(server.address + path)
      await page.getByRole('contentinfo').getByRole('link', { name: 'Help' }).click()
      await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
    }
  })

  it('works beside the service worker of the check', async () => {
    await page.goto(`${server.address}/check`)
    await page.locator('.cm-content').waitFor()
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await open('/home')
    await page.getByText('Settle whether the policy binds Yusuf Demir').waitFor()
  })
})
