import type { Json, PreparedRequest } from '../prepared.ts'
import { deferred, notOpened, refused } from '../talk/judge.ts'
import type { Credential, Deferred, Opened, Refused } from '../talk/sender.ts'
import { type AnswerOf, at, listAt, type Reply, type Talk, textAt } from '../talk/talk.ts'
import { answersAs, api, asks, form, saysOf } from './wiki.ts'

type Cookies = Map<string, string>

/** Takes over what an answer sets. Several stand each on a line, or with commas between where whoever fetched joined them. */
function keep(cookies: Cookies, { headers }: AnswerOf): void {
  for (const line of (headers['set-cookie'] ?? '').split(/\n|,\s*(?=[\w.-]+=)/)) {
    const [, name, value = ''] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? []
    if (name === undefined) continue
    if (value === '' || value === 'deleted') cookies.delete(name)
    else cookies.set(name, value)
  }
}

const cookieOf = (cookies: Cookies): string => [...cookies].map((pair) => pair.join('=')).join('; ')

function* say(request: PreparedRequest, cookies: Cookies): Talk<Json | Refused | Deferred> {
  const headers = cookies.size > 0 ? { ...request.headers, cookie: cookieOf(cookies) } : request.headers
  const reply: Reply = yield { request: { ...request, headers }, as: 'stranger' }
  if (reply.is !== 'answer' || reply.status !== 200) return notOpened(request, reply)
  keep(cookies, reply)
  if (at(reply.json, 'error') !== undefined) return deferred(saysOf(reply))
  return reply.json ?? deferred('The wiki answered something that we do not understand.')
}

const isNot = (said: Json | Refused | Deferred): said is Refused | Deferred =>
  ['refused', 'deferred'].includes(textAt(said as Json, 'is') ?? '')

/** Signs in with a password for programs, which needs a token, cookies, and then another token to write. */
export function* open(service: string, { user, secret }: Credential): Talk<Opened> {
  const cookies: Cookies = new Map()
  const before = yield* say(asks({ action: 'query', meta: 'tokens', type: 'login' }), cookies)
  if (isNot(before)) return before
  const lgtoken = textAt(before, 'query.tokens.logintoken') ?? ''
  const body = { action: 'login', ...answersAs, lgname: user ?? '', lgpassword: secret, lgtoken }
  const login = yield* say({ method: 'POST', path: api, headers: form, body }, cookies)
  if (isNot(login)) return login
  const result = textAt(login, 'login.result')
  if (result === 'Throttled') return deferred('The wiki asks us to wait.', waitIn(login))
  if (result === 'NeedToken' || result === 'WrongToken' || result === undefined)
    return deferred('The wiki forgot that we are signing in.')
  const reason = textAt(login, 'login.reason') ?? result
  if (result !== 'Success') return refused('credential', `The wiki says: ${reason}`)
  const rights = { action: 'query', meta: 'tokens|userinfo', type: 'csrf', uiprop: 'rights|blockinfo' }
  const who = yield* say(asks(rights), cookies)
  return isNot(who) ? who : opened(service, who, cookies)
}

const waitIn = (login: Json): number | null => {
  const seconds = Number(at(login, 'login.wait'))
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

function opened(service: string, who: Json, cookies: Cookies): Opened {
  const [id, handle] = [textAt(who, 'query.userinfo.id'), textAt(who, 'query.userinfo.name')]
  const token = textAt(who, 'query.tokens.csrftoken')
  if (!id || !handle || !token || id === '0') return deferred('The wiki does not know us after signing in.')
  if (at(who, 'query.userinfo.blockid') !== undefined)
    return refused('credential', 'The account is blocked on the wiki.')
  if (!listAt(who, 'query.userinfo.rights').includes('edit'))
    return refused(
      'credential',
      'The password for programs may not edit. Give it the grants to edit, create and upload.',
    )
  const session = {
    service,
    headers: { cookie: cookieOf(cookies) },
    // Without the assertion, a session that has ended would edit as nobody, with our address in public.
    form: { token, assert: 'user' },
    who: { id, handle },
  }
  return { is: 'open', session }
}
