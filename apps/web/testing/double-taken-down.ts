import type { Correction, CorrectionPlan, TakenDown } from '@secondlook/contract'
import { now, type Route } from './double-exchange.ts'
import { postChannels } from './double-posts.ts'
import { titleOf } from './double-posts-page.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

/** What came down, what corrects it and what was kept of it. */
export const takenDownRoutes = (store: DoubleStore): readonly Route[] => [
  ['GET /taken-down', false, ({ query, me }) => shape.takenDown(listFor(store, query, me))],
  ['GET /posts/:post/correction', false, ({ id, me }) => shape.correctionPlan(planOf(store, id, me))],
  [
    'POST /posts/:post/corrections',
    false,
    ({ id, me }) => {
      const posts = planOf(store, id, me).parts.map(({ kind, channels }) => {
        const { body, margin } = store.posts.find(id)
        const begun = store.posts.add({
          ...{ id: store.id(), by: me, unit: null },
          body: { ...body, kind, tier: null, ai: null },
          margin: { ...margin, title: `Correction: ${titleOf(store.posts.find(id))}` },
        })
        store.publishing.corrections.set(begun.id, id)
        return { id: begun.id, kind, channels: [...channels] }
      })
      return { status: 201, body: { posts } }
    },
  ],
  [
    'GET /captures',
    false,
    ({ query }) =>
      shape.captureList({
        captures: store.publishing.captures.filter(({ subject }) => subject === query.get('subject')),
      }),
  ],
  [
    'POST /publishing/look',
    false,
    () => {
      const { looks } = store.publishing
      for (const id of looks.keys()) looks.set(id, { at: now(), says: null })
      return { status: 204 }
    },
  ],
]

function listFor(store: DoubleStore, query: URLSearchParams, me: string): TakenDown {
  const today = now().slice(0, 10)
  const [from, to, channel] = ['from', 'to', 'channel'].map((name) => query.get(name) ?? '')
  const all = store.publishing.takenDown
  const between = all.filter(
    ({ cameDownAt }) => (!from || cameDownAt.slice(0, 10) >= from) && (!to || cameDownAt.slice(0, 10) <= to),
  )
  return {
    ...{ from: from || `${today.slice(0, 4)}-01-01`, to: to || today, isCut: false },
    rows: between.filter((row) => !channel || row.channel.id === channel),
    channels: [...new Map(between.map((row) => [row.channel.id, row.channel])).values()],
    mayPublish: store.holds(me, 'records-officer'),
  }
}

const ways = {
  mastodon: ['edit', 'it is changed in its place.'],
  facebook: ['edit', 'it is changed in its place.'],
  bluesky: ['reply', 'it is answered underneath: a post cannot be changed there.'],
  wordpress: ['edit', 'it is changed in its place.'],
} as const

function planOf(store: DoubleStore, id: string, me: string): CorrectionPlan {
  const { publishing } = store
  const places = (publishing.all.get(id) ?? []).flatMap(({ channel, state }) => {
    const known = postChannels.find((one) => one.id === channel)
    if (!known || !['published', 'differs', 'withdrawn', 'gone'].includes(state)) return []
    const isThere = state === 'published' || state === 'differs'
    const [kind, says] = isThere
      ? ways[known.platform]
      : (['post', 'a new post says what was wrong.'] as const)
    return [{ kind, says, channel: { id: known.id, name: known.name } }]
  })
  const kinds = [...new Set(places.map(({ kind }) => kind))]
  const mayWrite = store.holds(me, 'communications-author')
  const corrected = publishing.corrections.get(id)
  return {
    parts: kinds.map((kind) => {
      const own = places.filter((place) => place.kind === kind)
      const channels = own.map(({ channel }) => channel)
      return { kind, channels, says: `On ${channels.map(({ name }) => name).join(' and ')} ${own[0]?.says}` }
    }),
    may: mayWrite && places.length > 0,
    whyNot: mayWrite ? null : 'Writing is for communications authors. Ask Sam Lindqvist.',
    correctedBy: [...publishing.corrections].flatMap(([post, of]): Correction[] =>
      of === id ? [{ post, title: titleOf(store.posts.find(post)), isOut: false, addresses: [] }] : [],
    ),
    corrects: corrected === undefined ? null : { id: corrected, name: titleOf(store.posts.find(corrected)) },
  }
}
