import { bad, Refused, type Route } from './double-exchange.ts'
import { henrik, priya, sam, tom, vera } from './double-people.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

export const signInRoutes = (store: DoubleStore): readonly Route[] => [
  ['GET /sign-in/ways', true, () => shown.signInWays({ passkey: true, oidc: true, demonstration: true })],
  [
    'GET /sign-in/demonstration',
    true,
    () =>
      shown.demoPeople({
        people: [
          {
            id: priya,
            name: 'Priya Nair',
            says: 'People officer: keeps the directory and gives everyday roles.',
          },
          {
            id: tom,
            name: 'Tom Okafor',
            says: 'Administrator: configures, and names people to guarded roles.',
          },
          {
            id: sam,
            name: 'Sam Lindqvist',
            says: 'Author: writes posts for the channels of City and Parks.',
          },
          {
            id: henrik,
            name: 'Henrik Sato',
            says: 'Auditor: reads who may do what, and who held what when.',
          },
          { id: vera, name: 'Vera Kowal', says: 'Records officer: shows what was recorded.' },
        ],
      }),
  ],
  [
    'POST /sign-in/demonstration',
    true,
    ({ json }) => {
      const session = store.id()
      store.sessions.set(session, String(json['person']))
      return { status: 200, body: { person: store.named(String(json['person'])) }, session }
    },
  ],
  [
    'POST /sign-in/passkey/options',
    true,
    () => ({
      status: 200,
      body: { options: { challenge: 'AAAA', rpId: 'localhost', allowCredentials: [] } },
    }),
  ],
  [
    'POST /sign-in/passkey',
    true,
    () => {
      throw new Refused(403, 'not-allowed', 'You may not do this', 'This passkey is not known here.')
    },
  ],
  [
    'POST /sign-in/link',
    true,
    ({ json }) => {
      if (json['secret'] === 'waiting')
        throw new Refused(
          409,
          'link-not-confirmed',
          'This link waits for a second person',
          'A second person has to say that this link should open. They will tell you a code; then come back with it.',
        )
      if (json['secret'] === 'coded')
        return { status: 200, body: { kind: 'passkey', name: 'Dana Wu', oidc: true, needsCode: true } }
      if (json['secret'] !== 'first')
        throw new Refused(
          404,
          'link-ended',
          'This link has ended',
          'This link was used already or is too old. Ask whoever gave it to you for a new one.',
        )
      return { status: 200, body: { kind: 'first-administrator', name: null, oidc: false, needsCode: false } }
    },
  ],
  [
    'POST /sign-in/link/options',
    true,
    ({ json }) => {
      if (json['secret'] === 'coded' && json['code'] !== '7KQ2-M0VX-93TB')
        throw bad([{ path: 'code', says: 'is not the code of this link; ask whoever told it to you' }])
      const fields = (json['secret'] === 'coded' ? [] : ['name', 'email'])
        .filter((path) => !json[path])
        .map((path) => ({ path, says: 'is needed' }))
      throw fields.length > 0
        ? bad(fields)
        : new Refused(503, 'not-now', 'Not now', 'The double makes no passkeys.')
    },
  ],
  [
    'POST /sign-out',
    true,
    ({ session }) => {
      store.sessions.delete(session ?? '')
      return { status: 200, body: { go: null } }
    },
  ],
  [
    'POST /session/step-up/demonstration',
    false,
    ({ session }) => {
      store.steppedUp.add(session ?? '')
      return { status: 204 }
    },
  ],
]
