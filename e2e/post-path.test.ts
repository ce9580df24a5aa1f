import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, hasBrowser, openBrowser, phone } from './browser.ts'
import { focused, press, tabTo } from './keyboard.ts'
import { words } from './post-screens.ts'
import { openProduct, type Product } from './product.ts'
import { Visitor } from './visitor.ts'

// One story on the real server, told in order; sentences by hand from the policy and from what people were promised.

const narrow = { viewport: phone.viewport }
const text = 'The bridge on Lake Street is open to buses again. Every route runs its usual way.'
const voided = (who: string, whose: string, not: string): string =>
  `${who} changed 2 words after ${whose} approved, so it needs a fresh approval by someone who did not write ${not}. Nothing has gone out.`

describe.skipIf(!hasBrowser)('a post from blank to approved, on the real server', () => {
  let browser: Browser
  let product: Product
  let author: Visitor
  let approver: Visitor
  let path = ''
  /** What people did, one line for each thing that they chose, typed or pressed. */
  const did: { who: 'author' | 'approver'; what: string }[] = []

  beforeAll(async () => {
    ;[browser, product] = await Promise.all([openBrowser(), openProduct({ DEMO: '1' })])
    const open = (name: string, size: object) => Visitor.open(browser, { ...product, name }, size)
    ;[author, approver] = await Promise.all([
      open('Zainab Timetable', narrow),
      open('Isaac Lamplighter', phone),
    ])
    await Promise.all([author.signIn(), approver.signIn()])
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await product.close()
  })

  /** Goes there by Tab, and presses. */
  const act = async (name: RegExp, key: 'Enter' | 'Space') => {
    await tabTo(author.page, name)
    await press(author.page, key)
    did.push({ who: 'author', what: `${key} on ${name.source}` })
  }
  const tap = async (role: 'link' | 'button', name: string | RegExp) => {
    await approver.page.getByRole(role, { name, exact: true }).first().tap()
    did.push({ who: 'approver', what: `tap on ${name}` })
  }
  /** Asks for approval of what is there, and waits until it was. */
  const ask = async (version: number) => {
    const { page } = author
    await act(/^Ask for approval/, 'Enter')
    await page.getByRole('dialog').getByText(`Version ${version}: nothing found`).waitFor()
    await author.look()
    // The dialog itself is called that too; its button comes after the note.
    await tabTo(page, /^A note for whoever approves/)
    await act(/^Ask for approval/, 'Enter')
    await page.waitForURL((url) => /^\/posts\/[^/]+$/.test(url.pathname))
    await page.getByText('Waiting for approval').first().waitFor()
  }
  /** The page of the post at both widths, for axe and for whoever looks at pictures. */
  const lookAtBoth = async (visitor: Visitor) => {
    await visitor.look()
    await visitor.page.setViewportSize(desktop.viewport)
    await visitor.look()
    await visitor.page.setViewportSize(phone.viewport)
  }

  it('takes a writer ten actions by keyboard, at the width of a phone, for three channels', async () => {
    const { page } = author
    await page.getByRole('link', { name: 'Write a post' }).waitFor()
    await act(/^Write a post/, 'Enter')
    await page.getByRole('button', { name: 'Start writing' }).waitFor()
    for (const channel of [/^Bluesky · Transport/, /^X \(Twitter\) · Buses today/, /^Mastodon · Getting/])
      await act(channel, 'Space')
    await act(/^Start writing/, 'Enter')
    await words(page).waitFor()
    await tabTo(page, /^What is to go out$/)
    await page.keyboard.type(text)
    did.push({ who: 'author', what: 'the words' })
    await page.getByText('Nothing found').first().waitFor()
    await act(/^Set it as proposed/, 'Enter')
    await act(/^None/, 'Space')
    await lookAtBoth(author)
    await ask(1)
    path = new URL(page.url()).pathname
    for (const channel of ['Transport Connections', 'Buses today', 'Getting around'])
      await page.getByText(channel, { exact: true }).waitFor()
    author.expectWrong([])
  })

  it('takes whoever approves two more by touch, from home', async () => {
    const { page } = approver
    await approver.go('/home')
    await tap('link', /^Look at it: The bridge on Lake Street/)
    await page.getByRole('button', { name: 'Approve exactly this' }).waitFor()
    await lookAtBoth(approver)
    await tap('button', 'Approve exactly this')
    await page.getByText('Approved, exactly as you saw it').waitFor()
    await page.getByText('Isaac Lamplighter approved version 1.').waitFor()
    await lookAtBoth(approver)
    approver.expectWrong([])

    expect(did.length, JSON.stringify(did)).toBeLessThanOrEqual(12)
    expect(did.filter(({ who }) => who === 'approver').length).toBeLessThanOrEqual(3)
  })

  it('is approved no more once two words are changed, and says to each of them what happened', async () => {
    const { page } = author
    await author.go(`${path}/write`)
    await page.getByText('This is approved as it stands').waitFor()
    await tabTo(page, /^What is to go out$/)
    await press(page, 'Control+End', ...'usual way.'.split('').map(() => 'Backspace'))
    await page.keyboard.type('old road.')
    expect(await focused(page)).toBe('What is to go out')
    await ask(2)
    await page.getByText(voided('You', 'Isaac Lamplighter', 'them')).waitFor()
    await lookAtBoth(author)
    author.expectWrong([])
    await approver.go(path)
    await approver.page.getByText(voided('Zainab Timetable', 'you', 'any of it')).waitFor()
    await approver.page.getByRole('button', { name: 'Approve exactly this' }).waitFor()
    await approver.look()
    approver.expectWrong([])
  })

  it('is never approved by who wrote it, whatever else they are', async () => {
    const shown = async () => {
      const answer = await author.context.request.get(`${product.address}/api/v1${path}`)
      return (await answer.json()) as {
        readonly version: { readonly number: number; readonly digest: string }
        readonly state: string
      }
    }
    const { version } = await shown()
    const decision = {
      ...{ version: version.number, digest: version.digest, does: 'approve', reason: null, answers: [] },
    }
    const refused = async () => (await author.ask('POST', `${path}/decisions`, decision)).code
    expect(await refused()).toMatch(/^(not-allowed|own-words)$/)

    const me = await author.context.request.get(`${product.address}/api/v1/me`)
    const { person } = (await me.json()) as { readonly person: { readonly id: string } }
    const give = async (name: string, role: string) => {
      const visitor = await Visitor.open(browser, { ...product, name })
      await visitor.comeIn()
      const grant = { person: person.id, role, scope: { kind: 'everything', id: null }, from: null, to: null }
      const { status, code } = await visitor.ask('POST', '/roles/grants', grant)
      await visitor.close()
      return code ?? status
    }
    expect(await give('Tomasz Saltlake', 'administrator')).toBe(201)
    expect(await refused()).toMatch(/^(not-allowed|own-words)$/)
    // Nor is there a way to the role that would let them try.
    expect(await give('Callum Weatherboard', 'approver')).toBe('roles-kept-apart')
    await author.go(path)
    await author.page.getByText('nobody approves their own').waitFor()
    expect(await author.page.getByRole('button', { name: 'Approve exactly this' }).count()).toBe(0)
    expect((await shown()).state).toBe('in-review')
    author.expectWrong([])
  })
})
