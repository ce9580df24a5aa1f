import { expect, it } from 'vitest'
import { sayWhen, sayWho, sayWhy } from './taken-down-words.ts'

const priya = { id: 'p', name: 'Priya Nair' }

it('names whoever took it down here, and nobody where the platform’s own log-in was used', () => {
  expect(sayWho({ how: 'here', by: priya })).toBe('Priya Nair, in this program.')
  expect(sayWho({ how: 'elsewhere', by: null })).toBe('With the platform’s own log-in: we do not know who.')
})

it('says of what was noticed that the time is when it was', () => {
  const cameDownAt = '2026-11-24T00:30:00.000Z'
  expect(sayWhen({ how: 'elsewhere', wentOutAt: null, cameDownAt })).toEqual({
    out: 'Not recorded',
    down: 'Noticed Tue 24 Nov 2026, 11:30 am (Canberra)',
  })
  expect(sayWhen({ how: 'here', wentOutAt: cameDownAt, cameDownAt }).down).toBe(
    'Tue 24 Nov 2026, 11:30 am (Canberra)',
  )
})

it('gives the reason in the words of whoever gave it', () => {
  expect(sayWhy({ how: 'here', why: 'It named a child.' })).toBe('“It named a child.”')
  expect(sayWhy({ how: 'elsewhere', why: null })).toBe('Not known.')
})
