import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { deferred, isLook, judgeHttp, refused, waitOf } from '../talk/judge.ts'
import type { Judged, Published, Sender, Wanted, Withdrawn } from '../talk/sender.ts'
import { type AnswerOf, at, type Reply, type Talk, textAt } from '../talk/talk.ts'
import { find, isEdit, partOf } from './find.ts'
import { open } from './session.ts'
import { errorIn, saysOf, wikiOf } from './wiki.ts'
import { withdrawPage } from './withdraw.ts'

const serviceOf = (account: Account, service: string | null): string =>
  service === null ? wikiOf(account) : wikiOf({ ...account, address: service })

/** What the wiki's own words for why not mean; what is not here is about the content. */
const meanings: Readonly<Record<string, 'again' | 'wait' | 'taken' | 'about' | 'credential' | 'done'>> = {
  badtoken: 'again',
  notoken: 'again',
  assertuserfailed: 'again',
  assertnameduserfailed: 'again',
  ratelimited: 'wait',
  actionthrottledtext: 'wait',
  maxlag: 'wait',
  readonly: 'wait',
  articleexists: 'taken',
  editconflict: 'taken',
  undofailure: 'taken',
  missingtitle: 'about',
  nosuchpageid: 'about',
  nosuchrevid: 'about',
  protectedpage: 'about',
  protectedtitle: 'about',
  cascadeprotected: 'about',
  protectednamespace: 'about',
  blocked: 'credential',
  autoblocked: 'credential',
  permissiondenied: 'credential',
  cantcreate: 'credential',
  cantdelete: 'credential',
  writeapidenied: 'credential',
  mustbeloggedin: 'credential',
  noedit: 'credential',
  readapidenied: 'credential',
  // The very same file under the name that only this publication has.
  'fileexists-no-change': 'done',
}

function judgeError(code: string, answer: AnswerOf, look: boolean): Judged {
  const says = saysOf(answer)
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined
  if (meaning === 'done') return { is: 'done' }
  if (meaning === 'again') return deferred(says, 0)
  if (meaning === 'wait') return deferred(says, waitOf(answer))
  if (meaning !== undefined) return refused(meaning, says)
  // It broke while it worked, and may have kept the edit.
  if (/^internal|^unknownerror$|^db/i.test(code)) return look ? deferred(says) : { is: 'unknown', says }
  return refused('content', says)
}

function judgeAnswer(request: PreparedRequest, answer: AnswerOf): Judged | undefined {
  const code = errorIn(answer)
  if (code !== '') return judgeError(code, answer, isLook(request))
  const action = textAt(request.body as Json, 'action') ?? 'query'
  const result = textAt(answer.json, `${action}.result`)
  if (result === 'Success') return { is: 'done' }
  if (result === 'Failure')
    return refused('content', 'The wiki wants to see a person, or a rule of its own is against the text.')
  if (result === 'Warning')
    return at(answer.json, 'upload.warnings.nochange') === undefined
      ? refused('taken', 'There is another picture of this name.')
      : { is: 'done' }
  const isDone = (action === 'query' || action === 'delete') && at(answer.json, action) !== undefined
  return isDone ? { is: 'done' } : undefined
}

function judge(request: PreparedRequest, reply: Reply): Judged {
  const judged = reply.is === 'answer' ? judgeAnswer(request, reply) : undefined
  if (judged) return judged
  const byStatus = judgeHttp(request, reply, saysOf)
  // Its answers come with 200, whatever they say; one that says nothing may be of a page in between.
  return byStatus.is === 'done'
    ? isLook(request)
      ? deferred('The wiki answered something that we do not understand.')
      : { is: 'unknown', says: 'The wiki answered something that we do not understand.' }
    : byStatus
}

function published({ account, requests, answers }: Wanted): Published | undefined {
  const edit = at(answers[requests.findIndex(isEdit)], 'edit')
  const [pageid, title] = [textAt(edit, 'pageid'), textAt(edit, 'title')]
  return pageid === undefined || title === undefined
    ? undefined
    : { parts: [partOf(account, pageid, title, textAt(edit, 'newrevid'))] }
}

function* withdraw(_account: Account, { parts }: Published): Talk<Withdrawn> {
  let last: Withdrawn = { is: 'absent' }
  for (const part of parts) {
    const withdrawn = yield* withdrawPage(part, judge)
    if (withdrawn.is !== 'absent' && withdrawn.is !== 'withdrawn') return withdrawn
    if (withdrawn.is === 'withdrawn') last = withdrawn
  }
  return last
}

export const mediawikiSender: Sender = {
  serviceOf,
  asks: {
    service:
      'Where api.php of the wiki is, such as https://wiki.example/w, if the channel has another address.',
    user: 'The name for programs, such as Transport@second-look. On the wiki: Special:BotPasswords.',
    secret: 'The password that the wiki gave for it. It needs the grants to edit, create and upload.',
  },
  open: (account, credential) => open(serviceOf(account, credential.service), credential),
  sign: (request, { headers, form }) => ({
    ...request,
    headers: { ...request.headers, ...headers },
    body:
      request.method === 'POST'
        ? { ...(request.body as { readonly [name: string]: Json }), ...form }
        : request.body,
  }),
  judge,
  published,
  find,
  withdraw,
  // A page is made once, and the same text over itself changes nothing.
  repeats: { isSafe: true, forMs: null },
  // What it lets an account do that is not new.
  rate: { requests: 90, perMs: 60_000 },
}
