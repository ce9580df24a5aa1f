import type { Answer } from '../misbehave.ts'
import { type Call, json, type Take, textIn } from '../routes.ts'
import { cook } from './cook.ts'
import type { Forum, Post, Topic, User } from './state.ts'

const wrong = (status: number, error: string, more: object = {}): Answer =>
  json({ errors: [error], ...more }, status)
const absent = wrong(404, 'The requested URL or resource could not be found.', { error_type: 'not_found' })
const strange = wrong(
  403,
  'You are not permitted to view the requested resource. The API username or key is invalid.',
  { error_type: 'invalid_access' },
)
const uniqueForMs = 300_000
const pageHolds = 20

export type ForumModes = {
  /** Posts of people wait for a moderator. */
  isHeldBack: boolean
}

const cooked = (forum: Forum, raw: string, at: string): string =>
  cook(
    raw,
    (name) => forum.userNamed(name) !== undefined,
    (upload) => `${at}/uploads/${upload.replace('upload://', '')}`,
  )

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

export function postShape(forum: Forum, post: Post, at: string): Readonly<Record<string, unknown>> {
  const last = post.edits.at(-1)
  return {
    id: post.id,
    topic_id: post.topic.id,
    topic_slug: slugOf(post.topic.title),
    post_number: post.number,
    user_id: post.by.id,
    username: post.by.name,
    created_at: new Date(post.at).toISOString(),
    updated_at: new Date(last?.at ?? 0).toISOString(),
    raw: last?.raw,
    cooked: cooked(forum, last?.raw ?? '', at),
    version: post.edits.length,
    edit_reason: last?.reason ?? null,
    hidden: false,
  }
}

function topicShape(forum: Forum, topic: Topic, at: string): Readonly<Record<string, unknown>> {
  const there = topic.posts.filter(({ isRemoved }) => !isRemoved)
  return {
    id: topic.id,
    title: topic.title,
    slug: slugOf(topic.title),
    external_id: topic.externalId,
    pinned: topic.isPinned,
    post_stream: {
      posts: there.slice(0, pageHolds).map((post) => postShape(forum, post, at)),
      stream: there.map(({ id }) => id),
    },
  }
}

const isOut = (post: Post): boolean => !post.isRemoved && !post.topic.isRemoved

/** What the description says, as far as this connector uses it. */
export function apiOf(forum: Forum, modes: ForumModes, at: () => string): Readonly<Record<string, Take>> {
  const userOf = ({ asked }: Call): User | undefined => {
    const user = forum.keys.get(asked.headers['api-key'] ?? '')
    return user?.name.toLowerCase() === (asked.headers['api-username'] ?? '').toLowerCase() ? user : undefined
  }
  const signed =
    (take: (call: Call, user: User) => Answer): Take =>
    (call) => {
      const user = userOf(call)
      return user === undefined ? strange : take(call, user)
    }
  /** Whoever sends a key that is none is told so, also where a stranger may look. */
  const seen =
    (take: (call: Call) => Answer): Take =>
    (call) =>
      call.asked.headers['api-key'] !== undefined && userOf(call) === undefined ? strange : take(call)
  const topicIn = ({ params }: Call): Topic | undefined =>
    forum.topics.find(({ id, isRemoved }) => String(id) === params['id'] && !isRemoved)
  const ownPost = (call: Call, user: User): Post | undefined =>
    forum.posts.find((post) => String(post.id) === call.params['id'] && isOut(post) && post.by === user)
  return {
    'GET /session/current.json': signed((_, { id, name }) => json({ current_user: { id, username: name } })),
    'GET /u/:name.json': seen((call) => {
      const user = forum.userNamed(call.params['name'] ?? '')
      if (user === undefined) return absent
      const own = userOf(call) === user ? { bio_raw: user.bio } : {}
      return json({
        user: {
          id: user.id,
          username: user.name,
          name: user.name,
          bio_cooked: cooked(forum, user.bio, at()),
          ...own,
        },
      })
    }),
    'PUT /u/:name.json': signed(({ fields, params }, user) => {
      if (forum.userNamed(params['name'] ?? '') !== user) return strange
      user.bio = textIn(fields, 'bio_raw') ?? user.bio
      return json({ success: 'OK', user: { id: user.id, username: user.name } })
    }),
    'POST /uploads.json': signed(({ files }) => {
      const file = files['file']
      if (file === undefined) return wrong(422, 'You must supply a file.')
      const name = `u${forum.next()}.${file.type.split('/')[1] ?? 'bin'}`
      forum.uploads.set(name, file)
      return json({ id: forum.next(), url: `${at()}/uploads/${name}`, short_url: `upload://${name}` })
    }),
    'POST /posts.json': signed((call, user) => create(forum, modes, call, user, at())),
    'GET /t/external_id/:key.json': seen(({ params }) => {
      const topic = forum.topics.find(
        ({ externalId, isRemoved }) => externalId === params['key'] && !isRemoved,
      )
      return topic === undefined
        ? absent
        : { status: 302, headers: { location: `${at()}/t/${topic.id}.json` } }
    }),
    'GET /t/:id.json': seen((call) => {
      const topic = topicIn(call)
      return topic === undefined ? absent : json(topicShape(forum, topic, at()))
    }),
    'GET /t/:id/posts.json': seen((call) => {
      const ids = call.query.getAll('post_ids[]')
      const posts = (topicIn(call)?.posts ?? []).filter(
        (post) => isOut(post) && ids.includes(String(post.id)),
      )
      return json({ post_stream: { posts: posts.map((post) => postShape(forum, post, at())) } })
    }),
    'PUT /t/:id/status.json': signed((call) => {
      const topic = topicIn(call)
      if (topic === undefined) return absent
      topic.isPinned = call.fields['enabled'] === true
      return json({ success: 'OK', topic_status_update: null })
    }),
    'DELETE /t/:id.json': signed((call, user) => {
      const topic = topicIn(call)
      if (topic === undefined) return absent
      if (topic.posts[0]?.by !== user) return strange
      topic.isRemoved = true
      return { status: 200, body: '' }
    }),
    'GET /posts/by_number/:topic/:number.json': seen(({ params }) => {
      const post = forum.postAt(params['topic'] ?? '', params['number'] ?? '')
      return post === undefined || !isOut(post) ? absent : json(postShape(forum, post, at()))
    }),
    'PUT /posts/:id.json': signed((call, user) => {
      const post = ownPost(call, user)
      if (post === undefined) return absent
      const change = (call.fields['post'] ?? {}) as Call['fields']
      const raw = (textIn(change, 'raw') ?? '').trim()
      if ([...raw].length < 20) return wrong(422, 'Body is too short (minimum is 20 characters)')
      post.topic.title = textIn(call.fields, 'title') ?? post.topic.title
      post.edits.push({ raw, reason: textIn(change, 'edit_reason') ?? null, at: forum.now() })
      const { raw: _, ...shape } = postShape(forum, post, at())
      return json({ post: shape })
    }),
    'GET /posts/:id/revisions/:number.json': seen(({ params }) => {
      const post = forum.posts.find(({ id }) => String(id) === params['id'])
      const edit = post?.edits[Number(params['number']) - 1]
      return edit === undefined || params['number'] === '1' ? absent : json({ edit_reason: edit.reason })
    }),
    'DELETE /posts/:id.json': signed((call) => {
      const post = forum.posts.find((one) => String(one.id) === call.params['id'] && isOut(one))
      if (post === undefined) return absent
      post.isRemoved = true
      return { status: 200, body: '' }
    }),
    'GET /user_actions.json': seen(({ query }) => {
      const user = forum.userNamed(query.get('username') ?? '')
      if (user === undefined) return absent
      const offset = Number(query.get('offset') ?? 0)
      const posts = forum.posts.filter((post) => post.by === user && isOut(post))
      const page = posts
        .toSorted((one, other) => other.at - one.at || other.id - one.id)
        .slice(offset, offset + 30)
      return json({
        user_actions: page.map((post) => ({
          ...{ action_type: post.number === 1 ? 4 : 5, username: user.name, title: post.topic.title },
          ...{ post_id: post.id, topic_id: post.topic.id, post_number: post.number },
          created_at: new Date(post.at).toISOString(),
          excerpt: cooked(forum, post.edits.at(-1)?.raw ?? '', at())
            .replace(/<[^>]*>/g, '')
            .slice(0, 300),
        })),
      })
    }),
    'GET /uploads/:name': ({ params }) => {
      const file = forum.uploads.get(params['name'] ?? '')
      return file === undefined
        ? absent
        : { status: 200, headers: { 'content-type': file.type }, body: file.bytes }
    },
  }
}

function create(forum: Forum, modes: ForumModes, { fields }: Call, user: User, at: string): Answer {
  const raw = (textIn(fields, 'raw') ?? '').trim()
  const no = (error: string): Answer => wrong(422, error, { action: 'create_post' })
  if ([...raw].length < 20) return no('Body is too short (minimum is 20 characters)')
  const isSame = (post: Post): boolean =>
    post.by === user && forum.now() - post.at < uniqueForMs && isOut(post) && post.edits[0]?.raw === raw
  const topicId = textIn(fields, 'topic_id')
  if (topicId === undefined) {
    const title = (textIn(fields, 'title') ?? '').trim()
    const externalId = textIn(fields, 'external_id') ?? null
    if ([...title].length < 15) return no('Title is too short (minimum is 15 characters)')
    if (externalId !== null && !/^[\w-]{1,50}$/.test(externalId))
      return no('External must be 1 to 50 letters, figures, - or _')
    if (externalId !== null && forum.topics.some((one) => one.externalId === externalId && !one.isRemoved))
      return no('External has already been taken')
    if (forum.topics.some((one) => !one.isRemoved && one.title.toLowerCase() === title.toLowerCase()))
      return no('Title has already been used')
    if (modes.isHeldBack)
      return json({ success: true, action: 'enqueued', pending_post: { id: forum.next() } })
    return json(postShape(forum, forum.open(user, title, raw, externalId), at))
  }
  const topic = forum.topics.find(({ id, isRemoved }) => String(id) === topicId && !isRemoved)
  if (topic === undefined) return absent
  if (forum.posts.some(isSame)) return no('Body is too similar to what you recently posted')
  return json(postShape(forum, forum.reply(topic, user, raw), at))
}
