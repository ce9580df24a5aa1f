import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { commit, type Permit } from '../../records/index.ts'
import { newId } from '../../store/ids.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { findNames, findUnits } from '../directory/store.ts'
import { closeStale, findImport, type KeptImport, keepImport, markImport } from '../import/kept-import.ts'
import { peopleFile } from '../import/people-file.ts'
import { digestOfPlan, dryRunPeople, importPeople } from '../import/people-import.ts'
import type { PlannedPerson } from '../import/people-plan.ts'
import { readFile } from '../import/read.ts'
import { type NameOf, showImport } from '../import/show-import.ts'
import { dryRunUnits, importUnits, unitsFile } from '../import/units-import.ts'
import { type PeopleNeeds, writing } from './needs.ts'
import { notFound } from './replies.ts'
import { IdParams } from './shapes.ts'

const bodyLimit = 32 * 1024 * 1024
const config = { act: 'people.import' }
const FileQuery = z.object({
  file: z.string().max(300).default('people.csv'),
  kind: z.enum(['people', 'units']).default('people'),
})

/**
 * A file is read and kept for a day with what it would do; confirming it does just that. It runs in the background,
 * and the state says how far it is.
 */
export function importRoutes(app: FastifyInstance, needs: PeopleNeeds): void {
  const { db, recorder, askerOf } = needs
  const { scratch } = recorder.database

  app.register(async (inner) => {
    inner.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    )
    const typed = inner.withTypeProvider<ZodTypeProvider>()

    typed.post(
      '/api/v1/people/imports',
      { schema: { querystring: FileQuery }, bodyLimit, config },
      async (request, reply) => {
        const asker = await mustAsk(askerOf, request)
        const permit = permitFor(asker, 'people.import', {})
        if (isRefusal(permit)) return sendRefusal(reply, permit)
        if (!Buffer.isBuffer(request.body))
          return sendRefusal(reply, refuse('bad-request', 'Send the file as text/csv.'))
        const kept = await readAndKeep(asker.person, asker.at, request.query, request.body)
        return reply.code(201).send(kept)
      },
    )

    typed.get(
      '/api/v1/people/imports/:id',
      { schema: { params: IdParams }, config },
      async (request, reply) => {
        const asker = await mustAsk(askerOf, request)
        const kept = await findImport(scratch, request.params.id, asker.person)
        return kept ? reply.send(kept.shown) : sendRefusal(reply, notFound)
      },
    )

    typed.post(
      '/api/v1/people/imports/:id/confirm',
      { schema: { params: IdParams }, config },
      async (request, reply) => {
        const asker = await mustAsk(askerOf, request)
        const permit = permitFor(asker, 'people.import', {})
        if (isRefusal(permit)) return sendRefusal(reply, permit)
        const kept = await findImport(scratch, request.params.id, asker.person)
        if (!kept) return sendRefusal(reply, notFound)
        if (kept.shown.state === 'refused')
          return sendRefusal(
            reply,
            refuse('file-refused', 'The file has mistakes in it. Mend them and bring it in again.'),
          )
        if (!(await markImport(scratch, kept.id, asker.at, { state: 'running', done: 0 }, 'ready')))
          return reply.send(kept.shown)
        run(kept, permit).catch((error: unknown) =>
          needs.onFault(
            error instanceof Error ? error : new Error(String(error)),
            'taking in a file of people',
          ),
        )
        return reply.code(202).send({ ...kept.shown, state: 'running' })
      },
    )
  })

  async function readAndKeep(
    person: string,
    at: string,
    { file, kind }: z.infer<typeof FileQuery>,
    body: Buffer,
  ) {
    const id = newId(recorder.source)
    await closeStale(scratch, at)
    const shown =
      kind === 'people' ? await readPeople(id, file, body, at) : await readUnits(id, file, body, at)
    await keepImport(scratch, {
      id,
      person,
      kind,
      body: shown.shown.state === 'ready' ? body : null,
      at,
      ...shown,
    })
    return shown.shown
  }

  async function readPeople(id: string, file: string, body: Buffer, at: string) {
    const { rows, refusals } = await readFile(Readable.from([body]), peopleFile)
    const plan = await dryRunPeople(db, rows, at)
    const all = { ...plan, refusals: [...refusals, ...plan.refusals] }
    const shown = showImport(
      { id, file, rows: rows.length },
      all,
      await namesAt(at, [...plan.added, ...plan.changed]),
    )
    return { shown, seen: digestOfPlan(plan) }
  }

  async function readUnits(id: string, file: string, body: Buffer, at: string) {
    const { rows, refusals } = await readFile(Readable.from([body]), unitsFile)
    const plan = await dryRunUnits(db, rows, at)
    const all = { ...plan, ended: [], refusals: [...refusals, ...plan.refusals] }
    return { shown: showImport({ id, file, rows: rows.length }, all, await namesAt(at, [])), seen: '' }
  }

  /** Units, and the managers before and after, by their ids. */
  async function namesAt(at: string, planned: readonly PlannedPerson[]): Promise<NameOf> {
    const managers = planned.flatMap(({ before, after }) =>
      [before?.manager ?? [], after.manager ?? []].flat(),
    )
    const people = await findNames(db, [...new Set(managers)])
    const units = new Map((await findUnits(db, at)).map((unit) => [unit.id, unit.name]))
    return (one) => units.get(one) ?? people.get(one)
  }

  /** What is written shows only when all of it is; how far it is, is written beside. */
  async function run(kept: KeptImport, permit: Permit): Promise<void> {
    const now = (): string => new Date(recorder.source.now()).toISOString()
    const told: Promise<unknown>[] = []
    try {
      const body = Readable.from([Buffer.from(kept.body ?? new Uint8Array())])
      const { declined } = await (kept.kind === 'people' ? runPeople(body) : runUnits(body))
      await Promise.all(told)
      await markImport(
        scratch,
        kept.id,
        now(),
        declined === undefined || declined === 'nothing-to-do'
          ? { state: 'done', done: kept.shown.rows }
          : {
              state: 'refused',
              done: 0,
              says: 'The directory changed meanwhile. Nothing was done; bring the file in again.',
            },
      )
    } catch (error) {
      await markImport(scratch, kept.id, now(), { state: 'ready', done: 0 })
      throw error
    }

    async function runPeople(body: Readable) {
      const { rows } = await readFile(body, peopleFile)
      const onProgress = ({ done }: { readonly done: number }): void => {
        told.push(markImport(scratch, kept.id, now(), { state: 'running', done }).catch(() => undefined))
      }
      const done = await commit(recorder, permit, (tx, at) =>
        importPeople(tx, writing(needs, at), rows, { seen: kept.seen, onProgress }),
      )
      return { declined: done.ok ? undefined : done.declined.code }
    }
    async function runUnits(body: Readable) {
      const { rows } = await readFile(body, unitsFile)
      const done = await commit(recorder, permit, (tx, at) => importUnits(tx, writing(needs, at), rows))
      return { declined: done.ok ? undefined : done.declined.code }
    }
  }
}
