import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type {
  BegunPost,
  CommentBoard,
  CommentPage,
  DemonstrationPeople,
  IncidentList,
  IncidentPage,
  LogKeys,
  PostDraft,
  PostPage,
  Publications,
  SavedDraft,
} from '@secondlook/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Practice, startPractice } from '../platforms/practice/practice.ts'
import { hasBrowser, openBrowser } from './browser.ts'
import { openProduct, type Product } from './product.ts'
import { Visitor } from './visitor.ts'

// One story on the real server and the practice platform, told in order.

const text = 'The long path is open again. Dogs on a lead are welcome.'
const otherwise = 'The long path is open again. Dogs are not welcome.'
const program = fileURLToPath(new URL('../apps/cli/bin/secondlook.js', import.meta.url))

describe.skipIf(!hasBrowser)('a post that goes out, on the real server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'publish-'))
  let browser: Browser
  let practice: Practice
  let product: Product
  let author: Visitor
  let owner: Visitor
  let records: Visitor
  let post = ''
  let address = ''

  beforeAll(async () => {
    practice = await startPractice({ folder: null, port: 0 })
    const { token } = practice.makeAccount('pretend_parks', 'Practice for parks')
    const { host } = new URL(practice.address)
    const settings = { PRACTICE: `http://pretend_parks:${token}@${host}`, FETCH_ALLOW: host }
    ;[browser, product] = await Promise.all([openBrowser(), openProduct({ DEMO: '1', ...settings })])
    const open = async (name: string) => {
      const visitor = await Visitor.open(browser, { address: product.address, name })
      const { people } = await get<z.infer<typeof DemonstrationPeople>>(visitor, '/sign-in/demonstration')
      const person = people.find((one) => one.name === name)?.id
      expect(await visitor.ask('POST', '/sign-in/demonstration', { person })).toEqual({ status: 200 })
      return visitor
    }
    ;[author, owner, records] = await Promise.all([
      open('Jarrah Featherstone-Moss'),
      open('Priya Wattlebird'),
      open('Sunniva Copperpot'),
    ])
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await product.close()
    await practice.stop()
    rmSync(folder, { recursive: true })
  })

  const send = async <T>(who: Visitor, method: string, path: string, data?: unknown): Promise<T> => {
    const answer = await who.context.request.fetch(`${product.address}/api/v1${path}`, {
      method,
      headers: {
        origin: product.address,
        ...(data !== undefined && { 'content-type': 'application/json' }),
      },
      ...(data !== undefined && { data: JSON.stringify(data) }),
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return (
      answer.headers()['content-type']?.includes('json') ? await answer.json() : await answer.text()
    ) as T
  }
  const get = async <T>(who: Visitor, path: string): Promise<T> => await send<T>(who, 'GET', path)
  const publication = async () =>
    (await get<Publications>(owner, `/posts/${post}/publications`)).publications[0]
  /** Asks until it is so. */
  const until = async <T>(find: () => Promise<T | undefined>): Promise<T> => {
    for (let waited = 0; waited < 300; waited++) {
      const found = await find()
      if (found !== undefined) return found
      await sleep(150)
    }
    throw new Error(`it did not come about: ${JSON.stringify(await publication())}`)
  }

  it('has a channel there that stands where the platform is', async () => {
    const { entries } = await get<{ readonly entries: { id: string; name: string }[] }>(
      owner,
      '/registers/channels?q=Practice',
    )
    const channel = entries.find(({ name }) => name === 'Practice for parks')?.id ?? ''
    const { values } = await get<{ readonly values: object }>(owner, `/registers/channels/${channel}`)
    expect(values).toMatchObject({ address: `${practice.address}/@pretend_parks`, platformId: 'a1' })

    const begun = { unit: null, channels: [channel], text }
    post = (await send<z.infer<typeof BegunPost>>(author, 'POST', '/posts', begun)).id
    const { body, margin, revision } = await get<PostDraft>(author, `/posts/${post}/draft`)
    const saved = await send<SavedDraft>(author, 'PUT', `/posts/${post}/draft`, {
      ...{ base: revision, before: { body, margin }, margin, change: 'change-01' },
      body: { ...body, tier: 'T1', ai: 'none' },
    })
    await send(author, 'POST', `/posts/${post}/versions`, { revision: saved.revision })
    const round = { version: 1, note: null, emergency: null }
    await send(author, 'POST', `/posts/${post}/rounds`, round)
  })

  it('goes out once it is approved in the browser, and is read back', async () => {
    await owner.go(`/posts/${post}`)
    await owner.page.getByRole('button', { name: 'Approve exactly this' }).click()
    await owner.page.getByText('Approved, exactly as you saw it').waitFor()
    const out = await until(async () => {
      const own = await publication()
      return own?.state === 'published' && own.readAt !== null ? own : undefined
    })
    expect(out.differences).toEqual([])
    address = out.addresses[0] ?? ''
    expect(address).toBe(`${practice.address}/@pretend_parks/p2`)
    await owner.page.goto(address)
    await owner.page.getByText(text).waitFor()
  })

  it('has a receipt that holds offline and shows what was captured', async () => {
    const receipt = await until(async () => {
      const found = await get<string>(records, `/records/${post}/receipt`)
      return found.includes('publication.read-back') ? found : undefined
    })
    expect(receipt).toContain('capture.kept')
    const { keys } = await get<z.infer<typeof LogKeys>>(records, '/log/keys')
    const verify = (name: string, what: string): string => {
      writeFileSync(join(folder, name), what)
      const args = [program, 'verify', join(folder, name), '--key', keys[0]?.verifier ?? '']
      return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' })
    }
    expect(verify('receipt.txt', receipt)).toMatch(/holds/)
    const changed = receipt.replaceAll(address, `${address}9`)
    expect(changed).not.toBe(receipt)
    expect(() => verify('changed.txt', changed)).toThrow()
  })

  it('is noticed by its owner when somebody changes it behind our back', async () => {
    const { page } = owner
    await page.goto(`${practice.address}/behind`)
    await page.getByText(text).first().click()
    await page.getByLabel('What it should say instead').fill(otherwise)
    await page.getByRole('button', { name: 'Change this post' }).click()
    await page.getByText('The post says something else now.').waitFor()
    await send(owner, 'POST', '/publishing/look')
    const { id } = await until(async () => {
      const { incidents } = await get<IncidentList>(owner, '/incidents')
      return incidents.find((one) => one.kind === 'changed' && one.post?.id === post)
    })
    const incident = await get<IncidentPage>(owner, `/incidents/${id}`)
    expect(incident.addresses).toEqual([address])
    expect(incident.differences).toMatchObject([{ field: 'text', wanted: text, found: otherwise }])
    expect(incident.capture).not.toBeNull()
    expect(await publication()).toMatchObject({ state: 'differs' })
    expect((await get<PostPage>(owner, `/posts/${post}`)).state).toBe('approved')
  })

  it('has a comment under it that is hidden with a reason, and about which somebody outside asks for another look', async () => {
    const there = practice.network.postById('p2')
    if (!there) throw new Error('it is not there')
    const comment = practice.network.comment(there, 'Lou', 'Useless. Ring Sam at home on 5550 1234.')
    const seen = await until(async () => {
      await send(owner, 'POST', '/publishing/look')
      const { comments } = await get<CommentBoard>(owner, `/comments?post=${post}`)
      return comments[0]
    })
    const { page } = owner
    await owner.go(`/comments/${seen.id}`)
    await page.getByRole('button', { name: 'Hide it' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Somebody’s private details').check({ force: true })
    await dialog.getByLabel('The words that fall under it').fill('Ring Sam at home on 5550 1234')
    await dialog.getByLabel('Why', { exact: true }).fill('A number at home.')
    await dialog.getByRole('button', { name: 'Hide it' }).press('Enter')
    await page.getByText('Done: hide it').waitFor()
    expect(comment.isHidden).toBe(true)
    const { steps } = await get<CommentPage>(owner, `/comments/${seen.id}`)
    expect(steps).toMatchObject([{ does: 'hide', ground: 'private', standing: 'done' }])
    expect(steps[0]?.capture).toEqual(expect.any(String))

    const asking = await browser.newPage()
    await asking.goto(`${product.address}/house-rules/${seen.channel.id}`)
    await asking.getByLabel('Address of the post or of your comment').fill(address)
    await asking.getByLabel('What happened').fill('That is the number of the shop.')
    await asking.getByRole('button', { name: 'Ask for another look' }).press('Enter')
    await asking.getByText('Copy it now').waitFor()
    expect(await asking.locator('code').textContent()).toMatch(/^(\w{4}-){4}\w{4}$/)
    await asking.close()
    const { complaints } = await get<CommentBoard>(owner, '/comments')
    expect(complaints).toMatchObject([{ channel: { id: seen.channel.id }, isAnswered: false }])
  })
})
