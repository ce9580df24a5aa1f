import { describe, expect, it } from 'vitest'
import { emptyDraft, toDraft, toEntry } from './entry-draft.ts'

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
