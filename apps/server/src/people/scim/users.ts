import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Person } from '../directory/model.ts'
import { addPerson, changePerson } from '../directory/people.ts'
import { listOf } from './discovery.ts'
import { type ScimRefusal, scimNo } from './errors.ts'
import {
  baseOf,
  changeAll,
  type Given,
  idOf,
  isRefusal,
  readIfMatch,
  readListQuery,
  type ScimNeeds,
  type ScimReply,
  scimRoute,
  toScim,
} from './exchange.ts'
import { parseFilter } from './filter.ts'
import { readOperations } from './patch.ts'
import { findTakenOff, findUser, findUsers, userFilters } from './store.ts'
import { takeAll, toUser, type UserChange, versionOf } from './user.ts'

const missing = scimNo(404, 'There is no such user.')

export function userRoutes(app: FastifyInstance, needs: ScimNeeds): void {
  const base = baseOf(needs)
  const show = (person: Person, at: string, status = 200): ScimReply => ({
    status,
    body: toUser(person, at, base),
    headers: { etag: versionOf(person), location: `${base}/Users/${person.id}` },
  })

  scimRoute(app, needs, 'GET', '/Users', async (request, { at }) => {
    const { filter, startIndex, count } = readListQuery(request)
    const comparisons = filter === undefined ? [] : parseFilter(filter, userFilters)
    if (isRefusal(comparisons)) return comparisons
    const { total, found } = await findUsers(needs.db, comparisons, { offset: startIndex - 1, limit: count })
    return {
      status: 200,
      body: listOf(
        found.map((one) => toUser(one, at, base)),
        total,
        startIndex,
      ),
    }
  })

  scimRoute(app, needs, 'GET', '/Users/:id', async (request, { at }) => {
    const person = await findUser(needs.db, idOf(request), at)
    if (!person) return missing
    return request.headers['if-none-match'] === versionOf(person) ? { status: 304 } : show(person, at)
  })

  scimRoute(app, needs, 'POST', '/Users', async (request, { permit, at }) => {
    const change: UserChange = {}
    const refusal = takeAll(change, request.body)
    if (refusal) return refusal
    const { userName } = change
    if (!userName) return scimNo(400, 'A user needs a userName.', 'invalidValue')
    const { total } = await findUsers(needs.db, [{ attribute: 'userName', value: userName }], {
      offset: 0,
      limit: 0,
    })
    if (total > 0) return scimNo(409, 'Another user has this userName already.', 'uniqueness')
    const email = change.email ?? (userName.includes('@') ? userName : null)
    const fields = { name: userName, ...change, email }
    const before = email === null ? undefined : await findTakenOff(needs.db, email)
    const done = await changeAll<Person>(needs, permit, async (tx, writing) => {
      const added = before
        ? await changePerson(tx, writing, {
            person: before.id,
            to: back(before, { isActive: true, ...fields }, at),
          })
        : await addPerson(tx, writing, fields)
      if ('events' in added) return added
      return { declined: added.declined === 'unchanged' ? missing : toScim(added.declined) }
    })
    return done.ok ? show(done.result, at, 201) : done.refusal
  })

  const change = async (
    request: FastifyRequest,
    { permit, at }: Given,
    read: UserChange | ScimRefusal,
  ): Promise<Person | ScimRefusal> => {
    if (isRefusal(read)) return read
    const person = await findUser(needs.db, idOf(request), at)
    if (!person) return missing
    const seen = readIfMatch(request)
    if (seen !== undefined && seen !== person.state)
      return scimNo(412, 'The user is not as it was when it was read.')
    const to = back(person, read, at)
    const done = await changeAll<Person>(needs, permit, async (tx, writing) => {
      const changed = await changePerson(tx, writing, { person: person.id, seen: person.state, to })
      if ('events' in changed) return changed
      return changed.declined === 'unchanged'
        ? { result: person, events: [] }
        : { declined: toScim(changed.declined) }
    })
    return done.ok ? done.result : done.refusal
  }
  const changeAndShow = async (request: FastifyRequest, given: Given, read: UserChange | ScimRefusal) => {
    const changed = await change(request, given, read)
    return isRefusal(changed) ? changed : show(changed, changed.since > given.at ? changed.since : given.at)
  }

  scimRoute(app, needs, 'PUT', '/Users/:id', async (request, given) => {
    const read: UserChange = {}
    const refusal = takeAll(read, request.body)
    if (!refusal && !read.userName) return scimNo(400, 'A user needs a userName.', 'invalidValue')
    return await changeAndShow(request, given, refusal ?? read)
  })
  scimRoute(app, needs, 'PATCH', '/Users/:id', (request, given) =>
    changeAndShow(request, given, readPatch(request.body)),
  )
  scimRoute(app, needs, 'DELETE', '/Users/:id', async (request, given) => {
    const gone = await change(request, given, { isActive: false, userName: null, externalId: null })
    return isRefusal(gone) ? gone : { status: 204 }
  })
}

/** Whoever is made active again after their last day has no last day any more. */
const back = (before: Person, read: UserChange, at: string): UserChange =>
  read.isActive === true && before.endsAt !== null && before.endsAt <= at ? { ...read, ends: null } : read

/** All operations of a PATCH as one change; later ones win. */
function readPatch(body: unknown): UserChange | ScimRefusal {
  const operations = readOperations(body)
  if (isRefusal(operations)) return operations
  const given: [string, unknown][] = []
  for (const { op, path, value } of operations) {
    if (path !== undefined) given.push([path, op === 'remove' ? null : value])
    else if (typeof value === 'object' && value !== null) given.push(...Object.entries(value))
    else return scimNo(400, 'An operation without a path has an object of attributes.', 'invalidSyntax')
  }
  const change: UserChange = {}
  return takeAll(change, Object.fromEntries(given)) ?? change
}
