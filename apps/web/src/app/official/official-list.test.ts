import { expect, it } from 'vitest'
import { byBody, sayAccount } from './official-list.ts'

const account = (name: string, body: string | null, state: 'live' | 'paused' | 'closed' | 'lapsed') => ({
  ...{ name, body, state, platform: 'Facebook', address: `facebook.com/${name}`, since: '2026-03-02' },
})

it('lists accounts by body, the live ones first', () => {
  const all = [
    account('b', 'Transport', 'live'),
    account('old', 'Libraries', 'closed'),
    account('a', 'Libraries', 'paused'),
    account('c', 'Libraries', 'live'),
    account('z', null, 'live'),
  ]
  expect(byBody(all).map(([body, own]) => [body, own.map(({ name }) => name)])).toEqual([
    ['Libraries', ['c', 'a', 'old']],
    ['The whole organisation', ['z']],
    ['Transport', ['b']],
  ])
})

it.each([
  ['live', 'Official since Mon 2 Mar 2026.'],
  ['paused', 'Official, and quiet since Mon 2 Mar 2026.'],
  ['lapsed', 'Nobody has confirmed it since Mon 2 Mar 2026. Treat it as not official.'],
  ['closed', 'Closed since Mon 2 Mar 2026. Nothing new on it is ours.'],
] as const)('says of one that is %s how far to trust it', (state, says) => {
  expect(sayAccount(account('a', null, state))).toBe(says)
})
