import { describe, expect, it } from 'vitest'
import { emptyDraft, threeWay, toDraft, toEntry } from './entry-draft.ts'

const base = { ...emptyDraft, name: 'Mina Park', unit: 'u1', email: 'mina@example.act' }

describe('an entry in a form', () => {
  it('comes back as it went in', () => {
    const entry = toEntry({ ...base, otherNames: 'Min, M. Park', basis: 'secondee', bound: 'bound' })
    expect(toEntry(toDraft(entry))).toEqual(entry)
    expect(entry.otherNames).toEqual(['Min', 'M. Park'])
  })
  it('says nothing where nothing was typed', () => {
    expect(toEntry({ ...base, email: '  ', otherNames: ' , ' })).toMatchObject({
      email: null,
      otherNames: [],
    })
  })
})

describe('when somebody changed the entry first', () => {
  it.each([
    ['I typed and they did not', { name: 'Mina Parks' }, {}, { name: 'Mina Parks' }, [], []],
    ['they changed and I did not', {}, { unit: 'u2' }, { unit: 'u2' }, ['unit'], []],
    ['both, in different fields', { name: 'A' }, { unit: 'u2' }, { name: 'A', unit: 'u2' }, ['unit'], []],
    ['both, the same field', { name: 'A' }, { name: 'B' }, { name: 'A' }, [], ['name']],
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
