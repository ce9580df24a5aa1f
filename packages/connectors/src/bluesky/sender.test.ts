import { expect, it } from 'vitest'
import { answer, inWords, noAnswer, notSent, walked } from '../conformance-answers.ts'
import { conformToOddAnswers } from '../conformance-odd-answers.ts'
import { postWith } from '../conformance-sender.ts'
import type { Account, Content } from '../content.ts'
import { prepare } from '../prepare.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get } from '../request.ts'
import { fill } from '../talk/fill.ts'
import type { Wanted } from '../talk/sender.ts'
import type { Ask, Reply } from '../talk/talk.ts'
import { digestOfCid } from './cid.ts'
import { blueskySender as sender } from './sender.ts'

const account: Account = { platform: 'bluesky', address: '@tccs.test', platformId: 'did:plc:tccs' }
const sentAt = '2026-11-26T09:00:00.000Z'
const failed = (status: number, error: string): Reply => answer(status, { error, message: `It is ${error}` })

const wanted = (change: Partial<Content> = {}): Wanted => {
  const prepared = prepare(postWith('tram', change), account, 'post_1:channel_1')
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return { account, requests: prepared.requests, sentAt, answers: [] }
}
const missing = failed(400, 'RecordNotFound')
const uriOf = (request: PreparedRequest | undefined) =>
  `at://did:plc:tccs/app.bsky.feed.post/${Reflect.get(Object(request?.body), 'rkey')}`
/** What the server would answer if these requests had been taken. */
const taken = (of: Wanted, answers: readonly (Json | undefined)[], change: object = {}) => {
  const kept = of.requests.flatMap((request, at): [string, Json][] => {
    if (answers[at] === undefined || !request.path.endsWith('putRecord')) return []
    const filled = fill(request, { sentAt, answers })
    const value = 'missing' in filled ? {} : Reflect.get(Object(filled.body), 'record')
    return [[uriOf(request), { uri: uriOf(request), cid: `cid${at}`, value: { ...value, ...change } }]]
  })
  return ({ request }: Ask): Reply => {
    const found = kept.find(([uri]) => request.path.endsWith(`rkey=${uri.split('/').at(-1)}`))
    return found ? answer(200, found[1]) : missing
  }
}

it.each<[string, Reply, string]>([
  ['putRecord', answer(200, { uri: 'at://a/b/c', cid: 'd' }), 'done'],
  ['putRecord', answer(200, {}), 'unknown'],
  ['putRecord', failed(400, 'InvalidSwap'), 'refused taken'],
  ['putRecord', failed(400, 'InvalidRequest'), 'refused content'],
  ['putRecord', failed(400, 'ExpiredToken'), 'deferred 0'],
  ['putRecord', failed(400, 'InvalidToken'), 'refused credential'],
  ['putRecord', failed(401, 'AuthMissing'), 'refused credential'],
  ['putRecord', failed(500, 'InternalServerError'), 'unknown'],
  ['putRecord', failed(502, 'UpstreamFailure'), 'unknown'],
  ['putRecord', noAnswer, 'unknown'],
  ['putRecord', notSent, 'deferred null'],
  [
    'putRecord',
    answer(
      429,
      { error: 'RateLimitExceeded' },
      {
        'ratelimit-reset': '1795683610',
        date: 'Thu, 26 Nov 2026 09:00:00 GMT',
      },
    ),
    'deferred 10000',
  ],
  ['uploadBlob', answer(200, { blob: {} }), 'done'],
  ['uploadBlob', noAnswer, 'deferred null'],
  ['uploadBlob', failed(500, 'InternalServerError'), 'deferred null'],
])('judges an answer to %s: %j is %s', (path, reply, is) => {
  const request = { method: 'POST', path: `/xrpc/com.atproto.repo.${path}`, headers: {} }
  const body = { repo: 'a', collection: 'b', rkey: 'c', swapRecord: null }
  expect(inWords(sender.judge({ ...request, body }, reply))).toBe(is)
})

it('tries again where the profile changed meanwhile', () => {
  const request = { method: 'POST', path: '/xrpc/com.atproto.repo.putRecord', headers: {} }
  expect(sender.judge({ ...request, body: { swapRecord: 'cid' } }, failed(400, 'InvalidSwap'))).toMatchObject(
    {
      is: 'deferred',
      afterMs: 0,
    },
  )
})

it('makes the first profile of an account, and replies to no post that is not there', () => {
  const look = (collection: string) =>
    get(`/xrpc/com.atproto.repo.getRecord?repo=a&collection=${collection}&rkey=b`)
  expect(inWords(sender.judge(look('app.bsky.actor.profile'), missing))).toBe('done')
  expect(inWords(sender.judge(look('app.bsky.feed.post'), missing))).toBe('refused about')
})

it('finds by its keys what is out, and what is not', () => {
  const thread = wanted({ text: 'One\n---\nTwo\n---\nThree' })
  const ids = thread.requests.map(uriOf)
  const answers = ids.map((uri, at) => ({ uri, cid: `cid${at}` }))
  const find = (answered: readonly (Json | undefined)[], change?: object) =>
    walked(sender.find(thread), taken(thread, answered, change))
  expect(find([])).toEqual({ is: 'absent' })
  expect(find(answers)).toMatchObject({ is: 'published', published: { parts: ids.map((id) => ({ id })) } })
  expect(find(answers.slice(0, 2))).toMatchObject({
    is: 'partly',
    answers: [answers[0], answers[1], undefined],
  })
  // Somebody else's words with our key are not ours.
  expect(find(answers, { text: 'Another' })).toEqual({ is: 'absent' })
  expect(find(answers, { createdAt: '2026-11-26T10:00:00.000Z' })).toEqual({ is: 'absent' })
  // What a server says of an account that was taken down is no word about the post.
  const down = answer(400, { error: 'InvalidRequest', message: 'Could not locate record: at://x' })
  for (const reply of [failed(502, 'UpstreamFailure'), failed(400, 'RepoTakendown'), down])
    expect(walked(sender.find(thread), () => reply)).toMatchObject({ is: 'unreadable', isForGood: false })
})

it('knows an upload whose answer was lost by its bytes', () => {
  const cid = 'bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'
  const digest = digestOfCid(cid)
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  const blob = { $type: 'blob', ref: { $link: cid }, mimeType: 'image/jpeg', size: 9 }
  const picture = { kind: 'jpeg' as const, width: 2, height: 1, bytes: 9, alt: 'A tram' }
  const of = (sent: string) => {
    const post = wanted({ pictures: [{ ...picture, digest: sent }] })
    return walked(sender.find(post), taken(post, [{ blob }, { uri: uriOf(post.requests[1]), cid: 'c' }])).is
  }
  expect(of(digest ?? '')).toBe('published')
  expect(of(`sha256:${'0'.repeat(64)}`)).toBe('absent')
})

it('takes a thread off from its end, and no profile', () => {
  const asked: Json[] = []
  const parts = ['a', 'b'].map((rkey) => ({
    id: `at://did:plc:tccs/app.bsky.feed.post/${rkey}`,
    address: '',
    revision: null,
  }))
  const withdrawn = walked(sender.withdraw(account, { parts }), ({ request }) => {
    asked.push(Reflect.get(Object(request.body), 'rkey'))
    return answer(200, {})
  })
  expect([withdrawn, asked]).toEqual([{ is: 'withdrawn' }, ['b', 'a']])
  const profile = { id: 'at://did:plc:tccs/app.bsky.actor.profile/self', address: '', revision: null }
  expect(walked(sender.withdraw(account, { parts: [profile] }), () => answer(200, {}))).toMatchObject({
    is: 'refused',
    code: 'about',
  })
})

it.each([
  [
    'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ],
  ['bafyreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku', undefined],
  ['QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n', undefined],
  ['b', undefined],
  ['', undefined],
])('reads the digest in %j', (cid, digest) => {
  expect(digestOfCid(cid)).toBe(digest === undefined ? undefined : `sha256:${digest}`)
})

conformToOddAnswers(account, [
  ...['uri', 'cid', 'value', 'records', 'cursor', 'did', 'handle', 'accessJwt', 'error', 'message', 'blob'],
  ...[
    'text',
    'facets',
    'index',
    'byteStart',
    'features',
    'embed',
    'images',
    'image',
    'external',
    'ref',
    '$link',
  ],
])
