import { describe, expect, it } from 'vitest'
import { byOldestPromise, sayPromise } from './waiting.ts'

const now = '2026-11-24T00:00:00.000Z'
const one = (id: string, dueAt: string | null, toldAt = '2026-11-20T00:00:00.000Z') => ({ id, dueAt, toldAt })

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

  it.each([
    [one('a', '2026-11-24T03:00:00.000Z'), 'Due Tue 24 Nov 2026, 2:00 pm (Canberra), in 3 hours'],
    [one('b', '2026-11-23T22:00:00.000Z'), 'Was due Tue 24 Nov 2026, 9:00 am (Canberra), 2 hours ago'],
    [one('c', null), 'Here for 4 days'],
    [one('d', null, now), 'Here just now'],
  ])('%j is said as "%s"', (notice, said) => expect(sayPromise(notice, now)).toBe(said))
})
