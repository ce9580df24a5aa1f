import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Blobs, blobsOf } from '../blobs/blobs.ts'
import { folderStore } from '../blobs/folder-store.ts'
import { makeApi } from '../http/api.ts'
import { guardRoutes } from '../http/guard.ts'
import { accessGate, type Person, rememberAskers, type Unit } from '../people/index.ts'
import { forChannel, forUnit, openTestDirectory, type TestDirectory } from '../people/testing.ts'
import { issuePermit } from '../records/permit.ts'
import {
  type KnownLogo,
  lookJobs,
  markLogo,
  mediaHold,
  mediaOfDraft,
  mediaRoutes,
  tidyJobs,
  type UsesOfMedia,
} from './index.ts'
import { drawLogo, rgba } from './logos/testing.ts'
import { findMedia } from './store.ts'
import { plainJpeg, plainPng, takeInHere, tellingJpeg, wordsPng } from './testing.ts'

let house: TestDirectory
let app: FastifyInstance
let blobs: Blobs
const folder = mkdtempSync(join(tmpdir(), 'media-'))
const faults: string[] = []
/** Takes the place of what looks at a file, while a test holds it up. */
let hold: typeof takeInHere | undefined
const uses: UsesOfMedia[] = []
const known: KnownLogo[] = []

let transport: Unit
let health: Unit
let author: Person
let colleague: Person
let elsewhere: Person
let approver: Person
let owner: Person
let ofChannel: Person
let nobody: Person

beforeAll(async () => {
  house = await openTestDirectory()
  transport = await house.unit('Transport')
  health = await house.unit('Health')
  author = await house.person('Wren Author', { unit: transport.id })
  await house.grant(author, 'communications-author', forUnit(transport))
  colleague = await house.person('Noa Author', { unit: transport.id })
  await house.grant(colleague, 'communications-author', forUnit(transport))
  elsewhere = await house.person('Olu Elsewhere', { unit: health.id })
  await house.grant(elsewhere, 'communications-author', forUnit(health))
  approver = await house.person('Ana Approver')
  await house.grant(approver, 'approver', forUnit(transport))
  owner = await house.person('Ole Owner')
  await house.grant(owner, 'channel-owner', forUnit(transport))
  ofChannel = await house.person('Cy Channel', { unit: health.id })
  await house.grant(ofChannel, 'communications-author', forChannel('c1'))
  nobody = await house.person('Nel Nobody')

  blobs = blobsOf(folderStore(join(folder, 'blobs')), 'media')
  app = await makeApi({ onFault: (error) => faults.push(String(error.stack)), version: '0' })
  const askerOf = rememberAskers(async ({ headers }) => {
    const id = headers['x-as']
    return typeof id === 'string'
      ? await house.asker({ id } as Person, { isTold: headers['x-untold'] === undefined })
      : undefined
  })
  guardRoutes(app, accessGate(askerOf))
  mediaRoutes(app, {
    ...{
      recorder: house.recorder,
      blobs,
      askerOf,
      takeIn: async (bytes) => (hold ? await hold(bytes) : await takeInHere(bytes)),
    },
    uses: [async (media) => (await Promise.all(uses.map((one) => one(media)))).flat()],
  })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await house.close()
  rmSync(folder, { recursive: true })
  expect(faults).toEqual([])
})

const ask = async (
  as: Person | undefined,
  method: 'GET' | 'PUT' | 'DELETE' | 'POST',
  path: string,
  body?: object,
) => {
  house.wait(1000)
  const reply = await app.inject({
    ...{ method, url: `/api/v1/media${path}`, headers: as ? { 'x-as': as.id } : {} },
    ...(body && { payload: body }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of a reply, it expects to be there.
  return { status: reply.statusCode, body: reply.body === '' ? undefined : (reply.json() as any) }
}
const send = async (as: Person | undefined, bytes: Uint8Array, query = '', headers = {}) => {
  house.wait(1000)
  const reply = await app.inject({
    ...{ method: 'POST', url: `/api/v1/media${query}`, payload: Buffer.from(bytes) },
    headers: { ...(as && { 'x-as': as.id }), 'content-type': 'text/html', ...headers },
  })
  return { status: reply.statusCode, body: reply.json() }
}
const eventsOf = async (subject: string) =>
  (
    await house.test.database.db
      .selectFrom('event')
      .select('type')
      .where('subject', '=', subject)
      .orderBy('id')
      .execute()
  ).map(({ type }) => type)
const files = () => readdirSync(join(folder, 'blobs')).length
const jobs = () => {
  const { recorder } = house
  const permitOf = (job: string, act: string) => issuePermit({ kind: 'system', job }, act)
  return [
    ...lookJobs({ recorder, blobs, permitOf, logos: { list: async () => known } }),
    ...tidyJobs({ recorder, blobs }),
  ]
}
const run = async (name: string, subject: string) => {
  house.wait(1000)
  await jobs()
    .find((job) => job.name === name)
    ?.run({ subject })
}

describe('a picture that is added', () => {
  it('is kept without a word of its file, whatever type it was sent under, and its author is told once', async () => {
    const { status, body } = await send(author, await tellingJpeg(), '?name=..%2Fharbour%00.jpg')
    expect(status).toBe(201)
    expect(body.media).toMatchObject({
      ...{ name: 'harbour.jpg', kind: 'jpeg', width: 480, height: 640, person: author.id },
      ...{ unit: transport.id, channel: null, declared: null, needsConsent: true, logos: null },
      ...{ text: { state: 'waiting' }, may: { declare: true, remove: true } },
    })
    expect(body.found.map(({ kind }: { kind: string }) => kind)).toContain('place')
    expect(await eventsOf(body.media.id)).toEqual(['media.kept'])

    const again = await ask(author, 'GET', `/${body.media.id}`)
    expect(JSON.stringify(again.body)).not.toMatch(/149\.1|Saltbush|SN-4711|digest/)
    const client = await house.test.connect()
    const { rows } = await client.query('select to_jsonb(media_file) as row from media_file')
    expect(JSON.stringify(rows)).not.toMatch(/149\.1|Saltbush|SN-4711|announcement/)
  })

  it('is handed out as a picture that runs nothing, whole and smaller', async () => {
    const { body } = await send(author, await plainJpeg(2000, 1000, '#357'))
    for (const [size, width] of [
      ['full', 2000],
      ['1200', 1200],
      ['400', 400],
    ] as const) {
      const reply = await app.inject({
        url: `/api/v1/media/${body.media.id}/picture?size=${size}`,
        headers: { 'x-as': author.id },
      })
      expect(reply.headers).toMatchObject({
        ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
        'content-security-policy': expect.stringContaining('sandbox'),
        'content-disposition': expect.stringMatching(/^inline; filename="[0-9a-f-]+\.jpg"$/),
      })
      expect((await sharp(reply.rawPayload).metadata()).width).toBe(width)
    }
  })

  it('leaves neither row nor file where it is refused', async () => {
    const before = files()
    const svg = await send(author, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '?name=cat.png')
    expect(svg).toMatchObject({ status: 415, body: { code: 'file-not-taken' } })
    const cut = (await plainJpeg()).subarray(0, 500)
    expect(await send(author, cut)).toMatchObject({ status: 422, body: { code: 'file-broken' } })
    const large = await send(author, Buffer.alloc(20 * 1024 * 1024 + 1))
    expect(large).toMatchObject({ status: 413, body: { code: 'picture-too-large' } })
    const lying = await send(author, Buffer.alloc(10), '', { 'content-length': String(2 ** 30) })
    expect(lying.status).toBeGreaterThanOrEqual(400)
    expect(files()).toBe(before)
    expect((await ask(author, 'GET', '')).status).toBe(200)
  })

  it('waits for its turn, and is turned away where too many wait', async () => {
    const png = await plainPng(40, 40)
    let go = (): void => undefined
    const gone = new Promise<void>((resolve) => {
      go = resolve
    })
    let most = 0
    let running = 0
    hold = async (bytes) => {
      running += 1
      most = Math.max(most, running)
      await gone
      running -= 1
      return await takeInHere(bytes)
    }
    const asked = Array.from({ length: 14 }, () => send(author, png))
    await Promise.any(asked)
    await vi.waitFor(() => expect(running).toBe(2))
    go()
    const said = await Promise.all(asked)
    hold = undefined
    expect(most).toBe(2)
    const statuses = said.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(8)
    expect(said.filter(({ status }) => status !== 201).map(({ body }) => body.code)).toEqual(
      Array.from({ length: 6 }, () => 'not-now'),
    )
    // The same bytes are kept once, and whoever adds them again hears of it.
    const last = await send(author, png)
    expect(last.body.alike.length).toBeGreaterThanOrEqual(8)
  })
})

describe('who may', () => {
  it('add, is authors and owners in their scope, told what is logged', async () => {
    const png = await plainPng(30, 30)
    expect((await send(undefined, png)).status).toBe(401)
    expect(await send(nobody, png)).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect((await send(approver, png)).status).toBe(403)
    expect((await send(author, png, `?unit=${health.id}`)).status).toBe(403)
    expect((await send(author, png, '?unit=nowhere')).body).toMatchObject({ code: 'bad-request' })
    expect((await ask(author, 'GET', '/%00')).body).toMatchObject({ code: 'bad-request' })
    expect((await send(author, png, '', { 'x-untold': 'yes' })).status).toBe(403)
    expect((await send(owner, png)).body.media).toMatchObject({ unit: transport.id })
    expect((await send(ofChannel, png)).body.media).toMatchObject({ unit: null, channel: 'c1' })
  })

  it('see it, is whoever works with it in its unit; everybody else hears that there is none', async () => {
    const { body } = await send(author, await plainPng(31, 31))
    const path = `/${body.media.id}`
    const statuses = async (under: string) =>
      await Promise.all(
        [author, colleague, approver, owner, elsewhere, ofChannel, nobody].map(
          async (one) =>
            (await app.inject({ url: `/api/v1/media${path}${under}`, headers: { 'x-as': one.id } }))
              .statusCode,
        ),
      )
    expect(await statuses('')).toEqual([200, 200, 200, 200, 404, 404, 404])
    expect(await statuses('/picture')).toEqual([200, 200, 200, 200, 404, 404, 404])
    expect((await ask(colleague, 'DELETE', path)).status).toBe(403)
    expect(
      (await ask(approver, 'PUT', `${path}/declaration`, { people: 'no', ai: 'none', alt: '' })).status,
    ).toBe(403)
    const page = await ask(colleague, 'GET', '')
    expect(page.body.media).toEqual([])
  })

  it('is shown a page at a time, the newest first', async () => {
    const first = await ask(author, 'GET', '?limit=3')
    const second = await ask(author, 'GET', `?limit=3&after=${first.body.next}`)
    const ids = [...first.body.media, ...second.body.media].map(({ id }: { id: string }) => id)
    expect(ids).toEqual([...ids].sort().reverse())
    expect(new Set(ids).size).toBe(6)
  })
})

describe('what is said of a picture', () => {
  it('is its author’s word, kept with every earlier one; not sure counts as yes', async () => {
    const { body } = await send(author, await plainPng(32, 32))
    const path = `/${body.media.id}/declaration`
    const unsure = await ask(author, 'PUT', path, { people: 'not-sure', ai: 'none', alt: '' })
    expect(unsure.body).toMatchObject({ needsConsent: true, declared: { people: 'not-sure' } })
    const sure = await ask(colleague, 'PUT', path, { people: 'no', ai: 'assisted', alt: 'A pink square.' })
    expect(sure.body).toMatchObject({ needsConsent: false, declared: { ai: 'assisted' } })
    expect(await eventsOf(body.media.id)).toEqual(['media.kept', 'media.described', 'media.described'])
    const rows = await house.test.database.db
      .selectFrom('media_said')
      .select(['people', 'person', 'ended_at'])
      .where('media', '=', body.media.id)
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { people: 'not-sure', person: author.id, ended_at: expect.any(String) },
      { people: 'no', person: colleague.id, ended_at: null },
    ])
    const both = await Promise.all(
      ['yes', 'no'].map((people) => ask(author, 'PUT', path, { people, ai: 'none', alt: '' })),
    )
    expect(both.map(({ status }) => status)).toEqual([200, 200])
  })
})

describe('a picture that is taken away', () => {
  it('is gone with its files, save those that another picture has, and leaves a record', async () => {
    const jpeg = await plainJpeg(900, 500, '#612')
    const before = files()
    const one = (await send(author, jpeg)).body.media.id
    const other = (await send(colleague, jpeg)).body.media.id
    expect(files()).toBe(before + 2)
    expect((await ask(author, 'DELETE', `/${one}`)).status).toBe(204)
    expect((await ask(author, 'GET', `/${one}`)).status).toBe(404)
    expect((await ask(author, 'DELETE', `/${one}`)).status).toBe(404)
    await run('media.remove-files', one)
    expect(files()).toBe(before + 2)
    await ask(owner, 'DELETE', `/${other}`)
    await run('media.remove-files', other)
    await run('media.remove-files', other)
    expect(files()).toBe(before)
    expect(await eventsOf(one)).toEqual(['media.kept', 'media.removed'])
  })

  it('stays while something uses it', async () => {
    const { id } = (await send(author, await plainPng(33, 33))).body.media
    uses.push(async (media) => (media === id ? [{ says: 'a post that waits for approval' }] : []))
    const no = await ask(author, 'DELETE', `/${id}`)
    expect(no).toMatchObject({ status: 409, body: { code: 'picture-in-use' } })
    expect(no.body.detail).toContain('a post that waits for approval')
    uses.pop()
    expect((await ask(author, 'DELETE', `/${id}`)).status).toBe(204)
  })

  it('leaves nothing of a program that was killed before the picture was kept', async () => {
    const before = files()
    await blobs.put(Buffer.from('left by somebody who was killed'))
    const kept = (await send(author, await plainPng(34, 34))).body.media.id
    await run('media.tidy-files', '')
    expect(files()).toBeLessThanOrEqual(before + 1)
    expect(
      (await app.inject({ url: `/api/v1/media/${kept}/picture`, headers: { 'x-as': author.id } })).statusCode,
    ).toBe(200)
  })
})

describe('what is looked for in a picture', () => {
  it('is its words, which a draft then has like any other; looked for once, and said where there are none', async () => {
    const { id } = (await send(author, await wordsPng('Road works on Friday'))).body.media
    await run('media.read-text', id)
    await run('media.read-text', id)
    const read = (await ask(author, 'GET', `/${id}`)).body
    expect(read.text).toMatchObject({ state: 'read', text: 'Road works on Friday', language: 'eng' })
    expect(read.text.confidence).toBeGreaterThan(70)
    expect(await eventsOf(id)).toEqual(['media.kept', 'media.text-read'])
    const media = await findMedia(house.test.database.db, id)
    expect(media && mediaOfDraft(media)).toEqual({
      kind: 'image',
      found: { location: false, text: 'Road works on Friday' },
    })

    const plain = (await send(author, await plainPng(200, 120))).body.media.id
    await run('media.read-text', plain)
    expect((await ask(author, 'GET', `/${plain}`)).body.text).toMatchObject({ state: 'nothing', text: '' })
  })

  it('is each logo that is known then, and again when more are', async () => {
    const logo = await sharp(Buffer.from(drawLogo(0)))
      .png()
      .toBuffer()
    const picture = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#7a9' } })
      .composite([{ input: await sharp(logo).resize(260).toBuffer(), left: 500, top: 100 }])
      .jpeg()
      .toBuffer()
    const { id } = (await send(author, picture)).body.media
    await run('media.recognise-logos', id)
    expect((await ask(author, 'GET', `/${id}`)).body.logos).toBeNull()
    known.push({
      id: 'l4',
      name: 'Letters',
      marks: markLogo(
        await rgba(
          await sharp(Buffer.from(drawLogo(4)))
            .png()
            .toBuffer(),
        ),
      ),
    })
    await run('media.recognise-logos', id)
    expect((await ask(author, 'GET', `/${id}`)).body.logos).toEqual([])
    known.push({ id: 'l0', name: 'Crest of Saltlake', marks: markLogo(await rgba(logo)) })
    await run('media.recognise-logos', id)
    const { logos } = (await ask(author, 'GET', `/${id}`)).body
    expect(logos).toMatchObject([{ id: 'l0', name: 'Crest of Saltlake' }])
    expect(logos[0].place.x).toBeCloseTo(500 / 900, 1)
    expect(logos[0].place.y).toBeCloseTo(100 / 700, 1)
    expect(await eventsOf(id)).toEqual(['media.kept', 'media.logos-recognised', 'media.logos-recognised'])
  })
})

it('says what it holds about somebody', async () => {
  expect(await mediaHold(house.test.database.db, [nobody.id], house.at())).toEqual([])
  expect(await mediaHold(house.test.database.db, [author.id], house.at())).toMatchObject([
    { item: 'pictures', says: expect.stringMatching(/^Pictures that you added: \d+\.$/), where: '/pictures' },
  ])
})
