import { type Answer, bad, type Json, now, type Route } from './double-exchange.ts'
import { roles } from './double-people.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

export const rolesRoutes = (store: DoubleStore): readonly Route[] => [
  ['GET /roles', false, ({ me }) => shown.roles({ items: rolesOf(store, me) })],
  ['POST /roles/grants', false, ({ json, me, session }) => giveRole(store, json, me, session)],
  ['POST /roles/grants/:id/end', false, ({ id }) => endGrant(store, id)],
  ['POST /roles/delegations/:id/end', false, ({ id }) => endGrant(store, id)],
  [
    'POST /roles/delegations',
    false,
    ({ json, me }) => {
      const fields = [
        ...(json['person'] ? [] : [{ path: 'person', says: 'Choose who takes it on.' }]),
        ...(json['to'] ? [] : [{ path: 'to', says: 'Say on which day it ends.' }]),
      ]
      if (fields.length > 0) throw bad(fields)
      const own = store.grants.find(({ id }) => id === json['grant'])
      if (own)
        store.grants.push({
          ...own,
          id: store.id(),
          person: String(json['person']),
          from: now(),
          to: String(json['to']),
          by: me,
          kind: 'delegation',
        })
      return { status: 204 }
    },
  ],
  [
    'GET /access/acts',
    false,
    () =>
      shown.acts({
        items: [
          { act: 'person.edit', says: 'change an entry of the directory', object: 'person' },
          { act: 'role.grant', says: 'give a role of everyday work', object: 'person' },
          { act: 'post.approve', says: 'approve a post', object: 'unit' },
          { act: 'jobs.read', says: 'see the page of jobs', object: 'none' },
        ],
      }),
  ],
  ['GET /access/why', false, ({ query }) => shown.why(whyOf(store, query))],
]

function rolesOf(store: DoubleStore, me: string) {
  const guarded = ['administrator', 'people-officer', 'records-officer', 'auditor']
  return roles.map((role) => ({
    ...{ ...role, scopes: guarded.includes(role.role) ? ['everything'] : ['everything', 'unit'] },
    travels: !['administrator', 'auditor'].includes(role.role),
    mayGive: store.holds(me, guarded.includes(role.role) ? 'administrator' : 'people-officer'),
    holders: store.grants
      .filter((one) => one.role === role.role && !one.endedAt)
      .map((one) => store.held(one, me)),
  }))
}

function giveRole(store: DoubleStore, json: Json, me: string, session: string | undefined): Answer {
  const { kind, id } = (json['scope'] ?? {}) as { kind?: string; id?: string }
  const fields = [
    ...(json['person'] ? [] : [{ path: 'person', says: 'Choose who is to hold it.' }]),
    ...(json['role'] ? [] : [{ path: 'role', says: 'Choose a role.' }]),
    ...(kind === 'unit' && !id ? [{ path: 'scope.id', says: 'Choose a unit.' }] : []),
  ]
  if (fields.length > 0) throw bad(fields)
  if (json['person'] === me)
    throw bad([{ path: 'person', says: 'Nobody gives a role to themselves; somebody else has to.' }])
  if (store.holds(me, 'administrator')) store.needStepUp(session)
  store.grants.push({
    ...{ id: store.id(), person: String(json['person']), role: String(json['role']), unit: id || null },
    ...{
      from: (json['from'] as string | null) ?? now(),
      to: json['to'] as string | null,
      endedAt: null,
      by: me,
      kind: 'grant',
    },
  })
  return { status: 204 }
}

function endGrant(store: DoubleStore, id: string): Answer {
  const grant = store.grants.find((one) => one.id === id)
  if (grant) grant.endedAt = now()
  return { status: 204 }
}

function whyOf(store: DoubleStore, query: URLSearchParams) {
  const [person, act] = [query.get('person') ?? '', query.get('act') ?? '']
  const fields = [
    ...(person ? [] : [{ path: 'person', says: 'Choose somebody.' }]),
    ...(act ? [] : [{ path: 'act', says: 'Choose what they would like to do.' }]),
  ]
  if (fields.length > 0) throw bad(fields)
  const { name } = store.named(person)
  if (act !== 'post.approve' && store.holds(person, 'people-officer'))
    return {
      may: true,
      says: `${name} may, as a people officer for everything: people officers keep the directory.`,
      whoCan: null,
    }
  return {
    may: false,
    says: `${name} may not, because no role they hold now allows it.`,
    whoCan: 'a people officer (within what they are named for, not about themselves)',
  }
}
