import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get, send } from '../request.ts'
import { deferred } from '../talk/judge.ts'
import { withdrawParts } from '../talk/look.ts'
import { isPin, pinFound, pinOf, postOf } from '../talk/pin.ts'
import type { Credential, Found, Opened, Published, Sender, Session, Wanted } from '../talk/sender.ts'
import { type Talk, textAt } from '../talk/talk.ts'
import { findMastodon } from './find.ts'
import { judgeMastodon } from './judge.ts'
import { placeOf } from './place.ts'
import { partOf } from './status.ts'

const serviceOf = (account: Account, service: string | null): string =>
  service ?? placeOf(account).service ?? ''

function* open(account: Account, credential: Credential): Talk<Opened> {
  const headers = { authorization: `Bearer ${credential.secret.trim()}` }
  const request = { ...get('/api/v1/accounts/verify_credentials'), headers }
  const reply = yield { request, as: 'stranger' }
  const judged = judgeMastodon(request, reply)
  if (judged.is === 'refused') return { ...judged, code: 'credential' }
  if (judged.is !== 'done') return judged.is === 'deferred' ? judged : deferred(judged.says)
  const json = reply.is === 'answer' ? reply.json : undefined
  const [id, handle] = [textAt(json, 'id'), textAt(json, 'acct')]
  if (id === undefined || handle === undefined) return deferred('It did not say who we are.')
  return {
    is: 'open',
    session: { service: serviceOf(account, credential.service), headers, form: {}, who: { id, handle } },
  }
}

const sign = (request: PreparedRequest, { headers }: Session): PreparedRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
})

/** Posts, an edit and a pin answer with the post; a change of the profile with the account. */
function published({ requests, answers }: Wanted): Published | undefined {
  const parts = requests.flatMap(({ method, path }, at) =>
    method === 'GET' || path === '/api/v2/media' ? [] : [namedIn(path, answers[at] ?? null)],
  )
  return parts.length === 0 || parts.includes(undefined)
    ? undefined
    : { parts: parts.filter((part) => part !== undefined) }
}

function namedIn(path: string, answer: Json): Published['parts'][number] | undefined {
  const part = partOf(answer)
  return part && isPinning(path) ? pinOf(part) : part
}

const isPinning = (path: string): boolean => path.endsWith('/pin')
const find = (wanted: Wanted): Talk<Found> =>
  isPinning(wanted.requests.at(-1)?.path ?? '') ? pinFound(findMastodon(wanted)) : findMastodon(wanted)

/** A pin is taken off, and its post stays. */
const withdraw = (_account: Account, out: Published) =>
  withdrawParts(
    out,
    (id) => {
      const path = `/api/v1/statuses/${encodeURIComponent(postOf(id))}`
      return isPin(id) ? send('POST', `${path}/unpin`, {}) : { ...get(path), method: 'DELETE' }
    },
    judgeMastodon,
  )

export const mastodonSender: Sender = {
  serviceOf,
  asks: {
    service: 'The address of the server, such as https://social.example',
    user: null,
    secret:
      'An access token of the account, with read, write:accounts, write:media, write:statuses and write:blocks: Preferences, Development, New application',
  },
  open,
  sign,
  judge: judgeMastodon,
  published,
  find,
  withdraw,
  // Mastodon keeps a key for an hour; a server that speaks like it may not look at it, and does not say which it is.
  repeats: { isSafe: false, forMs: null },
  rate: { requests: 300, perMs: 300_000 },
}
