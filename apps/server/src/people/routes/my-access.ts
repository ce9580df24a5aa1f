import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { actWords } from '../access/act-words.ts'
import type { Asker, Holding } from '../access/asker.ts'
import { decide, waysTo } from '../access/decide.ts'
import { isRefusal, mustAsk, permitFor } from '../access/gate.ts'
import { roles } from '../access/roles.ts'
import { loadAsker } from '../access/store.ts'
import { acts, isAct, type Row, rowsOf } from '../access/table.ts'
import { findWhoCan, sayWhoCan } from '../access/who-can.ts'
import { findNames, findPerson, findUnits } from '../directory/store.ts'
import { showActings, showLeave } from './absences.ts'
import { findHeldRoles } from './held-roles.ts'
import type { PeopleNeeds } from './needs.ts'
import { notFound } from './replies.ts'
import { AskWhy, AsOf } from './shapes.ts'

export function accessRoutes(app: FastifyInstance, { db, askerOf }: PeopleNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get(
    '/api/v1/me/access',
    { schema: { querystring: AsOf }, config: { act: 'access.read-own' } },
    async (request, reply) => {
      const now = await mustAsk(askerOf, request)
      const permit = permitFor(now, 'access.read-own', { person: now.person })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const { at = now.at } = request.query
      if (at > now.at) return sendRefusal(reply, refuse('bad-request', 'Ask about now or about the past.'))
      const asker =
        at === now.at
          ? now
          : await loadAsker(db, { by: { kind: 'person', id: now.person }, at, hasSteppedUp: true })
      const held = await findHeldRoles(db, now, [now.person])
      const isNow = (one: (typeof held)[number]): boolean =>
        one.from <= at && (one.to === null || one.to > at) && (one.endedAt === null || one.endedAt > at)
      const me = await findPerson(db, now.person, now.at)
      return reply.send({
        leave: me ? await showLeave(db, now, me) : [],
        actings: await showActings(db, now, now.person),
        may: await sayMay(asker),
        now: held.filter(isNow),
        before: held.filter((one) => !isNow(one) && one.from <= at),
        asOf: at,
      })
    },
  )

  /** Each thing that whoever asks may do, why, and through what. */
  async function sayMay(asker: Asker) {
    const names = await findNames(
      db,
      asker.holds.map(({ through }) => through.from),
    )
    const units = new Map((await findUnits(db, asker.at)).map(({ id, name }) => [id, name]))
    return acts.flatMap((act) =>
      waysTo(asker, act).map(({ row, holding }) => ({
        ...{ act, says: sayRow(row), because: row.why },
        through: holding ? sayThrough(holding, names, units) : null,
        needsStepUp: row.needs === 'step-up',
      })),
    )
  }

  typed.get('/api/v1/access/acts', { config: { act: 'access-table.read' } }, async () => ({
    items: acts.map((act) => ({
      act,
      says: actWords[act],
      object: objectOf(act),
    })),
  }))

  typed.get(
    '/api/v1/access/why',
    { schema: { querystring: AskWhy }, config: { act: 'access-table.read' } },
    async (request, reply) => {
      const now = await mustAsk(askerOf, request)
      const { person, act, object } = request.query
      const whom = await findPerson(db, person, now.at)
      if (!whom || !isAct(act)) return sendRefusal(reply, notFound)
      // What somebody else may do shows what they hold and who reports to them.
      const permit = permitFor(now, 'role.read-history', { person: whom.id, unit: whom.unit })
      if (isRefusal(permit)) return sendRefusal(reply, permit)
      const asker = await loadAsker(db, {
        by: { kind: 'person', id: whom.id },
        at: now.at,
        hasSteppedUp: true,
      })
      const kind = objectOf(act)
      const about =
        kind === 'person' && object !== undefined ? await findPerson(db, object, now.at) : undefined
      const thing = {
        ...(about && { person: about.id, unit: about.unit }),
        ...(kind === 'unit' && object !== undefined && { unit: object }),
      }
      const decision = decide(asker, act, thing)
      if (decision.may) return reply.send({ may: true, says: decision.because, whoCan: null })
      const able = await findWhoCan(db, { act, object: thing, at: now.at })
      return reply.send({ may: false, says: decision.because, whoCan: sayWhoCan(able) ?? decision.whoCan })
    },
  )
}

/** What the rows of an act ask about. */
function objectOf(act: (typeof acts)[number]): 'none' | 'person' | 'unit' {
  const asked = new Set(rowsOf(act).flatMap(({ relation }) => relation))
  if (asked.has('self') || asked.has('not-self') || asked.has('reports-to-me')) return 'person'
  return asked.has('in-my-scope') ? 'unit' : 'none'
}

const limits: Partial<Record<Row['relation'][number], string>> = {
  self: 'about yourself',
  'not-self': 'not about yourself',
  'in-my-scope': 'within what you are named for',
  'reports-to-me': 'about whoever reports to you',
  'issued-by-me': 'that you issued',
}

const sayRow = ({ act, relation }: Row): string =>
  [actWords[act], ...relation.flatMap((one) => limits[one] ?? [])].join(', ')

function sayThrough(
  { role, scope, through }: Holding,
  names: ReadonlyMap<string, string>,
  units: ReadonlyMap<string, string>,
): string {
  const place =
    scope.kind === 'everything'
      ? 'everything'
      : scope.kind === 'unit'
        ? `${units.get(scope.unit) ?? scope.unit} and what is below it`
        : `the channel ${scope.channel}`
  const who = names.get(through.from) ?? (through.from === 'operator' ? 'whoever set this up' : 'somebody')
  const how = { grant: `granted by ${who}`, delegation: `delegated by ${who}`, acting: `acting for ${who}` }
  return `${roles[role].name} for ${place}, ${how[through.kind]}`
}
