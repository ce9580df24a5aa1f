import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get, send } from '../request.ts'
import { deferred, refused } from '../talk/judge.ts'
import { act } from '../talk/look.ts'
import { isPin, pinFound, pinOf, postOf } from '../talk/pin.ts'
import type {
  Credential,
  Found,
  Opened,
  Published,
  Sender,
  Session,
  Wanted,
  Withdrawn,
} from '../talk/sender.ts'
import { at, type Talk, textAt } from '../talk/talk.ts'
import { findDiscourse, partIn, pinned } from './find.ts'
import { judgeDiscourse } from './judge.ts'
import { placeOf, topicOf } from './place.ts'
import { lookAtPost } from './reader.ts'

const serviceOf = (account: Account, service: string | null): string =>
  service ?? placeOf(account).service ?? ''

function* open(account: Account, { service, user, secret }: Credential): Talk<Opened> {
  const headers = { 'api-key': secret.trim(), 'api-username': user ?? placeOf(account).name }
  const request = { ...get('/session/current.json'), headers }
  const reply = yield { request, as: 'stranger' }
  const judged = judgeDiscourse(request, reply)
  if (judged.is === 'refused') return { ...judged, code: 'credential' }
  if (judged.is !== 'done') return judged.is === 'deferred' ? judged : deferred(judged.says)
  const json = reply.is === 'answer' ? reply.json : undefined
  const [id, handle] = [textAt(json, 'current_user.id'), textAt(json, 'current_user.username')]
  return id === undefined || handle === undefined
    ? refused('credential', 'The forum knows nobody by this key.')
    : {
        is: 'open',
        session: { service: serviceOf(account, service), headers, form: {}, who: { id, handle } },
      }
}

const sign = (request: PreparedRequest, { headers }: Session): PreparedRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
})

const topicPinnedBy = (request: PreparedRequest | undefined): string | undefined =>
  /^\/t\/(\d+)\/status\.json$/.exec(request?.path ?? '')?.[1]
const find = (wanted: Wanted): Talk<Found> =>
  topicPinnedBy(wanted.requests.at(-1)) === undefined
    ? findDiscourse(wanted)
    : pinFound(findDiscourse(wanted))

/** A post and a reply answer with themselves, an edit with the post in `post`, a pin and a profile with nothing of it. */
function published({ account, requests, answers }: Wanted): Published | undefined {
  const last = requests.at(-1)
  const answer = answers[requests.length - 1]
  const topic = topicPinnedBy(last)
  if (last === undefined || answer === undefined) return undefined
  if (topic !== undefined) return { parts: [pinOf(pinned(account, topic))] }
  if (last.path.startsWith('/u/')) {
    const id = textAt(answer, 'user.id') ?? account.platformId ?? placeOf(account).name
    return { parts: [{ id, address: account.address, revision: null }] }
  }
  const edited = at(answer, 'post')
  const before = answers.findLast((one) => textAt(one, 'post_number') !== undefined)
  const part = partIn(
    account,
    edited === undefined ? answer : ({ ...asObject(before), ...asObject(edited) } as Json),
  )
  return part === undefined ? undefined : { parts: [part] }
}

const asObject = (json: Json | undefined): object => (json !== null && typeof json === 'object' ? json : {})

const take = (path: string): PreparedRequest => ({ method: 'DELETE', path, headers: {}, body: null })

/** The first post goes with its topic, a reply alone. */
export function* removePost(id: string): Talk<Withdrawn | { readonly is: 'done' }> {
  if (id.endsWith('/1')) return yield* act(take(`/t/${topicOf(id)}.json`), judgeDiscourse)
  const looked = yield* lookAtPost(id, 'account')
  if (looked.is === 'none') return { is: 'absent' }
  if (looked.is === 'unreadable') return deferred(looked.says)
  const number = textAt(looked.answer.json, 'id')
  if (number === undefined) return deferred('It did not answer with a post.')
  return yield* act(take(`/posts/${encodeURIComponent(number)}.json`), judgeDiscourse)
}

const unpin = (id: string) =>
  act(
    send('PUT', `/t/${topicOf(postOf(id))}/status.json`, { status: 'pinned', enabled: false }),
    judgeDiscourse,
  )

/** A pin is taken off, and its topic stays. */
function* withdraw(_account: Account, { parts }: Published): Talk<Withdrawn> {
  let isAnyThere = false
  for (const { id } of parts) {
    const done = yield* isPin(id) ? unpin(id) : removePost(id)
    if (done.is === 'done') isAnyThere = true
    else if (done.is !== 'absent') return done
  }
  return { is: isAnyThere ? 'withdrawn' : 'absent' }
}

export const discourseSender: Sender = {
  serviceOf,
  asks: {
    service: 'The address of the forum, such as https://forum.example',
    user: 'The name of the account on the forum',
    secret: 'An API key for this one account, which whoever runs the forum makes: Admin, API, New API key',
  },
  open,
  sign,
  judge: judgeDiscourse,
  published,
  find,
  withdraw,
  // A second topic with our id is refused, but a reply has no id of ours.
  repeats: { isSafe: false, forMs: null },
  rate: { requests: 60, perMs: 60_000 },
}
