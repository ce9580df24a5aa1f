import { bad, type Route } from './double-exchange.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

const path = '/registers/channels/:entry/credentials'
type Asked = { kind: 'app-password'; label: string; secret: string; due: string }

/** What the server says of credentials: everything but what they are. */
export const credentialRoutes = (store: DoubleStore): readonly Route[] => [
  [
    `GET ${path}`,
    false,
    ({ parts, me }) =>
      shown.credentials({
        credentials: [...store.credentials.values()]
          .filter(({ channel }) => channel === parts[0])
          .map(({ channel, ...row }) => row),
        mayKeep: store.holds(me, 'channel-owner'),
        whyNot: store.holds(me, 'channel-owner') ? null : 'This is for a channel owner.',
      }),
  ],
  [
    `POST ${path}`,
    false,
    ({ parts, json, me }) => {
      const { kind, label, secret, due } = json as Asked
      const missing = [
        ...(label ? [] : [{ path: 'label', says: 'Say what you call it.' }]),
        ...(secret ? [] : [{ path: 'secret', says: 'Put the secret in.' }]),
        ...(due ? [] : [{ path: 'due', says: 'Say by when it is to be changed.' }]),
      ]
      if (missing.length > 0) throw bad(missing)
      const id = store.id()
      store.credentials.set(id, {
        ...{ id, channel: parts[0] ?? '', kind, label, due, isDue: false, state: 'in-use' },
        ...{ from: new Date().toISOString(), ended: null, endedBecause: null },
        keptBy: store.named(me),
      })
      return { ...shown.addedEntry({ id }), status: 201 }
    },
  ],
  [
    `POST ${path}/:id/end`,
    false,
    ({ parts, json }) => {
      const kept = store.credentials.get(parts[1] ?? '')
      const { reason } = json as { reason: string }
      if (kept)
        store.credentials.set(kept.id, {
          ...{ ...kept, state: 'ended', ended: new Date().toISOString(), endedBecause: reason },
        })
      return { status: 204 }
    },
  ],
]
