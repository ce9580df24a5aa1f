import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Brought, importRoutes, type TakeIn } from '../../csv/import-routes.ts'
import { readFile } from '../../csv/read.ts'
import { refuse } from '../../http/refusals.ts'
import { commit, type Permit } from '../../records/index.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { findNames, findUnits } from '../directory/store.ts'
import { peopleFile } from '../import/people-file.ts'
import { digestOfPlan, dryRunPeople, importPeople } from '../import/people-import.ts'
import type { PlannedPerson } from '../import/people-plan.ts'
import { type NameOf, showImport } from '../import/show-import.ts'
import { dryRunUnits, importUnits, unitsFile } from '../import/units-import.ts'
import { type PeopleNeeds, writing } from './needs.ts'

/** Files of people and of units. */
export function peopleImportRoutes(app: FastifyInstance, needs: PeopleNeeds): void {
  const { db, recorder, askerOf } = needs
  const ask = async (request: FastifyRequest) => {
    const asker = await mustAsk(askerOf, request)
    return { asker, permit: permitFor(asker, 'people.import', {}) }
  }

  importRoutes(app, {
    ...{ path: '/api/v1/people', act: 'people.import', kind: 'people' },
    ...{ scratch: recorder.database.scratch, source: recorder.source, onFault: needs.onFault },
    open: async (request) => {
      const { asker, permit } = await ask(request)
      return isRefusal(permit) ? permit : { person: asker.person, at: asker.at }
    },
    read: async (request, brought) => {
      const { at } = await mustAsk(askerOf, request)
      return await (brought.kind === 'units' ? readUnits(brought, at) : readPeople(brought, at))
    },
    take: async (request, { kind }) => {
      const { permit } = await ask(request)
      if (isRefusal(permit)) return permit
      if (kind === 'people') return takePeople(permit)
      return kind === 'units' ? takeUnits(permit) : refuse('bad-request', 'A file is of people or of units.')
    },
  })

  async function readPeople({ id, file, body }: Brought, at: string) {
    const { rows, refusals } = await readFile(Readable.from([body]), peopleFile)
    const plan = await dryRunPeople(db, rows, at)
    const all = { ...plan, refusals: [...refusals, ...plan.refusals] }
    const names = await namesAt(at, [...plan.added, ...plan.changed])
    return { shown: showImport({ id, file, rows: rows.length }, all, names), seen: digestOfPlan(plan) }
  }

  async function readUnits({ id, file, body }: Brought, at: string) {
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

  function takePeople(permit: Permit): TakeIn {
    return async ({ body, seen }, onProgress) => {
      const { rows } = await readFile(Readable.from([Buffer.from(body ?? new Uint8Array())]), peopleFile)
      const options = { seen, onProgress: ({ done }: { readonly done: number }) => onProgress(done) }
      const done = await commit(recorder, permit, (tx, at) =>
        importPeople(tx, writing(needs, at), rows, options),
      )
      return { declined: done.ok ? undefined : done.declined.code }
    }
  }

  function takeUnits(permit: Permit): TakeIn {
    return async ({ body }) => {
      const { rows } = await readFile(Readable.from([Buffer.from(body ?? new Uint8Array())]), unitsFile)
      const done = await commit(recorder, permit, (tx, at) => importUnits(tx, writing(needs, at), rows))
      return { declined: done.ok ? undefined : done.declined.code }
    }
  }
}
