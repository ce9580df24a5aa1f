import type { Account } from '../content.ts'
import type { PreparedRequest } from '../prepared.ts'
import { get, send } from '../request.ts'
import { isLook, judgeHttp, notOpened, refused } from '../talk/judge.ts'
import { isPin } from '../talk/pin.ts'
import type { Credential, Judged, Opened, Published, Sender, Wanted, Withdrawn } from '../talk/sender.ts'
import { at, type Reply, type Talk, textAt } from '../talk/talk.ts'
import { base64Of } from './base64.ts'
import { find } from './find.ts'
import {
  api,
  codeIn,
  isNoInterface,
  isPlain,
  isPostWrite,
  isUpload,
  partIn,
  plainPath,
  plainService,
  postPath,
  putOut,
  saysOf,
  siteOf,
} from './site.ts'

const serviceOf = (account: Account, service: string | null): string =>
  (service ?? siteOf(account)).replace(/\/+$/, '')

function* open(account: Account, { service, user, secret }: Credential): Talk<Opened> {
  const base = serviceOf(account, service)
  const headers = { authorization: `Basic ${base64Of(`${user ?? ''}:${secret}`)}` }
  const request = { ...get(`${api}/users/me?context=edit`), headers }
  let reply = yield { request, as: 'stranger' }
  const isWithout = isNoInterface(reply)
  if (isWithout) {
    const path = plainService('') + plainPath(request.path)
    reply = yield { request: { ...request, path }, as: 'stranger' }
  }
  const [id, handle] = [textAt(reply.is === 'answer' ? reply.json : undefined, 'id'), 'slug']
  if (reply.is !== 'answer' || reply.status !== 200 || id === undefined) return notOpened(request, reply)
  if (at(reply.json, 'capabilities.publish_posts') === false)
    return refused(
      'credential',
      'This account may not publish on the site. Its role would have to be author.',
    )
  return {
    is: 'open',
    session: {
      service: isWithout ? plainService(base) : base,
      headers,
      form: {},
      who: { id, handle: textAt(reply.json, handle) ?? '' },
    },
  }
}

function judge(request: PreparedRequest, reply: Reply): Judged {
  if (reply.is === 'answer') {
    const { status, json } = reply
    // It fails with 500 where it does not want a file, too.
    if (codeIn(reply).startsWith('rest_upload_')) return refused('content', saysOf(reply))
    if (status >= 200 && status < 300) {
      const isNamed = isUpload(request)
        ? textAt(json, 'id') !== undefined && textAt(json, 'source_url') !== undefined
        : isPostWrite(request)
          ? partIn(json) !== undefined
          : json !== undefined
      // Some sites write warnings into their answers, and have taken the post.
      if (!isNamed)
        return isLook(request)
          ? { is: 'deferred', afterMs: null, says: 'The site answered something that is no list.' }
          : { is: 'unknown', says: 'The site took it and does not say where it is.' }
    }
  }
  return judgeHttp(request, reply, saysOf)
}

function published({ requests, answers }: Wanted): Published | undefined {
  const index = requests.findIndex(isPostWrite)
  const request = requests[index]
  return request && putOut(request, answers[index])
}

/** Into the trash, where the site keeps it for a month. Its pictures stay where they are. */
function* withdraw(_account: Account, { parts }: Published): Talk<Withdrawn> {
  let isGone = parts.length > 0
  for (const { id } of parts) {
    const path = postPath(id)
    const request = isPin(id) ? send('POST', path, { sticky: false }) : { ...get(path), method: 'DELETE' }
    const reply = yield { request, as: 'account' }
    const wasGone =
      reply.is === 'answer' && ['rest_already_trashed', 'rest_post_invalid_id'].includes(codeIn(reply))
    const judged = judgeHttp(request, reply, saysOf)
    if (!wasGone && judged.is !== 'done') return judged
    isGone &&= wasGone
  }
  return { is: isGone ? 'absent' : 'withdrawn' }
}

export const wordpressSender: Sender = {
  serviceOf,
  asks: {
    service: 'The address of the site, if it is not the address of the channel.',
    user: 'The name that signs in to the site. Its role must be author or editor.',
    secret: 'An application password. On the site: Users, Profile, Application passwords.',
  },
  open,
  sign: (request, { service, headers }) => ({
    ...request,
    path: isPlain(service) ? plainPath(request.path) : request.path,
    headers: { ...request.headers, ...headers },
  }),
  judge,
  published,
  find,
  withdraw,
  // A second post with the same slug gets another slug.
  repeats: { isSafe: false, forMs: null },
  // It sets none itself; so much no host minds.
  rate: { requests: 60, perMs: 60_000 },
}
