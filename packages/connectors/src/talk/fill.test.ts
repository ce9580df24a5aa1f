import { expect, it } from 'vitest'
import { file, join, merge, pathResult, resultOf, sentAt } from '../placeholder.ts'
import { send } from '../request.ts'
import { fill } from './fill.ts'

const filling = {
  sentAt: '2026-11-26T09:00:00.000Z',
  answers: [{ id: 7, uri: 'at://a/b', list: [{ id: 'x/y' }] }, undefined],
}
const bodyOf = (body: Parameters<typeof send>[2]) => {
  const done = fill(send('POST', '/a', body), filling)
  return 'missing' in done ? done : done.body
}

it('writes the instant, earlier answers, joined texts and merged objects', () => {
  expect(
    bodyOf({
      at: sentAt,
      id: resultOf(0, 'id'),
      text: join('see ', resultOf(0, 'uri'), '!'),
      all: merge({ a: 1, b: 1 }, { b: 2 }),
    }),
  ).toEqual({ at: filling.sentAt, id: 7, text: 'see at://a/b!', all: { a: 1, b: 2 } })
})

it('takes what stands for an answer that is not there, and sends nothing where nothing does', () => {
  expect(bodyOf({ swap: resultOf(1, 'cid', null) })).toEqual({ swap: null })
  expect(bodyOf({ root: resultOf(0, 'value.reply.root', { uri: resultOf(0, 'uri') }) })).toEqual({
    root: { uri: 'at://a/b' },
  })
  expect(bodyOf({ id: resultOf(1, 'id') })).toEqual({ missing: 'id' })
})

it('leaves the bytes of files to whoever sends', () => {
  const picture = file('sha256:ab', 'image/jpeg')
  expect(bodyOf({ file: picture })).toEqual({ file: picture })
  expect(bodyOf({ file: 'sha256:ab', as: 'image/jpeg' })).toEqual({ file: 'sha256:ab', as: 'image/jpeg' })
})

it('keeps a piece of a path a piece', () => {
  expect(fill(send('POST', `/posts/${pathResult(0, 'list.0.id')}`, {}), filling)).toMatchObject({
    path: '/posts/x%2Fy',
  })
  expect(fill(send('POST', `/posts/${pathResult(0, 'none')}`, {}), filling)).toEqual({ missing: 'none' })
})

it('takes what a person wrote for no placeholder', () => {
  expect(bodyOf({ text: '{"$sentAt":true} {$resultOf:0:id}' })).toEqual({
    text: '{"$sentAt":true} {$resultOf:0:id}',
  })
})
