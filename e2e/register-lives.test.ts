import { registerOf } from '@secondlook/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, hasBrowser, openBrowser, phone } from './browser.ts'
import { openProduct, type Product } from './product.ts'
import { RegisterKeeper } from './register-keeper.ts'
import { type Life, lives } from './register-lives.ts'
import { Visitor } from './visitor.ts'

const noReason = { field: 'reason', says: 'Say why in a few words; it is kept with the record.' }
const revoke = { deed: 'Revoke it', without: noReason, reason: 'It was wrong', shows: 'It was revoked and counts for nothing.' }
const restore = { deed: 'Restore it', reason: 'It was right', shows: 'Done: restore it' }
const end = { deed: 'End it', shows: /^It held until / }

describe.skipIf(!hasBrowser)('every register on the real server', () => {
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
    if (!known) await visitor.signIn()
    await visitor.page.setViewportSize(size.viewport)
    return visitor
  }

  for (const [at, life] of lives.entries())
    it(`${life.register} live from the first word to the last, by their own screens`, async () => {
      // Every other one is lived on a phone.
      try {
      const size = at % 2 === 0 ? desktop : phone
      const visitor = await visit(life.by, size)
      const keeper = new RegisterKeeper(visitor, life.register)
      await keeper.openList()
      await keeper.add(life)
      await visitor.look()
      const id = new URL(visitor.page.url()).pathname.split('/')[3] ?? ''
      await keeper.change(life.change, life.changed)

      await keeper.do(revoke)
      await keeper.goBack()
      expect(await keeper.entry(life.called).count()).toBe(0)
      await visitor.page.goBack()
      await keeper.do(restore)
      if (!life.endsByDeed) {
        await keeper.do(end)
        await keeper.do(restore)
      }

      await keeper.goBack()
      const text = await keeper.takeOut()
      await keeper.refuseFile(rowOf(text, id, life.row.broken), life.row.broken.says)
      await keeper.bringIn(rowOf(text, id, life.row.other) + anotherOf(text, id, life), [
        `${life.row.another.called}`,
        life.row.other.to,
      ])
      await keeper.entry(life.row.another.called).waitFor()
      await keeper.open(life.called)
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
      } catch (e) { for (const [n, v] of visitors) await v.page.screenshot({ path: `/work/notes/shots-lives/fail-${life.register}-${n}.png`, fullPage: true }); throw e }
    })
})

/** A file with one thing in the row of an entry put otherwise. */
function rowOf(text: string, id: string, { from, to }: { readonly from: string; readonly to: string }): string {
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
