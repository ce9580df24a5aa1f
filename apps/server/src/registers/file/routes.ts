import { Readable } from 'node:stream'
import { EntryListQuery, type RegisterName, registerOf } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { importRoutes } from '../../csv/import-routes.ts'
import { readFile } from '../../csv/read.ts'
import { type Refusal, refuse } from '../../http/refusals.ts'
import {
  type Asker,
  couldDo,
  type Decision,
  decide,
  filterFor,
  isRefusal,
  mustAsk,
  permitFor,
  sayWhoMay,
} from '../../people/index.ts'
import { commit, type NewEvent, type Permit } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { aboutAdding, aboutChanging, aboutEntry, entryColumns } from '../entry/about.ts'
import { changeEntry } from '../entry/change-entry.ts'
import type { EntryRefusal } from '../entry/entry.ts'
import { findAllSpans, findEntries } from '../entry/store.ts'
import { addEntry, declineValues, ruleNeeds, type WriteNeeds } from '../entry/write-entry.ts'
import type { RegistersNeeds } from '../needs.ts'
import { rulesOf } from '../rules-of.ts'
import { shapeOf, snake } from './columns.ts'
import { digestOfPlan, type EntryPlan, type PlannedEntry, planEntries } from './plan.ts'
import { findReferences } from './references.ts'
import { showPlan } from './show-plan.ts'
import { writeRegister } from './write-register.ts'

const FileQuery = EntryListQuery.pick({ show: true, at: true, search: true, unit: true })
/** As many lines as one change does in reasonable time. */
const linesMax = 20_000

/** A register as a file, and files that change it. What comes about only by asking and answering has no way in. */
export function fileRoutes(app: FastifyInstance, needs: RegistersNeeds, register: RegisterName): void {
  const { db, recorder, zone, askerOf } = needs
  const path = `/api/v1/registers/${register}`
  const rules = rulesOf(register)

  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      `${path}/file.csv`,
      { schema: { querystring: FileQuery }, config: { act: rules.read } },
      async (request, reply) => {
        const asker = await mustAsk(askerOf, request)
        const { show, at = asker.at, search, unit } = request.query
        const spans = await findEntries(db, {
          ...{ register, at, isAll: show === 'all', limit: 200_000 },
          where: [filterFor(asker, rules.read, entryColumns)],
          ...(search !== undefined && { search }),
          ...(unit !== undefined && { unit }),
        })
        return reply
          .header('cache-control', 'no-store')
          .header('content-disposition', `attachment; filename="${register}.csv"`)
          .type('text/csv; charset=utf-8')
          .send(writeRegister(register, spans, await findReferences(db, register, at)))
      },
    )
  if (registerOf(register).isAnswered || register === 'permission-requests') return

  importRoutes(app, {
    ...{ path, act: rules.add, kind: register, onFault: needs.onFault },
    ...{ scratch: recorder.database.scratch, source: recorder.source },
    open: async (request) => {
      const asker = await mustAsk(askerOf, request)
      return couldDo(asker, rules.add)
        ? { person: asker.person, at: asker.at }
        : refuse('not-allowed', sayWhoMay(rules.add))
    },
    read: async (request, brought) => {
      const asker = await mustAsk(askerOf, request)
      const { plan, lines } = await planOf(db, asker, brought.body, asker.at)
      const { call } = await findReferences(db, register, asker.at)
      return {
        shown: showPlan(register, { ...brought, rows: lines }, plan, call),
        seen: digestOfPlan(plan),
      }
    },
    take: async (request, { body, seen }) => {
      const asker = await mustAsk(askerOf, request)
      const bytes = Buffer.from(body ?? new Uint8Array())
      const { plan } = await planOf(db, asker, bytes, asker.at)
      const permit = await permitOf(asker, plan)
      if (isRefusal(permit)) return permit
      return async (_kept, onProgress) => {
        const done = await commit(recorder, permit, async (tx, at) => {
          const now = (await planOf(tx, { ...asker, at }, bytes, at)).plan
          if (now.refusals.length > 0 || digestOfPlan(now) !== seen) return { declined: 'plan-changed' }
          return await write(tx, { at, zone, source: recorder.source, asker }, now, onProgress)
        })
        return { declined: done.ok ? undefined : done.declined }
      }
    },
  })

  /** What a file would do now, with what whoever brings it may not do among what is wrong. */
  async function planOf(of: Db | Tx, asker: Asker, body: Buffer, at: string) {
    const { rows, refusals } = await readFile(Readable.from([body]), shapeOf(register))
    const spans = (await findAllSpans(of, [register])).filter(
      (span) => decide(asker, rules.read, aboutEntry(register, span.entry, span.value)).may,
    )
    const references = await findReferences(of, register, at)
    const plan = planEntries(rows, { register, spans, references, at, zone })
    const more = [...refusals, ...plan.refusals]
    if (rows.length > linesMax)
      more.push({ line: 1, says: `A file may have ${linesMax} lines here. Split it.` })
    if (more.length === 0)
      for (const planned of [...plan.added, ...plan.changed])
        more.push(...(await declineRow(of, asker, planned, at)))
    return { plan: { ...plan, refusals: more }, lines: rows.length }
  }

  async function declineRow(of: Db | Tx, asker: Asker, planned: PlannedEntry, at: string) {
    const { line, before, unit, values } = planned
    const decision = await decideRow(of, { ...asker, hasSteppedUp: true }, planned)
    if (!decision.may) return [{ line, says: decision.because }]
    const about = ruleNeeds(of, { at, zone, asker }, before?.entry ?? '', unit)
    const begun = before ? values : ((await rules.begin?.(values, about)) ?? values)
    const declined: EntryRefusal | undefined = (await declineValues(about, register, begun))?.declined
    return (declined?.fields ?? []).map(({ path: where, says }) => ({
      ...{ line, column: snake(where.replace('values.', '')), says },
    }))
  }

  async function decideRow(
    of: Db | Tx,
    asker: Asker,
    { before, unit, values }: PlannedEntry,
  ): Promise<Decision> {
    if (!before)
      return decide(
        asker,
        rules.add,
        await aboutAdding(of, asker.at, register, { unit, values, person: asker.person }),
      )
    const about = (said: Pick<PlannedEntry, 'unit' | 'values'>) =>
      aboutChanging(of, asker.at, register, before.entry, said)
    const there = decide(asker, rules.change, await about({ unit, values }))
    const here = decide(asker, rules.change, await about(before.value))
    return here.may ? there : here
  }

  /** One permit for the whole file: of its first row, when every row may be done. */
  async function permitOf(asker: Asker, { added, changed }: EntryPlan): Promise<Permit | Refusal> {
    for (const planned of [...added, ...changed]) {
      const decision = await decideRow(db, asker, planned)
      if (decision.may) continue
      return decision.needs === 'step-up'
        ? refuse('step-up-needed', decision.because)
        : refuse('not-allowed', decision.because)
    }
    const [first] = [...added, ...changed]
    if (!first) return refuse('file-refused', 'The file changes nothing.')
    const { before, unit, values } = first
    return before
      ? permitFor(
          asker,
          rules.change,
          await aboutChanging(db, asker.at, register, before.entry, before.value),
        )
      : permitFor(
          asker,
          rules.add,
          await aboutAdding(db, asker.at, register, { unit, values, person: asker.person }),
        )
  }

  async function write(tx: Tx, write: WriteNeeds, plan: EntryPlan, onProgress: (done: number) => void) {
    const events: NewEvent[] = []
    for (const [at, planned] of [...plan.added, ...plan.changed].entries()) {
      if (at % 200 === 0) onProgress(at)
      const { before, key, unit, values, period } = planned
      const begins = { ...period, from: before && period.from < write.at ? write.at : period.from }
      const done = before
        ? await changeEntry(
            tx,
            write,
            { register, entry: before.entry },
            {
              ...{ key, unit, values, seen: before.id, reason: null },
              period: rules.mayBeginEarlier && period.from !== before.from ? period : begins,
            },
          )
        : await addEntry(tx, write, register, { key, unit, values, period })
      if ('declined' in done) return { declined: 'plan-changed' }
      events.push(...done.events)
    }
    const [first, ...more] = events
    return first ? { result: undefined, events: [first, ...more] as const } : { declined: 'nothing-to-do' }
  }
}
