import { doubleKey, receiptOf } from './double-log.ts'
import * as shown from './double-shapes.ts'
import { type Answer, bad, type DoubleStore, inHours, type Json, now, type Route } from './double-store.ts'

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
        ...{ acts: store.actsOf(me), isDemo: true, unread: store.readAt ? 0 : 2 },
      }),
  ],
  ['GET /home', false, ({ me }) => shown.home(store.isIdle ? { waiting: [], next: [] } : homeOf(store, me))],
  ['GET /notices', false, () => shown.notices({ items: noticesOf(store) })],
  [
    'POST /notices/read',
    false,
    () => {
      store.readAt = now()
      return { status: 204 }
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
  ['GET /me/held', false, ({ me }) => shown.held({ items: heldAbout(store, me) })],
  ['GET /surveillance-notice', false, () => shown.surveillance(surveillanceNotice)],
  ['GET /records/:id/receipt', false, ({ id }) => ({ status: 200, text: receiptOf(id) })],
  ['GET /log/keys', true, () => shown.logKeys({ first: doubleKey, rotations: [] })],
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

function homeOf(store: DoubleStore, me: string) {
  if (store.holds(me, 'people-officer'))
    return {
      waiting: [
        {
          id: '1',
          says: 'Settle whether the policy binds Yusuf Demir',
          who: null,
          since: inHours(-96),
          due: null,
          to: `/people/${store.people[5]?.id}`,
          verb: 'Settle',
        },
        {
          id: '2',
          says: 'Mina Park’s last day is near; she still holds open work',
          who: 'Dana Wu',
          since: inHours(-3),
          due: inHours(9),
          to: `/people/${store.people[4]?.id}`,
          verb: 'Look',
        },
        {
          id: '3',
          says: 'Aroha Ngata may have two entries',
          who: null,
          since: inHours(-30),
          due: null,
          to: '/people/merge',
          verb: 'Compare',
        },
      ],
      next: [
        {
          id: 'n',
          at: inHours(5),
          says: 'Pool hours over summer, on the channel of City and Parks',
          to: null,
        },
      ],
    }
  return { waiting: [], next: [] }
}

function noticesOf(store: DoubleStore) {
  return [
    {
      id: '1',
      at: inHours(-2),
      says: 'Tom Okafor gave you the role of people officer',
      to: '/my-access',
      readAt: store.readAt,
    },
    {
      id: '2',
      at: inHours(-26),
      says: 'Your entry was changed: unit',
      to: '/held-about-me',
      readAt: store.readAt,
    },
    {
      id: '3',
      at: inHours(-400),
      says: 'The notice of workplace surveillance has a new version',
      to: '/surveillance-notice',
      readAt: inHours(-399),
    },
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
  return { status: 200, body: { id, token: 'slk_0Kq7dV2n8yTzB4mWc1xRfJ6hGpLs9aEuXo3iNvQb5', endsAt } }
}

function heldAbout(store: DoubleStore, me: string) {
  const { entry } = store.person(me)
  return [
    {
      kind: 'entry',
      title: 'Your entry in the directory',
      why: 'We keep it to know whom the policy binds and who may do what.',
      kept: 'It is kept until seven years after you leave.',
      count: 3,
      items: [
        { says: `Name: ${entry.name}`, at: null },
        { says: `Email at work: ${entry.email}`, at: null },
        { says: `Unit: ${store.unit(entry.unit)?.name ?? 'none'}`, at: null },
      ],
    },
    {
      kind: 'roles',
      title: 'Roles you hold and held',
      why: 'We keep them so that each act can be judged by what held at the time.',
      kept: 'They are kept as long as the acts they allowed.',
      count: 1,
      items: [{ says: 'People officer for everything, given by Tom Okafor', at: '2026-03-01T22:00:00.000Z' }],
    },
    {
      kind: 'sign-ins',
      title: 'When you signed in',
      why: 'We keep it to find misuse of an account.',
      kept: 'It is kept for 90 days.',
      count: 2,
      items: [
        { says: 'Signed in from Chrome on Linux', at: inHours(-5) },
        { says: 'Signed in from Safari on an iPhone', at: inHours(-29) },
      ],
    },
    {
      kind: 'checks',
      title: 'Checks you saved',
      why: 'A check is kept only where you keep it.',
      kept: 'It is kept until you delete it.',
      count: 0,
      items: [],
    },
  ]
}

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
  ...{
    version: 2,
    givenAt: '2026-10-01T00:00:00.000Z',
    starts: '2026-10-16',
    isContinuous: true,
    until: null,
  },
  what: [
    'When you sign in, and from which kind of device',
    'What you change here, and the role in which you did',
    'For communications staff: drafts sent to review, decisions on them, and when',
  ],
  how: 'This server writes it down as part of the act itself. Nothing watches your screen, keyboard, location or other programs.',
  who: 'Everybody who signs in here',
  purposes: [
    'To show who did what on official channels',
    'To keep records that the Territory Records Act 2002 asks for',
    'To find misuse of an account',
  ],
  notUsedFor: [
    'Ranking or comparing people',
    'Measuring hours or output',
    'Reading what you check in private',
  ],
  consult:
    'Ask the privacy officer or your union delegate; you may ask to see what was logged about you at any time.',
}
