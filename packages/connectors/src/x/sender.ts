import type { Account } from '../content.ts'
import type { PreparedRequest } from '../prepared.ts'
import { get } from '../request.ts'
import { deferred } from '../talk/judge.ts'
import { act } from '../talk/look.ts'
import type { Credential, Opened, Published, Sender, Session, Wanted, Withdrawn } from '../talk/sender.ts'
import { at, type Talk, textAt } from '../talk/talk.ts'
import { findX, isTweet, partIn } from './find.ts'
import { judgeX } from './judge.ts'

const serviceOf = (_account: Account, service: string | null): string => service ?? 'https://api.x.com'

function* open(account: Account, { service, secret }: Credential): Talk<Opened> {
  const headers = { authorization: `Bearer ${secret.trim()}` }
  const request = { ...get('/2/users/me'), headers }
  const reply = yield { request, as: 'stranger' }
  const judged = judgeX(request, reply)
  if (judged.is === 'refused') return { ...judged, code: 'credential' }
  if (judged.is !== 'done') return judged.is === 'deferred' ? judged : deferred(judged.says)
  const json = reply.is === 'answer' ? reply.json : undefined
  const [id, handle] = [textAt(json, 'data.id'), textAt(json, 'data.username')]
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

function published({ account, requests, answers }: Wanted): Published | undefined {
  const parts = requests.flatMap((request, index) =>
    isTweet(request) ? [partIn(account, at(answers[index], 'data'))] : [],
  )
  return parts.length === 0 || parts.includes(undefined)
    ? undefined
    : { parts: parts.filter((part) => part !== undefined) }
}

/** The last part first. That something was not there to be deleted, it says with 200 as well. */
function* withdraw(_account: Account, { parts }: Published): Talk<Withdrawn> {
  let isAnyThere = false
  for (const { id } of parts.toReversed()) {
    const request = { method: 'DELETE', path: `/2/tweets/${encodeURIComponent(id)}`, headers: {}, body: null }
    const done = yield* act(request, (asked, reply) => {
      const isThere = reply.is === 'answer' && at(reply.json, 'data.deleted') === true
      isAnyThere ||= isThere
      return judgeX(asked, reply)
    })
    if (done.is !== 'done' && done.is !== 'absent') return done
  }
  return { is: isAnyThere ? 'withdrawn' : 'absent' }
}

export const xSender: Sender = {
  serviceOf,
  asks: {
    service: null,
    user: null,
    secret:
      'An access token of the account with tweet.read, tweet.write, users.read, media.write and tweet.moderate.write, from the developer portal of X',
  },
  open,
  sign,
  judge: judgeX,
  published,
  find: findX,
  withdraw,
  // It refuses some words that it has seen, and does not promise to.
  repeats: { isSafe: false, forMs: null },
  rate: { requests: 100, perMs: 900_000 },
}
