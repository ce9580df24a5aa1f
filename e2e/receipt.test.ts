import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { longLife } from '../apps/web/testing/double-log.ts'
import { vera } from '../apps/web/testing/double-people.ts'
import { type DoubleServer, openDoubleServer, signInAs } from './app-screens.ts'
import { hasBrowser, newContext, openBrowser, phone } from './browser.ts'

describe.skipIf(!hasBrowser)('a receipt of 5,000 records', () => {
  let server: DoubleServer
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    server = await openDoubleServer()
    browser = await openBrowser()
    const context = await newContext(browser, phone)
    await context.addInitScript(() => {
      const tasks: number[] = []
      Object.assign(window, { tasks })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(Math.round(duration))
      }).observe({ type: 'longtask' })
    })
    page = await context.newPage()
    await signInAs(page, server, vera)
    // The double makes the life when it is first asked for it, which is no matter of the page.
    await context.request.get(`${server.address}/api/v1/records/life-5000/receipt`)
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  it('shows the newest soon, can be read while it is checked, and holds as a whole', async () => {
    const slow = await page.context().newCDPSession(page)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(`${server.address}/receipts/life-5000`)
    await page.getByText('reason: Change 4999').waitFor()
    expect(await page.getByText('This receipt holds').count()).toBe(0)
    await page.getByRole('progressbar', { name: 'Records checked' }).waitFor()
    await page.getByRole('button', { name: 'Show earlier records' }).click()
    await page.getByText('The last 150 of 5,000 records').waitFor()
    expect(await page.getByText('This receipt holds').count()).toBe(0)
    await page.getByText('This receipt holds').waitFor({ timeout: 120_000 })
    await page.getByText('the last of 5,000 records').waitFor()
    const { tasks, took } = await page.evaluate(() => ({
      tasks: (window as unknown as { tasks: number[] }).tasks,
      took: Math.round(performance.now()),
    }))
    process.stdout.write(
      `5,000 records, four times slowed: ${took} ms, longest task ${Math.max(0, ...tasks)} ms\n`,
    )
    // Checked at one go it is one task of many seconds.
    expect(Math.max(0, ...tasks)).toBeLessThan(2000)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  })

  it('is saved as files, of which each holds by itself', async () => {
    await page.getByText('Save the receipt, in 6 files').click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save file 1 of 6' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('receipt-life-5000-1-of-6.txt')
    const chunks: Buffer[] = []
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    expect(text).toBe(longLife('life-5000', 5000)(800, 1000).text)
    await page.goto(`${server.address}/receipts`)
    await page.waitForFunction(() => document.querySelectorAll('textarea')[1]?.value !== '')
    const file = { name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('This receipt holds').waitFor()
    await page.getByText('the last of 800 records').waitFor()
  })

  it('does not hold where a word of its oldest file was changed, and shows the rest', async () => {
    await page.route('**/receipt?before=800', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('"Change 7"', '"Change 8"'),
      })
    })
    await page.goto(`${server.address}/receipts/life-5000`)
    await page.getByText('This receipt does not hold').waitFor({ timeout: 60_000 })
    await page
      .getByText(/In the file before the newest 4,200 records: Line \d+: what is shown here/)
      .waitFor()
    expect(await page.getByText('This receipt holds').count()).toBe(0)
    await page.unroute('**/receipt?before=800')
  })

  it('says so when a file does not come, and goes on from there', async () => {
    await page.route('**/receipt?before=2800', (route) => route.abort())
    await page.goto(`${server.address}/receipts/life-5000`)
    await page.getByText('We could not reach the server').waitFor({ timeout: 60_000 })
    await page.getByText('reason: Change 4999').waitFor()
    await page.unroute('**/receipt?before=2800')
    const before = server.seen.length
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('This receipt holds').waitFor({ timeout: 60_000 })
    expect(server.seen.slice(before).filter((asked) => asked.endsWith('/receipt'))).toHaveLength(3)
  })
})
