import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { Refused } from '../apps/web/testing/double-exchange.ts'
import { priya, sam } from '../apps/web/testing/double-people.ts'
import { signInAs } from './app-screens.ts'
import { desktop, hasBrowser, phone } from './browser.ts'
import { focused, press, tabTo } from './keyboard.ts'
import { onDouble } from './on-double.ts'
import { beginPost, changeText, openWithCard, saved, words } from './post-screens.ts'

const picture = new URL('../docs/images/check-phone.png', import.meta.url)

describe.skipIf(!hasBrowser)('writing a post', () => {
  const double = onDouble()
  let page: Page

  const start = async (size: object = desktop) => {
    page = await double.visit(sam, size)
  }
  const open = async (text = '', on = page) => {
    const id = beginPost(double.server, text)
    await on.goto(`${double.server.address}/posts/${id}/write`)
    await words(on).waitFor()
    return id
  }
  const kept = (on = page) =>
    on.evaluate(
      () => Object.keys(localStorage).filter((name) => name.startsWith('second-look/writing/')).length,
    )
  const text = (id: string) => double.server.api.store.posts.find(id).body.text
  const settled = (on = page) =>
    on.waitForFunction(() =>
      Object.keys(localStorage).every((name) => !name.startsWith('second-look/writing/')),
    )

  it('begins, writes for three channels and asks for approval, by keyboard alone and at the width of a phone', async () => {
    await start({ viewport: phone.viewport })
    await page.goto(`${double.server.address}/posts/new`)
    await page.getByRole('button', { name: 'Start writing' }).waitFor()
    for (const channel of [/^Facebook/, /^Mastodon/, /^Bluesky/]) {
      await tabTo(page, channel)
      await press(page, 'Space')
    }
    await tabTo(page, /^Start writing/)
    await press(page, 'Enter')
    await words(page).waitFor()
    await page.getByRole('tab', { name: /^Mastodon/ }).waitFor()
    await tabTo(page, /^For all/)
    await press(page, 'ArrowDown', 'ArrowDown')
    expect(await focused(page)).toMatch(/^Mastodon/)
    await tabTo(page, /^Write other words for Mastodon/)
    await press(page, 'Enter')
    await page.getByLabel('Words for Mastodon').waitFor()
    await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement)
    await page.keyboard.insertText('The pool is open. Boosts welcome!')
    for (let back = 0; back < 8 && !/^Mastodon/.test(await focused(page)); back++)
      await press(page, 'Shift+Tab')
    await press(page, 'ArrowUp', 'ArrowUp')
    await tabTo(page, /^What is to go out$/)
    await page.keyboard.type('The pool opens on Friday at nine.')
    await tabTo(page, /^Set it as proposed/)
    await press(page, 'Enter')
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('tier')
    await tabTo(page, /^None/)
    await press(page, 'Space')
    await tabTo(page, /^Ask for approval/)
    await press(page, 'Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Version 1: nothing found').waitFor()
    await tabTo(page, /^A note for whoever approves/)
    await tabTo(page, /^Ask for approval/)
    await press(page, 'Enter')
    await page.getByText('Waiting for approval').first().waitFor()
    const post = double.server.api.store.posts.items.at(-1)
    expect(post?.state).toBe('in-review')
    expect(post?.body.text).toBe('The pool opens on Friday at nine.')
    expect(post?.body.variants.map((one) => [one.channel, one.text])).toEqual([
      ['pools', null],
      ['parks', 'The pool is open. Boosts welcome!'],
      ['city', null],
    ])
    expect(await kept()).toBe(0)
  })

  it('says once what is missing when somebody asks, and leads to its place', async () => {
    await start({ viewport: phone.viewport })
    await open('The pool opens on Friday.')
    await page.getByRole('button', { name: 'Ask for approval' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Settle what is missing, then ask.').waitFor()
    expect(await dialog.getByText('Say what part AI had in it').count()).toBe(1)
    await dialog.getByRole('button', { name: /^Say what part AI had in it/ }).click()
    await expect.poll(() => focused(page)).toMatch(/^Part AI had in it/)
    await page.getByText('No AI in the words').waitFor()
  })

  it('keeps what is said of a picture as it is said, and the focus where it is', async () => {
    await start({ viewport: phone.viewport })
    const id = await open('The pool opens on Friday.')
    await page.locator('summary', { hasText: 'Pictures' }).click()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'pool.png', mimeType: 'image/png', buffer: readFileSync(picture) })
    await page.getByRole('link', { name: 'Now say what it shows, and who is in it' }).press('Enter')
    await expect.poll(() => focused(page)).toMatch(/^Description/)
    await page.keyboard.type('The pool at dawn.')
    await page.getByRole('radio', { name: 'No', exact: true }).focus()
    await press(page, 'Space')
    await page.getByLabel('What part did AI have in it?').focus()
    await press(page, 'ArrowDown')
    await page.getByText('You said that nobody can be recognised in it.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
    await settled()
    const said = double.server.api.store.posts.find(id).body.pictures[0]
    expect(said?.alt).toBe('The pool at dawn.')
    expect(double.server.api.store.pictures.items[0]?.declared).toMatchObject({ people: 'no' })
  })

  it('keeps what is typed without a connection, over a closed window, and sends it when there is one again', async () => {
    await start()
    const id = await open('The pool')
    await page.context().setOffline(true)
    await words(page).focus()
    await press(page, 'End')
    await page.keyboard.type(' opens on Friday')
    await page.getByText('Kept on this device; will be sent when there is a connection').first().waitFor()
    expect(text(id)).toBe('The pool')
    await page.close()
    await page.context().setOffline(false)
    page = await page.context().newPage()
    await page.goto(`${double.server.address}/posts/${id}/write`)
    await words(page).waitFor()
    expect(await words(page).inputValue()).toBe('The pool opens on Friday')
    await settled()
    expect(text(id)).toBe('The pool opens on Friday')
  })

  it('loses no letter to a server that fails, and says when it is saved', async () => {
    await start()
    const id = await open()
    const { drafts } = double.server.api.store
    drafts.trouble = { on: /save/, with: new Refused(503, 'not-now', 'Not now', 'Try again in a moment.') }
    await words(page).pressSequentially('Swimming lessons start')
    await page.getByText('will be sent when there is a connection').first().waitFor()
    await words(page).pressSequentially(' on Monday')
    drafts.trouble = undefined
    // It tries by itself too, and may have been faster than the button.
    const tryNow = page.getByRole('button', { name: 'Try now' })
    await tryNow.click({ timeout: 3000 }).catch(() => undefined)
    await saved(page)
    await settled()
    expect(text(id)).toBe('Swimming lessons start on Monday')
  })

  it('shows both words where two windows changed the same, and lets somebody keep both', async () => {
    await start()
    const id = await open('The pool opens on Friday.')
    const other = await page.context().newPage()
    await other.goto(`${double.server.address}/posts/${id}/write`)
    await words(other).waitFor()
    await words(other).fill('The pool opens on Monday.')
    await settled(other)
    await words(page).fill('The pool opens on Sunday.')
    await page.getByText('You both changed the same words').waitFor()
    expect(await words(page).inputValue()).toBe('The pool opens on Sunday.')
    expect(text(id)).toBe('The pool opens on Monday.')
    await page.getByRole('button', { name: 'Keep both' }).click()
    await settled()
    expect(text(id)).toBe('The pool opens on Monday.\n\nThe pool opens on Sunday.')
  })

  it('brings in what somebody else wrote without moving the caret', async () => {
    await start()
    const id = await open('Bring a towel. The pool opens.')
    double.server.api.store.drafts.see(id, double.server.api.store.people[0]?.id ?? '', 'text')
    await page.reload()
    await page.getByText('Priya Nair is in the text.').waitFor()
    await words(page).focus()
    await press(page, 'End')
    changeText(double.server, id, 'Bring a towel and a hat. The pool opens.')
    await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('a hat'))
    await page.keyboard.type(' Come!')
    expect(await words(page).inputValue()).toBe('Bring a towel and a hat. The pool opens. Come!')
    await settled()
    expect(text(id)).toBe('Bring a towel and a hat. The pool opens. Come!')
  })

  it('keeps what is typed while the session ends, and sends it after signing in again', async () => {
    await start()
    const id = await open('The pool')
    double.server.api.store.endSessions()
    await words(page).fill('The pool opens on Friday')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Sign in again to go on').waitFor()
    expect(await kept()).toBe(1)
    await dialog.getByRole('button', { name: /Sam Lindqvist/ }).click()
    await settled()
    expect(await words(page).inputValue()).toBe('The pool opens on Friday')
    expect(text(id)).toBe('The pool opens on Friday')
  })

  it('keeps everything when a version is refused', async () => {
    await start()
    const id = await open('The pool opens on Friday.')
    double.server.api.store.drafts.trouble = {
      on: /version/,
      with: new Refused(
        409,
        'changed-meanwhile',
        'This changed since you opened it',
        'Look at it, and ask again.',
      ),
    }
    await words(page).fill('The pool opens on Sunday.')
    await page.getByRole('button', { name: 'Ask for approval' }).click()
    await page.getByText('This changed since you opened it').waitFor()
    await page.getByRole('button', { name: 'Go on writing' }).click()
    expect(await words(page).inputValue()).toBe('The pool opens on Sunday.')
    expect([text(id), double.server.api.store.posts.find(id).versions.length]).toEqual([
      'The pool opens on Sunday.',
      0,
    ])
  })

  it('shows the card of the first link, until somebody leaves it off, and makes nobody an author who only looks', async () => {
    await start()
    const id = await open('See https://example.act.gov.au/old')
    const post = () => double.server.api.store.posts.find(id)
    await page.getByRole('tab', { name: /^Bluesky/ }).click()
    const field = page.getByLabel('Address of the card')
    await field.waitFor()
    expect([post().body.card, await field.inputValue()]).toEqual([null, ''])
    await page.getByRole('tab', { name: 'For all' }).click()
    await words(page).fill('See https://example.act.gov.au/pools')
    await page.getByRole('tab', { name: /^Bluesky/ }).click()
    expect(await field.inputValue()).toBe('https://example.act.gov.au/pools')
    await saved(page)
    await settled()
    expect(post().body.card).toBe('https://example.act.gov.au/pools')
    await page.getByLabel('Show a card of a link under the text').uncheck({ force: true })
    await page.getByRole('tab', { name: 'For all' }).click()
    await words(page).fill('See https://example.act.gov.au/parks')
    await settled()
    expect(post().body).toMatchObject({ text: 'See https://example.act.gov.au/parks', card: '' })
  })

  it('looks up what a link shows and whom a handle means when somebody presses for it, and not before', async () => {
    await start()
    const asked: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    const id = await openWithCard(page, double.server, 'See it with @nobody.example')
    await page.getByRole('tab', { name: /^Bluesky/ }).click()
    const preview = page.getByRole('figure').filter({ hasText: 'City of Example' })
    await preview.getByText('https://example.act.gov.au/pools').first().waitFor()
    const looks = () => asked.filter((one) => one.endsWith('/look-up')).length
    expect(looks()).toBe(0)
    await tabTo(page, /^Look up what links show/)
    await press(page, 'Enter')
    await preview.getByText('Saltlake pools open for summer').waitFor()
    await preview.getByRole('img', { name: 'A pool at dawn, with three empty lanes' }).waitFor()
    await page.getByRole('tabpanel', { name: 'Bluesky' }).getByText('@nobody.example is nobody').waitFor()
    expect(looks()).toBe(1)
    expect(double.server.api.store.posts.find(id).versions).toEqual([])
  })

  it('offers channels that one writes for, and says of the others who does', async () => {
    await start()
    await page.goto(`${double.server.address}/posts/new`)
    await page.getByLabel(/^Mastodon/).waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(3)
    const fold = page.getByText('1 channel that others write for')
    await fold.click()
    await page.getByText('Written for by Bea Lim or Ravi Chandra.').waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(3)
  })

  it('says beside the channels that one of them is for others, and keeps what was typed', async () => {
    await start()
    const refused = (path: string) =>
      new Refused(403, 'not-allowed', 'You may not do this', 'You do not write for Roads.', [
        { path, says: 'You do not write for Roads. Choose channels that you are named for.' },
      ])
    const beside = page.getByText('Choose channels that you are named for.')
    const { drafts } = double.server.api.store
    drafts.trouble = { on: /begin/, with: refused('channels') }
    await page.goto(`${double.server.address}/posts/new`)
    await page.getByLabel(/^Facebook.*Pools/).check({ force: true })
    await page.getByRole('button', { name: 'Start writing' }).click()
    await beside.waitFor()
    await page.getByLabel(/^Mastodon/).check({ force: true })
    await beside.waitFor({ state: 'hidden' })

    const id = await open('The pool opens.')
    drafts.trouble = { on: /save/, with: refused('body.variants') }
    await words(page).fill('The pool opens on Friday.')
    await page.locator('summary', { hasText: 'Channels' }).first().click()
    await beside.waitFor()
    drafts.trouble = undefined
    await page.getByRole('checkbox', { name: /^Mastodon/ }).uncheck({ force: true })
    await settled()
    expect(text(id)).toBe('The pool opens on Friday.')
  })

  describe('signing out with words that were not sent', () => {
    const failing = {
      ...{ on: /save/, with: new Refused(503, 'not-now', 'Not now', 'Try again in a moment.') },
    }
    const dialog = () => page.getByRole('dialog', { name: 'You have words that are not saved yet' })
    /** Typed, refused for now, and then the button that signs out; asked by keyboard, as by touch. */
    const typeAndSignOut = async () => {
      await start()
      const id = await open('The pool opens.')
      double.server.api.store.drafts.trouble = failing
      await words(page).fill('The pool opens on Friday.')
      await page.getByText('will be sent when there is a connection').first().waitFor()
      await page.getByRole('button', { name: 'Sam Lindqvist' }).click()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await dialog().getByText('The pool opens on Friday.').waitFor()
      return id
    }
    const out = () => page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    const choose = (name: string) => dialog().getByRole('button', { name }).click()

    it('asks first, sends them, and says what could not be sent', async () => {
      const id = await typeAndSignOut()
      await choose('Send them, then sign out')
      await dialog().getByText('These could not be sent').waitFor()
      expect(await kept()).toBe(1)
      double.server.api.store.drafts.trouble = undefined
      await choose('Send them, then sign out')
      await out()
      expect([text(id), await kept()]).toEqual(['The pool opens on Friday.', 0])
    })

    it('keeps them for whoever typed them, and shows them to nobody else who signs in', async () => {
      const id = await typeAndSignOut()
      await choose('Keep them on this device and sign out')
      await out()
      double.server.api.store.drafts.trouble = undefined
      const { grants } = double.server.api.store
      for (const grant of grants) if (grant.person === priya) grant.endedAt = null
      await signInAs(page, double.server, priya)
      await page.goto(`${double.server.address}/posts/${id}/write`)
      await words(page).waitFor()
      expect(await words(page).inputValue()).toBe('The pool opens.')
      expect(await page.content()).not.toContain('Friday')
      await page.getByRole('button', { name: 'Priya Nair' }).click()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await out()
      expect([text(id), await kept()]).toEqual(['The pool opens.', 1])
      await signInAs(page, double.server, sam)
      await page.goto(`${double.server.address}/posts/${id}/write`)
      await words(page).waitFor()
      expect(await words(page).inputValue()).toBe('The pool opens on Friday.')
      await settled()
      expect(text(id)).toBe('The pool opens on Friday.')
    })

    it('deletes them where somebody says so, and leaves nothing in another window either', async () => {
      await start()
      const id = await open('The pool opens.')
      double.server.api.store.drafts.trouble = failing
      const other = await page.context().newPage()
      await other.goto(`${double.server.address}/posts/${id}/write`)
      await words(other).waitFor()
      await words(other).fill('The pool opens on Monday.')
      await words(page).fill('The pool opens on Friday.')
      await page.waitForTimeout(1000)
      expect(await kept()).toBe(2)
      await page.getByRole('button', { name: 'Sam Lindqvist' }).click()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await choose('Stay signed in')
      expect(await words(page).inputValue()).toBe('The pool opens on Friday.')
      await page.getByRole('button', { name: 'Sam Lindqvist' }).click()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await choose('Delete them and sign out')
      await out()
      await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
      expect([text(id), await kept(), await kept(other)]).toEqual(['The pool opens.', 0, 0])
    })
  })

  it('takes an email as plain words, and offers to leave out the one below it', async () => {
    await start()
    const id = await open()
    await page.waitForLoadState('networkidle')
    await words(page).focus()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData(
        'text/html',
        '<p>The pool opens on <del>Friday</del><ins>Monday</ins>.</p><p>From: Dana Wu</p><p>Sent: today</p><p>Can you post it?</p>',
      )
      data.setData('text/plain', 'rich')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await page.getByText('has an earlier message below it').waitFor()
    await page.getByRole('button', { name: 'Leave it out' }).click()
    expect(await words(page).inputValue()).toBe('The pool opens on Monday.')
    await settled()
    expect(text(id)).toBe('The pool opens on Monday.')
  })

  it('tells of a false alarm in two clicks', async () => {
    await start()
    await open('He said that I was an idiot.')
    await page.getByRole('button', { name: 'This is a false alarm' }).click()
    await page.getByRole('button', { name: 'It is a name or a quote' }).click()
    await page.getByText('Told to whoever owns the policy').waitFor()
    expect(double.server.api.store.posts.alarms.at(-1)?.reason).toBe('It is a name or a quote')
  })
})
