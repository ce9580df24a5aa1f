import { expect, it } from 'vitest'
import { answer, inWords, noAnswer, notSent, told } from '../conformance-answers.ts'
import { conformToOddAnswers } from '../conformance-odd-answers.ts'
import { postWith } from '../conformance-sender.ts'
import type { Account } from '../content.ts'
import { prepare } from '../prepare.ts'
import type { Json } from '../prepared.ts'
import { get } from '../request.ts'
import type { Reply } from '../talk/talk.ts'
import { mediawikiSender as sender } from './sender.ts'

const account: Account = { platform: 'mediawiki', address: 'https://wiki.example/w', platformId: '7' }
const credential = { service: null, user: 'River@second-look', secret: 'abc' }
const sentAt = '2026-11-26T09:00:00.000Z'
const wanted = (() => {
  const prepared = prepare(postWith('tram'), account, 'post_1:channel_1')
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return { account, requests: prepared.requests, sentAt, answers: [] }
})()
const failed = (code: string, headers: Readonly<Record<string, string>> = {}): Reply =>
  answer(200, { error: { code, info: `It is ${code}` } }, headers)

it.each<[string, Reply, string]>([
  ['edit', answer(200, { edit: { result: 'Success', pageid: 3, newrevid: 4 } }), 'done'],
  ['edit', answer(200, { edit: { result: 'Success', nochange: true } }), 'done'],
  ['edit', answer(200, { edit: { result: 'Failure', captcha: {} } }), 'refused content'],
  ['edit', failed('articleexists'), 'refused taken'],
  ['edit', failed('editconflict'), 'refused taken'],
  ['edit', failed('missingtitle'), 'refused about'],
  ['edit', failed('protectedpage'), 'refused about'],
  ['edit', failed('badtoken'), 'deferred 0'],
  ['edit', failed('assertuserfailed'), 'deferred 0'],
  ['edit', failed('ratelimited'), 'deferred null'],
  ['edit', failed('maxlag', { 'retry-after': '5' }), 'deferred 5000'],
  ['edit', failed('readonly'), 'deferred null'],
  ['edit', failed('blocked'), 'refused credential'],
  ['edit', failed('permissiondenied'), 'refused credential'],
  ['edit', failed('abusefilter-disallowed'), 'refused content'],
  ['edit', failed('contenttoobig'), 'refused content'],
  ['edit', failed('internal_api_error_DBQueryError'), 'unknown'],
  ['edit', failed('constructor'), 'refused content'],
  ['edit', answer(200, {}), 'unknown'],
  ['edit', answer(503, {}), 'unknown'],
  ['edit', noAnswer, 'unknown'],
  ['edit', notSent, 'deferred null'],
  ['upload', answer(200, { upload: { result: 'Success' } }), 'done'],
  ['upload', answer(200, { upload: { result: 'Warning', warnings: { exists: 'a', nochange: {} } } }), 'done'],
  ['upload', answer(200, { upload: { result: 'Warning', warnings: { exists: 'a' } } }), 'refused taken'],
  ['upload', failed('fileexists-no-change'), 'done'],
  ['upload', failed('verification-error'), 'refused content'],
  ['upload', noAnswer, 'unknown'],
])('judges an answer to %s: %j is %s', (action, reply, is) => {
  const request = { method: 'POST', path: '/api.php', headers: {}, body: { action } }
  expect(inWords(sender.judge(request, reply))).toBe(is)
})

it('judges looks', () => {
  const look = get('/api.php?action=query')
  expect(inWords(sender.judge(look, answer(200, { query: {} })))).toBe('done')
  expect(inWords(sender.judge(look, answer(200, {})))).toBe('deferred null')
})

const token = answer(
  200,
  { query: { tokens: { logintoken: 't+\\' } } },
  { 'set-cookie': 'wiki_session=1; path=/' },
)
const login = answer(
  200,
  { login: { result: 'Success' } },
  {
    'set-cookie': 'wiki_session=2; expires=Thu, 26 Nov 2026 09:00:00 GMT\nwikiUserID=7; path=/\nold=deleted',
  },
)
const who = (change: object = {}): Reply =>
  answer(200, {
    query: {
      tokens: { csrftoken: 'c+\\' },
      userinfo: { id: 7, name: 'River', rights: ['read', 'edit'], ...change },
    },
  })

it('signs in with cookies, and asks for the token that writes', () => {
  const { end, asked } = told(sender.open(account, credential), [token, login, who()])
  expect(asked[1]).toMatchObject({
    headers: { cookie: 'wiki_session=1' },
    body: { action: 'login', lgname: 'River@second-look', lgpassword: 'abc', lgtoken: 't+\\' },
  })
  if (end.is !== 'open') throw new Error(end.says)
  expect(end.session).toEqual({
    service: 'https://wiki.example/w',
    headers: { cookie: 'wiki_session=2; wikiUserID=7' },
    form: { token: 'c+\\', assert: 'user' },
    who: { id: '7', handle: 'River' },
  })
  expect(sender.sign(wanted.requests[0] ?? get(''), end.session)).toMatchObject({
    headers: { cookie: 'wiki_session=2; wikiUserID=7' },
    body: { action: 'edit', token: 'c+\\', assert: 'user' },
  })
  expect(sender.sign(get('/api.php'), end.session).body).toBeNull()
})

it.each<[readonly Reply[], string]>([
  [[token, answer(200, { login: { result: 'Failed', reason: 'Wrong' } })], 'refused'],
  [[token, answer(200, { login: { result: 'Throttled', wait: 60 } })], 'deferred'],
  [[token, answer(200, { login: { result: 'WrongToken' } })], 'deferred'],
  [[token, login, who({ blockid: 3 })], 'refused'],
  [[token, login, who({ rights: ['read'] })], 'refused'],
  [[token, login, who({ id: 0 })], 'deferred'],
  [[answer(503, {})], 'deferred'],
  [[noAnswer], 'deferred'],
])('with %j nobody is signed in: %s', (replies, is) => {
  expect(told(sender.open(account, credential), replies).end.is).toBe(is)
})

const page = (revisions: Json): Reply =>
  answer(200, { query: { pages: [{ pageid: 3, title: 'Light rail runs late tram', revisions }] } })
const missing = answer(200, { query: { pages: [{ title: 'x', missing: true }] } })
const ours = { revid: 4, comment: 'Second Look post_1:channel_1', userid: 7 }
const theirs = { revid: 5, comment: 'Second Look post_1:channel_1', userid: 8 }
const contributions = (...found: readonly object[]): Reply =>
  answer(200, { query: { usercontribs: found as readonly Json[] } })
const log = (...found: readonly Json[]): Reply => answer(200, { query: { logevents: found } })

it.each<[string, readonly Reply[], string]>([
  ['in the history', [page([theirs, ours])], 'published'],
  ['a page of somebody else', [page([theirs]), contributions()], 'absent'],
  ['moved since', [missing, contributions({ ...ours, pageid: 9, title: 'Elsewhere', ns: 0 })], 'published'],
  ['only its picture', [missing, contributions({ ...ours, pageid: 9, ns: 6 }), log()], 'absent'],
  ['never', [missing, contributions(), log()], 'absent'],
  ['deleted since', [missing, contributions(), log({ title: 'x' })], 'unreadable'],
  ['no answer', [noAnswer], 'unreadable'],
  ['an error', [failed('readapidenied')], 'unreadable'],
])('finds %s', (_, replies, is) => {
  const { end, asked } = told(sender.find(wanted), replies)
  expect(end.is).toBe(is)
  expect(asked[0]?.path).toContain('rvstart=2026-11-26T08%3A50%3A00Z')
})

const part = { id: '3', address: '', revision: '4' }
const now = (size: number, rights: readonly string[]): Reply =>
  answer(200, {
    query: { userinfo: { rights }, pages: [{ pageid: 3, revisions: [{ revid: 6, parentid: 4, size }] }] },
  })
const revision = (parentid: number): Reply => page([{ revid: 4, parentid }])
const edited = answer(200, { edit: { result: 'Success' } })

it.each<[string, readonly Reply[], string, object]>([
  ['not there', [missing], 'absent', {}],
  ['emptied already', [now(0, [])], 'absent', {}],
  [
    'ours, and may delete',
    [now(9, ['delete']), revision(0), answer(200, { delete: {} })],
    'withdrawn',
    { action: 'delete', pageid: '3' },
  ],
  [
    'ours, and may not',
    [now(9, []), revision(0), edited],
    'withdrawn',
    { action: 'edit', text: '', baserevid: '6' },
  ],
  [
    'a change to a page',
    [now(9, ['delete']), revision(2), edited],
    'withdrawn',
    { action: 'edit', undo: '4' },
  ],
  ['others changed it since', [now(9, []), revision(2), failed('undofailure')], 'refused', { undo: '4' }],
  ['no answer', [now(9, []), revision(0), noAnswer], 'unknown', { text: '' }],
])('withdraws a page that is %s', (_, replies, is, body) => {
  const { end, asked } = told(sender.withdraw(account, { parts: [part] }), replies)
  expect(end.is).toBe(is)
  if (asked[2]) expect(asked[2].body).toMatchObject(body)
})

conformToOddAnswers(account, [
  ...[
    'query',
    'pages',
    'pageid',
    'title',
    'revisions',
    'revid',
    'comment',
    'userid',
    'usercontribs',
    'error',
    'code',
  ],
  ...[
    'edit',
    'result',
    'login',
    'tokens',
    'logintoken',
    'csrftoken',
    'userinfo',
    'rights',
    'parse',
    'text',
    'wikitext',
  ],
  ...[
    'continue',
    'uccontinue',
    'timestamp',
    'ns',
    'users',
    'name',
    'id',
    'missing',
    'slots',
    'main',
    'content',
  ],
])
