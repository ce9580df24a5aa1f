import type { Acting, Leave } from '@secondlook/contract'
import { bad, inHours, type Json, now, Refused, type Route } from './double-exchange.ts'
import { aroha, dana, roles } from './double-people.ts'
import type { DoubleStore } from './double-store.ts'

type KeptLeave = Omit<Leave, 'mayEnd' | 'standsIn'> & {
  readonly person: string
  readonly standsIn: string | null
}
type KeptActing = Omit<Acting, 'mayEnd' | 'person' | 'actsFor' | 'roles'> & {
  readonly person: string
  readonly actsFor: string
  readonly roles: readonly string[]
}

/** Who is away and who acts for whom, in memory. */
export class DoubleAway {
  leave: KeptLeave[] = [{ id: 'leave', person: dana, from: inHours(200), to: inHours(600), standsIn: aroha }]
  actings: KeptActing[] = []

  leaveOf(store: DoubleStore, person: string, me: string): Leave[] {
    const mayEnd = person === me || store.holds(me, 'people-officer')
    return this.leave
      .filter((one) => one.person === person)
      .map(({ id, from, to, standsIn }) => ({
        ...{ id, from, to, mayEnd, standsIn: standsIn === null ? null : store.named(standsIn) },
      }))
  }

  actingsOf(store: DoubleStore, person: string, me: string): Acting[] {
    return this.actings
      .filter((one) => one.person === person || one.actsFor === person)
      .map(({ id, from, to, ...one }) => ({
        ...{ id, from, to, person: store.named(one.person), actsFor: store.named(one.actsFor) },
        roles: one.roles.map((role) => ({
          ...{ role, name: roles.find((known) => known.role === role)?.name ?? role },
          isHeld: store.holds(one.actsFor, role),
        })),
        mayEnd: store.holds(me, 'people-officer') && one.actsFor !== me,
      }))
  }
}

export const awayRoutes = (store: DoubleStore): readonly Route[] => [
  ['POST /people/:id/leave', false, ({ id, json }) => recordLeave(store, id, json)],
  [
    'DELETE /leave/:id',
    false,
    ({ id }) => {
      store.away.leave = store.away.leave.filter((one) => one.id !== id)
      return { status: 204 }
    },
  ],
  ['POST /roles/actings', false, ({ json, me }) => makeActing(store, json, me)],
  [
    'POST /roles/actings/:id/end',
    false,
    ({ id, json }) => {
      if (!json['reason']) throw bad([{ path: 'reason', says: 'Say why in a few words.' }])
      store.away.actings = store.away.actings.filter((one) => one.id !== id)
      for (const grant of store.grants) if (grant.id === id) grant.endedAt = now()
      return { status: 204 }
    },
  ],
]

const noLastDay = { path: 'to', says: 'Say on which day it ends.' }

function recordLeave(store: DoubleStore, person: string, json: Json) {
  const from = (json['from'] as string | null) ?? now()
  const to = json['to'] as string | null
  if (to === null) throw bad([noLastDay])
  if (to <= from || to <= now())
    throw bad([{ path: 'to', says: 'Leave ends after it begins, and not in the past.' }])
  if (json['standsIn'] === person) throw bad([{ path: 'standsIn', says: 'Nobody stands in for themselves.' }])
  const id = store.id()
  store.away.leave.push({ id, person, from, to, standsIn: json['standsIn'] as string | null })
  return { status: 201, body: { id } }
}

function makeActing(store: DoubleStore, json: Json, me: string) {
  const [person, actsFor] = [String(json['person']), String(json['actsFor'])]
  const to = json['to'] as string | null
  const fields = [
    ...(person === '' ? [{ path: 'person', says: 'Choose who acts.' }] : []),
    ...(to === null ? [noLastDay] : []),
  ]
  if (to === null || fields.length > 0) throw bad(fields)
  if (person === me)
    throw new Refused(
      403,
      'role-for-oneself',
      'Nobody does this for themselves',
      'Nobody arranges it for themselves. Ask another people officer.',
    )
  const id = store.id()
  const from = (json['from'] as string | null) ?? now()
  const along = json['roles'] as readonly string[]
  store.away.actings.push({ id, person, actsFor, from, to, roles: along })
  for (const role of along) {
    const held = store.grants.find((one) => one.person === actsFor && one.role === role)
    if (held) store.grants.push({ ...held, id, person, from, to, by: actsFor, kind: 'acting' })
  }
  return { status: 201, body: { id } }
}
