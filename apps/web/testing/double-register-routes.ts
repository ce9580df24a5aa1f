import { type EntryList, registerOf } from '@secondlook/contract'
import { endOfDay, startOfDay } from '../src/app/words/instant.ts'
import { afterDeed, deedsOf } from './double-deeds.ts'
import { type KeptEntry, standingOf } from './double-entries.ts'
import { bad, type Handler, type Json, now, Refused, type Route } from './double-exchange.ts'
import {
  confirmRegisterFile,
  registerFile,
  registerFileState,
  takeRegisterFile,
} from './double-register-file.ts'
import { attentionFor, readValues, registerIn, registersSeen, wrongIn } from './double-registers.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

type Told = Parameters<Handler>[0]

export const registerRoutes = (store: DoubleStore): readonly Route[] => [
  ['GET /registers', false, ({ me }) => shown.registers({ registers: registersSeen(store.registers, me) })],
  [
    'GET /registers/attention',
    false,
    ({ me, query }) => shown.attention(attentionFor(store.registers, me, query.get('register'))),
  ],
  ['GET /registers/:register/file.csv', false, (told) => registerFile(store, registerIn(told.parts[0]))],
  [
    'POST /registers/:register/imports',
    false,
    (told) => takeRegisterFile(store, registerIn(told.parts[0]), told),
  ],
  ['GET /registers/:register/imports/:id', false, ({ parts }) => registerFileState(store, parts[1] ?? '')],
  [
    'POST /registers/:register/imports/:id/confirm',
    false,
    ({ parts, me }) => confirmRegisterFile(store, parts[1] ?? '', me),
  ],
  ['GET /registers/:register', false, (told) => shown.entries(listOf(store, told))],
  ['POST /registers/:register', false, (told) => add(store, told)],
  [
    'GET /registers/:register/:entry',
    false,
    (told) => shown.entry(store.registers.page(entryOf(store, told), told.me, told.query.get('at') ?? now())),
  ],
  ['PUT /registers/:register/:entry', false, (told) => change(store, told)],
  ['POST /registers/:register/:entry/(end|revoke|restore)', false, (told) => end(store, told)],
  ['POST /registers/:register/:entry/deeds/:deed', false, (told) => deed(store, told)],
]

const entryOf = ({ registers }: DoubleStore, { parts, me }: Told): KeptEntry =>
  registers.entry(registerIn(parts[0]), parts[1] ?? '', me)

function listOf({ registers, unit }: DoubleStore, { parts, query, me }: Told): EntryList {
  const register = registerIn(parts[0])
  if (!registers.mayRead(register, me))
    throw new Refused(403, 'not-allowed', 'You may not do this', 'This is for whoever keeps this register.')
  const at = query.get('at') ?? now()
  const words = (query.get('search') ?? '').toLowerCase()
  const fitting = registers
    .seenBy(me)
    .filter((one) => one.register === register)
    .filter((one) => query.get('show') === 'all' || standingOf(one, at) === 'holds')
    .filter((one) => registers.nameOf(one).toLowerCase().includes(words))
    .filter((one) => !query.get('unit') || unit(one.unit)?.id === query.get('unit'))
    .sort((one, other) => registers.nameOf(one).localeCompare(registers.nameOf(other)))
  const from = Number(query.get('after') ?? 0)
  const page = fitting.slice(from, from + 50)
  return {
    ...{ register, entries: page.map((one) => registers.row(one, at)), total: fitting.length },
    next: from + 50 < fitting.length ? String(from + 50) : null,
    ...{ mayAdd: registers.mayAdd(register, me), addsTo: null, whyNot: registers.whyNot(register, me) },
  }
}

const instantOf = (moment: unknown, whole: (day: string) => string): string | null =>
  typeof moment !== 'string' ? null : moment.includes('T') ? moment : whole(moment)

function add(store: DoubleStore, { parts, json, me }: Told) {
  const register = registerIn(parts[0])
  const { registers } = store
  if (!registers.mayAdd(register, me))
    throw new Refused(403, 'not-allowed', 'You may not do this', registers.whyNot(register, me) ?? '')
  const values = readValues(register, json)
  const first = { channels: { life: 'proposed' }, templates: { state: 'draft', author: me } } as Record<
    string,
    object
  >
  const asked = register === 'permission-requests' ? { asker: me, state: 'asked' } : {}
  const id = store.id()
  const entry: KeptEntry = {
    ...{ id, register, addedBy: me, isRevoked: false, version: 0, history: [], ahead: [] },
    ...{ key: json['key'] as string | null, unit: json['unit'] as string | null },
    from: instantOf(json['from'], startOfDay) ?? now(),
    until: instantOf(json['until'], endOfDay),
    values: { ...values, ...first[register], ...asked },
  }
  registers.all.push(entry)
  registers.note(entry, me, 'Entered', null)
  return { ...shown.addedEntry({ id }), status: 201 }
}

function needSeen(entry: KeptEntry, json: Json): void {
  if (json['state'] !== String(entry.version))
    throw new Refused(
      409,
      'changed-meanwhile',
      'Somebody changed this first',
      'Look at what changed, and save again.',
    )
}

const needReason = (json: Json): void => {
  if (!json['reason']) throw bad([{ path: 'reason', says: 'Say why in a few words.' }])
}

function change(store: DoubleStore, told: Told) {
  const { json, me } = told
  const entry = entryOf(store, told)
  needSeen(entry, json)
  const before = entry.values
  entry.values = readValues(entry.register, json, before)
  Object.assign(entry, { key: json['key'], unit: json['unit'], until: instantOf(json['until'], endOfDay) })
  if (entry.register === 'templates' && before['text'] !== entry.values['text'])
    entry.values = { ...entry.values, state: 'draft', approvedBy: null }
  store.registers.note(entry, me, 'Changed', json['reason'], before)
  return { status: 204 }
}

function end(store: DoubleStore, told: Told) {
  const { json, me, parts } = told
  const entry = entryOf(store, told)
  const how = parts[2]
  needSeen(entry, json)
  if (how !== 'end') needReason(json)
  if (how === 'end') entry.until = instantOf(json['from'], endOfDay) ?? now()
  else entry.isRevoked = how === 'revoke'
  if (how === 'restore' && entry.until !== null && entry.until <= now()) entry.until = null
  store.registers.note(
    entry,
    me,
    how === 'end' ? 'An end was set' : how === 'revoke' ? 'Revoked' : 'Restored',
    json['reason'],
  )
  return { status: 204 }
}

function deed(store: DoubleStore, told: Told) {
  const { json, me, parts } = told
  const entry = entryOf(store, told)
  const name = parts[2] ?? ''
  const kind = registerOf(entry.register).deeds[name]
  const row = deedsOf({ me, isKeeper: store.registers.isKeeper(me) }, entry).find((one) => one.name === name)
  if (!kind || !row) throw new Refused(404, 'not-found', 'There is nothing here', 'There is no such deed.')
  if (!row.may) throw new Refused(403, 'not-allowed', 'You may not do this', row.whyNot ?? '')
  needSeen(entry, json)
  const said = json['values'] as Json
  const wrong = wrongIn(kind.fields, said)
  if (wrong.length > 0) throw bad(wrong)
  if (kind.needsReason) needReason(json)
  const before = entry.values
  entry.values = afterDeed(entry, name, me, said)
  if (name === 'recertify') entry.until = endOfDay(`${Number(now().slice(0, 4)) + 1}${now().slice(4, 10)}`)
  if (name === 'lift') entry.until = now()
  store.registers.note(entry, me, kind.label, json['reason'], before)
  return { status: 204 }
}
