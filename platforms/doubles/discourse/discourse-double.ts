import type { Handler, Programme } from '../misbehave.ts'
import { page } from '../page.ts'
import { makeRate } from '../rate.ts'
import { json, notFound, routes, type Take } from '../routes.ts'
import { type Serving, serve } from '../serve.ts'
import { apiOf, type ForumModes, postShape } from './api.ts'
import { Forum } from './state.ts'

export type DiscourseDouble = Serving & {
  readonly forum: Forum
  readonly modes: ForumModes
  readonly makeAccount: (name: string) => { readonly id: string; readonly key: string }
  /** What can happen while nobody of ours looks; posts are named `topic/number`. */
  readonly behindOurBack: {
    readonly edit: (id: string, raw: string) => void
    readonly remove: (id: string) => void
    readonly post: (name: string, title: string, raw: string) => string
    readonly reply: (name: string, topic: string, raw: string) => string
    readonly takeOver: (name: string, newName: string) => { readonly oldId: string; readonly newId: string }
  }
}
export type DiscourseOptions = {
  readonly now?: () => number
  readonly programme?: Programme
  /** What a key may ask in a minute: as published, unless a test needs more. */
  readonly requestsInAMinute?: number
}

export async function startDiscourseDouble(options: DiscourseOptions = {}): Promise<DiscourseDouble> {
  const forum = new Forum(options.now ?? Date.now)
  const modes: ForumModes = { isHeldBack: false }
  const own = { address: '' }
  const table = { ...apiOf(forum, modes, () => own.address), ...pagesOf(forum, () => own.address) }
  const serving = await serve(withLimit(forum, options, routes(table)), options.programme)
  own.address = serving.address
  const known = (id: string) => {
    const [topic = '', number = ''] = id.split('/')
    const post = forum.postAt(topic, number)
    if (post === undefined) throw new Error(`There is no post ${id}.`)
    return post
  }
  return {
    ...serving,
    forum,
    modes,
    makeAccount: (name) => {
      const user = forum.makeUser(name)
      const key = `key-${forum.next()}`
      forum.keys.set(key, user)
      return { id: String(user.id), key }
    },
    behindOurBack: {
      edit: (id, raw) => {
        known(id).edits.push({ raw, reason: null, at: forum.now() })
      },
      remove: (id) => {
        known(id).isRemoved = true
      },
      post: (name, title, raw) => `${forum.open(forum.makeUser(name), title, raw, null).topic.id}/1`,
      reply: (name, topic, raw) => {
        const post = forum.reply(known(`${topic}/1`).topic, forum.makeUser(name), raw)
        return `${topic}/${post.number}`
      },
      takeOver: (name, newName) => {
        const old = forum.makeUser(name)
        old.name = newName
        return { oldId: String(old.id), newId: String(forum.makeUser(name).id) }
      },
    },
  }
}

/** So many requests of one key in a minute; it says for how long to wait, in the header and in the answer. */
function withLimit(forum: Forum, { requestsInAMinute = 60 }: DiscourseOptions, handler: Handler): Handler {
  const rate = makeRate({ most: requestsInAMinute, perMs: 60_000 }, forum.now)
  return (asked) => {
    const key = asked.headers['api-key']
    const counted = key === undefined ? undefined : rate(key)
    if (!counted?.isOver) return handler(asked)
    const seconds = Math.ceil((counted.resetsAt - forum.now()) / 1000)
    const errors = ["You've performed this action too many times, please try again later."]
    return json({ errors, error_type: 'rate_limit', extras: { wait_seconds: seconds } }, 429, {
      'retry-after': String(seconds),
    })
  }
}

/** What anybody sees in a browser. */
function pagesOf(forum: Forum, at: () => string): Readonly<Record<string, Take>> {
  const take: Take = ({ params }) => {
    const topic = forum.topics.find(({ id, isRemoved }) => String(id) === params['id'] && !isRemoved)
    if (topic === undefined) return notFound
    const posts = topic.posts.filter(({ isRemoved }) => !isRemoved)
    return page(
      'Discourse',
      topic.title,
      posts.map((post) => `<article>${String(postShape(forum, post, at())['cooked'])}</article>`).join('\n'),
    )
  }
  return { 'GET /t/:slug/:id': take, 'GET /t/:slug/:id/:number': take }
}
