import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get } from '../request.ts'
import { fill } from '../talk/fill.ts'
import { look } from '../talk/look.ts'
import { outFromOf } from '../talk/out-from.ts'
import type { Found, Published, Wanted } from '../talk/sender.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { addressOf, idIn, placeOf } from './place.ts'
import { actionsOf, lookAtPost } from './reader.ts'

/** Edits are looked through back from the newest. */
const editsMost = 20

type Part = Published['parts'][number]
const unread = (says: string): Found => ({ is: 'unreadable', says, isForGood: false })
const out = (part: Part): Found => ({ is: 'published', published: { parts: [part] } })

export const partIn = (account: Account, post: Json | undefined): Part | undefined => {
  const id = idIn(post)
  return id === undefined
    ? undefined
    : { id, address: addressOf(account, id), revision: textAt(post, 'version') ?? null }
}

/** A topic by our own id, an edit by its reason, a reply by what it says, a pin and a profile by looking. */
export function findDiscourse(wanted: Wanted): Talk<Found> {
  const last = wanted.requests.at(-1)
  const body = (last?.body ?? null) as Json
  const topic = /^\/t\/(\d+)\/status\.json$/.exec(last?.path ?? '')?.[1]
  const key = textAt(body, 'external_id')
  const reason = textAt(body, 'post.edit_reason')
  if (key !== undefined) return findTopic(wanted, key)
  if (topic !== undefined) return findPin(wanted, topic)
  if (reason !== undefined) return findEdit(wanted, reason)
  if (textAt(body, 'topic_id') !== undefined && last !== undefined) return findReply(wanted, last)
  return findProfile(wanted, textAt(body, 'bio_raw') ?? '')
}

function* findTopic({ account }: Wanted, key: string): Talk<Found> {
  const looked = yield* look(get(`/t/external_id/${encodeURIComponent(key)}.json`), 'account')
  if (looked.is === 'none') return { is: 'absent' }
  if (looked.is === 'unreadable') return unread(looked.says)
  const first = listAt(looked.answer.json, 'post_stream.posts').find((post) => at(post, 'post_number') === 1)
  const topic = textAt(looked.answer.json, 'id')
  const part = partIn(
    account,
    first ?? (topic === undefined ? undefined : { topic_id: topic, post_number: 1 }),
  )
  return part === undefined ? unread('It did not answer with a topic.') : out(part)
}

function* findPin({ account }: Wanted, topic: string): Talk<Found> {
  const looked = yield* look(get(`/t/${topic}.json`), 'account')
  if (looked.is === 'unreadable') return unread(looked.says)
  return looked.is === 'there' && at(looked.answer.json, 'pinned') === true
    ? out(pinned(account, topic))
    : { is: 'absent' }
}

/** A pin answers with nothing that names the topic; its own path does. */
export const pinned = (account: Account, topic: string): Part => ({
  id: `${topic}/1`,
  address: addressOf(account, `${topic}/1`),
  revision: null,
})

function* findEdit({ account, requests }: Wanted, reason: string): Talk<Found> {
  const place = requests
    .map(({ path }) => /^\/posts\/by_number\/(\d+\/\d+)\.json$/.exec(path)?.[1])
    .find(Boolean)
  const looked = yield* lookAtPost(place ?? '', 'account')
  if (looked.is === 'none') return { is: 'absent' }
  if (looked.is === 'unreadable') return unread(looked.says)
  const { json } = looked.answer
  const part = partIn(account, json)
  if (part === undefined) return unread('It did not answer with a post.')
  if (textAt(json, 'edit_reason') === reason) return out(part)
  const [id = '', version] = [textAt(json, 'id'), at(json, 'version')]
  const newest = typeof version === 'number' ? version : 1
  for (let one = newest; one > Math.max(1, newest - editsMost); one--) {
    const edit = yield* look(get(`/posts/${encodeURIComponent(id)}/revisions/${one}.json`), 'account')
    if (edit.is === 'unreadable') return unread(edit.says)
    if (edit.is === 'there' && textAt(edit.answer.json, 'edit_reason') === reason) return out(part)
  }
  return { is: 'absent' }
}

/** The text as it was sent; with pictures whose names we never got, only how it begins. */
function rawIn(request: PreparedRequest, { sentAt, answers }: Wanted): { raw: string; isWhole: boolean } {
  const filled = fill(request, { sentAt, answers })
  if (!('missing' in filled)) return { raw: (textAt(filled.body as Json, 'raw') ?? '').trim(), isWhole: true }
  const [first] = listAt(request.body as Json, 'raw.$join')
  return { raw: typeof first === 'string' ? first.trim() : '', isWhole: false }
}

function* findReply(wanted: Wanted, request: PreparedRequest): Talk<Found> {
  const { account } = wanted
  const back = yield* actionsOf(account, outFromOf(wanted), 'account')
  if (back.is !== 'actions') return unread(back.says)
  const { raw, isWhole } = rawIn(request, wanted)
  const topic = textAt(request.body as Json, 'topic_id') ?? ''
  // The oldest first: of two that fit, the first is ours and the watch notices the other.
  for (const { id } of back.items.filter((item) => item.id.startsWith(`${topic}/`)).toReversed()) {
    const looked = yield* lookAtPost(id, 'account')
    if (looked.is === 'unreadable') return unread(looked.says)
    const said = looked.is === 'there' ? (textAt(looked.answer.json, 'raw') ?? '').trim() : ''
    const part = looked.is === 'there' ? partIn(account, looked.answer.json) : undefined
    if (part !== undefined && said !== '' && (isWhole ? said === raw : said.startsWith(raw))) return out(part)
  }
  return back.isWhole
    ? { is: 'absent' }
    : unread('The account has more posts since then than we look through.')
}

function* findProfile({ account }: Wanted, about: string): Talk<Found> {
  const looked = yield* look(get(`/u/${encodeURIComponent(placeOf(account).name)}.json`), 'account')
  if (looked.is !== 'there') return unread(looked.says)
  const [id, is] = [textAt(looked.answer.json, 'user.id'), textAt(looked.answer.json, 'user.bio_raw') ?? '']
  if (id === undefined) return unread('It did not say what its profile is.')
  return is.trim() === about.trim() ? out({ id, address: account.address, revision: null }) : { is: 'absent' }
}
