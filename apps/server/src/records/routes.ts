import type { LogConsistency, LogKeys, RecordPage } from '@secondlook/contract'
import {
  entriesPath,
  entryBundle,
  parseNote,
  parseReceipt,
  parseTilePath,
  type Tile,
  tileBytes,
  tilePath,
  type VerifierKey,
} from '@secondlook/ledger'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Recorder } from './commit.ts'
import { withCosignatures } from './heads.ts'
import type { Permit } from './permit.ts'
import { fromNodes, proveConsistency } from './proofs.ts'
import {
  eventsInReceiptMax,
  type MayShow,
  makeReceiptPage,
  type ReceiptPage,
  type ReceiptRange,
} from './receipt.ts'
import { findRotations } from './rotations.ts'
import { findCheckpoint, findEvents, findLogKeys } from './store.ts'
import { takeCosigned } from './witness/cosignatures.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    act?: string
    open?: string
  }
}

/** Refusals that these routes give. */
export type RecordsRefusal = {
  readonly refusal: 'bad-request' | 'not-found' | 'changed-meanwhile'
  readonly says: string
}

export type RecordsNeeds = {
  readonly recorder: Recorder
  /** Witnesses whose cosignatures are taken. */
  readonly witnesses: readonly VerifierKey[]
  /** For what a witness tells us and we keep. */
  readonly permit: Permit
  /** Which parts of a subject's events whoever asks may see; `undefined` where they may not know of it. */
  readonly mayShow: (request: FastifyRequest, subject: string) => Promise<MayShow | undefined>
  readonly sendRefusal: (reply: FastifyReply, refusal: RecordsRefusal) => FastifyReply
}

const forWitnesses = {
  config: { open: 'a witness has no account; sizes, hashes and signatures tell nothing of anybody' },
}
const forReaders = { config: { act: 'record.read' } }
const forAuditors = { config: { act: 'log.read-heads' } }
const forEver = 'public, max-age=31536000, immutable'
const noteLettersMax = 20_000

/** What may be asked of the log. `/api/v1/log` is the prefix of a C2SP tlog-tiles log. */
export function recordsRoutes(app: FastifyInstance, needs: RecordsNeeds): void {
  subjectRoutes(app, needs)
  logRoutes(app, needs)
  tileRoutes(app, needs)
}

type Asked = { from?: string; before?: string; most?: string }
type OfSubject = FastifyRequest<{ Params: { subject: string }; Querystring: Asked }>

/** What a page shows at once, where nobody asks for more. */
const eventsOnPage = 100

function subjectRoutes(app: FastifyInstance, needs: RecordsNeeds): void {
  const { recorder, mayShow, sendRefusal } = needs
  const page = async (request: OfSubject, usual: number): Promise<ReceiptPage | RecordsRefusal> => {
    const { subject } = request.params
    const range = rangeOf(request.query, usual)
    if ('refusal' in range) return range
    const shows = await mayShow(request, subject)
    const found =
      shows &&
      (await makeReceiptPage({ db: recorder.database.db, vault: recorder.vault }, subject, shows, range))
    // Somebody who may not see a subject learns no more than that there is nothing for them.
    return found ?? { refusal: 'not-found', says: 'Nothing is recorded of this that you may see.' }
  }
  app.get('/api/v1/records/:subject', forReaders, async (request: OfSubject, reply) => {
    const found = await page(request, eventsOnPage)
    if ('refusal' in found) return sendRefusal(reply, found)
    return reply.header('cache-control', 'no-store').send(pageOf(found))
  })
  app.get('/api/v1/records/:subject/receipt', forReaders, async (request: OfSubject, reply) => {
    const found = await page(request, eventsInReceiptMax)
    if ('refusal' in found) return sendRefusal(reply, found)
    const name = `receipt-${request.params.subject.replace(/[^A-Za-z0-9_-]/g, '-')}.txt`
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('x-next', found.next === undefined ? 'none' : String(found.next))
      .header('x-earlier', found.earlier === undefined ? 'none' : String(found.earlier))
      .header('x-total', String(found.total))
      .type('text/plain; charset=utf-8')
      .send(found.text)
  })
}

/** Which events are asked for: from the first on, unless the query says from where, or before which. */
function rangeOf({ from, before, most }: Asked, usual: number): ReceiptRange | RecordsRefusal {
  const many = countOf(most ?? String(usual))
  if (many === undefined || many < 1 || many > eventsInReceiptMax)
    return badRequest(`most is a number from 1 to ${eventsInReceiptMax}`)
  if (before !== undefined) {
    const end = before === 'end' ? Number.MAX_SAFE_INTEGER : countOf(before)
    return end === undefined || from !== undefined
      ? badRequest('before is the number of an event, or end, and goes without from')
      : { before: end, most: many }
  }
  const begin = countOf(from ?? '0')
  return begin === undefined ? badRequest('from is the number of an event') : { from: begin, most: many }
}

/** A receipt as a page shows it; what is shown is what the receipt says, and nothing besides. */
function pageOf({ text, next, earlier, total }: ReceiptPage): RecordPage {
  const receipt = parseReceipt(text)
  if (!receipt.ok) throw new Error(`a receipt that was just made cannot be read: ${receipt.reason}`)
  const { subject, events, checkpoint } = receipt.value
  const note = parseNote(checkpoint)
  return {
    subject,
    events: events.map(({ event, shown, place }) => ({
      ...{ number: place.index, id: event.id, type: event.type, at: event.at },
      shown: shown.map(({ name, value }) => ({ name, value })),
      hidden: event.parts.map(({ name }) => name).filter((name) => !shown.some((one) => one.name === name)),
    })),
    ...{ next: next ?? null, earlier: earlier ?? null, total },
    size: note.ok ? Number(note.value.text.split('\n')[1]) : 0,
    checkpoint,
  }
}

function logRoutes(app: FastifyInstance, needs: RecordsNeeds): void {
  const { recorder, sendRefusal } = needs
  const { db } = recorder.database
  app.get('/api/v1/log/checkpoint', forWitnesses, async (_request, reply) => {
    const head = await findCheckpoint(db)
    if (!head) return sendRefusal(reply, { refusal: 'not-found', says: 'The log has no head yet.' })
    return sendText(reply, (await withCosignatures(db, head)).note)
  })
  app.get('/api/v1/log/keys', forWitnesses, async (): Promise<LogKeys> => {
    const keys = await findLogKeys(db)
    return {
      keys: keys.map(({ verifier, from_size }) => ({ verifier, from: from_size })),
      rotations: [...(await findRotations({ db, vault: recorder.vault }))],
    }
  })
  type Between = FastifyRequest<{ Querystring: { from?: string; to?: string } }>
  app.get('/api/v1/log/consistency', forWitnesses, async (request: Between, reply) => {
    const newest = (await findCheckpoint(db))?.size ?? 0
    const from = countOf(request.query.from ?? '')
    const to = countOf(request.query.to ?? String(newest))
    if (from === undefined || to === undefined || from > to || to > newest)
      return sendRefusal(reply, badRequest(`from and to are sizes of the log, in order, up to ${newest}`))
    const path = (await proveConsistency(db, from, to)).map((hash) => Buffer.from(hash).toString('base64'))
    return reply.send({ from, to, path } satisfies LogConsistency)
  })
  app.post('/api/v1/log/cosign', forWitnesses, async (request, reply) => {
    const note = request.body
    if (typeof note !== 'string' || note.length > noteLettersMax)
      return sendRefusal(reply, badRequest('Send the cosigned checkpoint as text.'))
    const taken = await takeCosigned(recorder, needs.permit, needs.witnesses, note)
    if (taken.kind === 'refused') return sendRefusal(reply, badRequest(taken.says))
    const says = `This store has another head of size ${taken.size}. What you sent is kept as evidence.`
    return taken.kind === 'taken'
      ? reply.code(204).send()
      : sendRefusal(reply, { refusal: 'changed-meanwhile', says })
  })
}

type OfTile = FastifyRequest<{ Params: { '*': string } }>

function tileRoutes(app: FastifyInstance, { recorder, sendRefusal }: RecordsNeeds): void {
  const { db } = recorder.database
  const none = { refusal: 'not-found', says: 'The log has no such tile.' } as const
  /** A tile that the newest head covers: one that was handed out is never another later. */
  const find = async (path: string): Promise<Tile | undefined> => {
    const tile = parseTilePath(path)
    const size = (await findCheckpoint(db))?.size ?? 0
    if (!tile) return undefined
    const hashes = Math.floor(size / 256 ** tile.level)
    return tile.index * 256 + tile.width <= hashes ? tile : undefined
  }
  app.get('/api/v1/log/tile/entries/*', forAuditors, async (request: OfTile, reply) => {
    const tile = await find(`tile/0/${request.params['*']}`)
    if (!tile || entriesPath(tile) !== `tile/entries/${request.params['*']}`) return sendRefusal(reply, none)
    const from = tile.index * 256
    const events = await findEvents(db, { from, size: from + tile.width, most: tile.width })
    return sendBytes(reply, entryBundle(events.map(({ leaf }) => Buffer.from(leaf, 'utf8'))))
  })
  app.get('/api/v1/log/tile/*', forWitnesses, async (request: OfTile, reply) => {
    const tile = await find(`tile/${request.params['*']}`)
    if (!tile || tilePath(tile) !== `tile/${request.params['*']}`) return sendRefusal(reply, none)
    return sendBytes(reply, await fromNodes(db, (node) => tileBytes(tile, node)))
  })
}

const sendBytes = (reply: FastifyReply, bytes: Uint8Array): FastifyReply =>
  reply.header('cache-control', forEver).type('application/octet-stream').send(Buffer.from(bytes))

const sendText = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(text)

const badRequest = (says: string): RecordsRefusal => ({ refusal: 'bad-request', says })

const countOf = (text: string): number | undefined =>
  /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined
