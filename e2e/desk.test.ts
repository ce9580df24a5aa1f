import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aroha, dana, henrik, sam } from '../apps/web/testing/double-people.ts'
import { desktop, hasBrowser, phone } from './browser.ts'
import { changeBehind } from './desk-screens.ts'
import { focused, press, tabTo } from './keyboard.ts'
import { onDouble } from './on-double.ts'

describe.skipIf(!hasBrowser)('the desk: posts that wait', () => {
  const double = onDouble()
  let page: Page

  const open = async (path: string, person: string, size: object = desktop) => {
    page = await double.visit(person, size)
    await page.goto(double.server.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const post = (id: string) => double.server.api.store.posts.find(id)
  const decisionsOf = (id: string) =>
    post(id).decisions.filter(({ version }) => version === post(id).versions.length)
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  it('lets an approver at phone width approve in two actions from what waits, however fast they tap', async () => {
    await open('/home', dana, phone)
    await page.getByRole('link', { name: 'Look at it: Pool closed on Friday' }).click()
    await button('Approve exactly this').dblclick()
    await page.getByText('Approved, exactly as you saw it').waitFor()
    expect(post('post-pool').state).toBe('approved')
    expect(decisionsOf('post-pool')).toHaveLength(1)
    expect(double.server.seen.filter((one) => one === 'POST /posts/post-pool/decisions')).toHaveLength(1)
    await page.getByText('Next for you: Lower path is under water').waitFor()
  })

  it('returns it with a reason, which whoever wrote it finds at home', async () => {
    await open('/posts/post-pool', dana, phone)
    await button('Return with a reason').click()
    await button('Return it').click()
    await page.getByText('Say why in a few words').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-reason')
    await page.keyboard.type('Say which pool in the first line.')
    await button('Return it').click()
    await page.getByRole('heading', { name: 'Returned', exact: true }).waitFor()
    await page.getByText('“Say which pool in the first line.”', { exact: true }).waitFor()
    await open('/home', sam)
    await page.getByRole('link', { name: 'See why: Pool closed on Friday' }).click()
    await page.getByRole('link', { name: 'Change it' }).first().waitFor()
  })

  it('asks for a reason beside each judgement first, then that it is you, and keeps both', async () => {
    await open('/posts/post-oval', dana)
    expect(await button('Approve exactly this').count()).toBe(0)
    await button('Give 2 reasons first').click()
    await page.keyboard.type('They say so themselves.')
    await button('Give the reason first').click()
    await page.keyboard.type('There is no election.')
    await button('Approve exactly this').click()
    await button('Confirm (demonstration)').click()
    await page.getByText('Approved, exactly as you saw it').waitFor()
    expect(
      decisionsOf('post-oval')
        .at(-1)
        ?.answers.map(({ reason }) => reason),
    ).toEqual(['They say so themselves.', 'There is no election.'])
  })

  it('never approves what was not on the screen: it shows what changed, and waits until that was seen', async () => {
    await open('/posts/post-pool', dana)
    await button('Approve exactly this').waitFor()
    changeBehind(
      double.server,
      'post-pool',
      post('post-pool').body.text.replace('this Friday', 'on Saturday'),
    )
    await button('Approve exactly this').click()
    await page.getByRole('heading', { name: 'Changed since you opened it: 2 words' }).waitFor()
    await page.locator('ins', { hasText: 'on Saturday' }).first().waitFor()
    expect(await button('Approve exactly this').count()).toBe(0)
    expect(decisionsOf('post-pool')).toEqual([])
    await button('I have seen it').click()
    await button('Approve exactly this').click()
    await page.getByText('Approved, exactly as you saw it').waitFor()
    expect(decisionsOf('post-pool').map(({ does, version }) => [does, version])).toEqual([['approve', 3]])
  })

  it('says after a lost answer whether it arrived, and that twice counts once', async () => {
    await open('/posts/post-pool', dana)
    let isLost = true
    await page.route('**/decisions', async (route) => {
      // The first is taken by the double.server, and its answer never comes; so is the look whether it is there.
      if (isLost) await route.fetch()
      await route.abort()
    })
    await page.route('**/api/v1/posts/post-pool', (route) => (isLost ? route.abort() : route.continue()))
    await button('Approve exactly this').click()
    await page.getByText('We do not know yet whether it arrived').waitFor()
    expect(decisionsOf('post-pool')).toHaveLength(1)
    isLost = false
    await page.unroute('**/decisions')
    await button('Approve exactly this').click()
    await page.getByText('Approved, exactly as you saw it').waitFor()
    expect(decisionsOf('post-pool')).toHaveLength(1)
  })

  it('says to whoever wrote it why they cannot approve and who can, and reminds those', async () => {
    await open('/posts/post-pool', sam)
    await page
      .getByText(
        'You wrote some of these words, and nobody approves their own. Dana Wu or Aroha Ngata can approve.',
      )
      .waitFor()
    expect(await button('Approve exactly this').count()).toBe(0)
    await button('Remind Dana Wu or Aroha Ngata').click()
    await page.getByText('Reminded.').waitFor()
    await page.getByText('Sam Lindqvist reminded Dana Wu and Aroha Ngata.').waitFor()
  })

  it('takes a comment on selected words and a suggestion; whose words are taken approves no more', async () => {
    await open('/posts/post-pool', aroha)
    await page.locator('[data-words]').first().waitFor()
    await page.evaluate(() => {
      const words = document.querySelector('[data-words]')?.firstChild
      const from = words?.textContent?.indexOf('fix the pump') ?? 0
      if (words) document.getSelection()?.setBaseAndExtent(words, from, words, from + 12)
    })
    await button('Comment on “fix the pump”').click()
    await page.keyboard.type('Say what is broken.')
    await page.getByLabel('Suggest other words').check({ force: true })
    await page.getByLabel('Other words', { exact: true }).fill('mend the pump')
    await button('Say it').click()
    await page.locator('#conversation').getByText('Say what is broken.').waitFor()
    expect(post('post-pool').comments.at(-1)).toMatchObject({
      anchor: { version: 2, field: 'text', from: 60, to: 72, quote: 'fix the pump' },
      suggestion: 'mend the pump',
    })
    await open('/posts/post-pool', sam)
    await page
      .locator('article', { hasText: 'Say what is broken.' })
      .getByRole('button', { name: 'Take these words' })
      .click()
    await page.getByText('Aroha Ngata is an author of them now.').waitFor()
    await page.getByText('Dana Wu can approve.').first().waitFor()
    expect(post('post-pool').body.text).toContain('while we mend the pump.')
  })

  it('does all of it by keyboard: to the post, a comment on a sentence, and the approval', async () => {
    await open('/posts', dana)
    await tabTo(page, /^Pool closed on Friday/)
    await press(page, 'Enter')
    await page.getByRole('heading', { level: 1, name: 'Pool closed on Friday' }).waitFor()
    await tabTo(page, /^Comment or suggest/)
    await press(page, 'Enter')
    await page.keyboard.type('Good.')
    await tabTo(page, /^Say it/)
    await press(page, 'Enter')
    await page.locator('#conversation').getByText('Good.').waitFor()
    expect(await focused(page)).toBe('Comment or suggest other words')
    await tabTo(page, /^Approve exactly this/)
    await press(page, 'Enter')
    await page.getByText('Approved, exactly as you saw it').waitFor()
    expect(await focused(page)).toContain('Approved, exactly as you saw it')
  })

  it('tells the policy owner of a false alarm in two clicks and its reason, and notes it', async () => {
    await open('/posts/post-oval', dana)
    await button('This is a false alarm').first().click()
    await page.keyboard.type('It is a quotation.')
    await button('Tell them').click()
    await page.getByText('Told to whoever owns the policy.').waitFor()
    await open('/false-alarms', aroha)
    await page.getByText('“got it badly wrong”').waitFor()
    await button('Noted: got it badly wrong').click()
    await page.getByText('Nobody says that a rule is wrong.').waitFor()
    await page.getByText('1 noted').waitFor()
  })

  it('says the neutral answer as the server does, and lets the media team give one of two', async () => {
    await open('/posts/post-tram', henrik)
    const says =
      'This looks like government work that may not be public yet. If it has been announced, link the announcement; if unsure, ask the media team.'
    await page.getByText(says, { exact: true }).waitFor()
    await button('It has been announced').click()
    await page.getByText('Give the address of the announcement').first().waitFor()
    await button('It is not this').click()
    await expect.poll(() => post('post-tram').neutral.state).toBe('not-this')
    await expect.poll(() => page.getByText(says, { exact: true }).count()).toBe(0)
  })
})
