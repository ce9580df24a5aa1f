import type { CalendarItem, Notice, PostRow } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { byOldestPromise, nextDay, sayPromise, waitingOf } from './waiting.ts'

const now = '2026-11-24T00:00:00.000Z'
const one = (id: string, dueAt: string | null, toldAt = '2026-11-20T00:00:00.000Z') => ({
  ...{ id, dueAt, toldAt, isUrgent: false, seen: undefined },
})

describe('what waits', () => {
  it('stands by its promise: overdue, due, then what waited longest', () => {
    const order = byOldestPromise([
      one('no promise, new', null, '2026-11-23T00:00:00.000Z'),
      one('due later', '2026-11-26T00:00:00.000Z'),
      one('no promise, old', null, '2026-11-01T00:00:00.000Z'),
      one('overdue', '2026-11-22T00:00:00.000Z'),
      one('due next', '2026-11-24T05:00:00.000Z'),
    ])
    expect(order.map(({ id }) => id)).toEqual([
      'overdue',
      'due next',
      'due later',
      'no promise, old',
      'no promise, new',
    ])
  })

  it('is what cannot wait first, whenever it was told, and what has only to be seen last', () => {
    const order = byOldestPromise([
      { ...one('only to be seen', null, '2026-11-01T00:00:00.000Z'), seen: 'n1' },
      one('overdue', '2026-11-22T00:00:00.000Z'),
      one('to do', null, '2026-11-23T00:00:00.000Z'),
      { ...one('changed behind our back', null, now), isUrgent: true },
      { ...one('an emergency', '2026-11-24T02:00:00.000Z'), isUrgent: true },
    ])
    expect(order.map(({ id }) => id)).toEqual([
      ...['an emergency', 'changed behind our back', 'overdue', 'to do', 'only to be seen'],
    ])
  })

  it.each([
    [one('a', '2026-11-24T03:00:00.000Z'), 'Due today 2 pm, in 3 hours'],
    [one('b', '2026-11-23T22:00:00.000Z'), 'Was due today 9 am, 2 hours ago'],
    [one('c', null), 'Here for 4 days'],
    [one('d', null, now), 'Here just now'],
  ])('%j is said as "%s"', (notice, said) => expect(sayPromise(notice, now)).toBe(said))
})

const row = (id: string, more: Partial<PostRow> = {}): PostRow => ({
  ...{ id, title: `Post ${id}`, kind: 'post', state: 'in-review', tier: 'T1', unit: null, waitsFor: [] },
  ...{ channels: [{ id: 'p', name: 'Pools' }], by: { id: 's', name: 'Sam' }, at: null, due: null },
  ...{ changedAt: now, out: null, ...more },
})
const notice = (id: string, kind: string, link: string, more: Partial<Notice> = {}): Notice => ({
  ...{ id, kind, link, title: `Told ${id}`, isUrgent: false, dueAt: null, toldAt: now, doneAt: null },
  ...{ endsBy: 'deed', ...more },
})

describe('everything that waits', () => {
  it('has each post once: by its own name, and with whoever waits', () => {
    const waiting = waitingOf(
      [
        notice('1', 'posts.to-approve', '/posts/a'),
        notice('2', 'posts.returned', '/posts/b'),
        notice('3', 'posts.commented', '/posts/b', { endsBy: 'word' }),
        notice('4', 'posts.neutral-asked', '/posts/a'),
        notice('5', 'posts.to-approve', '/posts/of-somebody-else'),
        notice('6', 'role.given', '/my-access', { doneAt: now }),
      ],
      { toApprove: [row('a', { due: now })], mine: [row('b', { state: 'returned' }), row('c')] },
    )
    expect(waiting.map(({ title, says, seen }) => [title, says, seen])).toEqual([
      ['Post a', 'Sam asks for approval · Pools', undefined],
      ['Post b', 'Returned to you with a reason', undefined],
      ['Told 3', 'Post b', '3'],
      ['Told 4', 'Post a', undefined],
      ['Told 5', '', undefined],
    ])
  })
})

it('names a post that did not go out, once for all its channels, and marks one whose emergency waits for me', () => {
  const waiting = waitingOf(
    [
      notice('3', 'publishing.held-up', '/posts/d', { isUrgent: true }),
      notice('1', 'publishing.held-up', '/posts/d', { isUrgent: true, toldAt: '2026-11-23T00:00:00.000Z' }),
      notice('2', 'posts.emergency', '/posts/a', { isUrgent: true }),
    ],
    { toApprove: [row('a'), row('b')], mine: [], needs: [{ post: 'd', title: 'Post d' } as never] },
  )
  expect(waiting.map(({ title, says, isUrgent }) => [title, says, isUrgent])).toEqual([
    ['Post a', 'Sam asks for approval · Pools', true],
    ['Post b', 'Sam asks for approval · Pools', false],
    ['Told 1', 'Post d', true],
  ])
})

it('shows of a plan what has a time in the next 24 hours, in its order', () => {
  const item = (post: string, at: string | null) => ({ post, at }) as CalendarItem
  const items = [
    item('late', '2026-11-24T23:59:00.000Z'),
    item('soon', '2026-11-24T01:00:00.000Z'),
    item('over', '2026-11-23T23:00:00.000Z'),
    item('tomorrow', '2026-11-25T00:00:00.000Z'),
    item('event', null),
  ]
  expect(nextDay(items, new Date(now)).map(({ post }) => post)).toEqual(['soon', 'late'])
})
