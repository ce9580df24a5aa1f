import type { Json, PreparedRequest } from '../prepared.ts'
import { get } from '../request.ts'
import { look } from '../talk/look.ts'
import { outFromOf } from '../talk/out-from.ts'
import type { Found, Wanted } from '../talk/sender.ts'
import { at, type Talk, textAt } from '../talk/talk.ts'
import { partOf, withoutServers, wordsOf } from './status.ts'
import { timelineOf } from './timeline.ts'

type Unread = Extract<Found, { is: 'unreadable' }>
const unread = (says: string): Unread => ({ is: 'unreadable', says, isForGood: false })
const isPost = ({ method, path }: PreparedRequest): boolean =>
  method === 'POST' && path === '/api/v1/statuses'

/** Where what was sent would be: among the account's own posts since then, or at the post that it changes. */
export function findMastodon(wanted: Wanted): Talk<Found> {
  const last = wanted.requests.at(-1)
  if (last === undefined || last.path === '/api/v1/accounts/update_credentials')
    return findProfile(last, wanted)
  const [, id, isPin] = /^\/api\/v1\/statuses\/([^/]+?)(\/pin)?$/.exec(last.path) ?? []
  if (id === undefined) return findPosts(wanted)
  return isPin === undefined ? findEdit(wanted, last, id) : findPin(id)
}

function* findProfile(request: PreparedRequest | undefined, _wanted: Wanted): Talk<Found> {
  const looked = yield* look(get('/api/v1/accounts/verify_credentials'), 'account')
  if (looked.is !== 'there') return unread(looked.says)
  const { json } = looked.answer
  const is = textAt(json, 'source.note')
  if (is === undefined) return unread('It did not say what its profile is.')
  const wants = textAt(request?.body as Json, 'note') ?? ''
  if (is.trim() !== wants.trim()) return { is: 'absent' }
  const id = textAt(json, 'id') ?? ''
  return {
    is: 'published',
    published: { parts: [{ id, address: textAt(json, 'url') ?? '', revision: null }] },
  }
}

function* findPin(id: string): Talk<Found> {
  const looked = yield* look(get(`/api/v1/statuses/${id}`), 'account')
  if (looked.is === 'unreadable') return unread(looked.says)
  const part = looked.is === 'there' ? partOf(looked.answer.json ?? null) : undefined
  return part !== undefined && looked.is === 'there' && at(looked.answer.json, 'pinned') === true
    ? { is: 'published', published: { parts: [part] } }
    : { is: 'absent' }
}

function* findEdit(wanted: Wanted, request: PreparedRequest, id: string): Talk<Found> {
  const looked = yield* look(get(`/api/v1/statuses/${id}`), 'account')
  if (looked.is === 'none') return { is: 'absent' }
  if (looked.is === 'unreadable') return unread(looked.says)
  const status = looked.answer.json ?? null
  const part = partOf(status)
  if (part === undefined) return unread('It did not answer with a post.')
  // Words that stood there before are no edit of ours.
  const editedAt = Date.parse(textAt(status, 'edited_at') ?? '')
  if (!(editedAt >= outFromOf(wanted))) return { is: 'absent' }
  const says = yield* hasSaid(status, sentWords(request.body as Json))
  if (says === undefined) return unread('It does not show how the post was before.')
  return says ? { is: 'published', published: { parts: [part] } } : { is: 'absent' }
}

type Sent = { readonly text: string; readonly warning: string }

/** As the server keeps them: without ends, and a warning alone is the text. */
function sentWords(body: Json): Sent {
  const text = (textAt(body, 'status') ?? '').trim()
  const warning = (textAt(body, 'spoiler_text') ?? '').trim()
  return text === '' ? { text: warning, warning: '' } : { text, warning }
}

/** Whether a post says it, or said it before somebody edited it; `undefined` where that cannot be seen now. */
function* hasSaid(status: Json, sent: Sent): Talk<boolean | undefined> {
  const id = encodeURIComponent(textAt(status, 'id') ?? '')
  const source = yield* look(get(`/api/v1/statuses/${id}/source`), 'account')
  if (source.is === 'unreadable') return undefined
  if (source.is === 'there' && textAt(source.answer.json, 'text') !== undefined) {
    const { json } = source.answer
    const [text, warning] = [textAt(json, 'text') ?? '', textAt(json, 'spoiler_text') ?? '']
    if (text.trim() === sent.text && warning.trim() === sent.warning) return true
  } else if (looksLike(status, sent)) return true
  if (textAt(status, 'edited_at') === undefined) return false
  const history = yield* look(get(`/api/v1/statuses/${id}/history`), 'account')
  if (history.is === 'unreadable') return undefined
  const versions = history.is === 'there' && Array.isArray(history.answer.json) ? history.answer.json : []
  return versions.some((version) => looksLike(version as Json, sent))
}

/** The words as they are shown, where the server has none as they were sent. */
function looksLike(status: Json, { text, warning }: Sent): boolean {
  const loose = (words: string): string => withoutServers(words).replace(/\s+/g, ' ').trim()
  return (
    loose(wordsOf(status).text) === loose(text) &&
    loose(textAt(status, 'spoiler_text') ?? '') === loose(warning)
  )
}

/** Who we are, and as which program, so that what a person wrote with their own program is not taken for ours. */
function* whoWeAre(): Talk<{ readonly id: string; readonly program: string | undefined } | Unread> {
  const looked = yield* look(get('/api/v1/accounts/verify_credentials'), 'account')
  if (looked.is !== 'there') return unread(looked.says)
  const id = textAt(looked.answer.json, 'id')
  if (id === undefined) return unread('It did not say who we are.')
  const app = yield* look(get('/api/v1/apps/verify_credentials'), 'account')
  if (app.is === 'unreadable') return unread(app.says)
  return { id, program: app.is === 'there' ? textAt(app.answer.json, 'name') : undefined }
}

function* findPosts(wanted: Wanted): Talk<Found> {
  const who = yield* whoWeAre()
  if ('is' in who) return who
  const timeline = yield* timelineOf(who.id, outFromOf(wanted), 'account')
  if (timeline.is !== 'timeline') return unread(timeline.says)
  // The oldest first: of two that fit, the first is ours and the watch notices the other.
  const mine = timeline.statuses.filter((status) => isOurs(status, who.program)).toReversed()
  const answers: (Json | undefined)[] = [...wanted.answers]
  const parts: { at: number; status: Json }[] = []
  for (const [index, request] of wanted.requests.entries()) {
    if (!isPost(request)) continue
    const before = parts.at(-1)
    const found = yield* firstThatSays(
      mine,
      request,
      before?.status,
      wanted,
      parts.map(({ status }) => status),
    )
    if (found === undefined) return unread('It does not show what some posts say.')
    if (found === null) break
    answers[index] = found
    parts.push({ at: index, status: found })
  }
  return outcome(
    wanted,
    parts.map(({ status }) => status),
    answers,
    timeline.isWhole,
  )
}

function outcome(
  wanted: Wanted,
  statuses: readonly Json[],
  answers: readonly (Json | undefined)[],
  isWhole: boolean,
): Found {
  if (statuses.length === wanted.requests.filter(isPost).length)
    return {
      is: 'published',
      published: { parts: statuses.map(partOf).filter((part) => part !== undefined) },
    }
  if (!isWhole) return unread('The account has more posts since then than we look through.')
  return statuses.length === 0 ? { is: 'absent' } : { is: 'partly', answers }
}

const isOurs = (status: Json, program: string | undefined): boolean => {
  const by = textAt(status, 'application.name')
  const boosted = at(status, 'reblog')
  return (
    (boosted === null || boosted === undefined) &&
    (program === undefined || by === undefined || by === program)
  )
}

/** The first post that says what the request would; `null` where there is none, `undefined` where nobody can say. */
function* firstThatSays(
  mine: readonly Json[],
  request: PreparedRequest,
  before: Json | undefined,
  wanted: Wanted,
  taken: readonly Json[],
): Talk<Json | null | undefined> {
  const sent = sentWords(request.body as Json)
  const repliesTo = before === undefined ? repliesToIn(request, wanted) : textAt(before, 'id')
  for (const status of mine) {
    if (taken.includes(status)) continue
    const to = textAt(status, 'in_reply_to_id')
    if (repliesTo !== 'unknown' && to !== repliesTo) continue
    const says = yield* hasSaid(status, sent)
    if (says === undefined) return undefined
    if (says) return status
  }
  return null
}

/** What the first post replies to: nothing, what an earlier answer named, or something that we were not told. */
function repliesToIn({ body }: PreparedRequest, { answers }: Wanted): string | undefined {
  const to = at(body as Json, 'in_reply_to_id')
  if (to === undefined) return undefined
  return textAt(answers[0], 'statuses.0.id') ?? 'unknown'
}
