import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { words } from './post-screens.ts'
import { openProduct, type Product } from './product.ts'
import { Visitor } from './visitor.ts'

// One draft of the demonstration, two people, and everything that can happen to what they type, on the real server. In
// each step both type words that are nowhere else; at the end all of them are looked for in what the server holds.

type Writer = {
  readonly name: string
  readonly visitor: Visitor
  /** Whatever they typed, word by word. */
  readonly typed: string[]
  page: Page
}

describe.skipIf(!hasBrowser)('two people in one draft, on the real server', () => {
  let browser: Browser
  let product: Product
  let zainab: Writer
  let thuy: Writer
  let path = ''

  const draft = async () =>
    (await (await thuy.visitor.context.request.get(`${product.address}/api/v1${path}/draft`)).json()) as {
      readonly body: { readonly text: string }
      readonly revision: number
    }
  const open = async (writer: Writer) => {
    await writer.page.goto(`${product.address}${path}/write`)
    await words(writer.page).waitFor()
  }
  const begin = async (name: string): Promise<Writer> => {
    const visitor = await Visitor.open(browser, { ...product, name })
    await visitor.signIn()
    return { ...{ name, visitor, page: visitor.page }, typed: [] }
  }

  beforeAll(async () => {
    ;[browser, product] = await Promise.all([openBrowser(), openProduct({ DEMO: '1' })])
    ;[zainab, thuy] = await Promise.all([begin('Zainab Timetable'), begin('Thuy Windowsill')])
    const answer = await thuy.visitor.context.request.get(`${product.address}/api/v1/posts`)
    const { posts } = (await answer.json()) as { posts: { id: string; title: string }[] }
    path = `/posts/${posts.find(({ title }) => title.includes('Shelters'))?.id}`
    await Promise.all([open(zainab), open(thuy)])
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await product.close()
  })

  /** Puts the caret where somebody would click. */
  const clickAfter = ({ page }: Writer, what: string) =>
    words(page).evaluate((box, after) => {
      const area = box as HTMLTextAreaElement
      const at = area.value.indexOf(after) + after.length
      area.focus()
      area.setSelectionRange(at, at)
    }, what)
  const select = async ({ page }: Writer, what: string) =>
    words(page).evaluate((box, chosen) => {
      const area = box as HTMLTextAreaElement
      const at = area.value.indexOf(chosen)
      area.focus()
      area.setSelectionRange(at, at + chosen.length)
    }, what)
  /** Types so many words that nobody has typed before, key by key. */
  const type = async (writer: Writer, count: number) => {
    for (let made = 0; made < count; made++) {
      const word = `${writer.name[0]}${writer.typed.length + 1}`
      await writer.page.keyboard.type(` ${word}`, { delay: 20 })
      writer.typed.push(word)
    }
  }
  /** What they typed has come to the server, and nothing is left on a device. */
  const sent = async (...writers: readonly Writer[]) => {
    for (const { page } of writers)
      await page.waitForFunction(
        () =>
          Object.keys(localStorage).every((name) => !name.startsWith('second-look/writing/')) &&
          document.querySelector('[data-saving^="Saved"]') !== null,
        undefined,
        { timeout: 20_000 },
      )
  }
  /** And both have on the screen what the server has. */
  const settled = async (...writers: readonly Writer[]) => {
    await sent(...writers)
    await expect
      .poll(
        async () => {
          const { body } = await draft()
          const shown = await Promise.all(writers.map(({ page }) => words(page).inputValue()))
          return shown.every((text) => text === body.text)
        },
        { timeout: 15_000 },
      )
      .toBe(true)
  }
  const saves = '**/api/v1/posts/*/draft'

  it('shows each that the other is there, and keeps what both type in one paragraph at once', async () => {
    await clickAfter(zainab, 'Route 4 are up')
    await clickAfter(thuy, 'more shade')
    await Promise.all([type(zainab, 6), type(thuy, 6)])
    await expect.poll(async () => (await draft()).body.text, { timeout: 10_000 }).toContain(thuy.typed.at(-1))
    // Whoever saves next is told that there is more than their own, and who it is.
    await Promise.all([type(zainab, 2), type(thuy, 2)])
    await zainab.page.getByText('Thuy Windowsill is in the text.').waitFor()
    await thuy.page.getByText('Zainab Timetable is in the text.').waitFor()
    await settled(zainab, thuy)
  })

  it('shows both words where both changed the same, and waits until somebody has chosen', async () => {
    await select(zainab, 'pram')
    await select(thuy, 'pram')
    await Promise.all([zainab.page.keyboard.type('wheelchair'), thuy.page.keyboard.type('bicycle')])
    const clash = (writer: Writer) => writer.page.getByText('You both changed the same words')
    await Promise.any([clash(zainab).waitFor(), clash(thuy).waitFor()])
    const [first, second] = (await clash(zainab).isVisible()) ? [thuy, zainab] : [zainab, thuy]
    const held = (await draft()).body.text
    expect(held).toContain(first === zainab ? 'wheelchair' : 'bicycle')
    expect(await words(second.page).inputValue()).toContain(second === zainab ? 'wheelchair' : 'bicycle')
    await second.page.getByText(`${first.name} changed the shared text while you did.`).waitFor()
    // The other goes on meanwhile, and nothing of that is lost to the choice.
    await clickAfter(first, 'shelters')
    await type(first, 2)
    await sent(first)
    await second.page.getByRole('button', { name: 'Keep theirs' }).click()
    await settled(zainab, thuy)
  })

  it('keeps everything over a network that takes seconds, and loses answers', async () => {
    let lost = 0
    const slow = async (route: Route) => {
      const answer = await route.fetch()
      await sleep(1_200)
      // The server has the first; whoever typed cannot know that.
      if (route.request().method() === 'PUT' && lost++ === 0) await route.abort()
      else await route.fulfill({ response: answer })
    }
    await zainab.page.route(saves, slow)
    await clickAfter(zainab, 'Route 4 are up')
    await clickAfter(thuy, 'room for a')
    await Promise.all([type(zainab, 8), type(thuy, 6)])
    await settled(zainab, thuy)
    expect(lost).toBeGreaterThan(1)
    await zainab.page.unroute(saves, slow)
  })

  it('keeps what is typed without a connection, and what the other types meanwhile', async () => {
    await zainab.visitor.context.setOffline(true)
    await clickAfter(zainab, 'first')
    await clickAfter(thuy, 'room for a')
    await Promise.all([type(zainab, 6), type(thuy, 6)])
    await zainab.page
      .getByText('Kept on this device; will be sent when there is a connection')
      .first()
      .waitFor()
    expect((await draft()).body.text).not.toContain(zainab.typed.at(-1))
    await zainab.visitor.context.setOffline(false)
    await sent(zainab, thuy)
  })

  it('keeps what was typed when the window goes in the middle of a word', async () => {
    await clickAfter(thuy, 'More seats')
    await clickAfter(zainab, 'Route 4 are up')
    const other = type(zainab, 4)
    await type(thuy, 3)
    const before = await words(thuy.page).inputValue()
    await thuy.page.close()
    await other
    thuy.page = await thuy.visitor.context.newPage()
    await open(thuy)
    expect(before).toContain(thuy.typed.at(-1))
    expect(await words(thuy.page).inputValue()).toContain(thuy.typed.at(-1))
    await sent(zainab, thuy)
  })

  it('keeps what is typed after the session was ended elsewhere, with the window open and closed', async () => {
    const elsewhere = await Visitor.open(browser, { ...product, name: zainab.name })
    await elsewhere.signIn()
    expect((await elsewhere.ask('DELETE', '/sessions?others=1')).status).toBe(200)
    await clickAfter(zainab, 'Route 4 are up')
    await type(zainab, 3)
    const dialog = zainab.page.getByRole('dialog')
    await dialog.getByText('Sign in again to go on').waitFor()
    expect((await draft()).body.text).not.toContain(zainab.typed.at(-1))
    await dialog.getByRole('button', { name: `Sign in as ${zainab.name}` }).click()
    await sent(zainab, thuy)

    expect((await elsewhere.ask('DELETE', '/sessions?others=1')).status).toBe(200)
    await elsewhere.close()
    await clickAfter(zainab, 'Route 4 are up')
    await type(zainab, 3)
    await zainab.page.close()
    zainab.page = await zainab.visitor.context.newPage()
    await zainab.page.goto(`${product.address}${path}/write`)
    await zainab.page.getByRole('button', { name: `Sign in as ${zainab.name}` }).click()
    await words(zainab.page).waitFor()
    expect(await words(zainab.page).inputValue()).toContain(zainab.typed.at(-1))
    await sent(zainab, thuy)
  })

  it('keeps what is typed while the server dies and comes back between two keys', async () => {
    await clickAfter(zainab, 'Route 4 are up')
    await clickAfter(thuy, 'room for a')
    await Promise.all([type(zainab, 3), type(thuy, 3)])
    await product.dieAndComeBack(async () => {
      await Promise.all([type(zainab, 3), type(thuy, 3)])
    })
    await Promise.all([type(zainab, 2), type(thuy, 2)])
    await settled(zainab, thuy)
  })

  it('has at the end every word that either typed, once', async () => {
    const { body } = await draft()
    const found = body.text.match(/\b[ZT]\d+\b/g) ?? []
    expect(found.toSorted()).toEqual([...zainab.typed, ...thuy.typed].toSorted())
    expect(zainab.typed.length + thuy.typed.length).toBeGreaterThan(50)
  })
})
