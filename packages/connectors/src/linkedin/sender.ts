import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { deferred, judgeHttp, refused } from '../talk/judge.ts'
import { withdrawParts } from '../talk/look.ts'
import type { Credential, Opened, Published, Sender, Session, Wanted } from '../talk/sender.ts'
import { type AnswerOf, type Talk, textAt } from '../talk/talk.ts'
import { aboutIn, commentUrn, findLinkedin, partIn } from './find.ts'
import { judgeLinkedin } from './judge.ts'
import { organizationIn } from './posts.ts'
import { getRest, takeRest } from './rest.ts'

const serviceOf = (_account: Account, service: string | null): string => service ?? 'https://api.linkedin.com'

/** A token is of a person; whom it may speak for, it is asked about the organisation itself. */
function* open(account: Account, { service, secret }: Credential): Talk<Opened> {
  const headers = { authorization: `Bearer ${secret.trim()}` }
  if (!/^\d+$/.test(account.platformId ?? ''))
    return refused(
      'credential',
      'LinkedIn knows an organisation by its number, which is not in the register of channels.',
    )
  const asked = getRest(`/organizations/${account.platformId ?? ''}`)
  const request = { ...asked, headers: { ...asked.headers, ...headers } }
  const reply = yield { request, as: 'stranger' }
  const judged = judgeHttp(request, reply)
  if (judged.is === 'refused') return { ...judged, code: 'credential' }
  if (judged.is !== 'done') return judged.is === 'deferred' ? judged : deferred(judged.says)
  const who = reply.is === 'answer' ? organizationIn(reply.json ?? null) : undefined
  return who === undefined
    ? deferred('It did not say who we are.')
    : {
        is: 'open',
        session: {
          service: serviceOf(account, service),
          headers,
          form: {},
          who: { id: who.id, handle: who.handle },
        },
      }
}

const sign = (request: PreparedRequest, { headers }: Session): PreparedRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
})

/** What it made is named in a header, and the answer itself is empty. */
const answerIn = ({ json, headers }: AnswerOf): Json => {
  const id = headers['x-restli-id']
  if (json !== undefined && json !== null) return json
  return id === undefined ? null : { id }
}

function published({ account, requests, answers }: Wanted): Published | undefined {
  const last = requests.at(-1)
  const answer = answers[requests.length - 1]
  if (last === undefined || answer === undefined) return undefined
  const { edits, under } = aboutIn(last)
  const urn = edits ?? (under === undefined ? textAt(answer, 'id') : commentUrn(answer, under))
  return urn === undefined || urn === '' ? undefined : { parts: [partIn(account, urn)] }
}

/** A comment is removed under what it stands under; anything else is a post. */
export function removal(account: Account, urn: string): PreparedRequest {
  const [, under, id] = /^urn:li:comment:\((.+),(\d+)\)$/.exec(urn) ?? []
  if (under === undefined || id === undefined) return takeRest(`/posts/${encodeURIComponent(urn)}`)
  const actor = encodeURIComponent(`urn:li:organization:${account.platformId ?? ''}`)
  return takeRest(`/socialActions/${encodeURIComponent(under)}/comments/${id}?actor=${actor}`)
}

const withdraw = (account: Account, out: Published) =>
  withdrawParts(out, (urn) => removal(account, urn), judgeLinkedin)

export const linkedinSender: Sender = {
  serviceOf,
  asks: {
    service: null,
    user: null,
    secret:
      'An access token of somebody who administers the page, with w_organization_social and r_organization_social',
  },
  open,
  sign,
  judge: judgeLinkedin,
  answerIn,
  published,
  find: findLinkedin,
  withdraw,
  repeats: { isSafe: false, forMs: null },
  // What a person may do in a day; an organisation has a limit of its own that is not published.
  rate: { requests: 150, perMs: 86_400_000 },
}
