import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { send } from '../request.ts'
import { deferred, isLook, judgeHttp, notOpened, refused } from '../talk/judge.ts'
import type { Credential, Judged, Opened, Published, Sender, Wanted, Withdrawn } from '../talk/sender.ts'
import { type AnswerOf, at, type Reply, type Talk, textAt } from '../talk/talk.ts'
import { find, putsAt } from './find.ts'
import { errorIn, partIn, placeIn, posts, profiles, repoOf } from './records.ts'

const usual = 'https://bsky.social'
const hour = 3_600_000

const serviceOf = (_account: Account, service: string | null): string => service ?? usual

function* open(account: Account, { service, user, secret }: Credential): Talk<Opened> {
  const request = send('POST', '/xrpc/com.atproto.server.createSession', {
    identifier: user ?? repoOf(account),
    password: secret,
  })
  const reply = yield { request, as: 'stranger' }
  if (reply.is !== 'answer' || reply.status !== 200) return notOpened(request, reply)
  const [did, handle, token] = ['did', 'handle', 'accessJwt'].map((name) => textAt(reply.json, name))
  if (!did || !handle || !token) return notOpened(request, reply)
  const headers = { authorization: `Bearer ${token}` }
  const session = { service: serviceOf(account, service), headers, form: {}, who: { id: did, handle } }
  return { is: 'open', session }
}

/** Errors that say something other than their status. */
const errors: Readonly<Record<string, (says: string) => Judged>> = {
  ExpiredToken: (says) => deferred(says, 0),
  InvalidToken: (says) => refused('credential', says),
  AuthenticationRequired: (says) => refused('credential', says),
  AccountTakedown: (says) => refused('credential', says),
  AccountDeactivated: (says) => refused('credential', says),
  RecordNotFound: (says) => refused('about', says),
  RepoNotFound: (says) => refused('about', says),
}

const saysOf = ({ status, json }: AnswerOf): string =>
  `The server says: ${textAt(json, 'message') ?? textAt(json, 'error') ?? String(status)}`

function judge(request: PreparedRequest, reply: Reply): Judged {
  // A file alone is shown nowhere, and the same file sent again is the same.
  const isLost = isLook(request) || request.path.endsWith('.uploadBlob')
  if (reply.is === 'answer') {
    const error = errorIn(reply)
    if (error === 'InvalidSwap')
      return at(request.body as Json, 'swapRecord') === null
        ? refused('taken', 'There is another record with this key.')
        : deferred('The profile was changed at the same time.', 0)
    // An account without a profile gets its first one.
    if (error === 'RecordNotFound' && isLook(request) && request.path.includes(`=${profiles}&`))
      return { is: 'done' }
    const special = Object.hasOwn(errors, error) ? errors[error] : undefined
    if (special) return special(saysOf(reply))
    const names = request.path.endsWith('.uploadBlob') ? 'blob' : putsAt(request) ? 'uri' : undefined
    if (reply.status === 200 && names !== undefined && at(reply.json, names) === undefined)
      return { is: 'unknown', says: 'The server took it and does not say where it is.' }
  }
  const judged = judgeHttp(request, reply, saysOf)
  return judged.is === 'unknown' && isLost ? deferred(judged.says) : judged
}

/** Every record that it puts, once each has an answer. */
function published({ requests, answers }: Wanted): Published | undefined {
  const parts = requests.flatMap((request, index) => (putsAt(request) ? [partIn(answers[index])] : []))
  const named = parts.filter((part) => part !== undefined)
  return parts.length > 0 && named.length === parts.length ? { parts: named } : undefined
}

/** The last part of a thread first, so that none stands there that replies to nothing. */
function* withdraw(_account: Account, { parts }: Published): Talk<Withdrawn> {
  for (const { id } of [...parts].reverse()) {
    const place = placeIn(id)
    if (place?.collection !== posts)
      return refused('about', 'Only posts can be withdrawn. Change the profile instead.')
    const request = send('POST', '/xrpc/com.atproto.repo.deleteRecord', place)
    const judged = judge(request, yield { request, as: 'account' })
    if (judged.is !== 'done') return judged
  }
  return { is: 'withdrawn' }
}

export const blueskySender: Sender = {
  serviceOf,
  asks: {
    service: `The address of the server where the account lives, if it is not ${usual}.`,
    user: null,
    secret: 'An app password. On Bluesky: Settings, Privacy and security, App passwords.',
  },
  open,
  sign: (request, { headers }) => ({ ...request, headers: { ...request.headers, ...headers } }),
  judge,
  published,
  find,
  withdraw,
  // The same bytes with the same key are one record for ever.
  repeats: { isSafe: true, forMs: null },
  // 5,000 points in an hour, and a new record is three.
  rate: { requests: 1666, perMs: hour },
}
