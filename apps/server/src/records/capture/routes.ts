import { Capture, CaptureList, type CaptureStamp } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Blobs } from '../../blobs/blobs.ts'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import type { Recorder } from '../commit.ts'
import { type OpenedCapture, openCapture, readCapture } from './open-capture.ts'
import { stampedWithinMs } from './stamp-captures.ts'
import { findStamp, listCapturesOf } from './store.ts'
import type { CaptureStampTable } from './tables.ts'
import { wrapWacz } from './wacz.ts'

/** Whether whoever asks may read what a capture is of. Whoever owns posts says. */
export type MayReadSubject = (request: FastifyRequest, subject: string) => Promise<boolean>

export type CaptureRoutesNeeds = {
  readonly recorder: Recorder
  readonly blobs: Blobs
  readonly mayReadSubject: MayReadSubject
}

const nothingHere = refuse('not-found', 'There is no such capture that you may see.')
const notStamped = refuse('not-found', 'No authority has stamped this capture.')
const disposed = refuse(
  'not-found',
  'What was captured here has been disposed of. Its record says when and why.',
)

/** An answer that is a file for a program of one's own, and never a page of ours, whatever is in it. */
const asFile = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

const files = [
  { ending: '.warc.gz', type: 'application/gzip' },
  { ending: '.wacz', type: 'application/wacz+zip' },
  { ending: '.tst', type: 'application/timestamp-token' },
] as const
type File = (typeof files)[number]

const forReaders = { act: 'post.read' }
const OfCapture = z.object({ capture: z.string().max(100) })

/** What was captured: said as JSON, and handed out as a file. */
export function captureRoutes(app: FastifyInstance, needs: CaptureRoutesNeeds): void {
  const { recorder, mayReadSubject } = needs
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = recorder.database
  typed.get(
    '/api/v1/captures',
    {
      schema: { querystring: z.object({ subject: z.string().max(100) }), response: { 200: CaptureList } },
      config: forReaders,
    },
    async (request, reply) => {
      const { subject } = request.query
      if (!(await mayReadSubject(request, subject))) return sendRefusal(reply, nothingHere)
      const captures: Capture[] = []
      for (const { id } of await listCapturesOf(db, subject)) {
        const opened = await openCapture({ db, vault: recorder.vault }, id)
        if (opened) captures.push(await said(recorder, opened))
      }
      return reply.header('cache-control', 'no-store').send({ captures })
    },
  )
  /** Whoever may not see a post learns no more than that there is nothing for them. */
  const find = async (request: FastifyRequest, id: string): Promise<OpenedCapture | undefined> => {
    const opened = await openCapture({ db, vault: recorder.vault }, id)
    return opened && (await mayReadSubject(request, opened.row.subject)) ? opened : undefined
  }
  typed.get(
    '/api/v1/captures/:capture',
    { schema: { params: OfCapture, response: { 200: Capture } }, config: forReaders },
    async (request, reply) => {
      const opened = await find(request, request.params.capture)
      if (!opened) return sendRefusal(reply, nothingHere)
      return reply.header('cache-control', 'no-store').send(await said(recorder, opened))
    },
  )
  for (const file of files)
    typed.get(
      `/api/v1/captures/:capture${file.ending}`,
      { schema: { params: OfCapture }, config: forReaders },
      async (request, reply) => {
        const opened = await find(request, request.params.capture)
        return opened ? await sendFile(needs, reply, opened, file) : sendRefusal(reply, nothingHere)
      },
    )
}

async function sendFile(
  { recorder, blobs }: CaptureRoutesNeeds,
  reply: FastifyReply,
  { row, key, answers }: OpenedCapture,
  { ending, type }: File,
): Promise<FastifyReply> {
  const send = (bytes: Uint8Array): FastifyReply =>
    reply
      .headers(asFile)
      .header('content-disposition', `attachment; filename="capture-${row.id}${ending}"`)
      .type(type)
      .send(Buffer.from(bytes))
  if (ending === '.tst') {
    const stamp = await findStamp(recorder.database.db, row.id)
    return stamp ? send(stamp.token) : sendRefusal(reply, notStamped)
  }
  if (!key || !answers) return sendRefusal(reply, disposed)
  const read = await readCapture(blobs, row, key)
  if (!read.ok) throw new Error(`capture ${row.id}: ${read.says}`)
  return send(ending === '.wacz' ? wrapWacz(read.bytes, answers, `Post ${row.subject}`) : read.bytes)
}

async function said(recorder: Recorder, opened: OpenedCapture): Promise<Capture> {
  const { row, key, answers } = opened
  const { id, subject, publication, connector, at, digest, bytes, bodies } = row
  const stamp = await findStamp(recorder.database.db, id)
  const path = `/api/v1/captures/${id}`
  return {
    ...{ id, subject, publication, connector, at, digest, bytes, bodies: [...bodies] },
    answers: answers ? answers.map((one) => ({ ...one, leftOut: [...one.leftOut] })) : null,
    files: key ? { warc: `${path}.warc.gz`, wacz: `${path}.wacz` } : null,
    stamp: stampOf(stamp, opened, recorder.source.now()),
  }
}

function stampOf(stamp: CaptureStampTable | undefined, opened: OpenedCapture, now: number): CaptureStamp {
  if (stamp) {
    const { says_at: at, authority, serial } = stamp
    const says = 'The clock of somebody else has signed that this was there.'
    return { state: 'stamped', at, authority, serial, says }
  }
  if (!opened.isStampAsked)
    return { state: 'none', says: 'No time stamp: no authority was set when this was captured.' }
  return now - Date.parse(opened.row.at) < stampedWithinMs
    ? {
        state: 'waiting',
        says: 'No time stamp yet: the authority is asked again every ten minutes for a day.',
      }
    : { state: 'missed', says: 'No time stamp: the authority could not be reached within a day.' }
}
