import { PostChannels } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { findHolders, findNames, findUnitsAbove, mustAsk } from '../../people/index.ts'
import { findHolding, listLiveChannels } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import type { PostsNeeds } from '../needs.ts'
import { sayNames } from '../review/who-can.ts'
import { writesFor } from '../writes-for.ts'

/** Names beyond these help nobody to find somebody. */
const namesMost = 3

/** Where a post can go, for whoever writes one: what they write for, and of the others who does. */
export function channelsRoute(app: FastifyInstance, { recorder, askerOf }: PostsNeeds): void {
  const { db } = recorder.database
  app
    .withTypeProvider<ZodTypeProvider>()
    .get('/api/v1/posts/channels', { config: { act: 'post.read' } }, async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const live = await listLiveChannels(db, asker.at)
      const ids = live.map(({ id }) => id)
      const held = new Map((await findHolding(db, ['channels'], asker.at, ids)).map((one) => [one.id, one]))
      const placed = live.map((one) => ({ ...one, unit: held.get(one.id)?.unit ?? null }))
      const others = placed.filter((one) => !writesFor(asker, one))
      const whoCan = await findWriters(db, asker.at, others)
      const channels = placed.map(({ unit: _unit, ...one }) => ({
        ...{ ...one, mayWrite: !whoCan.has(one.id), whoCan: whoCan.get(one.id) ?? null },
      }))
      return reply.header('cache-control', 'no-store').send(PostChannels.parse({ channels }))
    })
}

type Placed = { readonly id: string; readonly unit: string | null }

/** Some who write for each channel, the nearest first: named for it, for its unit, for one above, for everything. */
async function findWriters(
  db: Db,
  at: string,
  channels: readonly Placed[],
): Promise<ReadonlyMap<string, string>> {
  if (channels.length === 0) return new Map()
  const grants = await findHolders(db, 'communications-author', at)
  const above = new Map<string, readonly string[]>()
  for (const { unit } of channels)
    if (unit !== null && !above.has(unit)) above.set(unit, await findUnitsAbove(db, unit, at))
  const people = new Map(
    channels.map(({ id, unit }) => {
      const places = [id, ...(unit === null ? [] : (above.get(unit) ?? []))]
      const near = (scope: string | null) => (scope === null ? places.length : places.indexOf(scope))
      const able = grants
        .filter(
          ({ scope_kind, scope }) => scope_kind === 'everything' || (scope !== null && near(scope) >= 0),
        )
        .sort((a, b) => near(a.scope) - near(b.scope))
      return [id, [...new Set(able.map(({ person }) => person))]]
    }),
  )
  const names = await findNames(
    db,
    [...people.values()].flatMap((one) => one.slice(0, namesMost)),
  )
  return new Map(
    [...people].map(([id, able]) => [
      id,
      sayNames(
        able.map((one) => names.get(one) ?? 'somebody'),
        namesMost,
      ) ?? 'nobody yet',
    ]),
  )
}
