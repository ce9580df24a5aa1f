import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  hasBrowser,
  newContext,
  openBrowser,
  openCheck,
  phone,
  trouble,
  watchRefusals,
  words,
  write,
} from './browser.ts'
import { type Opened, openSite } from './site.ts'

describe.skipIf(!hasBrowser)('the check', () => {
  let browser: Browser
  let opened: Opened
  beforeAll(async () => {
    opened = await openSite()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await opened.close()
  })

  async function start(size?: object): Promise<Page> {
    const page = await (await newContext(browser, size)).newPage()
    await openCheck(page, opened.address)
    return page
  }
  const result = (page: Page) => page.getByRole('region', { name: 'Result' })

  it('has its title and its words before any script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${opened.address}/check`)
    expect(await page.title()).toBe('Check before you post')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Check before you post')
    expect(await page.locator('body').innerText()).toContain('Your words stay on this device.')
    await words(page).fill('It is a plain box.')
    expect(await words(page).inputValue()).toBe('It is a plain box.')
    await context.close()
  })

  it('keeps what was typed before the editor came', async () => {
    const context = await newContext(browser)
    const page = await context.newPage()
    let letEditorCome = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letEditorCome = resolve
    })
    await page.route('**/assets/editor-*', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${opened.address}/check`, { waitUntil: 'commit' })
    await words(page).click()
    await page.keyboard.type('Early words')
    letEditorCome()
    await page.locator('.cm-content').waitFor()
    await page.keyboard.type(' and late ones')
    expect(await words(page).innerText()).toBe('Early words and late ones')
    await context.close()
  })

  it('finds nothing in an ordinary post, and says that it is no permission', async () => {
    const page = await start()
    await write(page, 'Lovely walk up Mount Ainslie with the kids this morning.')
    expect(await result(page).innerText()).toContain('Nothing found')
    expect(await result(page).innerText()).toContain('That is not permission')
    await page.context().close()
  })

  it('underlines the words, says why and what to do', async () => {
    const page = await start()
    await write(page, trouble)
    expect(await page.locator('.cm-lintRange-warning').innerText()).toBe('idiot')
    const finding = result(page).getByRole('button', { name: /idiot/ })
    expect(await finding.getAttribute('aria-expanded')).toBe('false')
    await finding.click()
    expect(await finding.getAttribute('aria-expanded')).toBe('true')
    await result(page).getByRole('button', { name: 'What the policy says' }).click()
    const panel = page.getByRole('dialog')
    expect(await panel.innerText()).toContain('Read it in the whole policy')
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    await page.context().close()
  })

  it('offers help before the result when somebody writes of trouble at work', async () => {
    const page = await start()
    await write(page, trouble)
    const said = await result(page).innerText()
    expect(said).toContain(
      'You have several safe ways to raise it, inside and outside your workplace. We do not record that you looked.',
    )
    expect(said.indexOf('Something wrong at work?')).toBeLessThan(said.indexOf('Best to ask first'))
    await page.context().close()
  })

  it('is red for nothing but the strongest result', async () => {
    const page = await start()
    await write(page, 'OFFICIAL: Sensitive, and it says the depot moves.')
    expect(await result(page).innerText()).toContain('We suggest not posting this as it stands')
    expect(await page.locator('[data-advice="stop"]').count()).toBe(1)
    await page.getByRole('button', { name: 'Start again' }).click()
    await write(page, trouble)
    expect(await page.locator('[data-advice="stop"], .cm-lintRange-error').count()).toBe(0)
    await page.context().close()
  })

  it('takes words out with one click', async () => {
    const page = await start()
    await write(page, 'The depot moves. OFFICIAL: Sensitive')
    await result(page)
      .getByRole('button', { name: /OFFICIAL: Sensitive/ })
      .first()
      .click()
    await result(page).getByRole('button', { name: 'Take the words out' }).click()
    await words(page).filter({ hasNotText: 'OFFICIAL' }).waitFor()
    await page.context().close()
  })

  it('says what an official post still needs', async () => {
    const page = await start()
    await page.getByText('for an official account', { exact: true }).click()
    await write(page, 'The pool opens at 6 am.')
    expect(await result(page).innerText()).toContain('Before it can go out')
    expect(await result(page).innerText()).toContain('needs approval')
    await page.context().close()
  })

  it('is not refused anything by its own content security policy', async () => {
    const context = await newContext(browser)
    const refusals = await watchRefusals(context)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await openCheck(page, opened.address)
    await write(page, trouble)
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByRole('button', { name: /^Try/ }).nth(4).click()
    await page.waitForTimeout(600)
    await page.locator('.cm-lintRange').first().hover()
    await page.locator('.cm-tooltip-lint').first().waitFor()
    expect(refusals).toEqual([])
    expect(problems).toEqual([])
    await context.close()
  })

  it('gives the focus back to the words when it took some out', async () => {
    const page = await start()
    await write(page, 'The depot moves. OFFICIAL: Sensitive')
    await result(page)
      .getByRole('button', { name: /OFFICIAL: Sensitive/ })
      .first()
      .click()
    await result(page).getByRole('button', { name: 'Take the words out' }).click()
    await page.waitForTimeout(200)
    await page.keyboard.press('Control+z')
    expect(await words(page).innerText()).toBe('The depot moves. OFFICIAL: Sensitive')
    await page.context().close()
  })

  it('keeps the bar and the words in sight above a keyboard', async () => {
    const page = await start(phone)
    await page.setViewportSize({ width: 390, height: 420 })
    await write(page, trouble)
    const bar = await page.getByRole('button', { name: /Best to ask first/ }).boundingBox()
    const caretLine = await page.locator('.cm-line').last().boundingBox()
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(420)
    expect((caretLine?.y ?? 0) + (caretLine?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
    await page.context().close()
  })

  it('shows the result on a phone as a bar that opens', async () => {
    const page = await start(phone)
    await write(page, trouble)
    const bar = page.getByRole('button', { name: /Best to ask first/ })
    expect(await bar.isVisible()).toBe(true)
    await bar.click()
    const panel = page.getByRole('dialog', { name: 'Result' })
    expect(await panel.innerText()).toContain('This insults')
    await page.context().close()
  })
})
