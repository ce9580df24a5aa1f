import { OnDuty, OnDutyQuestion } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { type Asker, decide, findNames, mustAsk } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import { findEntryNames } from '../entry/store.ts'
import type { RegistersNeeds } from '../needs.ts'
import { findAwayUntil, findTurns, standsAt, type Turn } from './turns.ts'

/** Who is on duty now: for some channels, and whether it is whoever asks. */
export function onDutyRoutes(app: FastifyInstance, { db, askerOf }: RegistersNeeds): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/v1/on-duty',
    {
      schema: { querystring: OnDutyQuestion, response: { 200: OnDuty } },
      config: { act: 'duty.read' },
    },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const turns = (await findTurns(db, asker.at)).filter((turn) => standsAt(turn, asker.at))
      const asked = [...new Set((request.query.channels ?? '').split(',').filter(Boolean))].slice(0, 100)
      return reply.header('cache-control', 'no-store').send({
        channels: await showChannels(db, asker, asked, turns),
        mine: await showMine(db, asker, turns),
      })
    },
  )
}

async function showChannels(db: Db, asker: Asker, asked: readonly string[], turns: readonly Turn[]) {
  const known = await findEntryNames(db, asked)
  const names = await findNames(
    db,
    turns.map(({ person }) => person),
  )
  const shown: OnDuty['channels'] = []
  for (const id of asked) {
    const channel = known.get(id)
    if (channel?.register !== 'channels') continue
    if (!decide(asker, 'duty.read', { unit: channel.unit, channel: id }).may) continue
    const people = []
    for (const { person, until, span } of turns.filter((turn) => turn.covers.has(id)))
      people.push({
        ...{ person: { id: person, name: names.get(person) ?? person }, turn: span.entry, until },
        awayUntil: await findAwayUntil(db, person, asker.at),
      })
    shown.push({ channel: { id, name: channel.name }, people })
  }
  return shown
}

async function showMine(db: Db, asker: Asker, turns: readonly Turn[]) {
  const own = turns.filter(({ person }) => asker.selves.has(person))
  const names = await findEntryNames(
    db,
    own.flatMap(({ named }) => named),
  )
  const awayUntil = own.length === 0 ? null : await findAwayUntil(db, asker.person, asker.at)
  return own.map(({ span, until, named }) => ({
    ...{ turn: span.entry, until, awayUntil },
    channels: named.map((id) => ({ id, name: names.get(id)?.name ?? id })),
  }))
}
