import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, newContext, openBrowser, openCheck, trouble, words, write } from './browser.ts'
import { openUpgrade, type Upgrade } from './site.ts'

const sha256 = (bytes: Buffer): string => `sha256-${createHash('sha256').update(bytes).digest('base64')}`

/** The build with another title, another main script and so another service worker: the next version. */
function nextBuild(folder: string): string {
  const next = mkdtempSync(join(tmpdir(), 'second-look-next-'))
  cpSync(folder, next, { recursive: true })
  for (const name of readdirSync(next, { recursive: true, encoding: 'utf8' }))
    if (/\.(gz|br)$/.test(name)) rmSync(join(next, name))
  const read = (name: string): string => readFileSync(join(next, name), 'utf8')
  const asset = readdirSync(join(next, 'assets')).find((name) => name.startsWith('check-')) ?? ''
  const script = `${read(`assets/${asset}`)}\n;document.documentElement.dataset.build = 'next';\n`
  const moved = 'check-aaaaaaaaaaaa.js'
  rmSync(join(next, 'assets', asset))
  writeFileSync(join(next, 'assets', moved), script)
  const digests = new Map([
    [sha256(readFileSync(join(folder, 'assets', asset))), sha256(Buffer.from(script))],
  ])
  const swap = (text: string): string => {
    let swapped = text.replaceAll(asset, moved).replaceAll('<title>', '<title>Next: ')
    for (const [old, now] of digests) swapped = swapped.replaceAll(old, now)
    return swapped
  }
  for (const page of ['check/index.html', 'policy/index.html']) {
    writeFileSync(join(next, page), swap(read(page)))
    const [before, after] = [readFileSync(join(folder, page)), readFileSync(join(next, page))]
    digests.set(sha256(before), sha256(after))
  }
  writeFileSync(join(next, 'headers.json'), swap(read('headers.json')))
  const build = /[`"']([0-9a-f]{12})[`"']/.exec(read('sw.js'))?.[1]
  if (!build) throw new Error('the service worker names no build')
  writeFileSync(join(next, 'sw.js'), swap(read('sw.js')).replaceAll(build, 'aaaaaaaaaaaa'))
  return next
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100))
}

describe.skipIf(!hasBrowser)('from one build to the next', () => {
  let browser: Browser
  let served: Upgrade
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterEach(async () => {
    await served.close()
  })
  afterAll(() => browser.close())

  async function firstVisit(): Promise<Page> {
    served = await openUpgrade(nextBuild)
    const page = await (await newContext(browser)).newPage()
    await openCheck(page, served.address)
    await settled(page)
    await page.reload()
    await page.locator('.cm-content').waitFor()
    return page
  }
  const caches = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.caches.keys())
  /** Waits until no worker is coming or waiting, for either page. */
  const settled = (page: Page): Promise<void> =>
    until(() =>
      page.evaluate(async () => {
        const all = await navigator.serviceWorker.getRegistrations()
        const isDone = (one: ServiceWorkerRegistration) =>
          one.active?.state === 'activated' && !one.installing && !one.waiting
        return all.length === 2 && all.every(isDone)
      }),
    )
  const update = (page: Page): Promise<string[]> =>
    page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistrations()
      const done = await Promise.allSettled(all.map((one) => one.update()))
      return done.map(({ status }) => status)
    })
  /** Waits until both pages have the next build and nothing else. */
  const taken = async (page: Page): Promise<void> => {
    await until(async () => {
      const names = await caches(page)
      return names.length === 2 && names.every((name) => name.endsWith(' aaaaaaaaaaaa'))
    })
    await settled(page)
  }
  const buildOf = (page: Page): Promise<string> =>
    page.evaluate(
      () => `${document.title.startsWith('Next: ')} ${document.documentElement.dataset['build'] === 'next'}`,
    )
  const reads = async (page: Page): Promise<void> => {
    await write(page, trouble)
    await page.locator('#advice').getByText('Best to ask first').first().waitFor()
  }

  it('keeps the open page and its words, then loads the next build whole, and that offline', async () => {
    const page = await firstVisit()
    expect(await buildOf(page)).toBe('false false')
    const old = await caches(page)
    await reads(page)
    served.release()
    await update(page)
    await taken(page)

    // The page that is open goes on as it was.
    expect(await words(page).innerText()).toContain('Dana is an idiot')
    await page.keyboard.insertText(' My TFN is 123 456 782.')
    await page.locator('#advice').getByText('We suggest not posting this as it stands').first().waitFor()
    expect(await buildOf(page)).toBe('false false')

    await page.goto(`${served.address}/check`)
    await page.locator('.cm-content').waitFor()
    expect(await buildOf(page)).toBe('true true')
    expect((await caches(page)).filter((name) => old.includes(name))).toEqual([])

    await served.stop()
    await page.goto(`${served.address}/check`)
    await page.locator('.cm-content').waitFor()
    expect(await buildOf(page)).toBe('true true')
    await reads(page)
    await page.goto(`${served.address}/policy`)
    expect(await page.title()).toContain('Next: ')
    await page.context().close()
  })

  it('stays with the build that works where the next cannot be had whole', async () => {
    const page = await firstVisit()
    const old = await caches(page)
    served.release(/\/assets\/check-/)
    await update(page)
    await page.waitForTimeout(1500)
    await settled(page)
    await reads(page)
    await served.stop()
    await page.goto(`${served.address}/check`)
    await page.locator('.cm-content').waitFor()
    expect(await buildOf(page)).toBe('false false')
    await reads(page)
    expect((await caches(page)).sort()).toEqual([...old].sort())
    await page.context().close()
  })

  it('takes the next build later, once it can be had', async () => {
    const page = await firstVisit()
    served.release(/\/assets\/check-/)
    await update(page)
    await page.waitForTimeout(1000)
    served.release()
    await update(page)
    await taken(page)
    await page.goto(`${served.address}/check`)
    await page.locator('.cm-content').waitFor()
    expect(await buildOf(page)).toBe('true true')
    await page.context().close()
  })
})
