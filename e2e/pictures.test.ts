import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser, phone } from './browser.ts'
import { openProduct, type Product } from './product.ts'
import { Visitor } from './visitor.ts'

/** Drawn by the browser itself, so that no file is in the repository: words, on ground that a reader can part them from. */
const drawing = `(() => {
  const canvas = document.createElement('canvas')
  canvas.width = 900
  canvas.height = 200
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 900, 200)
  pen.fillStyle = '#123'
  pen.font = '64px sans-serif'
  pen.fillText('Oval closed on Friday', 40, 120)
  return canvas.toDataURL('image/png').split(',')[1]
})()`

describe.skipIf(!hasBrowser)('pictures on the real server', () => {
  let browser: Browser
  let product: Product
  beforeAll(async () => {
    ;[browser, product] = await Promise.all([openBrowser(), openProduct({ DEMO: '1' })])
  })
  afterAll(async () => {
    await browser.close()
    await product.close()
  })

  it('are added, read, described and taken away by their author, and what is none is refused with its reason', async () => {
    const visitor = await Visitor.open(browser, { ...product, name: 'Zainab Timetable' }, phone)
    const { page } = visitor
    await visitor.comeIn()
    await visitor.go('/pictures')
    await visitor.heading('Pictures')
    await page.getByText('You have added no picture yet').waitFor()
    const png = Buffer.from(String(await page.evaluate(drawing)), 'base64')
    const file = page.locator('input[type=file]')

    await file.setInputFiles({
      name: 'crest.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg onload="x()"/>'),
    })
    await page.getByText('This is an SVG drawing').waitFor()

    const more = Buffer.concat([png, Buffer.from('PK\x03\x04 hung on', 'latin1')])
    await file.setInputFiles({ name: '../oval.png', mimeType: 'text/html', buffer: more })
    await page.getByText('oval.png is added').waitFor()
    await page.getByText('Something else was hung on behind the picture').waitFor()
    await page.locator('blockquote', { hasText: 'Oval closed on Friday' }).waitFor({ timeout: 60_000 })
    await expect
      .poll(() => page.locator('main img').evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBe(400)

    await page.getByRole('button', { name: 'Save what you said' }).click()
    await page.getByText('Say yes, no or not sure.').waitFor()
    await page.getByLabel('Description (alt text)').fill('A notice: oval closed on Friday.')
    await page.getByLabel('No', { exact: true }).press('Space')
    await page.getByLabel('What part did AI have in it?').selectOption('none')
    await page.getByRole('button', { name: 'Save what you said' }).click()
    await expect.poll(() => page.getByText('Still to say').count()).toBe(0)
    await page.getByText('Saved.').waitFor()
    await visitor.look()

    await page.getByRole('button', { name: 'Take away oval.png' }).press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('You have added no picture yet').waitFor()
    visitor.expectWrong(['415 /api/v1/media'])
    await visitor.close()
  })
})
