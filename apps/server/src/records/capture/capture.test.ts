import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Capture, CaptureList } from '@secondlook/contract'
import { formatVerifierKey, verifyReceipt } from '@secondlook/ledger'
import fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Blobs, blobsOf, openKeyedStore } from '../../blobs/blobs.ts'
import { commit } from '../commit.ts'
import { fsck } from '../fsck/fsck.ts'
import { makeReceipt } from '../receipt.ts'
import { settle } from '../settle.ts'
import { logSigner, openTestRecords, somebody, type TestRecords, trust } from '../testing.ts'
import { disposeOfCapture, liftHold, placeHold, tidyCapturesJob } from './dispose.ts'
import type { Exchange } from './exchange.ts'
import { type KeptCapture, keepCapture } from './keep-capture.ts'
import { captureRoutes } from './routes.ts'
import { stampCaptures } from './stamp-captures.ts'
import { findCapture } from './store.ts'
import { makeAuthority, type TestAuthority } from './testing.ts'
import type { AskAuthority } from './time-stamp.ts'
import { sha256 } from './warc.ts'

let authority: TestAuthority
let records: TestRecords
let folder: string
let blobs: Blobs
beforeAll(async () => {
  authority = makeAuthority('ours')
  records = await openTestRecords()
  folder = mkdtempSync(join(tmpdir(), 'captures-'))
  blobs = blobsOf(openKeyedStore({ dataFolder: folder, blobPlace: undefined }), 'captures')
})
afterAll(async () => {
  authority.close()
  await records.close()
  rmSync(folder, { recursive: true })
})

/** Each test has a post of its own. */
let subject = ''
let posts = 0
beforeEach(() => {
  posts += 1
  subject = `post-${posts}`
})

const secret = 'apppasswordabcd'
const words = 'A comment by somebody who is not one of us'
const exchanges: readonly Exchange[] = [
  {
    request: { method: 'GET', address: 'https://social.example/@transport/1', headers: [] },
    response: { status: 200, headers: [['content-type', 'text/html']], body: Buffer.from(`<p>${words}</p>`) },
    ...{ at: '2026-11-26T09:05:00.000Z', as: 'stranger' },
  },
  {
    request: { method: 'GET', address: 'https://social.example/api/1', headers: [['authorization', secret]] },
    response: { status: 200, headers: [], body: Buffer.from(`{"id":"1","seen":"${secret}"}`) },
    ...{ at: '2026-11-26T09:05:01.000Z', as: 'account' },
  },
]
const keep = (isStamping = true, given: readonly Exchange[] = exchanges): Promise<KeptCapture> =>
  keepCapture({ recorder: records.recorder, blobs, isStamping }, somebody, {
    ...{ subject, publication: 'pub-1', connector: 'mastodon@1', exchanges: given, secrets: [secret] },
  })
const check = () =>
  fsck({
    ...{ database: records.test.database, vault: records.recorder.vault, captures: blobs, now: Date.now },
    progress: () => undefined,
  })
/** Where the file of a capture is, or would be. */
async function fileOf(capture: string): Promise<string> {
  const row = await findCapture(records.test.database.db, capture)
  return join(folder, 'blobs', `captures-${row?.blob}`)
}
const receipt = async (): Promise<string> => {
  const needs = { db: records.test.database.db, vault: records.recorder.vault }
  return (await makeReceipt(needs, subject, () => true)) ?? ''
}
const faults: string[] = []
const stamp = (ask: AskAuthority = authority.ask, now = Date.now) =>
  stampCaptures({
    recorder: { ...records.recorder, source: { ...records.recorder.source, now } },
    ...{ blobs, authority: authority.authority, ask, onFault: (error) => void faults.push(error.message) },
  })
/** What a receipt shows of an event, by the stranger's verifier. */
const shownIn = (text: string, type: string): Record<string, unknown>[] => {
  const held = verifyReceipt(text, trust)
  if (!held.holds) throw new Error(held.reason)
  const events: Extract<typeof held, { holds: true }>['events'] = held.events
  return events
    .filter(({ event }) => event.type === type)
    .map(({ shown }) => Object.fromEntries(shown.map(({ name, value }) => [name, value])))
}

/** The verifier that shares no code with us, as whoever was handed a receipt runs it. */
function byStranger(text: string): string {
  const file = join(folder, 'receipt.txt')
  writeFileSync(file, text)
  const program = fileURLToPath(new URL('../../../../../tools/receipts/verify-receipt.mjs', import.meta.url))
  return execFileSync(process.execPath, [program, file, '--log', formatVerifierKey(logSigner(3))], {
    encoding: 'utf8',
  })
}

describe('what was captured', () => {
  it('is kept as a file that says nothing to whoever finds it, and once', async () => {
    const kept = await keep()
    expect(kept.isNew).toBe(true)
    const name = await fileOf(kept.capture)
    const file = readFileSync(name)
    expect(name).toContain(`captures-${sha256(file)}`)
    expect(file.subarray(0, 2)).not.toEqual(Buffer.from([0x1f, 0x8b]))
    // Killed after the commit and asked again: nothing is doubled.
    const before = readdirSync(join(folder, 'blobs')).length
    expect(await keep()).toEqual({ ...kept, isNew: false })
    expect(readdirSync(join(folder, 'blobs'))).toHaveLength(before)
    await records.run()
    expect(await check()).toMatchObject({ wrong: undefined, captures: 1 })
  })

  it('is in no row, no leaf and no part that could not be taken out again', async () => {
    await keep()
    const { rows } = await (await records.test.connect()).query(
      'select to_jsonb(c)::text as row from secondlook.capture c union all select leaf from secondlook.event',
    )
    const all = rows.map(({ row }) => row).join('\n')
    for (const text of [words, secret, 'social.example', Buffer.from(words).toString('base64')])
      expect(all).not.toContain(text)
  })

  it('can be compared with its receipt by a stranger who has the WARC', async () => {
    const { capture, digest } = await keep(false)
    await records.run()
    const text = await receipt()
    const [shown] = shownIn(text, 'capture.kept')
    expect(Object.keys(shown ?? {}).sort()).toEqual(['answers', 'capture', 'who'])
    const body = sha256(exchanges[0]?.response.body ?? new Uint8Array())
    const raw = sha256(exchanges[1]?.response.body ?? new Uint8Array())
    expect(shown?.['capture']).toMatchObject({ capture, digest, bodies: [body, raw], stamp: 'no-authority' })
    expect(shown?.['answers']).toMatchObject([
      { address: 'https://social.example/@transport/1', received: body, kept: body, leftOut: [] },
      { received: raw, leftOut: ['request header authorization', 'body'] },
    ])
    expect(text).not.toContain('capture-key"')
    expect(byStranger(text)).toMatch(/^holds: 1 events of post-/)
    // A digest that somebody writes over does not hold any more.
    expect(
      verifyReceipt(
        text.replaceAll(
          digest,
          digest.replace(/^./, (one) => (one === '0' ? '1' : '0')),
        ),
        trust,
      ).holds,
    ).toBe(false)
  })

  it('is stamped, and the receipt carries the token that OpenSSL verifies with the WARC', async () => {
    const { digest } = await keep()
    expect(await stamp()).toBeGreaterThan(0)
    expect(await stamp()).toBe(0)
    await records.run()
    const [shown] = shownIn(await receipt(), 'capture.stamped')
    const said = shown?.['stamp'] as { digest: string; token: string; at: string }
    expect(said.digest).toBe(digest)
    const app = await open()
    const [{ id } = { id: '' }] = CaptureList.parse(
      (await app.inject(`/api/v1/captures?subject=${subject}`)).json(),
    ).captures
    const warc = (await app.inject(`/api/v1/captures/${id}.warc.gz`)).rawPayload
    expect(sha256(warc)).toBe(digest)
    expect(authority.verify(warc, Buffer.from(said.token, 'base64'))).toContain('Verification: OK')
    expect((await check()).wrong).toBeUndefined()
  })

  it('is kept without a stamp where the authority is down, which is asked again for a day and no longer', async () => {
    await keep()
    faults.length = 0
    const down: AskAuthority = () => Promise.reject(new Error('connect ECONNREFUSED'))
    expect(await stamp(down)).toBe(0)
    expect(faults).toEqual([
      'the time stamp authority did not stamp: it cannot be reached: connect ECONNREFUSED',
    ])
    expect(await stamp(authority.ask, () => Date.now() + 25 * 3_600_000)).toBe(0)
    expect(await stamp(authority.ask, () => Date.now() + 23 * 3_600_000)).toBe(1)
  })

  it('is not stamped where its file is not what was kept', async () => {
    const name = await fileOf((await keep()).capture)
    const file = readFileSync(name)
    writeFileSync(name, Buffer.concat([file.subarray(0, -1), Buffer.from([(file.at(-1) ?? 0) ^ 1])]))
    faults.length = 0
    expect(await stamp()).toBe(0)
    expect(faults).toEqual([expect.stringContaining('was changed')])
    writeFileSync(name, file)
    expect(await stamp()).toBe(1)
  })
})

describe('fsck', () => {
  it('names a capture of which a byte was changed, and one whose file is gone', async () => {
    const { capture } = await keep()
    await records.run()
    const name = await fileOf(capture)
    const file = readFileSync(name)
    for (const at of [0, file.length - 1]) {
      const changed = Uint8Array.from(file)
      changed[at] = (changed[at] ?? 0) ^ 0x10
      writeFileSync(name, changed)
      expect((await check()).wrong).toEqual({
        place: `capture ${capture}`,
        says: expect.stringMatching(/^its file captures-[0-9a-f]{64} was changed/),
      })
    }
    rmSync(name)
    expect((await check()).wrong?.says).toMatch(/is not there$/)
    writeFileSync(name, file)
    expect((await check()).wrong).toBeUndefined()
  })

  it('names the guard of holds where it was switched off', async () => {
    await keep()
    await records.run()
    const host = await records.test.connect('superuser')
    await host.query('alter table secondlook.event_part disable trigger event_part_must_not_be_held')
    expect((await check()).wrong?.says).toBe(
      'its trigger event_part_must_not_be_held is missing or switched off',
    )
    await host.query('alter table secondlook.event_part enable trigger event_part_must_not_be_held')
  })
})

describe('disposing of a capture', () => {
  const dispose = (capture: string) =>
    disposeOfCapture(records.recorder, somebody, { capture, reason: 'seven years' })
  const tidy = () => tidyCapturesJob({ recorder: records.recorder, blobs }).run({ subject: '' })

  it('reaches its file, here and in every copy of it, and leaves the record', async () => {
    const { capture, digest } = await keep()
    await records.run()
    const older = await receipt()
    const name = await fileOf(capture)
    const copy = readFileSync(name)
    expect(await dispose(capture)).toBe('disposed')
    await tidy()
    expect(existsSync(name)).toBe(false)
    // As a backup would bring it back: the file is there, and nothing opens it; the night takes it away again.
    writeFileSync(name, copy)
    const app = await open()
    const gone = await app.inject(`/api/v1/captures/${capture}.warc.gz`)
    expect([gone.statusCode, gone.json().detail]).toEqual([404, expect.stringContaining('disposed of')])
    expect(Capture.parse((await app.inject(`/api/v1/captures/${capture}`)).json())).toMatchObject({
      ...{ digest, answers: null, files: null },
    })
    await tidy()
    expect(existsSync(name)).toBe(false)
    await records.run()
    expect(await check()).toMatchObject({ wrong: undefined, destroyed: 2 })
    expect(verifyReceipt(older, trust).holds).toBe(true)
    const [kept] = shownIn(await receipt(), 'capture.kept')
    expect(Object.keys(kept ?? {})).toEqual(['capture', 'who'])
    expect(shownIn(await receipt(), 'capture.disposed')).toMatchObject([{ capture, reason: 'seven years' }])
    expect(await dispose(capture)).toBe('disposed-already')
    expect(await dispose('nothing')).toBe('not-found')
  })

  it('is what disposing of every part of a post does too, with no word of captures', async () => {
    const name = await fileOf((await keep()).capture)
    const parts = await (await records.test.connect()).query(
      `select p.event::text, p.name from secondlook.event_part p join secondlook.event e on e.id = p.event
       where e.subject = $1 and p.name <> 'row-salt'`,
      [subject],
    )
    await records.destroy(parts.rows)
    await tidy()
    expect(existsSync(name)).toBe(false)
    await records.run()
    expect((await check()).wrong).toBeUndefined()
  })

  it('waits for a hold, whoever asks and by whatever way, and goes on once the last one is lifted', async () => {
    const { capture } = await keep()
    const first = await placeHold(records.recorder, somebody, { subject, reason: 'a court asks' })
    const second = await placeHold(records.recorder, somebody, { subject, reason: 'an inquiry' })
    expect(await dispose(capture)).toBe('held')
    const { rows } = await (await records.test.connect()).query(
      `select p.event::text, p.name from secondlook.event_part p join secondlook.event e on e.id = p.event
       where e.subject = $1 and p.name = 'capture-key'`,
      [subject],
    )
    await expect(records.destroy(rows)).rejects.toMatchObject({ code: 'SL004' })
    await tidy()
    expect(existsSync(await fileOf(capture))).toBe(true)
    expect(await liftHold(records.recorder, somebody, { hold: first, reason: 'done' })).toBe(true)
    expect(await liftHold(records.recorder, somebody, { hold: first, reason: 'done' })).toBe(false)
    expect(await dispose(capture)).toBe('held')
    await liftHold(records.recorder, somebody, { hold: second, reason: 'done' })
    expect(await dispose(capture)).toBe('disposed')
    await records.run()
    expect((await check()).wrong).toBeUndefined()
  })

  it('leaves alone what is kept, and takes away what nobody kept', async () => {
    const left = await blobs.put(Buffer.from('left by a program that was killed'))
    const { capture } = await keep()
    await tidy()
    expect(await blobs.has(left)).toBe(false)
    expect((await (await open()).inject(`/api/v1/captures/${capture}.warc.gz`)).statusCode).toBe(200)
  })

  it('is said again after a backup from before it came back', async () => {
    const { capture } = await keep()
    await records.run()
    const host = await records.test.connect('superuser')
    await host.query('set search_path = secondlook; set session_replication_role = replica')
    await host.query('create table kept as select * from event_part')
    const name = await fileOf(capture)
    await dispose(capture)
    await host.query(`delete from event_row where event in (select id from event where number is null);
      delete from event where number is null; delete from event_part;
      insert into event_part select * from kept; drop table kept`)
    await placeHold(records.recorder, somebody, { subject, reason: 'too late' })
    expect(await settle(records.recorder, somebody)).toMatchObject({ restated: 2 })
    await tidy()
    expect(existsSync(name)).toBe(false)
    await records.run()
    expect((await check()).wrong).toBeUndefined()
  })
})

let apps: FastifyInstance[] = []
afterEach(async () => {
  for (const app of apps) await app.close()
  apps = []
})

async function open(mayRead = true): Promise<FastifyInstance> {
  const app = fastify({ logger: false })
  apps.push(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  captureRoutes(app, {
    ...{ recorder: records.recorder, blobs },
    mayReadSubject: async (_request, about) => mayRead && about === subject,
  })
  await app.ready()
  return app
}

describe('the routes', () => {
  it('give what was captured as JSON, and as files that no browser shows as a page', async () => {
    const { capture, digest } = await keep(false)
    const app = await open()
    const said = Capture.parse((await app.inject(`/api/v1/captures/${capture}`)).json())
    expect(said).toMatchObject({
      ...{ id: capture, subject, publication: 'pub-1', connector: 'mastodon@1', digest },
      stamp: { state: 'none', says: 'No time stamp: no authority was set when this was captured.' },
    })
    for (const [ending, type] of [
      ['.warc.gz', 'application/gzip'],
      ['.wacz', 'application/wacz+zip'],
    ]) {
      const reply = await app.inject(`/api/v1/captures/${capture}${ending}`)
      expect(reply.statusCode).toBe(200)
      expect(reply.headers).toMatchObject({
        'content-type': type,
        'content-disposition': `attachment; filename="capture-${capture}${ending}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      })
    }
    const wacz = (await app.inject(`/api/v1/captures/${capture}.wacz`)).rawPayload
    expect(sha256(unzipSync(wacz)['archive/data.warc.gz'] ?? new Uint8Array())).toBe(digest)
    expect((await app.inject(`/api/v1/captures/${capture}.tst`)).statusCode).toBe(404)
  })

  it('tell whoever may not read the post the same as of a capture that there is not', async () => {
    const { capture } = await keep()
    const app = await open(false)
    const none = (await app.inject('/api/v1/captures/none')).body
    for (const ending of ['', '.warc.gz', '.wacz', '.tst'])
      expect((await app.inject(`/api/v1/captures/${capture}${ending}`)).body).toBe(none)
    expect((await app.inject(`/api/v1/captures?subject=${subject}`)).body).toBe(none)
  })

  it('says that a stamp is waited for, and that it was missed', async () => {
    const { capture } = await keep()
    const app = await open()
    const stateNow = async () =>
      Capture.parse((await app.inject(`/api/v1/captures/${capture}`)).json()).stamp.state
    expect(await stateNow()).toBe('waiting')
    await stamp()
    expect(await stateNow()).toBe('stamped')
    const token = await app.inject(`/api/v1/captures/${capture}.tst`)
    expect(token.headers['content-type']).toBe('application/timestamp-token')
  })
})

it('a capture that is larger than one may be is refused before anything is written', async () => {
  const [first] = exchanges
  if (!first) throw new Error('there is one')
  const large = { ...first, response: { ...first.response, body: new Uint8Array((24 << 20) + 1) } }
  await expect(keep(true, [large])).rejects.toThrow(RangeError)
  expect(await commit(records.recorder, somebody, async () => ({ declined: 'x' }))).toMatchObject({
    ok: false,
  })
})
