import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get } from '../request.ts'
import { deferred, judgeHttp, refused } from '../talk/judge.ts'
import { look, withdrawParts } from '../talk/look.ts'
import type { Credential, Found, Judged, Opened, Published, Sender, Session, Wanted } from '../talk/sender.ts'
import { type AnswerOf, at, listAt, type Reply, type Talk, textAt } from '../talk/talk.ts'
import { placeOf } from './place.ts'

const serviceOf = (account: Account, service: string | null): string =>
  service ?? placeOf(account).service ?? ''

function* open(account: Account, { service, secret }: Credential): Talk<Opened> {
  const headers = { authorization: `Bearer ${secret.trim()}` }
  const request = { ...get('/api/me'), headers }
  const reply = yield { request, as: 'stranger' }
  const judged = judgePractice(request, reply)
  if (judged.is === 'refused') return { ...judged, code: 'credential' }
  if (judged.is !== 'done') return judged.is === 'deferred' ? judged : deferred(judged.says)
  const json = reply.is === 'answer' ? reply.json : undefined
  const [id, handle] = [textAt(json, 'id'), textAt(json, 'handle')]
  return id === undefined || handle === undefined
    ? deferred('It did not say who we are.')
    : {
        is: 'open',
        session: { service: serviceOf(account, service), headers, form: {}, who: { id, handle } },
      }
}

const sign = (request: PreparedRequest, { headers }: Session): PreparedRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
})

const saidBy = ({ status, json }: AnswerOf): string => textAt(json, 'says') ?? `It answered ${status}.`

function judgePractice(request: PreparedRequest, reply: Reply): Judged {
  return reply.is === 'answer' && reply.status === 409
    ? refused('taken', saidBy(reply))
    : judgeHttp(request, reply, saidBy)
}

function partIn(json: Json | undefined): Published['parts'][number] | undefined {
  const id = textAt(json, 'id')
  return id === undefined
    ? undefined
    : { id, address: textAt(json, 'address') ?? '', revision: textAt(json, 'revision') ?? null }
}

/** The last request is what was published; pictures before it are only brought there. */
function published({ requests, answers }: Wanted): Published | undefined {
  const part = requests.length === 0 ? undefined : partIn(answers[requests.length - 1])
  return part === undefined ? undefined : { parts: [part] }
}

/** Whether what a key made is what we would send; a reply is told from a post by nothing else that could be ours. */
function saysTheSame(made: Json | undefined, wanted: Json): boolean {
  const words = (said: Json | undefined): readonly (string | undefined)[] => [
    textAt(said, 'title'),
    textAt(said, 'text'),
    ...listAt(said, 'pictures').flatMap((picture) => [textAt(picture, 'id'), textAt(picture, 'alt')]),
  ]
  return JSON.stringify(words(made)) === JSON.stringify(words(wanted))
}

/** It answers for each of our keys what came of it, also where that has been taken off again. */
function* find({ requests }: Wanted): Talk<Found> {
  const last = requests.at(-1)
  if (last === undefined || last.path === '/api/me') return yield* findProfile(last)
  const key = last.path.split('/').at(-1) ?? ''
  const reply = yield { request: get(`/api/keys/${key}`), as: 'account' }
  if (reply.is === 'answer' && (reply.status === 200 || reply.status === 410)) {
    const part = partIn(reply.json)
    if (part !== undefined)
      return saysTheSame(at(reply.json, 'made'), last.body as Json)
        ? { is: 'published', published: { parts: [part] } }
        : { is: 'absent' }
  }
  if (reply.is === 'answer' && reply.status === 404) return { is: 'absent' }
  return {
    is: 'unreadable',
    says: reply.is === 'answer' ? `It answered ${reply.status}.` : reply.says,
    isForGood: false,
  }
}

function* findProfile(request: PreparedRequest | undefined): Talk<Found> {
  const looked = yield* look(get('/api/me'), 'account')
  const part = looked.is === 'there' ? partIn(looked.answer.json) : undefined
  if (looked.is !== 'there' || part === undefined)
    return { is: 'unreadable', says: 'It did not say what its profile is.', isForGood: false }
  return textAt(looked.answer.json, 'about') === at((request?.body ?? null) as Json, 'about')
    ? { is: 'published', published: { parts: [part] } }
    : { is: 'absent' }
}

const withdraw = (_account: Account, out: Published) =>
  withdrawParts(
    out,
    (id) => ({ method: 'DELETE', path: `/api/posts/${encodeURIComponent(id)}`, headers: {}, body: null }),
    judgePractice,
  )

export const practiceSender: Sender = {
  serviceOf,
  asks: {
    service: 'The address of the practice platform, such as http://127.0.0.1:4180',
    user: null,
    secret: 'The token of the account, which the practice platform gave when the account was made',
  },
  open,
  sign,
  judge: judgePractice,
  published,
  find,
  withdraw,
  repeats: { isSafe: true, forMs: null },
  rate: { requests: 300, perMs: 300_000 },
}
