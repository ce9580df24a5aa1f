import type { Account } from '../content.ts'
import type { PreparedRequest } from '../prepared.ts'
import { get } from '../request.ts'
import { deferred } from '../talk/judge.ts'
import type { Credential, Opened, Published, Sender, Session, Wanted, Withdrawn } from '../talk/sender.ts'
import { type Talk, textAt } from '../talk/talk.ts'
import { aboutIn, findFacebook, partIn } from './find.ts'
import { isMissing, judgeFacebook } from './judge.ts'
import { graph } from './place.ts'

const serviceOf = (_account: Account, service: string | null): string =>
  service ?? 'https://graph.facebook.com'

function* open(account: Account, { service, secret }: Credential): Talk<Opened> {
  const headers = { authorization: `Bearer ${secret.trim()}` }
  const request = { ...get(`${graph}/me?fields=id,name,username`), headers }
  const reply = yield { request, as: 'stranger' }
  const judged = judgeFacebook(request, reply)
  if (judged.is === 'refused') return { ...judged, code: 'credential' }
  if (judged.is !== 'done') return judged.is === 'deferred' ? judged : deferred(judged.says)
  const json = reply.is === 'answer' ? reply.json : undefined
  const id = textAt(json, 'id')
  const handle = textAt(json, 'username') ?? textAt(json, 'name')
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

/** A post and a comment answer with their number; a change only that it was made, of what its path names. */
function published({ account, requests, answers }: Wanted): Published | undefined {
  const last = requests.at(-1)
  if (last === undefined || answers[requests.length - 1] === undefined) return undefined
  const { of, list } = aboutIn(last)
  const id = list === undefined ? of : textAt(answers[requests.length - 1], 'id')
  return id === undefined || id === '' ? undefined : { parts: [partIn(account, id)] }
}

export function* removeOne(id: string): Talk<Withdrawn> {
  const request = { method: 'DELETE', path: `${graph}/${encodeURIComponent(id)}`, headers: {}, body: null }
  const reply = yield { request, as: 'account' }
  if (reply.is === 'answer' && isMissing(reply)) return { is: 'absent' }
  const judged = judgeFacebook(request, reply)
  return judged.is === 'done' ? { is: 'withdrawn' } : judged
}

function* withdraw(_account: Account, { parts }: Published): Talk<Withdrawn> {
  let isAnyThere = false
  for (const { id } of parts) {
    const done = yield* removeOne(id)
    if (done.is === 'withdrawn') isAnyThere = true
    else if (done.is !== 'absent') return done
  }
  return { is: isAnyThere ? 'withdrawn' : 'absent' }
}

export const facebookSender: Sender = {
  serviceOf,
  asks: {
    service: null,
    user: null,
    secret:
      'A Page access token with pages_manage_posts, pages_manage_engagement, pages_read_engagement and pages_read_user_content',
  },
  open,
  sign,
  judge: judgeFacebook,
  published,
  find: findFacebook,
  withdraw,
  repeats: { isSafe: false, forMs: null },
  // By people who engage with the Page, which we do not know; this is little enough for any.
  rate: { requests: 25, perMs: 86_400_000 },
}
