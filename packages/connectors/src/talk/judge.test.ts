import { expect, it } from 'vitest'
import { get, send } from '../request.ts'
import { judgeHttp, notOpened, waitOf } from './judge.ts'
import { answerWith } from './reply.ts'
import type { Reply } from './talk.ts'

const answer = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  answerWith(status, Object.entries(headers), 'so', 'https://a.example/')
const [look, write] = [get('/a'), send('POST', '/a', {})]
const date = 'Thu, 26 Nov 2026 09:00:00 GMT'
const noAnswer: Reply = { is: 'no-answer', says: 'gone' }
const notSent: Reply = { is: 'not-sent', says: 'no name' }

it.each<[Reply, string, string]>([
  [answer(200), 'done', 'done'],
  [answer(400), 'refused content', 'refused content'],
  [answer(401), 'refused credential', 'refused credential'],
  [answer(403), 'refused credential', 'refused credential'],
  [answer(404), 'refused about', 'refused about'],
  [answer(408), 'unknown', 'deferred'],
  [answer(410), 'refused about', 'refused about'],
  [answer(422), 'refused content', 'refused content'],
  [answer(429), 'deferred', 'deferred'],
  [answer(500), 'unknown', 'deferred'],
  [answer(503), 'unknown', 'deferred'],
  [noAnswer, 'unknown', 'deferred'],
  [notSent, 'deferred', 'deferred'],
])('takes %j for %s where it wrote and for %s where it looked', (reply, wrote, looked) => {
  const said = (of: ReturnType<typeof judgeHttp>) => (of.is === 'refused' ? `refused ${of.code}` : of.is)
  expect([said(judgeHttp(write, reply)), said(judgeHttp(look, reply))]).toEqual([wrote, looked])
})

it.each<[Readonly<Record<string, string>>, number | null]>([
  [{}, null],
  [{ 'retry-after': '30' }, 30_000],
  [{ 'retry-after': 'Thu, 26 Nov 2026 09:00:05 GMT', date }, 5000],
  [{ 'retry-after': 'Thu, 26 Nov 2026 08:00:00 GMT', date }, 0],
  [{ 'retry-after': 'Thu, 26 Nov 2026 09:00:05 GMT' }, null],
  [{ 'retry-after': 'soon', date }, null],
  [{ 'ratelimit-reset': '1795683610', date }, 10_000],
  [{ 'ratelimit-reset': '60' }, 60_000],
  [{ 'x-ratelimit-reset': '2026-11-26T09:05:00.000Z', date }, 300_000],
  [{ 'x-rate-limit-reset': '1795683600', date }, 0],
])('of %j waits %j', (headers, wait) => {
  expect(waitOf(answer(429, headers))).toBe(wait)
})

it.each<[Reply, string]>([
  [answer(400), 'refused'],
  [answer(401), 'refused'],
  [answer(200), 'deferred'],
  [answer(502), 'deferred'],
  [noAnswer, 'deferred'],
])('with %j nobody is signed in: %s', (reply, is) => {
  expect(notOpened(write, reply)).toMatchObject({ is, ...(is === 'refused' ? { code: 'credential' } : {}) })
})
