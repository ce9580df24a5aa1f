import { expect, it } from 'vitest'
import { addressBelow, answerWith } from './reply.ts'
import type { Talk } from './talk.ts'
import { walkTalk } from './walk.ts'

it('keeps each header of one name, and reads JSON where it is some', () => {
  const headers: [string, string][] = [
    ['Set-Cookie', 'a=1; Expires=Thu, 26 Nov 2026 09:00:00 GMT'],
    ['set-cookie', 'b=2'],
  ]
  expect(answerWith(200, headers, '{"a":1}', 'https://a.example/')).toEqual({
    is: 'answer',
    status: 200,
    headers: { 'set-cookie': 'a=1; Expires=Thu, 26 Nov 2026 09:00:00 GMT\nb=2' },
    text: '{"a":1}',
    json: { a: 1 },
    address: 'https://a.example/',
  })
  expect(answerWith(502, [], '<html>', '').json).toBeUndefined()
})

it.each([
  ['https://a.example/', '/api', 'https://a.example/api'],
  [
    'https://a.example/?rest_route=',
    '/wp/v2/posts&slug=a',
    'https://a.example/?rest_route=/wp/v2/posts&slug=a',
  ],
  ['https://a.example', 'https://uploads.example/1', 'https://uploads.example/1'],
])('below %s, %s is %s', (service, path, address) => {
  expect(addressBelow(service, path)).toBe(address)
})

it('walks a talk to its end, each answer to its question', async () => {
  function* talk(): Talk<string> {
    const one = yield { request: { method: 'GET', path: '/1', headers: {}, body: null }, as: 'stranger' }
    const two = yield { request: { method: 'GET', path: '/2', headers: {}, body: null }, as: 'account' }
    return `${one.is} ${two.is}`
  }
  const asked: string[] = []
  const end = await walkTalk(talk(), async ({ request, as }) => {
    asked.push(`${as} ${request.path}`)
    return { is: asked.length === 1 ? 'not-sent' : 'no-answer', says: '' }
  })
  expect([end, asked]).toEqual(['not-sent no-answer', ['stranger /1', 'account /2']])
})
