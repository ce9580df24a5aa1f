import { describe, expect, it } from 'vitest'
import { threeWay } from './three-way.ts'

const base = {
  name: 'Mina Park',
  unit: 'u1',
  email: 'mina@example.act',
  topics: ['a', 'b'] as readonly string[],
}

describe('when somebody changed the entry first', () => {
  it.each([
    ['I typed and they did not', { name: 'Mina Parks' }, {}, { name: 'Mina Parks' }, [], []],
    ['they changed and I did not', {}, { unit: 'u2' }, { unit: 'u2' }, ['unit'], []],
    ['both, in different fields', { name: 'A' }, { unit: 'u2' }, { name: 'A', unit: 'u2' }, ['unit'], []],
    ['both, the same field', { name: 'A' }, { name: 'B' }, { name: 'A' }, [], ['name']],
    ['they took one of several away', {}, { topics: ['a'] }, { topics: ['a'] }, ['topics'], []],
    ['both, to the same', { name: 'A' }, { name: 'A' }, { name: 'A' }, [], []],
    ['I emptied what they changed', { email: '' }, { email: 'b@x' }, { email: '' }, [], ['email']],
  ])('%s', (_, mine, now, draft, theirs, both) => {
    expect(threeWay(base, { ...base, ...mine }, { ...base, ...now })).toEqual({
      draft: { ...base, ...draft },
      theirs,
      both,
    })
  })
})
