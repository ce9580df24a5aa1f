import {
  AddedEntry,
  ChangeEntry,
  DoDeed,
  EndEntry,
  EntryInput,
  EntryList,
  EntryListQuery,
  EntryPage,
  type RegisterName,
  registerOf,
} from '@secondlook/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { sendRefusal } from '../../http/problem.ts'
import { type Refusal, refuse } from '../../http/refusals.ts'
import {
  type Asker,
  couldDo,
  decide,
  filterFor,
  isRefusal,
  mustAsk,
  permitFor,
  placeFor,
  sayWhoMay,
} from '../../people/index.ts'
import { commit, type Permit } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import type { RegistersNeeds } from '../needs.ts'
import { rulesOf } from '../rules-of.ts'
import { aboutAdding, aboutChanging, aboutDeed, aboutEntry, entryColumns } from './about.ts'
import { changeEntry, doDeed, endEntry, restoreEntry, revokeEntry } from './change-entry.ts'
import type { EntryRefusal, EntrySpan } from './entry.ts'
import { readPeriod, untilOf } from './period.ts'
import { showEntry, showRows } from './show-entry.ts'
import { nearest } from './spans.ts'
import { countEntries, findEntries, findSpans } from './store.ts'
import { readValues } from './values.ts'
import { addEntry, type Outcome, type WriteNeeds } from './write-entry.ts'

const pageSize = 50
const EntryParams = z.object({ entry: z.string().min(1).max(100) })
const AsAt = EntryListQuery.pick({ at: true, known: true })

export const notFound = refuse('not-found', 'There is nothing here that you may see. It may have been moved.')

export const toRefusal = ({ code, says, fields }: EntryRefusal): Refusal => refuse(code, says, fields)

/** An entry that whoever asks may read, as it is known now. Whoever may not learns no more than that there is nothing. */
export async function findReadable(
  { db }: RegistersNeeds,
  asker: Asker,
  register: RegisterName,
  entry: string,
): Promise<{ readonly spans: readonly EntrySpan[]; readonly now: EntrySpan } | undefined> {
  const spans = await findSpans(db, register, entry)
  const now = nearest(spans, asker.at)
  const may = now && decide(asker, rulesOf(register).read, aboutEntry(register, entry, now.value)).may
  return may ? { spans, now } : undefined
}

/** The routes of one register: its list, its entries, and what is done to them. */
export function entryRoutes(app: FastifyInstance, needs: RegistersNeeds, register: RegisterName): void {
  readRoutes(app, needs, register)
  writeRoutes(app, needs, register)
}

function readRoutes(app: FastifyInstance, needs: RegistersNeeds, register: RegisterName): void {
  const { db, askerOf } = needs
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const path = `/api/v1/registers/${register}`
  const config = { act: rulesOf(register).read }

  typed.get(
    path,
    { schema: { querystring: EntryListQuery, response: { 200: EntryList } }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { search, unit, show, at = asker.at, known, after } = request.query
      const question = {
        ...{ register, at, isAll: show === 'all' },
        where: [filterFor(asker, rulesOf(register).read, entryColumns)],
        ...(known !== undefined && { known }),
        ...(search !== undefined && { search }),
        ...(unit !== undefined && { unit }),
      }
      const [name, id] = after === undefined ? [] : readCursor(after)
      const found = await findEntries(db, {
        ...question,
        limit: pageSize + 1,
        ...(name !== undefined && id !== undefined && { after: { name, id } }),
      })
      const entries = found.slice(0, pageSize)
      const last = found.length > pageSize ? entries.at(-1) : undefined
      const may = mayAdd(asker, register)
      return reply.header('cache-control', 'no-store').send({
        ...{ register, entries: [...(await showRows(db, register, entries, at))] },
        total: await countEntries(db, question),
        next: last ? writeCursor(last.name, last.entry) : null,
        addsTo: may ? placeFor(asker, rulesOf(register).add) : null,
        ...{ mayAdd: may, whyNot: may ? null : sayWhoMay(rulesOf(register).add) },
      })
    },
  )

  typed.get(
    `${path}/:entry`,
    { schema: { params: EntryParams, querystring: AsAt, response: { 200: EntryPage } }, config },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const { entry } = request.params
      const found = await findReadable(needs, asker, register, entry)
      if (!found) return sendRefusal(reply, notFound)
      const { at = asker.at, known } = request.query
      const spans = known === undefined ? found.spans : await findSpans(db, register, entry, known)
      const page = await showEntry(needs, asker, { register, spans, at })
      if (!page)
        return sendRefusal(reply, refuse('not-found', 'Nothing was known of this entry at that instant.'))
      return reply.header('cache-control', 'no-store').send(page)
    },
  )
}

/** Whether anything could be added; what exactly, is decided with what is added. */
export const mayAdd = (asker: Asker, register: RegisterName): boolean =>
  registerOf(register).isAnswered !== true && couldDo(asker, rulesOf(register).add)

function writeRoutes(app: FastifyInstance, needs: RegistersNeeds, register: RegisterName): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const path = `/api/v1/registers/${register}`
  const rules = rulesOf(register)
  const { fields } = registerOf(register)

  if (registerOf(register).isAnswered !== true)
    typed.post(
      path,
      { schema: { body: EntryInput, response: { 201: AddedEntry } }, config: { act: rules.add } },
      async (request, reply) => {
        const asker = await mustAsk(needs.askerOf, request)
        const { unit = null, key, values: given, from, until } = request.body
        const read = readValues(fields, given)
        const period = readPeriod({ from, until }, { ...limitsOf(register), at: asker.at, zone: needs.zone })
        if (read.wrong.length > 0 || 'declined' in period)
          return sendRefusal(reply, wrong(read.wrong, 'declined' in period ? period.declined : undefined))
        const { values } = read
        const about = await aboutAdding(needs.db, asker.at, register, { unit, values, person: asker.person })
        const permit = permitFor(asker, rules.add, about)
        if (isRefusal(permit)) return sendRefusal(reply, permit)
        const entered = { unit, key: key || null, values, period }
        const done = await run(needs, asker, permit, (tx, write) => addEntry(tx, write, register, entered))
        return done.ok
          ? reply.code(201).send({ id: done.result })
          : sendRefusal(reply, toRefusal(done.declined))
      },
    )

  type Asked<Body> = FastifyRequest<{ Params: { entry: string; deed: string }; Body: Body }>
  /** Opens an entry for an act on it, then does it. */
  const act = async <Body>(
    request: Asked<Body>,
    reply: FastifyReply,
    permitOf: (asker: Asker, now: EntrySpan) => Promise<Permit | Refusal>,
    work: (
      asker: Asker,
      now: EntrySpan,
    ) => ((tx: Tx, write: WriteNeeds) => Promise<Outcome<string>>) | Refusal,
  ) => {
    const asker = await mustAsk(needs.askerOf, request)
    const found = await findReadable(needs, asker, register, request.params.entry)
    if (!found) return sendRefusal(reply, notFound)
    const permit = await permitOf(asker, found.now)
    if (isRefusal(permit)) return sendRefusal(reply, permit)
    const wanted = work(asker, found.now)
    if (typeof wanted !== 'function') return sendRefusal(reply, wanted)
    const done = await run(needs, asker, permit, wanted)
    return done.ok ? reply.code(204).send() : sendRefusal(reply, toRefusal(done.declined))
  }
  const toChange = async (asker: Asker, { entry, value }: EntrySpan) =>
    permitFor(asker, rules.change, await aboutChanging(needs.db, asker.at, register, entry, value))
  const config = { act: rules.change }

  typed.put(
    `${path}/:entry`,
    { schema: { params: EntryParams, body: ChangeEntry }, config },
    async (request, reply) => {
      const { state, key, values: given, from, until, reason, unit = null } = request.body
      return await act(
        request as Asked<unknown>,
        reply,
        async (asker, now) => {
          const permit = await toChange(asker, now)
          // Whoever moves an entry answers for both places.
          const there = { unit, values: now.value.values }
          const about = await aboutChanging(needs.db, asker.at, register, now.entry, there)
          const other = permitFor(asker, rules.change, about)
          return isRefusal(permit) || unit === now.value.unit || !isRefusal(other)
            ? permit
            : { ...other, fields: [{ path: 'unit', says: 'Choose a unit that you are named for.' }] }
        },
        (asker, now) => {
          const read = readValues(fields, given, now.value.values)
          const begins = from ?? (now.from > asker.at ? now.from : null)
          const limits = { ...limitsOf(register), at: asker.at, zone: needs.zone }
          const period = readPeriod({ from: begins, until }, limits)
          if (read.wrong.length > 0 || 'declined' in period)
            return wrong(read.wrong, 'declined' in period ? period.declined : undefined)
          const to = {
            unit,
            key: key || null,
            values: read.values,
            period,
            seen: state,
            reason: reason || null,
          }
          return (tx, write) => changeEntry(tx, write, { register, entry: now.entry }, to)
        },
      )
    },
  )

  for (const how of ['end', 'revoke', 'restore'] as const)
    typed.post(
      `${path}/:entry/${how}`,
      { schema: { params: EntryParams, body: EndEntry }, config },
      async (request, reply) =>
        await act(request as Asked<unknown>, reply, toChange, (asker, now) =>
          endingOf(how, request.body, { register, entry: now.entry }, { at: asker.at, zone: needs.zone }),
        ),
    )

  for (const [deed, rule] of Object.entries(rules.deeds))
    typed.post(
      `${path}/:entry/deeds/${deed}`,
      { schema: { params: EntryParams, body: DoDeed }, config: { act: rule.act } },
      async (request, reply) =>
        await act(
          request as Asked<unknown>,
          reply,
          async (asker, now) => permitFor(asker, rule.act, await aboutDeed(needs.db, asker.at, now, deed)),
          (_asker, now) => {
            const known = registerOf(register).deeds[deed]
            const { state, values: given, reason } = request.body
            const read = readValues(known?.fields ?? {}, given)
            if (known?.needsReason && !reason)
              return refuse('bad-request', 'Say why.', [{ path: 'reason', says: 'Say why in a few words.' }])
            if (read.wrong.length > 0) return wrong(read.wrong)
            const asked = { deed, given: read.values, reason: reason || null, seen: state }
            return (tx, write) => doDeed(tx, write, { register, entry: now.entry }, asked)
          },
        ),
    )
}

type End = z.infer<typeof EndEntry>

function endingOf(
  how: 'end' | 'revoke' | 'restore',
  { state: seen, from, reason }: End,
  found: { readonly register: RegisterName; readonly entry: string },
  { at, zone }: { readonly at: string; readonly zone: string },
) {
  const why = reason || null
  if (why === null && how !== 'end')
    return refuse('bad-request', 'Say why.', [{ path: 'reason', says: 'Say why in a few words.' }])
  if (how === 'restore')
    return (tx: Tx, write: WriteNeeds) =>
      restoreEntry(tx, write, found, { seen, until: restoredUntil(found.register, at), reason: why })
  const when = from ? untilOf(from, zone) : at
  if (when === undefined || when < at)
    return refuse('bad-request', 'It cannot end in the past.', [
      { path: 'from', says: 'Choose today or a later day, or leave it out for now.' },
    ])
  const end = { seen, from: when, reason: why }
  return (tx: Tx, write: WriteNeeds) =>
    how === 'end' ? endEntry(tx, write, found, end) : revokeEntry(tx, write, found, end)
}

const dayMs = 86_400_000
const restoredUntil = (register: RegisterName, at: string): string | null => {
  const { lapsesAfter } = registerOf(register)
  return lapsesAfter === undefined ? null : new Date(Date.parse(at) + lapsesAfter * dayMs).toISOString()
}

export const limitsOf = (register: RegisterName) => ({
  mayBeginEarlier: rulesOf(register).mayBeginEarlier,
  lapsesAfter: registerOf(register).lapsesAfter,
})

const wrong = (
  values: readonly { readonly field: string; readonly says: string }[],
  period?: EntryRefusal,
): Refusal =>
  refuse('bad-request', 'Look at what is marked, and send it again.', [
    ...values.map(({ field, says }) => ({ path: `values.${field}`, says })),
    ...(period?.fields ?? []),
  ])

const run = (
  { recorder, zone }: RegistersNeeds,
  asker: Asker,
  permit: Permit,
  work: (tx: Tx, write: WriteNeeds) => Promise<Outcome<string>>,
) => commit(recorder, permit, (tx, at) => work(tx, { at, source: recorder.source, zone, asker }))
