import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { BegunPost, LogKeys, PostDraft, Publications, SavedDraft } from '@secondlook/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { hasPds } from '../platforms/bluesky/pds.ts'
import { hasMediaWiki } from '../platforms/mediawiki/mediawiki.ts'
import { sharedMediaWiki, sharedPds, sharedWordPress } from '../platforms/once.ts'
import { type Place, settingsFor } from '../platforms/together.ts'
import { hasWordPress } from '../platforms/wordpress/wordpress.ts'
import { desktop, hasBrowser, openBrowser, phone } from './browser.ts'
import { openProduct, type Product } from './product.ts'
import { Visitor } from './visitor.ts'

// The demonstration beside three real programs, told in order. What `npm start -- --platforms` opens is made here from
// the platforms that all tests of a run share.

const text = 'The long path is open again. Dogs on a lead are welcome.'
const title = 'The long path is open'
/** Where pictures for the guides go, for whoever takes them. */
const pictures = process.env['SCREENSHOTS']
const program = fileURLToPath(new URL('../apps/cli/bin/secondlook.js', import.meta.url))
const needed = [hasBrowser, hasPds(), hasWordPress(), hasMediaWiki()]
const isThere = needed.every(Boolean) || process.env['REQUIRE_ALL'] === '1'

async function openPlaces(): Promise<
  readonly { readonly place: Place; readonly hosts: readonly string[] }[]
> {
  const [pds, site, wiki] = await Promise.all([sharedPds(), sharedWordPress(), sharedMediaWiki()])
  const [account, user, bot] = await Promise.all([
    pds.makeAccount('long-path'),
    site.makeUser('editor'),
    wiki.makeBotPassword('Long path'),
  ])
  const at = (service: string) => ({ service, hosts: [new URL(service).host] })
  const of = ({ service, hosts }: ReturnType<typeof at>, place: Omit<Place, 'service'>) => ({
    ...{ hosts, place: { ...place, service } },
  })
  return [
    of(at(pds.address), {
      ...{ platform: 'bluesky', address: `@${account.handle}`, platformId: account.did },
      ...{ user: null, secret: account.password },
    }),
    of(at(site.address), {
      ...{ platform: 'wordpress', address: `${site.address}/`, platformId: String(user.id) },
      ...{ user: user.user, secret: user.applicationPassword },
    }),
    of(at(wiki.address), {
      ...{ platform: 'mediawiki', address: wiki.address, platformId: null },
      ...{ user: bot.botUser, secret: bot.botPassword },
    }),
  ]
}

describe.skipIf(!isThere)('a post for three real programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'real-'))
  let browser: Browser
  let product: Product
  let places: Awaited<ReturnType<typeof openPlaces>>
  let author: Visitor
  let owner: Visitor
  let records: Visitor
  let post = ''
  let due = ''

  beforeAll(async () => {
    places = await openPlaces()
    ;[browser, product] = await Promise.all([
      openBrowser(),
      openProduct({ DEMO: '1', ...settingsFor(places) }),
    ])
    const open = async (name: string) => {
      const visitor = await Visitor.open(browser, { address: product.address, name })
      await visitor.comeIn()
      return visitor
    }
    ;[author, owner, records] = await Promise.all([
      open('Jarrah Featherstone-Moss'),
      open('Priya Wattlebird'),
      open('Sunniva Copperpot'),
    ])
  }, 240_000)
  afterAll(async () => {
    await browser.close()
    await product.close()
    rmSync(folder, { recursive: true })
  })

  const send = async <T>(who: Visitor, method: string, path: string, data?: unknown): Promise<T> => {
    const answer = await who.context.request.fetch(`${product.address}/api/v1${path}`, {
      method,
      headers: { origin: product.address, ...(data !== undefined && { 'content-type': 'application/json' }) },
      ...(data !== undefined && { data: JSON.stringify(data) }),
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    const isJson = answer.headers()['content-type']?.includes('json')
    return (isJson ? await answer.json() : await answer.text()) as T
  }
  const get = async <T>(who: Visitor, path: string): Promise<T> => await send<T>(who, 'GET', path)
  const publications = async () =>
    (await get<Publications>(owner, `/posts/${post}/publications`)).publications
  /** Asks until it is so. */
  const until = async <T>(find: () => Promise<T | undefined>): Promise<T> => {
    for (let waited = 0; waited < 300; waited++) {
      const found = await find()
      if (found !== undefined) return found
      await sleep(200)
    }
    throw new Error(`it did not come about: ${JSON.stringify(await publications())}`)
  }
  const addressOn = async (platform: string): Promise<string> =>
    (await publications()).find((one) => one.platform === platform)?.addresses[0] ?? ''

  it('is written for the channels that the demonstration has there already', async () => {
    const { entries } = await get<{ readonly entries: { id: string; name: string }[] }>(
      owner,
      '/registers/channels?q=this%20machine',
    )
    const channels = entries.filter(({ name }) => name.endsWith('on this machine'))
    expect(channels.map(({ name }) => name).sort()).toEqual([
      'Bluesky on this machine',
      'MediaWiki on this machine',
      'WordPress on this machine',
    ])
    const begun = { unit: null, channels: channels.map(({ id }) => id), text }
    post = (await send<z.infer<typeof BegunPost>>(author, 'POST', '/posts', begun)).id
    const { body, margin, revision } = await get<PostDraft>(author, `/posts/${post}/draft`)
    due = new Date(Date.now() + 12_000).toISOString()
    const titled = new Set(channels.flatMap(({ id, name }) => (name.startsWith('Bluesky') ? [] : [id])))
    const saved = await send<SavedDraft>(author, 'PUT', `/posts/${post}/draft`, {
      ...{ base: revision, before: { body, margin }, margin, change: 'change-01' },
      body: {
        ...{ ...body, tier: 'T1', ai: 'none', schedule: { kind: 'at', at: due, latest: null } },
        variants: body.variants.map((one) => (titled.has(one.channel) ? { ...one, title } : one)),
      },
    })
    await send(author, 'POST', `/posts/${post}/versions`, { revision: saved.revision })
    await send(author, 'POST', `/posts/${post}/rounds`, { version: 1, note: null, emergency: null })
  })

  it('is approved in the browser, and appears on all of them at its time and not before', async () => {
    await owner.go(`/posts/${post}`)
    await owner.page.getByRole('button', { name: 'Approve exactly this' }).click()
    await owner.page.getByText('Approved, exactly as you saw it').waitFor()
    const out = await until(async () => {
      const now = await publications()
      if (Date.now() < Date.parse(due))
        expect(now.filter(({ publishedAt }) => publishedAt !== null)).toEqual([])
      return now.length === 3 && now.every(({ state, readAt }) => state === 'published' && readAt !== null)
        ? now
        : undefined
    })
    for (const { platform, publishedAt, differences } of out) {
      const late = Date.parse(publishedAt ?? '') - Date.parse(due)
      expect([platform, late >= 0 && late < 30_000, differences]).toEqual([platform, true, []])
    }
  })

  it('stands on their pages: of Bluesky there is the record, which its server shows to everybody', async () => {
    const { page } = owner
    for (const platform of ['WordPress', 'MediaWiki']) {
      await page.goto(await addressOn(platform))
      await page.getByText(text).first().waitFor()
      await page.getByText(title).first().waitFor()
      if (pictures) await page.screenshot({ path: `${pictures}/real-${platform.toLowerCase()}.png` })
    }
    const { place } = places[0] ?? {}
    const key = (await addressOn('Bluesky')).split('/').at(-1) ?? ''
    const record = `repo=${place?.platformId}&collection=app.bsky.feed.post&rkey=${key}`
    await page.goto(`${place?.service}/xrpc/com.atproto.repo.getRecord?${record}`)
    await page.getByText(text).waitFor()
  })

  it('is shown by the post as read back, on a wide screen and a narrow one', async () => {
    for (const size of [desktop, phone]) {
      await owner.page.setViewportSize(size.viewport)
      await owner.go(`/posts/${post}`)
      for (const { addresses } of await publications())
        await owner.page.locator(`a[href="${addresses[0]}"]`).first().waitFor()
      await owner.look()
      if (pictures) await owner.page.screenshot({ path: `${pictures}/real-post-${size.viewport.width}.png` })
    }
  })

  it('was captured on each, and its receipt holds offline', async () => {
    const times = (receipt: string, what: string): number => receipt.split(what).length - 1
    const receipt = await until(async () => {
      const found = await get<string>(records, `/records/${post}/receipt`)
      return times(found, 'publication.read-back') >= 3 && times(found, 'capture.kept') >= 3
        ? found
        : undefined
    })
    const { keys } = await get<z.infer<typeof LogKeys>>(records, '/log/keys')
    const file = join(folder, 'receipt.txt')
    writeFileSync(file, receipt)
    const args = [program, 'verify', file, '--key', keys[0]?.verifier ?? '']
    // Without a way out: nothing of what it asks is anywhere else.
    const env = { PATH: process.env['PATH'] ?? '' }
    expect(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe', env })).toMatch(/holds/)
    for (const platform of ['Bluesky', 'WordPress', 'MediaWiki'])
      expect(receipt).toContain(await addressOn(platform))
    writeFileSync(file, receipt.replaceAll(await addressOn('WordPress'), 'http://127.0.0.1:1/'))
    expect(() => execFileSync(process.execPath, args, { stdio: 'pipe', env })).toThrow()
  })
})
