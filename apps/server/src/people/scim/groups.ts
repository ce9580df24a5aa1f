import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import type { WriteNeeds } from '../directory/entry.ts'
import type { Unit } from '../directory/model.ts'
import { changePerson } from '../directory/people.ts'
import { findUnit, findUnits } from '../directory/store.ts'
import { addUnit, changeUnit, endUnit } from '../directory/units.ts'
import { coreGroup, listOf } from './discovery.ts'
import { type ScimRefusal, scimNo } from './errors.ts'
import {
  baseOf,
  changeAll,
  type Given,
  gather,
  idOf,
  isRefusal,
  readListQuery,
  type ScimNeeds,
  scimRoute,
  toScim,
} from './exchange.ts'
import { parseFilter } from './filter.ts'
import { type GroupChange, readGroup, readGroupPatch } from './group-change.ts'
import { findMembers } from './store.ts'

const missing = scimNo(404, 'There is no such group.')

/** Units as groups. A group says where people work and gives nobody a role. */
export function groupRoutes(app: FastifyInstance, needs: ScimNeeds): void {
  const base = baseOf(needs)
  const show = async (units: readonly Unit[], isWithMembers: boolean) => {
    const members = isWithMembers
      ? await findMembers(
          needs.db,
          units.map(({ id }) => id),
        )
      : new Map()
    return units.map(({ id, key, name, since, state }) => ({
      schemas: [coreGroup],
      id,
      ...(key !== null && { externalId: key }),
      displayName: name,
      ...(isWithMembers && {
        members: (members.get(id) ?? []).map((one: { readonly id: string; readonly name: string }) => ({
          ...{ value: one.id, display: one.name, type: 'User', $ref: `${base}/Users/${one.id}` },
        })),
      }),
      meta: {
        ...{ resourceType: 'Group', lastModified: since, location: `${base}/Groups/${id}` },
        version: `W/"${state}"`,
      },
    }))
  }
  const later = (): string => new Date(needs.recorder.source.now()).toISOString()
  const showOne = async (id: string, at: string, status = 200) => {
    const unit = await findUnit(needs.db, id, at)
    if (!unit) return missing
    const [body] = await show([unit], true)
    return { status, body, headers: { location: `${base}/Groups/${id}` } }
  }

  scimRoute(app, needs, 'GET', '/Groups', async (request, { at }) => {
    const { filter, startIndex, count, excluded } = readListQuery(request)
    const comparisons = filter === undefined ? [] : parseFilter(filter, ['id', 'displayName', 'externalId'])
    if (isRefusal(comparisons)) return comparisons
    const units = (await findUnits(needs.db, at)).filter((unit) =>
      comparisons.every(({ attribute, value }) => {
        if (attribute === 'displayName') return unit.name.toLowerCase() === value.toLowerCase()
        return attribute === 'id' ? unit.id === value : unit.key === value
      }),
    )
    const found = units.slice(startIndex - 1, startIndex - 1 + count)
    return {
      status: 200,
      body: listOf(await show(found, !excluded.has('members')), units.length, startIndex),
    }
  })
  scimRoute(app, needs, 'GET', '/Groups/:id', (request, { at }) => showOne(idOf(request), at))

  scimRoute(app, needs, 'POST', '/Groups', async (request, { permit }) => {
    const read = readGroup(request.body)
    if (isRefusal(read)) return read
    const done = await changeAll<string>(needs, permit, async (tx, writing) => {
      const wanted = { name: read.name ?? '', key: read.key ?? null, parent: null }
      const added = await addUnit(tx, writing, wanted)
      if ('declined' in added) return { declined: toScim(added.declined) }
      const moved = await move(tx, writing, added.result.id, read, new Set())
      return isRefusal(moved)
        ? { declined: moved }
        : { result: added.result.id, events: [...added.events, ...moved] }
    })
    return done.ok ? await showOne(done.result, later(), 201) : done.refusal
  })

  const change = async (request: FastifyRequest, { permit, at }: Given, read: GroupChange | ScimRefusal) => {
    if (isRefusal(read)) return read
    const unit = await findUnit(needs.db, idOf(request), at)
    if (!unit) return missing
    const members = new Set((await findMembers(needs.db, [unit.id])).get(unit.id)?.map(({ id }) => id))
    const done = await changeAll<undefined>(needs, permit, async (tx, writing) => {
      const to = { name: read.name ?? unit.name, key: read.key === undefined ? unit.key : read.key }
      const changed =
        to.name === unit.name && to.key === unit.key
          ? { events: [] }
          : await changeUnit(tx, writing, { unit: unit.id, to })
      if ('declined' in changed) return { declined: toScim(changed.declined) }
      const moved = await move(tx, writing, unit.id, read, members)
      return isRefusal(moved)
        ? { declined: moved }
        : { result: undefined, events: [...changed.events, ...moved] }
    })
    return done.ok ? await showOne(unit.id, later()) : done.refusal
  }
  scimRoute(app, needs, 'PUT', '/Groups/:id', (request, given) =>
    change(request, given, readGroup(request.body)),
  )
  scimRoute(app, needs, 'PATCH', '/Groups/:id', (request, given) =>
    change(request, given, readGroupPatch(request.body)),
  )

  scimRoute(app, needs, 'DELETE', '/Groups/:id', async (request, { permit, at }) => {
    const unit = await findUnit(needs.db, idOf(request), at)
    if (!unit) return missing
    const members = new Set((await findMembers(needs.db, [unit.id])).get(unit.id)?.map(({ id }) => id))
    const done = await changeAll<undefined>(needs, permit, async (tx, writing) => {
      const moved = await move(tx, writing, unit.id, { members: [] }, members)
      if (isRefusal(moved)) return { declined: moved }
      const ended = await endUnit(tx, writing, unit.id)
      if ('declined' in ended) return { declined: toScim(ended.declined) }
      return { result: undefined, events: [...moved, ...ended.events] }
    })
    return done.ok ? { status: 204 } : done.refusal
  })
}

/** Moves people into a unit and out of it. Everybody is in one unit, so into one is out of another. */
async function move(
  tx: Tx,
  writing: WriteNeeds,
  unit: string,
  { members, add = [], remove = [] }: GroupChange,
  now: ReadonlySet<string>,
): Promise<readonly NewEvent[] | ScimRefusal> {
  const wanted = members === undefined ? undefined : new Set(members)
  const into = [...new Set([...(members ?? []), ...add])].filter((one) => !now.has(one))
  const out = [...now].filter(
    (one) => (wanted && !wanted.has(one)) || remove === 'all' || remove.includes(one),
  )
  return await gather([
    ...into.map((person) => () => changePerson(tx, writing, { person, to: { unit } })),
    ...out.map((person) => () => changePerson(tx, writing, { person, to: { unit: null } })),
  ])
}
