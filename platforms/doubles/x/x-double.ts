import type { Handler, Programme } from '../misbehave.ts'
import { escaped, page } from '../page.ts'
import { makeRate } from '../rate.ts'
import { json, notFound, routes, type Take } from '../routes.ts'
import { type Serving, serve } from '../serve.ts'
import { apiOf, type XModes } from './api.ts'
import { Timeline } from './state.ts'

export type XDouble = Serving & {
  readonly timeline: Timeline
  readonly modes: XModes
  readonly makeAccount: (name: string) => { readonly id: string; readonly token: string }
  /** What can happen while nobody of ours looks. */
  readonly behindOurBack: {
    readonly edit: (id: string, text: string) => void
    readonly remove: (id: string) => void
    readonly post: (name: string, text: string) => string
    readonly reply: (name: string, to: string, text: string) => string
    readonly takeOver: (name: string, newName: string) => { readonly oldId: string; readonly newId: string }
  }
}
export type XOptions = {
  readonly now?: () => number
  readonly programme?: Programme
  /** How many posts an account may make in a quarter of an hour: as published, unless a test needs more. */
  readonly postsIn15Minutes?: number
}

export async function startXDouble(options: XOptions = {}): Promise<XDouble> {
  const timeline = new Timeline(options.now ?? Date.now)
  const modes: XModes = { isDuplicateNoticed: true }
  const own = { address: '' }
  const table = { ...apiOf(timeline, modes, () => own.address), ...pagesOf(timeline) }
  const serving = await serve(withLimit(timeline, options, routes(table)), options.programme)
  own.address = serving.address
  return {
    ...serving,
    timeline,
    modes,
    makeAccount: (name) => {
      const user = timeline.makeUser(name)
      const token = `token-${timeline.next()}`
      timeline.tokens.set(token, user)
      return { id: user.id, token }
    },
    behindOurBack: {
      edit: (id, text) => {
        const tweet = timeline.tweets.get(id)
        if (tweet === undefined) throw new Error(`There is no post ${id}.`)
        timeline.edit(tweet, text)
      },
      remove: (id) => {
        timeline.remove(id)
      },
      post: (name, text) => timeline.post(timeline.makeUser(name), text, [], null).id,
      reply: (name, to, text) => timeline.post(timeline.makeUser(name), text, [], to).id,
      takeOver: (name, newName) => {
        const old = timeline.makeUser(name)
        old.name = newName
        return { oldId: old.id, newId: timeline.makeUser(name).id }
      },
    },
  }
}

/** 100 posts in 15 minutes; it says when the window ends, in seconds since 1970. */
function withLimit(timeline: Timeline, { postsIn15Minutes = 100 }: XOptions, handler: Handler): Handler {
  const rate = makeRate({ most: postsIn15Minutes, perMs: 900_000 }, timeline.now)
  return async (asked) => {
    if (asked.method !== 'POST' || asked.path !== '/2/tweets') return handler(asked)
    const counted = rate(asked.headers['authorization'] ?? '')
    const headers = {
      'x-rate-limit-limit': String(postsIn15Minutes),
      'x-rate-limit-remaining': String(counted.left),
      'x-rate-limit-reset': String(Math.floor(counted.resetsAt / 1000)),
      date: new Date(timeline.now()).toUTCString(),
    }
    if (counted.isOver)
      return json({ title: 'Too Many Requests', detail: 'Too Many Requests', status: 429 }, 429, headers)
    const answer = await handler(asked)
    return { ...answer, headers: { ...answer.headers, ...headers } }
  }
}

/** What anybody sees in a browser. */
const pagesOf = (timeline: Timeline): Readonly<Record<string, Take>> => ({
  'GET /:name/status/:id': ({ params }) => {
    const first = timeline.tweets.get(params['id'] ?? '')
    const tweet = timeline.tweets.get(first?.history.at(-1) ?? '')
    return tweet === undefined
      ? notFound
      : page('X', `@${tweet.by.name}`, `<article><p>${escaped(tweet.text)}</p></article>`)
  },
})
