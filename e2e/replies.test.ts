import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { sam } from '../apps/web/testing/double-people.ts'
import { desktop, hasBrowser, phone } from './browser.ts'
import { focused, press, tabTo } from './keyboard.ts'
import { onDouble } from './on-double.ts'
import { fillIn, reply } from './reply-screens.ts'

describe.skipIf(!hasBrowser)('answering several with a template', () => {
  const double = onDouble()
  let page: Page
  const open = async (path: string, size: object = desktop) => {
    page = await double.visit(sam, size)
    await page.goto(double.server.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const made = () =>
    double.server.api.store.posts.items
      .filter(({ body }) => body.kind === 'reply')
      .map(({ body, state }) => [body.variants[0]?.about, body.text, state])

  it('is done by keyboard alone, at the width of a phone: what is inside is approved, what is not is a draft', async () => {
    await open('/posts', { viewport: phone.viewport })
    await tabTo(page, /^Answer several with a template/)
    await press(page, 'Enter')
    await page.getByLabel('Template').waitFor()
    await tabTo(page, /^Choose a template/)
    await press(page, 'T')
    await tabTo(page, /^Choose a channel/)
    await press(page, 'M')
    await tabTo(page, /^Addresses of what you answer/)
    await page.keyboard.insertText('https://social.example/@kim/1\nhttps://social.example/@lee/2')
    await tabTo(page, /^Add 2 replies/)
    await press(page, 'Enter')
    await page.waitForFunction(() => document.activeElement?.id.endsWith('slots-0'))
    expect(await focused(page)).toMatch(/^Name/)
    await page.keyboard.type('Kim')
    await page.locator('[data-words]', { hasText: 'Thank you, Kim! We have told the team.' }).waitFor()
    await reply(page, 1).getByText('Needs no new approval').waitFor()
    await press(page, 'Tab')
    await tabTo(page, /^Name/)
    await page.keyboard.type('@lee')
    await tabTo(page, /^Make these 2 replies/)
    await reply(page, 2).getByText('The template allows letters').waitFor()
    await press(page, 'Enter')
    await page.getByText('1 approved, 1 draft for approval').waitFor()
    expect(await focused(page)).toContain('1 approved, 1 draft for approval')
    expect(made()).toEqual([
      ['https://social.example/@kim/1', 'Thank you, Kim! We have told the team.', 'approved'],
      ['https://social.example/@lee/2', 'Thank you, @lee! We have told the team.', 'draft'],
    ])
    await tabTo(page, /^Write on/)
    await press(page, 'Enter')
    await page.getByLabel('What is to go out').waitFor()
  })

  it('keeps what was typed of whatever is not begun, and answers nothing twice where an answer was lost', async () => {
    await open('/posts/answer')
    await fillIn(page)
    await page.getByRole('button', { name: 'Remove reply 3' }).click()
    const send = page.getByRole('button', { name: 'Make these 2 replies' })
    // The template is taken back meanwhile.
    double.server.api.store.posts.hasTemplates = false
    await send.click()
    await page.getByText('Choose a template that is approved.').first().waitFor()
    double.server.api.store.posts.hasTemplates = true
    // The server takes it, and its answer never comes.
    await page.route('**/posts/fill', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await send.click()
    await page.getByText('We could not reach the server').waitFor()
    await page.unroute('**/posts/fill')
    expect(await reply(page, 2).getByLabel('Park').inputValue()).toBe('Weston Park, the north of it')
    await send.click()
    await page.getByRole('heading', { name: '2 answered already' }).waitFor()
    await reply(page, 2).getByText('This is answered with the template already').waitFor()
    expect(await reply(page, 2).getByLabel('Park').inputValue()).toBe('Weston Park, the north of it')
    expect(made()).toHaveLength(2)
    await reply(page, 1).getByText('Answered already').waitFor()
    expect(await page.getByRole('button', { name: /^Make/ }).count()).toBe(0)
    await reply(page, 1).getByRole('link', { name: 'See the reply that is there' }).click()
    await page.getByRole('heading', { level: 1, name: /Sorry, Weston Park/ }).waitFor()
  })
})
