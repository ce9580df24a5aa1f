import { type Answer, bad, type Json, now, Refused, type Route } from './double-exchange.ts'
import { dana, sam, units } from './double-people.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`
const act = { digest: digest('a'), pack: 'act-2015', version: '1.2.0', title: 'Use of Social Media Policy' }
const older = { ...act, digest: digest('b'), version: '1.1.0' }
const layer = {
  digest: digest('c'),
  pack: 'act-transport',
  version: '1.0.0',
  title: 'Transport, local rules',
}
const misfit = {
  digest: digest('d'),
  pack: 'act-other',
  version: '0.1.0',
  title: 'A layer that does not fit',
}
const transport = { id: units[4]?.id ?? '', name: 'Transport' }

const since = '2025-11-30T22:00:00.000Z'
const began = '2026-10-12T21:30:00.000Z'

/** Which policy is in force, the library, and who has read it. */
export const policyRoutes = (store: DoubleStore): readonly Route[] => [
  ['GET /in-force', false, ({ me }) => shown.inForce(inForceOf(store, me))],
  [
    'GET /in-force/at',
    false,
    ({ query }) => {
      const at = query.get('at') ?? now()
      const unit = units.find(({ id }) => id === query.get('unit'))
      return shown.policyAt({
        ...{ at, knownAt: query.get('knownAt'), unit: unit ? { id: unit.id, name: unit.name } : null },
        gap: at < since ? 'no-base' : null,
        packs: at < since ? [] : [{ ...act, id: 'f1', unit: null, from: began }],
      })
    },
  ],
  [
    'GET /in-force/packs',
    false,
    () =>
      shown.packs({
        items: [
          { ...act, kind: 'base', over: null, isShipped: true },
          { ...layer, kind: 'overlay', over: 'act-2015', isShipped: true },
          { ...misfit, kind: 'overlay', over: 'act-2015', isShipped: true },
          { ...older, kind: 'base', over: null, isShipped: false },
        ],
      }),
  ],
  ['POST /in-force/preview', false, ({ json }) => preview(json)],
  ['POST /in-force', false, ({ json, session }) => put(store, json, session)],
  [
    'POST /in-force/:id/end',
    false,
    ({ json, session }) => {
      if (!String(json['reason'] ?? '').trim())
        throw bad([{ path: 'reason', says: 'Say why in a few words.' }])
      store.needStepUp(session)
      store.isLayerEnded = true
      return { status: 204 }
    },
  ],
  [
    'GET /library',
    false,
    ({ me, query }) => shown.library(libraryOf(store, me, query.get('on') ?? '2026-11-26')),
  ],
  [
    'POST /library',
    false,
    ({ json }) => {
      if (!json['title'] || !json['says'])
        throw bad([
          { path: 'title', says: 'Say what it is called.' },
          { path: 'says', says: 'Say in a sentence what it says for us.' },
        ])
      return { status: 201, body: { id: store.id() } }
    },
  ],
  ['GET /acknowledgement', false, ({ me }) => shown.acknowledgement(mineOf(store, me))],
  [
    'POST /acknowledgement',
    false,
    ({ me }) => {
      store.acknowledged.set(me, now())
      return { status: 201, body: { id: store.id() } }
    },
  ],
  ['GET /acknowledgements/to-do', false, ({ me }) => shown.stillToRead(toDoOf(store, me))],
]

function inForceOf(store: DoubleStore, me: string) {
  const mayEnd = store.holds(me, 'policy-owner')
  const row = (id: string, pack: object, more: object) => ({
    ...{ ...pack, id, kind: 'base', unit: null, from: since, until: null, madeAt: since, mayEnd, ...more },
  })
  return {
    mine: {
      at: now(),
      knownAt: null,
      unit: null,
      gap: null,
      packs: [{ ...act, id: 'f1', unit: null, from: began }],
    },
    rows: [
      row('f2', layer, {
        ...{ kind: 'overlay', unit: transport, from: began, madeAt: began },
        ...(store.isLayerEnded ? { state: 'ended', until: now(), mayEnd: false } : { state: 'in-force' }),
      }),
      ...(store.isNextPlanned
        ? [row('f3', act, { state: 'planned', from: '2027-01-31T13:00:00.000Z', madeAt: now() })]
        : []),
      row('f1', act, { state: 'in-force', from: began, madeAt: began }),
      row('f0', older, { state: 'ended', until: began, mayEnd: false }),
    ],
    mayPut: mayEnd,
  }
}

function preview(json: Json): Answer {
  if (!json['digest']) throw bad([{ path: 'digest', says: 'Choose a version.' }])
  if (json['digest'] === misfit.digest)
    throw new Refused(
      409,
      'pack-does-not-fit',
      'This version does not fit',
      'It does not go with what is in force.',
      [{ path: 'digest', says: 'act-other, tighten/no-such-rule: there is no such rule to tighten' }],
    )
  const isLayer = json['digest'] === layer.digest
  return shown.preview({
    ...{ from: json['from'] ?? now(), cases: 951, changed: isLayer ? 47 : 3 },
    replaces: isLayer
      ? []
      : [
          {
            ...{ ...act, id: 'f1', kind: 'base', unit: null, from: began, until: null, madeAt: began },
            ...{ state: 'in-force', mayEnd: true },
          },
        ],
    examples: [
      {
        ...{
          name: 'A crash as a driver heard of it',
          text: 'Bus into a tree on Northbourne, heard it on the radio',
        },
        ...{ from: 'clear', to: 'ask', by: ['act-transport:2.1'] },
      },
      {
        ...{ name: 'A timetable before its notice', text: 'New timetable starts in March, my run is gone' },
        ...{ from: 'ask', to: 'stop', by: ['8.4b', 'act-transport:3.1'] },
      },
    ],
  })
}

function put(store: DoubleStore, json: Json, session: string | undefined): Answer {
  if (!String(json['reason'] ?? '').trim()) throw bad([{ path: 'reason', says: 'Say why in a few words.' }])
  store.needStepUp(session)
  store.isNextPlanned = true
  return { status: 201, body: { id: store.id() } }
}

function libraryOf(store: DoubleStore, me: string, on: string) {
  const isOld = on < '2016-09-01'
  const entry = (id: string, title: string, more: object) => ({
    ...{
      id,
      title,
      kind: 'act',
      says: 'What it says for us, in a sentence.',
      confirmed: true,
      checked: '2026-11',
    },
    ...{
      row: null,
      fromPack: 'act-2015',
      confirmedBy: null,
      supersededBy: null,
      cites: [],
      applies: 'applied',
    },
    ...more,
  })
  const cite = (clause: string, title: string, at: string | null) => ({ clause, title, at })
  return {
    on,
    items: [
      entry('psm-act-s9-first', 'Public Sector Management Act 1994, section 9, as it stood first', {
        ...{
          to: '2016-08-31',
          made: '1994',
          supersededBy: 'psm-act-s9',
          applies: isOld ? 'applied' : 'no-longer',
        },
        cites: [
          cite('7.1d', 'Be polite', 's 9 (courtesy)'),
          cite('8.4a', 'Speaking for yourself', 's 9 (comment)'),
        ],
      }),
      entry('psm-act-s9', 'Public Sector Management Act 1994, section 9, public sector conduct', {
        ...{ from: '2016-09-01', supersedes: 'psm-act-s9-first', applies: isOld ? 'not-yet' : 'applied' },
        cites: [
          cite('7.1d', 'Be polite', 's 9(1)(c)(iv)'),
          cite('8.4a', 'Speaking for yourself', 's 9(2)(d)(ii)'),
          cite('8.6', 'Problems at work', 's 9(4)'),
        ],
      }),
      entry('guidelines-2015', 'Social Media Guidelines and Factsheets that the policy names', {
        ...{ kind: 'guidelines', confirmed: false, checked: undefined, applies: 'not-known' },
        cites: [cite('4', 'Read together with', null)],
      }),
      entry('code', 'Our code of conduct', {
        ...{
          kind: 'code',
          from: '2020-07',
          row: 'own-1',
          fromPack: null,
          confirmedBy: { id: dana, name: 'Dana Wu' },
        },
        link: 'https://www.example.act/code',
      }),
    ],
    mayEdit: store.holds(me, 'policy-owner'),
  }
}

const clauses = [
  { number: '7.1b', title: 'Good judgement', text: 'Use good judgement and common sense, always.' },
  {
    number: '7.2a',
    title: 'Say who you are',
    text: 'Identify yourself clearly when you speak for your work.',
  },
  {
    number: '8.4b',
    title: 'Not before it is announced',
    text: 'Post nothing of government work before it is announced.',
  },
]

function mineOf(store: DoubleStore, me: string) {
  const { basis } = store.person(me).entry
  const at = store.acknowledged.get(me) ?? (me === sam ? null : '2026-10-14T23:10:00.000Z')
  const state = basis === 'contractor' ? 'not-bound' : at === null ? 'due' : 'current'
  const statement =
    'I have read “Use of Social Media Policy” (act-2015, version 1.2.0). I know that it applies to me.'
  return {
    ...{ state, statement: state === 'not-bound' ? null : statement, seen: [act.digest] },
    applies: [{ ...act, unit: null, from: began, isNew: state === 'due', clauses }],
    changes:
      state === 'due' ? [{ how: 'changed', number: '8.4b', title: 'Not before it is announced' }] : null,
    askedAt: state === 'due' ? began : null,
    dueAt: state === 'due' ? '2027-01-29T12:59:59.000Z' : null,
    last: at === null || state === 'not-bound' ? null : { id: 'a1', statement, at },
  }
}

function toDoOf(store: DoubleStore, me: string) {
  if (!store.holds(me, 'policy-owner')) return { bound: 0, read: 0, notSettled: 0, people: [] }
  const { entry } = store.person(sam)
  const still = store.acknowledged.has(sam)
    ? []
    : [{ id: sam, name: entry.name, unit: store.unit(entry.unit), bound: 'bound' }]
  return { bound: 9, read: 9 - still.length, notSettled: 2, people: still }
}
