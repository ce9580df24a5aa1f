import type { Json, PreparedRequest } from '../prepared.ts'
import { get, query } from '../request.ts'
import { fill } from '../talk/fill.ts'
import { isSame } from '../talk/same.ts'
import type { Found, Wanted } from '../talk/sender.ts'
import { at, listAt, type Reply, type Talk, textAt } from '../talk/talk.ts'
import { api, isPostWrite, isUpload, putOut, saysOf } from './site.ts'

type Answers = (Json | undefined)[]
type Unreadable = Extract<Found, { is: 'unreadable' }>

const everyStatus = 'publish,future,draft,pending,private,trash'

const unreadable = (reply: Reply): Unreadable => ({
  is: 'unreadable',
  says: reply.is === 'answer' ? saysOf(reply) : reply.says,
  isForGood: false,
})

/** A list that only the account is shown. A site takes a wrong password for a stranger, so that it must ask as an editor. */
function* listed(path: string): Talk<readonly Json[] | Unreadable> {
  const reply = yield { request: get(path), as: 'account' }
  return reply.is === 'answer' && reply.status === 200 && Array.isArray(reply.json)
    ? listAt(reply.json, '')
    : unreadable(reply)
}

const isUnreadable = (found: readonly Json[] | Unreadable): found is Unreadable => !Array.isArray(found)

/** Answers that were lost: pictures that are there by their slug, and what was looked up. */
function* known(wanted: Wanted): Talk<Answers | Unreadable> {
  const answers: Answers = wanted.requests.map((_, index) => wanted.answers[index])
  for (const [index, request] of wanted.requests.entries()) {
    if (answers[index] !== undefined) continue
    const slug = textAt(request.body as Json, 'slug') ?? ''
    if (isUpload(request)) {
      const found = yield* listed(`${api}/media?${query({ slug, context: 'edit' })}`)
      if (isUnreadable(found)) return found
      answers[index] = found.find((one) => textAt(one, 'slug') === slug)
    } else if (request.method === 'GET') {
      const found = yield* listed(request.path)
      if (isUnreadable(found)) return found
      answers[index] = found
    }
  }
  return answers
}

const isUnread = (answers: Answers | Unreadable): answers is Unreadable => !Array.isArray(answers)

/** Whether a post that is there is as an edit or a pin makes it. */
function isAsChanged(found: Json, body: PreparedRequest['body']): boolean {
  const [title, content, sticky] = ['title', 'content', 'sticky'].map((name) => at(body as Json, name))
  return (
    (title === undefined || isSame(at(found, 'title.raw'), title)) &&
    (content === undefined || isSame(at(found, 'content.raw'), content)) &&
    (sticky === undefined || isSame(at(found, 'sticky'), sticky))
  )
}

/** A new post, by its slug: also one that somebody has put into the trash, which is not to be sent again. */
function* bySlug(slug: string): Talk<Json | undefined | Unreadable> {
  const values = { slug: `${slug},${slug}__trashed`, status: everyStatus, context: 'edit' }
  const found = yield* listed(`${api}/posts?${query(values)}`)
  if (isUnreadable(found)) return found
  return [...found].sort((one, other) => Number(at(one, 'id')) - Number(at(other, 'id')))[0]
}

/** A post that was to be changed, if it is as the change makes it. */
function* changed(
  request: PreparedRequest,
  wanted: Wanted,
  answers: Answers,
): Talk<Json | undefined | Unreadable> {
  const filled = fill(request, { sentAt: wanted.sentAt, answers })
  // Something that it waits for was never there, so it was never sent.
  if ('missing' in filled) return undefined
  const reply = yield { request: get(`${filled.path}?context=edit`), as: 'account' }
  if (reply.is !== 'answer' || reply.json === undefined) return unreadable(reply)
  if (reply.status === 404) return undefined
  if (reply.status !== 200) return unreadable(reply)
  return isAsChanged(reply.json, filled.body) ? reply.json : undefined
}

const couldNotLook = (found: Json | undefined | Unreadable): found is Unreadable =>
  textAt(found as Json, 'is') === 'unreadable' && at(found as Json, 'id') === undefined

/** Looks for the post as the account, and for its pictures, so that none is there twice. */
export function* find(wanted: Wanted): Talk<Found> {
  const index = wanted.requests.findIndex(isPostWrite)
  const request = wanted.requests[index]
  if (!request) return { is: 'absent' }
  const slug = textAt(request.body as Json, 'slug')
  if (slug !== undefined) {
    const found = yield* bySlug(slug)
    if (couldNotLook(found)) return found
    const published = putOut(request, found)
    if (published) return { is: 'published', published }
  }
  const answers = yield* known(wanted)
  if (isUnread(answers)) return answers
  if (slug === undefined) {
    const found = yield* changed(request, wanted, answers)
    if (couldNotLook(found)) return found
    const published = putOut(request, found)
    if (published) return { is: 'published', published }
  }
  answers[index] = undefined
  const hasPictures = wanted.requests.some((one, at) => isUpload(one) && answers[at] !== undefined)
  return hasPictures ? { is: 'partly', answers } : { is: 'absent' }
}
