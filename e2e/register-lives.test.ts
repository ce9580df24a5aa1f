import { registerOf } from '@secondlook/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, hasBrowser, isTooWide, openBrowser, phone } from './browser.ts'
import { inDays } from './days.ts'
import { openProduct, type Product } from './product.ts'
import { RegisterKeeper, restore, revoke } from './register-keeper.ts'
import { type Life, lives } from './register-lives.ts'
import { Visitor } from './visitor.ts'

/** What axe finds on these screens, `registers-access.test.ts` asks; here they only have to fit. */
const fits = async ({ page }: Visitor) => expect(await isTooWide(page)).toBe(false)

/** The ones that differ most by their deeds; all of them in the soak of this name, which says so. */
const lived =
  process.env['REGISTER_LIVES'] === 'all'
    ? lives
    : lives.filter(({ register }) => ['channels', 'consents'].includes(register))

describe.skipIf(!hasBrowser)('registers on the real server', () => {
  let browser: Browser
  let product: Product
  const visitors = new Map<string, Visitor>()

  beforeAll(async () => {
    ;[browser, product] = await Promise.all([openBrowser(), openProduct({ DEMO: '1' })])
  })
  afterAll(async () => {
    for (const visitor of visitors.values()) await visitor.close()
    await browser.close()
    await product.close()
  })

  const visit = async (name: string, size: { viewport: typeof desktop.viewport }): Promise<Visitor> => {
    const known = visitors.get(name)
    const visitor = known ?? (await Visitor.open(browser, { ...product, name }))
    visitors.set(name, visitor)
    // Whoever waits for everybody else on a slow machine waits longer.
    visitor.page.setDefaultTimeout(30_000)
    if (!known) await visitor.comeIn()
    await visitor.page.setViewportSize(size.viewport)
    return visitor
  }

  for (const [at, life] of lived.entries())
    it(`${life.register} live from the first word to the last, by their own screens`, async () => {
      // Every other one is lived on a phone.
      const size = at % 2 === 0 ? desktop : phone
      const visitor = await visit(life.by, size)
      const keeper = new RegisterKeeper(visitor, life.register)
      await keeper.openList()
      await keeper.add(life)
      await fits(visitor)
      const { id } = keeper
      await keeper.change(life.change, life.changed)

      await keeper.stop(life.endsByDeed)

      await keeper.goBack()
      const text = await keeper.takeOut()
      await keeper.refuseFile(rowOf(text, id, life.row.broken), life.row.broken.says)
      await keeper.bringIn(rowOf(text, id, life.row.other) + anotherOf(text, id, life), [
        `${life.row.another.called}`,
        life.row.other.to,
      ])
      await keeper.entry({ called: life.row.another.called }).waitFor()
      await keeper.open(life.called, id)
      await visitor.page.getByRole('definition').filter({ hasText: life.row.other.to }).first().waitFor()
      await keeper.expectHistory([
        ...['Entered', 'Changed', 'Revoked', 'Restored'],
        ...(life.endsByDeed ? [] : ['An end was set', 'Restored']),
        'Changed',
      ])

      const path = new URL(visitor.page.url()).pathname
      for (const deed of life.deeds ?? []) {
        const by = await visit(deed.by, size)
        await by.go(path)
        await new RegisterKeeper(by, life.register).do(deed)
      }
    })

  it('permission-requests and releases live by asking and by answering', async () => {
    const asker = await visit('Thuy Windowsill', phone)
    const asking = new RegisterKeeper(asker, 'permission-requests')
    const logo = { kind: 'logo', what: 'The logo on our flag', asset: 'Current logo' }
    await asking.openList()
    await asking.begin('Ask for permission', { ...logo, asset: '' })
    await asking.mend({ typed: { asset: '' }, field: 'asset', says: 'Choose which logo.' }, logo, 'Ask')
    await asking.page.getByText('Thuy Windowsill asked, and it waits for an answer.').waitFor()
    await asking.change({ what: 'The logo on our banner' }, 'The logo on our banner')
    await asking.do({ deed: 'Take it back', shows: 'Thuy Windowsill asked and took it back.' })
    await asking.expectHistory(['Entered', 'Changed', 'Take it back'])
    await asking.goBack()
    await asking.begin('Ask for permission', { kind: 'release', what: 'How many bells were rung' })
    await asking.page.getByRole('button', { name: 'Ask', exact: true }).click()
    await asking.page.getByText('Thuy Windowsill asked, and it waits for an answer.').waitFor()
    const request = new URL(asking.page.url()).pathname
    await asking.goBack()
    expect(await asking.takeOut()).toContain('How many bells were rung')
    await fits(asker)

    const authority = await visit('Isaac Lamplighter', desktop)
    await authority.go(request)
    await new RegisterKeeper(authority, 'permission-requests').do({
      ...{ deed: 'Grant it', given: { until: inDays(90) }, shows: /^It is granted/ },
      without: { field: 'values.until', says: 'Say until when it is granted.' },
    })
    const answering = new RegisterKeeper(authority, 'releases')
    await answering.openList()
    expect(await answering.page.getByRole('link', { name: /^(Add|Bring)/ }).count()).toBe(0)
    await answering.open('How many bells were rung')
    await answering.change({ conditions: 'By month' }, 'By month')
    await answering.stop()
    await answering.expectHistory(['Entered', 'Changed', 'Revoked', 'Restored', 'An end was set', 'Restored'])
    await answering.goBack()
    expect(await answering.takeOut()).toContain('By month')
  })

  it('take-downs live from a consent that was taken back until somebody has looked', async () => {
    const visitor = await visit('Beatriz Hollowreed', phone)
    const keeper = new RegisterKeeper(visitor, 'take-downs')
    await keeper.openList()
    expect(await keeper.page.getByRole('link', { name: /^(Add|Bring)/ }).count()).toBe(0)
    await keeper.open('Bea Bloom, Work with us')
    await keeper.change({ where: 'Work with us and its copies' }, 'Work with us and its copies')
    await keeper.do(revoke)
    await keeper.do(restore)
    await keeper.do({
      ...{ deed: 'Say that it is done', given: { outcome: 'done', says: 'Both are gone' } },
      ...{ without: { field: 'values.says', says: 'Say what you did.' }, shows: 'It is taken down.' },
    })
    await keeper.expectHistory(['Entered', 'Changed', 'Revoked', 'Restored', 'Say that it is done'])
    await fits(visitor)
    await keeper.goBack()
    expect(await keeper.takeOut()).toContain('Both are gone')
  })
})

/** A file with one thing in the row of an entry put otherwise. */
function rowOf(
  text: string,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const row = lineOf(text, id)
  expect(row).toContain(from)
  return text.replace(row, row.replaceAll(from, to))
}

/** One more row, made of that of an entry as somebody does it in a spreadsheet: what deeds set is left empty. */
function anotherOf(text: string, id: string, { register, row: { another } }: Life): string {
  const deeds = Object.values(registerOf(register).fields).filter(({ isByDeed }) => isByDeed).length
  const cells = lineOf(text, id).replaceAll(another.from, another.to).split(',')
  const [, unit, , until] = cells
  const kept = cells.slice(4, cells.length - deeds)
  return [`${register}-2`, unit, '', until, ...kept, ...Array(deeds).fill('')].join(',')
}

function lineOf(text: string, id: string): string {
  const row = text.split(/\r?\n/).find((line) => line.startsWith(id))
  if (row === undefined) throw new Error(`no row of ${id} in ${text}`)
  return row
}
