import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../http/problem.ts'
import { type Refusal, refuse } from '../http/refusals.ts'
import type { Scratch } from '../store/database.ts'
import { type IdSource, newId } from '../store/ids.ts'
import { closeStale, findImport, type KeptImport, keepImport, markImport } from './kept-import.ts'
import type { ShownImport } from './shown-import.ts'

const bodyLimit = 32 * 1024 * 1024
const IdParams = z.object({ id: z.string().min(1).max(100) })
const FileQuery = z.object({
  file: z.string().max(300).default('file.csv'),
  kind: z.string().max(60).optional(),
})

export type Brought = {
  readonly id: string
  readonly file: string
  readonly kind: string
  readonly body: Buffer
}

/** Takes a kept file in; the code why it was not, if it was not. */
export type TakeIn = (
  kept: KeptImport,
  onProgress: (done: number) => void,
) => Promise<{ readonly declined: string | undefined }>

export type ImportNeeds = {
  /** Before `/imports`. */
  readonly path: string
  readonly act: string
  /** What a file is of where the query does not say. */
  readonly kind: string
  readonly scratch: Scratch
  readonly source: IdSource
  /** Who asks, or why they may not. */
  readonly open: (
    request: FastifyRequest,
  ) => Promise<Refusal | { readonly person: string; readonly at: string }>
  /** What a file would do, with a name for the plan. */
  readonly read: (
    request: FastifyRequest,
    brought: Brought,
  ) => Promise<{ readonly shown: ShownImport; readonly seen: string }>
  /** Does what a file says, for whoever asks, or says why they may not. */
  readonly take: (request: FastifyRequest, kept: KeptImport) => Promise<Refusal | TakeIn>
  readonly onFault: (error: Error, what: string) => void
}

const notFound = refuse('not-found', 'There is nothing here. It may have been moved, or ended.')

/**
 * A file is read and kept for a day with what it would do; confirming it does just that. It runs in the background,
 * and the state says how far it is.
 */
export function importRoutes(app: FastifyInstance, needs: ImportNeeds): void {
  const { path, scratch, source, open } = needs
  const config = { act: needs.act }

  app.register(async (inner) => {
    inner.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    )
    const typed = inner.withTypeProvider<ZodTypeProvider>()

    typed.post(
      `${path}/imports`,
      { schema: { querystring: FileQuery }, bodyLimit, config },
      async (request, reply) => {
        const asked = await open(request)
        if ('refusal' in asked) return sendRefusal(reply, asked)
        if (!Buffer.isBuffer(request.body))
          return sendRefusal(reply, refuse('bad-request', 'Send the file as text/csv.'))
        await closeStale(scratch, asked.at)
        const { file, kind = needs.kind } = request.query
        const brought = { id: newId(source), file, kind, body: request.body }
        const read = await needs.read(request, brought)
        const body = read.shown.state === 'ready' ? brought.body : null
        await keepImport(scratch, { ...read, id: brought.id, kind, body, ...asked })
        return reply.code(201).send(read.shown)
      },
    )

    typed.get(`${path}/imports/:id`, { schema: { params: IdParams }, config }, async (request, reply) => {
      const asked = await open(request)
      if ('refusal' in asked) return sendRefusal(reply, asked)
      const kept = await findImport(scratch, request.params.id, asked.person)
      return kept ? reply.send(kept.shown) : sendRefusal(reply, notFound)
    })

    typed.post(
      `${path}/imports/:id/confirm`,
      { schema: { params: IdParams }, config },
      async (request, reply) => {
        const asked = await open(request)
        if ('refusal' in asked) return sendRefusal(reply, asked)
        const kept = await findImport(scratch, request.params.id, asked.person)
        if (!kept) return sendRefusal(reply, notFound)
        if (kept.shown.state === 'refused')
          return sendRefusal(
            reply,
            refuse('file-refused', 'The file has mistakes in it. Mend them and bring it in again.'),
          )
        const take = await needs.take(request, kept)
        if (typeof take !== 'function') return sendRefusal(reply, take)
        if (!(await markImport(scratch, kept.id, asked.at, { state: 'running', done: 0 }, 'ready')))
          return reply.send(kept.shown)
        run(needs, kept, take).catch((error: unknown) =>
          needs.onFault(
            error instanceof Error ? error : new Error(String(error)),
            `taking in a file: ${path}`,
          ),
        )
        return reply.code(202).send({ ...kept.shown, state: 'running' })
      },
    )
  })
}

/** What is written shows only when all of it is; how far it is, is written beside. */
async function run({ scratch, source }: ImportNeeds, kept: KeptImport, take: TakeIn): Promise<void> {
  const now = (): string => new Date(source.now()).toISOString()
  const told: Promise<unknown>[] = []
  try {
    const { declined } = await take(kept, (done) => {
      told.push(markImport(scratch, kept.id, now(), { state: 'running', done }).catch(() => undefined))
    })
    await Promise.all(told)
    const isDone = declined === undefined || declined === 'nothing-to-do'
    const says = 'Something changed meanwhile. Nothing was done; bring the file in again.'
    await markImport(
      scratch,
      kept.id,
      now(),
      isDone ? { state: 'done', done: kept.shown.rows } : { state: 'refused', done: 0, says },
    )
  } catch (error) {
    await markImport(scratch, kept.id, now(), { state: 'ready', done: 0 })
    throw error
  }
}
