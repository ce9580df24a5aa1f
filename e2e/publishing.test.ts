import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parksMastodon } from '../apps/web/testing/double-entries.ts'
import { dana, sam, vera } from '../apps/web/testing/double-people.ts'
import { type DoubleServer, openDoubleServer, signInAs } from './app-screens.ts'
import { desktop, hasBrowser, newContext, openBrowser, phone } from './browser.ts'
import { noticed } from './incident-screens.ts'
import { focused, press, tabTo } from './keyboard.ts'
import { cameDown, onItsWay } from './publishing-screens.ts'

describe.skipIf(!hasBrowser)('what goes out, and what was noticed', () => {
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
  })
  afterEach(async () => {
    await context.close()
    await server.close()
  })

  const open = async (path: string, size: object = desktop, as = dana) => {
    context = await newContext(browser, size)
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await signInAs(page, server, as)
    await page.goto(server.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  it('says by itself that it was posted after all, and leaves the focus where it is', async () => {
    onItsWay.unknown(server)
    await open('/posts/post-story')
    await page.getByText('We are checking the page and will not send it twice.').waitFor()
    await tabTo(page, /^What happened on Example Libraries/)
    await press(page, 'Enter')
    server.api.store.publishing.put('post-story', 'libraries', 'published', {
      ...{ publishedAt: new Date().toISOString(), readAt: new Date().toISOString() },
      steps: [{ at: new Date().toISOString(), says: 'It was posted.', by: null, reason: null }],
    })
    await page.getByText('it is what was approved').waitFor()
    expect(await focused(page)).toMatch(/^What happened on Example Libraries/)
    await page.getByText('It was posted.', { exact: true }).waitFor()
    await page.getByText('Not known yet whether it was posted').first().waitFor({ state: 'detached' })
  })

  it('lets whoever posted it by hand say where, by keyboard alone', async () => {
    onItsWay.out(server)
    await open('/posts/post-pool', phone)
    await page.getByText('Ready for you to post').waitFor()
    await tabTo(page, /^I have posted it: Saltlake Pools$/)
    await press(page, 'Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, /^Where it is/)
    await page.keyboard.type('pools')
    await press(page, 'Enter')
    await page.getByText('Paste the whole address').waitFor()
    await tabTo(page, /^Where it is/)
    await press(page, 'Control+a')
    await page.keyboard.type('https://www.facebook.com/pools/1')
    await press(page, 'Enter')
    await page.getByRole('link', { name: 'https://www.facebook.com/pools/1' }).waitFor()
    await page.getByText('Noted where it is.').waitFor()
    // Whoever listens hears what was said, and not the button that asked.
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Noted where it is.'))
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Noted where it is.')
    expect(server.api.store.publishing.find('post-pool', 'pools').state).toBe('published')
  })

  it('shows what came down by day and channel, and hands out files, by keyboard alone', async () => {
    cameDown(server)
    await open('/taken-down', phone, vera)
    await page.getByText('2 posts came down').waitFor()
    await page.getByText('With the platform’s own log-in: we do not know who.').waitFor()
    const links = await page
      .locator('main a[download]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(links.map((href) => href?.replace(/\?.*$/, ''))).toEqual([
      ...['/api/v1/taken-down.csv', '/api/v1/taken-down.json'],
      ...['/api/v1/taken-down/public.csv', '/api/v1/taken-down/public.json'],
    ])
    await tabTo(page, /^Other days, or one channel/)
    await press(page, 'Enter')
    await page.getByLabel('First day').fill('2020-01-01')
    await page.getByLabel('Last day').fill('2020-12-31')
    await tabTo(page, /^Show these$/)
    await press(page, 'Enter')
    await page.getByText('Nothing came down from Wed 1 Jan 2020 to Thu 31 Dec 2020.').waitFor()
    expect(page.url()).toContain('from=2020-01-01&to=2020-12-31')
  })

  it('says how a correction is taken before it is begun, and leads to its words', async () => {
    onItsWay.down(server)
    await open('/posts/post-story', phone, sam)
    await tabTo(page, /^Correct this post$/)
    await press(page, 'Enter')
    await page.getByRole('dialog').getByText('a new post says what was wrong').waitFor()
    await tabTo(page, /^Begin the correction$/)
    await press(page, 'Enter')
    await page.waitForURL(/\/posts\/[^/]+\/write$/)
    await page.goto(`${server.address}/posts/post-story`)
    await page.getByText('A correction is being worked on:').waitFor()
  })

  it('looks at the channels when somebody asks, and says in words what is there', async () => {
    await open('/publishing')
    await tabTo(page, /^Look now$/)
    await press(page, 'Enter')
    await page.getByText('Looked at 1 channel. Nothing new is there that nobody did here.').waitFor()
    expect(await focused(page)).toMatch(/^Look now/)
  })

  it('pauses everything with one confirmation, says so at home, and lets it go on', async () => {
    onItsWay.stopped(server)
    await open('/publishing', phone)
    await page.getByText('Publishing was paused when it was due.').waitFor()
    await tabTo(page, /^Pause publishing$/)
    await press(page, 'Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, /^Why/)
    await page.keyboard.type('Somebody else may hold our keys.')
    await tabTo(page, /^Pause it now$/)
    await press(page, 'Enter')
    await page.getByText('Publishing is paused: Everything').waitFor()
    expect(server.api.store.publishing.pauses).toMatchObject([{ scope: 'all', what: '' }])
    await page.goto(`${server.address}/home`)
    await page.getByText('Publishing is paused: Everything. 1 post on your channels needs somebody').waitFor()
    await page.getByRole('link', { name: 'Publishing now' }).first().click()
    await page.getByRole('button', { name: 'Let publishing go on: Everything' }).click()
    await page.getByRole('dialog').getByText('Nothing that was due meanwhile goes out by itself.').waitFor()
    await page.getByRole('button', { name: 'Let it go on' }).click()
    await page.getByText('Publishing goes on: Everything').waitFor()
    expect(server.api.store.publishing.pauses).toEqual([])
    await page.getByRole('link', { name: 'Decide: Story time on Saturday, Example Libraries' }).click()
    await page.getByRole('button', { name: 'Let it go out: Example Libraries' }).click()
    await page.getByLabel('Why').fill('Still right today.')
    await page.getByRole('dialog').getByRole('button', { name: 'Let it go out' }).click()
    await page.getByText('You let it go. Where it stands is said above.').waitFor()
  })

  it('shows words that nobody approved as words, and is taken, closed and opened again', async () => {
    noticed(server)
    await open('/incidents')
    await page.getByRole('link', { name: 'Something is on the channel that nobody approved here' }).click()
    const words = page.locator('blockquote')
    expect(await words.innerText()).toContain('<b>Click here</b> https://prize.example')
    expect(await words.locator('*').count()).toBe(0)
    const outside = page.getByRole('link', { name: /social\.example/ })
    expect(await outside.getAttribute('rel')).toContain('noopener')
    expect(await outside.getAttribute('target')).toBe('_blank')
    await tabTo(page, /^I look after it$/)
    await press(page, 'Enter')
    await page.getByText('You look after it now').waitFor()
    await page.getByRole('button', { name: 'Close it' }).click()
    await page.getByLabel('How it ended').selectOption({ label: 'What signs in was changed' })
    await page.getByLabel('Why it can be closed').fill('The old password was in a shared note.')
    await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click()
    await page.getByText('Closed it. What signs in was changed.').waitFor()
    await page.getByRole('button', { name: 'Open it again' }).click()
    await page.getByLabel('Why').fill('It is back.')
    await page.getByRole('dialog').getByRole('button', { name: 'Open it again' }).click()
    await page.getByText('“It is back.”').waitFor()
    expect(server.api.store.incidents.find('incident-1').isOpen).toBe(true)
  })

  it('sends where the account lives with the secret, and nothing that its platform does not ask', async () => {
    await open('/home')
    await signInAs(page, server, sam)
    server.api.store.own(sam)
    await page.goto(`${server.address}/registers/channels/${parksMastodon}`)
    await page.getByRole('button', { name: 'Put one in' }).click()
    await page.getByText('The address of the server, such as https://social.example').waitFor()
    expect(await page.getByLabel('Who signs in').count()).toBe(0)
    await page.getByLabel('Where the account lives').fill('https://social.example')
    await page.getByLabel('What you call it').fill('For posts')
    await page.getByLabel('The secret', { exact: true }).fill('abcd')
    await page.getByLabel('To be changed by').fill('2027-06-01')
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name: 'Put it in' }).click()
    expect((await sent).postDataJSON()).toEqual({
      ...{ kind: 'app-password', label: 'For posts', secret: 'abcd', due: '2027-06-01' },
      service: 'https://social.example',
    })
    await page.getByText('For posts', { exact: true }).waitFor()
  })
})
