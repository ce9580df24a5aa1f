import { LogConsistency, LogKeys, RecordPage } from '@secondlook/contract'
import {
  cosignText,
  formatNote,
  inclusionProof,
  leafHash,
  makeSigner,
  nodesFromTiles,
  openCheckpoint,
  parseEntryBundle,
  parseNote,
  tilePath,
  verifyConsistency,
  verifyInclusion,
  verifyReceipt,
} from '@secondlook/ledger'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { issuePermit } from './permit.ts'
import { recordsRoutes } from './routes.ts'
import { findCheckpoint } from './store.ts'
import { openTestRecords, type TestRecords, trust } from './testing.ts'

let records: TestRecords
let app: FastifyInstance
const witness = makeSigner('witness.example', 'witness', new Uint8Array(32).fill(9))
const routes: { readonly url: string; readonly config: unknown }[] = []

beforeAll(async () => {
  records = await openTestRecords()
  for (let at = 0; at < 300; at++) await records.name(`s${at % 5}`, `text ${at}`)
  await records.run()
  app = fastify({ logger: false })
  app.addHook('onRoute', ({ url, config }) => {
    routes.push({ url, config })
  })
  recordsRoutes(app, {
    recorder: records.recorder,
    witnesses: [witness],
    permit: issuePermit({ kind: 'system', job: 'cosign' }, 'log.cosign'),
    mayShow: async (_request, subject) => (subject === 's4' ? undefined : (_type, part) => part !== 'who'),
    sendRefusal: (reply, { refusal, says }) =>
      reply.code({ 'bad-request': 400, 'not-found': 404, 'changed-meanwhile': 409 }[refusal]).send(says),
  })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await records.close()
})

const get = (url: string) => app.inject({ method: 'GET', url })

it('says of every route which act it needs or why it is open', () => {
  for (const { url, config } of routes)
    expect(config, url).toEqual(
      expect.objectContaining(
        url.includes('/records/')
          ? { act: 'record.read' }
          : url.includes('/entries/')
            ? { act: 'log.read-heads' }
            : { open: expect.any(String) },
      ),
    )
})

it('gives a receipt as text, and the same as JSON, with what may be shown', async () => {
  const text = await get('/api/v1/records/s1/receipt')
  expect(text.headers['cache-control']).toBe('no-store')
  expect(verifyReceipt(text.body, trust).holds).toBe(true)
  expect(text.body).not.toContain('"p1"')
  const page = RecordPage.parse((await get('/api/v1/records/s1')).json())
  expect(page.events).toHaveLength(60)
  expect(page).toMatchObject({ subject: 's1', next: null, size: 300 })
  expect(page.events[0]).toMatchObject({
    number: 1,
    type: 'thing.named',
    shown: [{ name: 'text', value: 'text 1' }],
    hidden: ['row-salt', 'who'],
  })
  expect(RecordPage.parse((await get('/api/v1/records/s1?from=200')).json()).events[0]?.number).toBe(201)
})

it('gives a bounded number of events, from either end, and says where the next ones are', async () => {
  const page = async (query: string) => RecordPage.parse((await get(`/api/v1/records/s1?${query}`)).json())
  const numbers = ({ events }: RecordPage) => events.map(({ number }) => number)
  const newest = await page('before=end&most=2')
  expect(numbers(newest)).toEqual([291, 296])
  expect(newest).toMatchObject({ earlier: 291, next: null, total: 60 })
  const middle = await page('before=291&most=2')
  expect(numbers(middle)).toEqual([281, 286])
  expect(middle).toMatchObject({ earlier: 281, next: 291, total: 60 })
  const oldest = await page('before=11&most=5')
  expect(numbers(oldest)).toEqual([1, 6])
  expect(oldest).toMatchObject({ earlier: null, next: 11 })
  expect(await page('from=2&most=1')).toMatchObject({ earlier: 6, next: 11, events: [{ number: 6 }] })
  expect((await get('/api/v1/records/s1?before=1')).statusCode).toBe(404)
  for (const query of ['most=0', 'most=1001', 'most=x', 'before=x', 'before=9&from=1'])
    expect((await get(`/api/v1/records/s1?${query}`)).statusCode, query).toBe(400)
})

it('gives receipts of a life one after another, the newest first, and each holds', async () => {
  const seen: number[] = []
  let before = 'end'
  while (before !== 'none') {
    const receipt = await get(`/api/v1/records/s1/receipt?before=${before}&most=25`)
    const verified = verifyReceipt(receipt.body, trust)
    if (!verified.holds) throw new Error(verified.reason)
    seen.unshift(...verified.events.map(({ place }) => place.index))
    before = String(receipt.headers['x-earlier'])
    expect(receipt.headers['x-total']).toBe('60')
  }
  expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => 5 * at + 1))
})

it('tells nobody whether there is something that they may not see', async () => {
  const [secret, nothing] = [await get('/api/v1/records/s4'), await get('/api/v1/records/nobody')]
  expect([secret.statusCode, secret.body]).toEqual([nothing.statusCode, nothing.body])
  expect(secret.statusCode).toBe(404)
  expect((await get('/api/v1/records/s1?from=-1')).statusCode).toBe(400)
})

it('gives heads and consistency between any two sizes', async () => {
  const opened = openCheckpoint((await get('/api/v1/log/checkpoint')).body, trust)
  if (!opened.ok) throw new Error(opened.reason)
  const { size, root } = opened.value.checkpoint
  await records.name('more', 'x')
  await records.run()
  const newer = openCheckpoint((await get('/api/v1/log/checkpoint')).body, trust)
  if (!newer.ok) throw new Error(newer.reason)
  const answer = LogConsistency.parse((await get(`/api/v1/log/consistency?from=${size}`)).json())
  const path = answer.path.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')))
  expect(answer.to).toBe(size + 1)
  expect(verifyConsistency(size, size + 1, root, newer.value.checkpoint.root, path)).toBe(true)
  for (const query of ['from=2&to=1', 'from=0&to=900', 'from=x', ''])
    expect((await get(`/api/v1/log/consistency?${query}`)).statusCode).toBe(400)
})

it('serves tiles and entries from which a stranger proves an event', async () => {
  const head = await findCheckpoint(records.test.database.db)
  if (!head) throw new Error('no head')
  const tiles = new Map<string, Uint8Array>()
  for (const path of ['tile/0/000', `tile/0/001.p/${head.size - 256}`, 'tile/1/000.p/1']) {
    const answer = await get(`/api/v1/log/${path}`)
    expect(answer.statusCode, path).toBe(200)
    tiles.set(path, new Uint8Array(answer.rawPayload))
  }
  const entries = parseEntryBundle(
    new Uint8Array((await get('/api/v1/log/tile/entries/000')).rawPayload),
    256,
  )
  const node = nodesFromTiles(head.size, (tile) => tiles.get(tilePath(tile)) ?? new Uint8Array())
  const leaf = leafHash(entries?.[100] ?? new Uint8Array())
  expect(verifyInclusion(leaf, 100, head.size, inclusionProof(100, head.size, node), head.root)).toBe(true)
  for (const path of [
    'tile/0/002',
    `tile/0/001.p/${head.size - 255}`,
    'tile/0/000.p/256',
    'tile/x',
    'tile/entries/9',
  ])
    expect((await get(`/api/v1/log/${path}`)).statusCode, path).toBe(404)
})

it('gives the keys of the log, and takes the cosignature of a witness', async () => {
  expect(LogKeys.parse((await get('/api/v1/log/keys')).json()).keys).toHaveLength(1)
  const note = parseNote((await get('/api/v1/log/checkpoint')).body)
  if (!note.ok) throw new Error(note.reason)
  const { text } = note.value
  const cosigned = formatNote({ text, signatures: [...note.value.signatures, cosignText(text, 7, witness)] })
  const post = (payload: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/log/cosign',
      payload,
      headers: { 'content-type': 'text/plain' },
    })
  expect((await post(cosigned)).statusCode).toBe(204)
  expect((await get('/api/v1/log/checkpoint')).body).toBe(cosigned)
  expect((await get('/api/v1/records/s1/receipt')).body.endsWith(cosigned)).toBe(true)
  expect((await post(cosigned.replace('AAAA', 'AAAB'))).statusCode).toBe(400)
  expect((await post('nonsense')).statusCode).toBe(400)
})
