import { PersonEntry } from '@secondlook/contract'
import { bad, inHours, now, Refused, type Route } from './double-exchange.ts'
import { units } from './double-people.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

export const peopleRoutes = (store: DoubleStore): readonly Route[] => [
  ['GET /units', false, () => shown.units({ items: units })],
  ['GET /people', false, ({ query, me }) => shown.people(listPeople(store, query, me))],
  [
    'POST /people',
    false,
    ({ json }) => {
      const entry = readEntry(json['entry'])
      const id = store.id()
      store.people.push({ id, state: 1, entry })
      return { status: 201, body: { id } }
    },
  ],
  ['GET /people/imports/:id', false, ({ id }) => shown.imported(progressOf(store, id))],
  [
    'GET /people/names',
    false,
    ({ query }) => shown.names({ items: (query.get('ids') ?? '').split(',').map((id) => store.named(id)) }),
  ],
  ['GET /people/:id/card', false, ({ id, me }) => shown.colleague(cardOf(store, id, me))],
  ['GET /people/:id', false, ({ id, me }) => shown.person(pageOf(store, id, me))],
  [
    'PUT /people/:id',
    false,
    ({ id, json }) => {
      const person = store.person(id)
      if (json['state'] !== String(person.state))
        throw new Refused(
          409,
          'changed-meanwhile',
          'Somebody changed this first',
          'Look at what changed, and save again.',
        )
      person.entry = readEntry(json['entry'])
      person.state++
      return { status: 204 }
    },
  ],
  [
    'POST /people/merges/preview',
    false,
    ({ json }) => {
      const kept = store.named(String(json['kept']))
      const merged = store.named(String(json['merged']))
      if (kept.id === merged.id)
        throw bad([{ path: 'merged', says: 'That is one entry already. Choose two.' }])
      return shown.mergePreview({
        ...{ kept, merged },
        says: [
          `${merged.name} is folded into ${kept.name}; both entries stay.`,
          'They count as one person wherever two different people are needed, for the past as well.',
          `${merged.name} holds no role while it lasts. Nothing passes to ${kept.name}.`,
          'It can be undone.',
        ],
      })
    },
  ],
  [
    'POST /people/merges',
    false,
    ({ json }) => {
      if (!json['reason']) throw bad([{ path: 'reason', says: 'Say why in a few words.' }])
      const id = store.id()
      store.merges.push({ id, kept: String(json['kept']), merged: String(json['merged']), endedAt: null })
      return { status: 201, body: { id } }
    },
  ],
  [
    'POST /people/merges/:id/split',
    false,
    ({ id }) => {
      const merge = store.merges.find((one) => one.id === id)
      if (merge) merge.endedAt = now()
      return { status: 204 }
    },
  ],
  [
    'POST /people/imports',
    false,
    ({ text, query }) => shown.imported(takeFile(store, text, query.get('file') ?? 'people.csv')),
  ],
  [
    'POST /people/imports/:id/confirm',
    false,
    ({ id }) => {
      const file = store.imports.get(id)
      if (file) file.state = 'running'
      return shown.imported(file)
    },
  ],
]

function readEntry(given: unknown): PersonEntry {
  const read = PersonEntry.safeParse(given)
  const entry = given as PersonEntry
  const fields = [
    ...(entry.name ? [] : [{ path: 'entry.name', says: 'Everybody has a name; put it in.' }]),
    ...(entry.email && !entry.email.includes('@')
      ? [{ path: 'entry.email', says: 'An email at work has an @ in it, such as dana.wu@example.act.' }]
      : []),
    ...(entry.starts && entry.ends && entry.ends < entry.starts
      ? [{ path: 'entry.ends', says: 'The last day is before the first.' }]
      : []),
    ...(read.success
      ? []
      : read.error.issues.map(({ path, message }) => ({ path: `entry.${path.join('.')}`, says: message }))),
  ]
  if (fields.length > 0) throw bad(fields)
  return entry
}

const isPresent = ({ ends }: PersonEntry): boolean => ends === null || ends >= now().slice(0, 10)

const boundOf = ({ basis, bound }: PersonEntry) =>
  basis.startsWith('psm-act')
    ? 'bound'
    : basis === 'contractor' || basis === 'volunteer'
      ? 'not-bound'
      : (bound ?? 'not-settled')

function listPeople(store: DoubleStore, query: URLSearchParams, me: string) {
  const words = (query.get('search') ?? '').toLowerCase()
  const sees = store.holds(me, 'people-officer')
  const people = store.people
    .filter(({ entry }) =>
      [entry.name, entry.email ?? '', entry.key ?? ''].some((text) => text.toLowerCase().includes(words)),
    )
    .filter(({ entry }) => !query.get('unit') || entry.unit === query.get('unit'))
    .filter(({ entry }) => !query.get('bound') || boundOf(entry) === query.get('bound'))
    .filter(({ entry }) => !query.get('ending') || entry.ends !== null)
    .map(({ id, entry }) => ({
      ...{ id, name: entry.name, email: entry.email, unit: store.unit(entry.unit) },
      bound: sees ? boundOf(entry) : null,
      ...{ ends: sees ? entry.ends : null, isPresent: isPresent(entry) },
    }))
    .sort((one, other) => one.name.localeCompare(other.name))
  return { people, total: people.length, next: null }
}

/** As the real one: oneself, whoever reports to one, and everybody for a people officer. */
const mayRead = (store: DoubleStore, id: string, me: string): boolean =>
  id === me || store.person(id).entry.manager === me || store.holds(me, 'people-officer')

const mayReadLinks = (store: DoubleStore, id: string, me: string): boolean =>
  me === id || store.holds(me, 'people-officer') || store.holds(me, 'administrator')

function cardOf(store: DoubleStore, id: string, me: string) {
  const { entry } = store.person(id)
  return {
    ...{ id, name: entry.name, email: entry.email, unit: store.unit(entry.unit) },
    isPresent: isPresent(entry),
    roles: store.grants
      .filter(({ person, endedAt }) => person === id && endedAt === null)
      .map((grant) => store.held(grant, me)),
    mayRead: mayRead(store, id, me),
    mayReadLinks: mayReadLinks(store, id, me),
  }
}

function pageOf(store: DoubleStore, id: string, me: string) {
  const { entry, state } = store.person(id)
  if (!mayRead(store, id, me))
    throw new Refused(403, 'not-allowed', 'You may not do this', 'This is for a people officer.')
  const first = entry.name.split(' ')[0]
  const bound = boundOf(entry)
  const because = {
    bound: `The policy binds ${first}, because paragraph 3 binds whoever is engaged under the Public Sector Management Act.`,
    'not-bound': `The policy does not bind ${first}, because paragraph 3 leaves out contractors and volunteers.`,
    'not-settled': `Nobody has settled yet whether the policy binds ${first}.`,
  }[bound]
  const mayEdit = store.holds(me, 'people-officer') && me !== id
  return {
    ...{ id, state: String(state), entry, unit: store.unit(entry.unit), isPresent: isPresent(entry) },
    ...{ manager: entry.manager ? store.named(entry.manager) : null, bound, boundBecause: because },
    roles: store.grants.filter(({ person }) => person === id).map((grant) => store.held(grant, me)),
    leave: store.away.leaveOf(store, id, me),
    actings: store.away.actingsOf(store, id, me),
    mayRecordLeave: me === id || store.holds(me, 'people-officer'),
    mayArrangeActing: store.holds(me, 'people-officer') && me !== id,
    mayReadLinks: mayReadLinks(store, id, me),
    delegations: store.grants
      .filter(({ by, kind }) => by === id && kind === 'delegation')
      .map((one) => ({
        id: one.id,
        role: 'approver',
        to: store.named(one.person),
        from: one.from,
        until: one.to ?? inHours(1),
      })),
    merges: store.merges
      .filter(({ kept, merged, endedAt }) => endedAt === null && [kept, merged].includes(id))
      .map((one) => ({
        ...{ id: one.id, keepsThis: one.kept === id, since: now() },
        other: store.named(one.kept === id ? one.merged : one.kept),
      })),
    history: [
      {
        at: '2026-06-11T03:20:00.000Z',
        says: 'Unit changed from Community Services to Libraries',
        by: '',
      },
      { at: '2026-03-01T22:00:00.000Z', says: 'Added from the staff list', by: '' },
    ],
    ...{
      mayEdit,
      whyNot: mayEdit
        ? null
        : me === id
          ? 'Your own entry is kept by somebody else; ask another people officer.'
          : 'Changing an entry is for a people officer.',
    },
  }
}

function takeFile(store: DoubleStore, text: string, file: string) {
  const lines = text.trim().split(/\r?\n/).slice(1)
  const problems = lines.flatMap((line, at) => {
    const [name = '', email = ''] = line.split(',')
    if (name === '') return [{ row: at + 2, column: 'name', says: 'Nobody is named here.' }]
    return email.includes('@') ? [] : [{ row: at + 2, column: 'email', says: `“${email}” is not an email.` }]
  })
  const id = store.id()
  const made = {
    ...{ id, file, state: problems.length > 0 ? 'refused' : 'ready', rows: lines.length, done: 0 },
    ...{
      added: Math.max(0, lines.length - 1),
      changed: Math.min(1, lines.length),
      leaving: 0,
      same: 0,
      problems,
    },
    diff: lines.map((line, at) => {
      const [name = '', email = ''] = line.split(',')
      return at === 0
        ? {
            row: 2,
            name,
            what: 'changed',
            fields: [{ field: 'Email at work', from: 'old@example.act', to: email }],
          }
        : { row: at + 2, name, what: 'added', fields: [{ field: 'Email at work', from: '', to: email }] }
    }),
  }
  store.imports.set(id, made)
  return made
}

function progressOf(store: DoubleStore, id: string) {
  const file = store.imports.get(id)
  if (file?.state === 'running') {
    const all = Number(file['rows'])
    file.done = Math.min(all, file.done + 1)
    if (file.done === all) file.state = 'done'
  }
  return file
}
