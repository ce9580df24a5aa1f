import { type Answer, bad, inHours, type Json, now, type Route } from './double-exchange.ts'
import { doubleKey, longLife, receiptOf } from './double-log.ts'
import { sam } from './double-people.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

export const ownRoutes = (store: DoubleStore): readonly Route[] => [
  [
    'GET /me',
    false,
    ({ me }) =>
      shown.me({
        ...{
          person: store.named(me),
          body: 'Territory of Example',
          unit: store.unit(store.person(me).entry.unit),
        },
        roles: store.grants.filter((one) => one.person === me && !one.endedAt).map(({ role }) => role),
        ...{
          acts: store.actsOf(me),
          isDemo: true,
          unread: noticesOf(store, me).filter(({ doneAt }) => doneAt === null).length,
        },
      }),
  ],
  ['GET /notices', false, ({ me }) => shown.notices({ notices: noticesOf(store, me), next: null })],
  [
    'POST /notices/:id/done',
    false,
    ({ id }) => {
      store.seenNotices.add(id)
      return { status: 200, body: {} }
    },
  ],
  [
    'GET /notices/settings',
    false,
    () => shown.noticeSettings({ settings: store.noticeSettings, kinds: noticeKinds }),
  ],
  [
    'PUT /notices/settings',
    false,
    ({ json }) => {
      store.noticeSettings = json
      return shown.noticeSettings({ settings: json, kinds: noticeKinds })
    },
  ],
  ['GET /me/access', false, ({ me }) => shown.access(accessOf(store, me))],
  ['GET /sessions', false, ({ session, me }) => shown.sessions({ sessions: sessionsOf(store, session, me) })],
  [
    'DELETE /sessions',
    false,
    ({ session }) => {
      for (const id of store.sessions.keys()) if (id !== session) store.sessions.delete(id)
      return { status: 200, body: { ended: 1 } }
    },
  ],
  [
    'DELETE /sessions/:id',
    false,
    ({ id }) => {
      store.sessions.delete(id)
      return { status: 200, body: { ended: 1 } }
    },
  ],
  ['GET /tokens', false, () => shown.tokens({ tokens: store.tokens })],
  ['POST /tokens', false, ({ json, session }) => makeToken(store, json, session)],
  [
    'DELETE /tokens/:id',
    false,
    ({ id }) => {
      store.tokens = store.tokens.filter((one) => one['id'] !== id)
      return { status: 200, body: { ended: 1 } }
    },
  ],
  ['GET /passkeys', false, () => shown.passkeys({ passkeys: store.passkeys })],
  [
    'DELETE /passkeys/:id',
    false,
    ({ id }) => {
      store.passkeys = store.passkeys.filter((one) => one['id'] !== id)
      return { status: 200, body: { ended: 1 } }
    },
  ],
  [
    'GET /privacy/held',
    false,
    ({ me }) => shown.held({ sentence: '', things: heldAbout(store, me), padding: '' }),
  ],
  [
    'GET /privacy/surveillance-notice',
    false,
    () =>
      shown.surveillance({
        ...surveillanceNotice,
        told: store.toldAt && { toldAt: store.toldAt, startsAt: inHours(336), isAgreed: false },
      }),
  ],
  [
    'POST /privacy/surveillance-notice/seen',
    false,
    () => {
      store.toldAt = now()
      return { status: 204 }
    },
  ],
  ['GET /records/:id/receipt', false, ({ id, query }) => receiptAnswer(id, query)],
  ['GET /log/keys', true, () => shown.logKeys({ keys: [{ verifier: doubleKey, from: 0 }], rotations: [] })],
  ['GET /health', false, () => shown.health(healthNow())],
  ['GET /jobs', false, ({ me }) => shown.jobs(jobsOf(store, me))],
  [
    'POST /jobs/:id/run-again',
    false,
    () => {
      store.hasFailed = false
      return { status: 204 }
    },
  ],
]

const lives = new Map<string, ReturnType<typeof longLife>>()

/** The receipt of a subject; one called `life-5000` has so many records, and comes in files. */
function receiptAnswer(id: string, query: URLSearchParams): Answer {
  const [, length] = /^life-(\d+)$/.exec(id) ?? []
  const life = lives.get(id) ?? (length === undefined ? undefined : longLife(id, Number(length)))
  if (life) lives.set(id, life)
  const before = query.get('before') ?? 'end'
  const { text, earlier, total } = life
    ? life(before === 'end' ? 'end' : Number(before), Number(query.get('most') ?? 1000))
    : { text: receiptOf(id), earlier: null, total: 3 }
  const headers = { 'x-earlier': earlier === null ? 'none' : String(earlier), 'x-total': String(total) }
  return { status: 200, text, headers }
}

const noticeKinds = [
  { kind: 'role.given', name: 'A role you were given, or that ends', mayBeOff: true },
  { kind: 'entry.changed', name: 'A change of your entry', mayBeOff: true },
  { kind: 'surveillance.notice', name: 'What is logged about you', mayBeOff: false },
]

const toConfirmTitle = 'Somebody needs a new way to sign in, and a second person has to confirm it.'

function noticesOf(store: DoubleStore, me: string) {
  const one = (id: string, title: string, link: string, more: object = {}) => ({
    ...{ id, kind: 'people.settle', title, link, isUrgent: false, dueAt: null, toldAt: inHours(-96) },
    ...{ doneAt: store.seenNotices.has(id) ? now() : null, endsBy: 'deed', ...more },
  })
  const toConfirm = store.links
    .waitingFor(store, me)
    .map(({ id, person, endsAt }) =>
      one(id, toConfirmTitle, `/people/${person}/way-in`, { dueAt: endsAt, toldAt: now() }),
    )
  const toRead =
    me === sam && !store.acknowledged.has(me)
      ? [
          one('9', 'Read what applies to you on social media, and say that you have.', '/acknowledge', {
            dueAt: inHours(24 * 20),
          }),
        ]
      : []
  if (store.isIdle || !store.holds(me, 'people-officer')) return [...toConfirm, ...toRead]
  return [
    ...toConfirm,
    one('1', 'Settle whether the policy binds Yusuf Demir', `/people/${store.people[5]?.id}`),
    one('2', 'Mina Park’s last day is near; she still holds open work', `/people/${store.people[4]?.id}`, {
      dueAt: inHours(9),
    }),
    one('3', 'Tom Okafor gave you the role of people officer', '/my-access', {
      ...{ toldAt: inHours(-30), endsBy: 'word' },
    }),
  ]
}

function accessOf(store: DoubleStore, me: string) {
  const own = store.grants.filter(({ person }) => person === me)
  const as = store.holds(me, 'people-officer') ? 'people officer for everything' : null
  return {
    may: [
      ...(as
        ? [
            {
              act: 'person.edit',
              says: 'change an entry of the directory',
              because: 'People officers keep the directory; their own entry is kept by another.',
              through: as,
              needsStepUp: false,
            },
            {
              act: 'role.grant',
              says: 'give a role of everyday work',
              because: 'People officers name those who do everyday work, and never themselves.',
              through: as,
              needsStepUp: false,
            },
          ]
        : []),
      {
        act: 'directory.read',
        says: 'find colleagues',
        because: 'Colleagues find each other: name, unit and how to reach them.',
        through: null,
        needsStepUp: false,
      },
      {
        act: 'token.make',
        says: 'make a token for a program',
        because: 'A program may do for you what you may do.',
        through: null,
        needsStepUp: true,
      },
    ],
    now: own.filter(({ endedAt }) => !endedAt).map((one) => store.held(one, me)),
    before: own.filter(({ endedAt }) => endedAt).map((one) => store.held(one, me)),
    leave: store.away.leaveOf(store, me, me),
    actings: store.away.actingsOf(store, me, me),
    asOf: now(),
  }
}

function sessionsOf(store: DoubleStore, session: string | undefined, me: string) {
  const rows = [...store.sessions].filter(([, person]) => person === me)
  return rows.map(([id], at) => ({
    ...{
      id,
      isThis: id === session,
      device: at % 2 === 0 ? 'Chrome on Linux' : 'Safari on an iPhone',
      how: 'demonstration',
    },
    ...{ firstSeen: inHours(-5), lastSeen: inHours(-1), endsAt: inHours(8) },
  }))
}

function makeToken(store: DoubleStore, json: Json, session: string | undefined): Answer {
  const scopes = (json['scopes'] ?? []) as readonly string[]
  const fields = [
    ...(json['name'] ? [] : [{ path: 'name', says: 'Say what it is for.' }]),
    ...(scopes.length > 0 ? [] : [{ path: 'scopes', says: 'Choose at least one.' }]),
  ]
  if (fields.length > 0) throw bad(fields)
  store.needStepUp(session)
  const id = store.id()
  const endsAt = inHours(24 * Number(json['days']))
  store.tokens.push({ id, name: json['name'], scopes, madeAt: now(), endsAt, usedOn: null })
  return { status: 200, body: { id, token: 'sl_0Kq7dV2n8yTzB4mWc1xRfJ6hGpLs9aEuXo3iNvQb5', endsAt } }
}

function heldAbout(store: DoubleStore, me: string) {
  const { entry } = store.person(me)
  const thing = (item: string, says: string, more: object = {}) => ({
    ...{ item, says, since: null, until: null, where: null, seenBy: 'you and people officers.' },
    ...{ why: 'We keep it to know whom the policy binds and who may do what.' },
    ...{ kept: 'until seven years after you leave.', ...more },
  })
  const role = {
    why: 'We keep them so that each act can be judged by what held at the time.',
    ...{ kept: 'as long as the acts they allowed.', seenBy: 'everybody who is signed in.' },
  }
  return [
    thing('your-entry', `Name: ${entry.name}`),
    thing('your-entry', `Email at work: ${entry.email}`, { since: '2026-03-01T22:00:00.000Z' }),
    thing('roles', 'People officer for everything, given by Tom Okafor', {
      ...{ ...role, since: '2026-03-01T22:00:00.000Z', where: '/my-access' },
    }),
    thing('sign-ins', 'Signed in from Chrome on Linux', {
      ...{ why: 'We keep it to find misuse of an account.', kept: '90 days.', seenBy: 'you.' },
      ...{ since: inHours(-5), until: inHours(2155) },
    }),
  ]
}

const healthNow = () => ({
  ...{ at: now(), version: '0.2.0', mails: { sent: 412, waiting: 3, unknown: 1 } },
  log: { size: 18_950, signedAt: inHours(0), unnumbered: 0, evidence: 0 },
  witnesses: [{ name: 'audit.example', size: 18_950 }],
})

function jobsOf(store: DoubleStore, me: string) {
  return {
    at: now(),
    kinds: [
      { kind: 'notices.tell', waiting: 3, running: 1, retrying: 0, doneLastDay: 412 },
      { kind: 'people.lapse', waiting: 0, running: 0, retrying: 1, doneLastDay: 24 },
      { kind: 'records.checkpoint', waiting: 0, running: 1, retrying: 0, doneLastDay: 8640 },
    ],
    dead: store.hasFailed
      ? [
          {
            id: 'j1',
            kind: 'notices.tell',
            subject: '01930000-0000-7000-8000-000000000004',
            says: 'the mail server did not answer',
            at: inHours(-3),
            tries: 6,
          },
        ]
      : [],
    mayRetry: store.holds(me, 'administrator'),
  }
}

const surveillanceNotice = {
  notice: {
    ...{ id: 'notice-2', version: 2, issuedAt: '2026-10-01T00:00:00.000Z', endedAt: null },
    ...{ startsAt: '2026-10-15T13:00:00.000Z', items: ['sign-ins', 'review'] },
    says: {
      kind: 'data',
      device: 'Data surveillance: what this server writes down',
      how: 'It writes it down as part of the act itself. Nothing watches your screen, keyboard, location or other programs.',
      who: 'Everybody who signs in here',
      ...{ isContinuous: true, until: null, mayBeUsedAgainst: false, purposesOfDisclosure: [] },
      purposesOfUse: ['To show who did what on official channels', 'To find misuse of an account'],
      consult: 'Ask the privacy officer or your union delegate, at any time.',
    },
  },
  logged: [
    {
      ...{ item: 'sign-ins', what: 'When you sign in, and from which kind of device' },
      ...{ purpose: 'To find misuse of an account.', seenBy: 'you', kept: '90 days.', needsNotice: true },
    },
    {
      ...{
        item: 'review',
        what: 'For communications staff: drafts sent to review, decisions on them, and when',
      },
      ...{ purpose: 'To show who decided what.', seenBy: 'whoever works on the post', kept: 'seven years.' },
      needsNotice: true,
    },
  ],
}
