import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LookedUp, PostBody, SavedVersion as Saved } from '@secondlook/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  type MastodonDouble,
  startMastodonDouble,
} from '../../../platforms/doubles/mastodon/mastodon-double.ts'
import { blobsOf, openKeyedStore, readWhole } from './blobs/blobs.ts'
import { waysToLook } from './looking-ways.ts'
import { findMedia, pagePictureJobs } from './media/index.ts'
import { plainPng, takeInHere } from './media/testing.ts'
import { Out } from './net/out.ts'
import type { Person } from './people/index.ts'
import { cardPictures, usesInPosts, type WaysToLook } from './posts/index.ts'
import { digestAgain } from './posts/sending/prepare-again.ts'
import { findLastVersion } from './posts/version/store.ts'
import { openPublishingHouse, type PublishingHouse } from './publishing/testing.ts'

/** Pages on a machine that may be reached, one that may not, and what each was asked. */
const asked: { readonly url: string; readonly headers: Readonly<Record<string, unknown>> }[] = []
const inside: string[] = []
let head = ''
let outer: Server
let inner: Server
let place = ''
let innerPort = 0
let mostMs = 5000
let picture: Buffer

let double: MastodonDouble
let house: PublishingHouse
let ana: Person
let bluesky = ''
let mastodon = ''
const folder = mkdtempSync(join(tmpdir(), 'second-look-ways-'))

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  picture = await plainPng(1600, 900)
  outer = createServer(({ url = '', headers }, reply) => {
    asked.push({ url, headers })
    const to = new URL(url, 'http://a').searchParams.get('to')
    if (to !== null) reply.writeHead(302, { location: to }).end()
    else if (url === '/pool.png') reply.setHeader('content-type', 'image/png').end(picture)
    else if (url === '/silent') return
    else if (url === '/packed') {
      reply.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(picture)
    } else if (url === '/endless') {
      reply.setHeader('content-type', 'text/html')
      reply.write('<title>Endless</title>')
      const more = () => reply.write('x'.repeat(200_000)) && setImmediate(more)
      reply.on('drain', more)
      more()
    } else reply.setHeader('content-type', 'text/html; charset=utf-8').end(`<head>${head}</head>`)
  })
  inner = createServer((request, reply) => {
    inside.push(request.url ?? '')
    reply.setHeader('content-type', 'text/html').end('<title>A secret of ours</title>')
  })
  place = `http://127.0.0.1:${await listen(outer)}`
  innerPort = await listen(inner)
  double = await startMastodonDouble()
  const blobs = blobsOf(openKeyedStore({ dataFolder: folder, blobPlace: undefined }), 'media')
  const late: { ways?: WaysToLook } = {}
  const ways = () => {
    if (!late.ways) throw new Error('not yet')
    return late.ways
  }
  const files = (digest: string) => readWhole(blobs, digest)
  house = await openPublishingHouse([place, double.address], { files }, () => ({
    page: (...given) => ways().page(...given),
    picture: (...given) => ways().picture(...given),
    account: (...given) => ways().account(...given),
    get mostMs() {
      return mostMs
    },
  }))
  ;({ ana } = house)
  const { needs } = house
  const allow = new Set([new URL(place).host, new URL(double.address).host])
  const lookUp = { isOn: true, as: 'SecondLook/1 (test)' }
  const found = waysToLook(needs, blobs, { fetchAllow: allow, lookUp })
  if (!found) throw new Error('it is on')
  expect(waysToLook(needs, blobs, { fetchAllow: allow, lookUp: { ...lookUp, isOn: false } })).toBeUndefined()
  const out = new Out({ allow, now: () => needs.recorder.source.now() })
  const page: WaysToLook['page'] = (address, signal) =>
    found.page(address.replace('https://pages.example', place), signal)
  late.ways = {
    ...found,
    page,
    picture: cardPictures({ recorder: needs.recorder, blobs, out, takeIn: takeInHere }),
  }
  bluesky = house.channel
  const { id } = double.makeAccount('parks')
  mastodon = await house.openChannel('Parks there', `${double.address}/@parks`, 'mastodon', {
    platformId: id,
  })
  double.makeAccount('council')
})
afterAll(async () => {
  for (const one of [outer, inner]) {
    one.closeAllConnections()
    one.close()
  }
  await double.stop()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  mostMs = 5000
  asked.length = 0
  inside.length = 0
  head = '<title>Lyneham pool</title><meta property="og:description" content="Opens on Friday.">'
})

const form = (channel: string) => ({ channel, text: null, title: null, warning: null, about: null })
let made = 0
const pageAt = (path = `/page-${++made}`) => `https://pages.example${path}`
const whole = (card: string | null, text = 'The pool opens.', channels = [bluesky]): Partial<PostBody> => ({
  ...{ text, card, variants: channels.map(form), tier: 'T1', ai: 'none' },
})
const save = async (post: string, body: Partial<PostBody> = {}) => {
  const saved = await house.version(ana, post, body)
  if (saved.status !== 200) throw new Error(saved.text)
  const row = await findLastVersion(house.test.house.test.database.db, post)
  if (!row) throw new Error('no version')
  const { lookedUp } = row.check_found
  if (!lookedUp) throw new Error('nothing was looked up')
  const { number, digest, isNew } = saved.body as z.infer<typeof Saved>
  return { number, digest, isNew, row, lookedUp, card: row.prepared[0]?.shown.parts[0]?.card }
}
const saved = async (body: Partial<PostBody>, as = ana) => await save(await house.begin(as, ''), body)

describe('the card of a link', () => {
  it('is what its page says when a version is saved, and nothing is asked while somebody types', async () => {
    head += `<meta property="og:image" content="/pool.png"><meta property="og:image:alt" content="Three lanes">`
    const card = pageAt()
    const post = await house.begin(ana, '')
    const before = await house.draftOf(ana, post)
    const body = { ...before.body, ...whole(card) }
    await house.save(ana, post, before, whole(card))
    expect((await house.test.send(ana, 'POST', `/posts/${post}/check`, { body })).status).toBe(200)
    expect(asked).toEqual([])

    const version = await save(post)
    expect(asked.map(({ url }) => url)).toEqual([new URL(card).pathname, '/pool.png'])
    for (const { headers } of asked) {
      expect(headers['user-agent']).toMatch(/^SecondLook\/1/)
      for (const name of ['cookie', 'referer', 'authorization', 'origin'])
        expect(headers[name], name).toBeUndefined()
    }
    expect(version.card).toMatchObject({ url: card, title: 'Lyneham pool', description: 'Opens on Friday.' })
    // Made anew and kept here, so that what is sent is what was seen.
    const { digest, alt } = version.card?.picture ?? { digest: '', alt: '' }
    expect(alt).toBe('Three lanes')
    expect(JSON.stringify(version.row.prepared[0]?.requests)).toContain(digest)
    expect(Buffer.from(await house.needs.files(digest)).equals(picture)).toBe(false)
  })

  it('is of the digest and stays as it was, whatever the page says later', async () => {
    const card = pageAt()
    const post = await house.begin(ana, '')
    const one = await save(post, whole(card))
    expect((await save(post)).isNew).toBe(false)
    expect(asked).toHaveLength(1)
    head = '<title>Something else</title>'
    const { database, source } = house.needs.recorder
    const now = new Date(source.now()).toISOString()
    const again = await database.transact((tx) => digestAgain(tx, now, one.row))
    expect(again).toBe(one.digest)
    expect(asked).toHaveLength(1)
    // Another post within minutes is given the same; after that the page is asked again.
    expect((await saved(whole(card))).card?.title).toBe('Lyneham pool')
    expect(asked).toHaveLength(1)
  })

  it('that is another is another version, which says so to whoever approved', async () => {
    const card = pageAt()
    const post = await house.begin(ana, '')
    const one = await save(post, whole(card))
    await house.approve(post, one)
    head = '<title>Lyneham pool is closed</title>'
    house.test.house.clock.now += 11 * 60_000
    const two = await save(post)
    expect(two).toMatchObject({ number: 2, isNew: true })
    expect(two.digest).not.toBe(one.digest)
    const { body: page } = await house.test.send(ana, 'GET', `/posts/${post}`)
    expect(page.changedSince).toBe(
      'The card of the link changed when you saved it again after Priya Approver approved, so it needs a fresh approval. Nothing has gone out.',
    )
    expect(page.version.check.lookedUp.card).toMatchObject({ title: 'Lyneham pool is closed', is: 'read' })
  })

  it.each([
    ['nobody answers in time', '/silent'],
    ['what comes is packed', '/packed'],
    ['what comes is no page', '/pool.png'],
  ])('is left out where %s, which keeps nobody from saving', async (_why, path) => {
    mostMs = path === '/silent' ? 700 : 5000
    const begun = performance.now()
    const { card, lookedUp, row } = await saved(whole(pageAt(path)))
    expect(performance.now() - begun).toBeLessThan(4000)
    expect(card).toBeUndefined()
    expect(lookedUp.card).toMatchObject({
      is: 'unread',
      says: 'We could not read the page, so no card is shown.',
    })
    expect(row.check_found.problems).toContainEqual(
      expect.objectContaining({ code: 'card-unread', field: 'card', isWarning: true }),
    )
  })

  it('is read of the beginning of a page that has no end', async () => {
    expect((await saved(whole(pageAt('/endless')))).card?.title).toBe('Endless')
  })
})

describe('no way inside', () => {
  let post = ''
  let body: PostBody
  beforeAll(async () => {
    post = await house.begin(ana, '')
    ;({ body } = await house.draftOf(ana, post))
  })
  /** The same way as saving goes, without a version of each. */
  const look = async (card: string): Promise<LookedUp> =>
    (await house.test.send(ana, 'POST', `/posts/${post}/look-up`, { body: { ...body, ...whole(card) } })).body

  it.each([
    ['a number', (port: number) => `http://127.0.0.1:${port}/`],
    ['a number in one piece', (port: number) => `http://2130706433:${port}/`],
    ['a number in hexadecimal', (port: number) => `http://0x7f000001:${port}/`],
    ['a number with octal parts', (port: number) => `http://0177.0.0.1:${port}/`],
    ['a short number', (port: number) => `http://127.1:${port}/`],
    ['nobody in particular', (port: number) => `http://0.0.0.0:${port}/`],
    ['a number of IPv6', (port: number) => `http://[::1]:${port}/`],
    ['IPv4 in the clothes of IPv6', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['a name that answers with one inside', (port: number) => `http://localhost:${port}/`],
    ['where a cloud keeps its keys', () => 'http://169.254.169.254/latest/meta-data/'],
    ['a password in it', (port: number) => `http://a:b@127.0.0.1:${port}/`],
    ['a file', () => 'file:///etc/passwd'],
  ])('is found by %s: named, by a redirect or as the picture of a page', async (what, addressAt) => {
    const address = addressAt(innerPort)
    const led = pageAt(`/go?to=${encodeURIComponent(address)}`)
    const named = await look(address)
    if (what !== 'a file') expect(named.card).toMatchObject({ is: 'unread' })
    else expect(named.card).toBeNull()
    const { card } = await look(led)
    // Why is not said: it would tell what there is inside.
    expect(card).toMatchObject({ is: 'unread', says: 'We could not read the page, so no card is shown.' })
    head += `<meta property="og:image" content="${address}">`
    expect((await look(pageAt())).card).toMatchObject({ is: 'read', title: 'Lyneham pool', picture: null })
    expect(inside).toEqual([])
  })

  it('is found when a version is saved', async () => {
    const { card, lookedUp } = await saved(whole(pageAt(`/go?to=http://localhost:${innerPort}/`)))
    expect([card, lookedUp.card?.is]).toEqual([undefined, 'unread'])
    expect(inside).toEqual([])
  })
})

describe('a handle', () => {
  it('is asked of the platform of each channel, and nobody is said of nobody alone', async () => {
    const text = 'With @council, @nobody_here and @somebody@elsewhere.example'
    const { row, lookedUp } = await saved(whole(null, text, [mastodon]))
    const id = double.makeAccount('council').id
    expect(lookedUp.mentions.map(({ handle, is, says }) => [handle, is, says])).toEqual([
      ['@council', 'somebody', '@council is somebody on Mastodon.'],
      ['@nobody_here', 'nobody', '@nobody_here is nobody on Mastodon.'],
      [
        '@somebody@elsewhere.example',
        'unknown',
        'We could not ask Mastodon who @somebody@elsewhere.example is.',
      ],
    ])
    expect(row.prepared[0]?.content?.mentions).toEqual({ '@council': id })
    expect(row.blocks).toEqual([])
    const said = row.check_found.problems.filter(({ says }) => says.includes('@nobody_here'))
    expect(said).toEqual([expect.objectContaining({ code: 'mention-nobody', isWarning: true })])
  })

  it('means what it meant, also where somebody else has it later', async () => {
    const post = await house.begin(ana, '')
    const one = await save(post, whole(null, 'With @council', [mastodon]))
    double.behindOurBack.takeOver('council', 'council_old')
    house.test.house.clock.now += 11 * 60_000
    const two = await save(post)
    expect(two.digest).not.toBe(one.digest)
    const { body } = await house.test.send(ana, 'GET', `/posts/${post}/changes?from=1&to=2`)
    expect(body.says).toBe('whom a handle means')
  })

  it('is not asked about beyond twenty', async () => {
    const text = Array.from({ length: 23 }, (_, at) => `@no_${at}`).join(' ')
    const { lookedUp } = await saved(whole(null, text, [mastodon]))
    expect(lookedUp.mentions.filter(({ is }) => is === 'nobody')).toHaveLength(20)
    expect(lookedUp.mentions.at(-1)?.says).toBe(
      'There are more than 20 handles, so @no_22 was not looked up.',
    )
  })
})

describe('what is not announced', () => {
  const nothing = {
    whyNot:
      'This may be about something that is not public yet, so nothing was looked up: whoever has the page or the account would have learnt of it.',
    ...{ card: null, mentions: [] },
  }
  let ids: readonly [string, string]
  beforeAll(async () => {
    const { test, kim } = house
    const add = (title: string, more: object) =>
      test.add(kim, 'initiatives', { title, owner: kim.id, ...more })
    ids = [
      await add('Vorpal Quinze Bridge', { knownTo: [ana.id] }),
      await add('Plimsoll Dravik Tunnel', { knownTo: [] }),
    ]
  })

  it('is asked of nobody: by those on its list, by others, and of a post that was about it once', async () => {
    const text = 'The Vorpal Quinze Bridge opens.'
    const post = await house.begin(ana, '')
    expect((await save(post, whole(pageAt(), text))).lookedUp).toEqual(nothing)
    expect((await save(post, whole(pageAt(), 'Nothing of it any more.'))).lookedUp).toEqual(nothing)
    expect((await saved(whole(pageAt(), 'The Plimsoll Dravik Tunnel opens.'))).lookedUp).toEqual(nothing)
    const said = await saved({ ...whole(pageAt(), 'Soon.'), initiatives: [ids[0]] })
    expect(said.lookedUp).toEqual(nothing)
    expect(asked).toEqual([])
  })

  it('is asked of nobody for a draft either, where somebody presses to look up', async () => {
    const post = await house.begin(ana, '')
    const { body: before } = await house.draftOf(ana, post)
    const look = async (text: string) =>
      await house.test.send(ana, 'POST', `/posts/${post}/look-up`, {
        body: { ...before, ...whole(pageAt(), text) },
      })
    expect((await look('The Plimsoll Dravik Tunnel opens.')).body).toEqual(nothing)
    expect(asked).toEqual([])
    expect((await look('The pool opens.')).body.card).toMatchObject({ is: 'read', title: 'Lyneham pool' })
    expect(asked).toHaveLength(1)
    expect(
      (await house.test.send(house.eve, 'POST', `/posts/${post}/look-up`, { body: before })).status,
    ).toBe(404)
  })

  it('is asked about once it is announced', async () => {
    const { kim, test } = house
    const link = 'https://www.act.gov.au/news/bridge'
    expect((await test.deed(kim, 'initiatives', ids[0], 'announce', { link })).status).toBe(204)
    const { lookedUp } = await saved({
      ...whole(pageAt(), 'The Vorpal Quinze Bridge.'),
      initiatives: [ids[0]],
    })
    expect(lookedUp.card).toMatchObject({ is: 'read' })
  })
})

it('takes away the picture of a page that is in nothing after a day, and keeps what is in a version', async () => {
  const { recorder } = house.needs
  head += `<meta property="og:image" content="/pool.png">`
  const post = await house.begin(ana, '')
  const { body } = await house.draftOf(ana, post)
  const { body: looked } = await house.test.send(ana, 'POST', `/posts/${post}/look-up`, {
    body: { ...body, ...whole(pageAt()) },
  })
  const { lookedUp } = await saved(whole(pageAt()))
  const uses = [usesInPosts(recorder.database.db)]
  const permit = house.needs.permitOf('media.tidy-page-pictures', 'media.remove')
  const [tidy] = pagePictureJobs({ recorder, uses, permit })
  const isKept = async ({ card }: LookedUp) =>
    (await findMedia(recorder.database.db, card?.picture?.media ?? '')) !== undefined
  await tidy?.run({ subject: '' })
  expect([await isKept(looked), await isKept(lookedUp)]).toEqual([true, true])
  house.test.house.clock.now += 25 * 3_600_000
  await tidy?.run({ subject: '' })
  expect([await isKept(looked), await isKept(lookedUp)]).toEqual([false, true])
})

it('lists where a post can go, for whom, and who writes for the others', async () => {
  const list = async (as: Person) => {
    const { channels } = (await house.test.send(as, 'GET', '/posts/channels')).body
    return channels.find(({ id }: { id: string }) => id === bluesky)
  }
  expect(await list(ana)).toMatchObject({ name: 'Parks', mayWrite: true, whoCan: null })
  expect(await list(house.eve)).toMatchObject({ mayWrite: false, whoCan: 'Ana Author or Ben Author' })
})
