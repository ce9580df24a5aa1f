import { registerOf } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { askedFields, blankDraft, draftOf, inputOf, sayDraftValue } from './entry-draft.ts'

const now = '2026-11-26T01:00:00.000Z'
const consents = registerOf('consents')
const requests = registerOf('permission-requests')
const kept = {
  values: {
    ...{ subject: 'Ruby Oakes', reference: null, otherNames: ['Rubes', 'R. Oakes'], isMinor: true },
    ...{ guardian: 'Kit Oakes', things: ['picture', 'name'], state: 'given', saidOn: '2026-03-02' },
    ...{ purposes: [], channels: ['c1'], evidence: 'Form 12' },
  },
  ...{ unit: { id: 'u4', name: 'Libraries' }, key: null, until: '2027-03-02T04:30:00.000Z' },
}

describe('an entry in a form', () => {
  it('comes back as it went in', () => {
    expect(inputOf(consents, draftOf(consents, kept), now, kept)).toEqual({
      ...{ key: null, unit: 'u4', from: null, until: kept.until, values: kept.values },
    })
  })
  it('takes words one a line, and says nothing where nothing was typed', () => {
    const draft = {
      ...draftOf(consents, kept),
      ...{ 'values.otherNames': ' Ru \n\n Oakes', 'values.guardian': '  ' },
    }
    expect(inputOf(consents, draft, now, kept).values).toMatchObject({
      otherNames: ['Ru', 'Oakes'],
      guardian: null,
    })
  })
  it('ends with a whole day where somebody chose one, and not where they took it away', () => {
    const draft = draftOf(consents, kept)
    expect(draft['until']).toBe('2027-03-02')
    expect(inputOf(consents, { ...draft, until: '2027-04-01' }, now, kept).until).toBe('2027-04-01')
    expect(inputOf(consents, { ...draft, until: '' }, now, kept).until).toBe(null)
  })
  it('begins now where its first day is today', () => {
    const draft = draftOf(consents, kept)
    expect(inputOf(consents, { ...draft, from: '2026-11-26' }, now, kept).from).toBe(null)
    expect(inputOf(consents, { ...draft, from: '2026-12-01' }, now, kept).from).toBe('2026-12-01')
  })
  it('begins and ends to the minute where that matters, and where only a day was chosen by the day', () => {
    const roster = registerOf('duty-roster')
    const until = '2026-11-26T20:00:00.000Z'
    const draft = draftOf(roster, { ...kept, values: {}, until })
    expect(inputOf(roster, draft, now).until).toBe(until)
    expect(inputOf(roster, { ...draft, from: until, until: '2026-11-28' }, now)).toMatchObject({
      ...{ from: until, until: '2026-11-28' },
    })
  })
  it('asks for nothing that only a deed sets, and sends none of it', () => {
    expect(askedFields(requests).map(([name]) => name)).toEqual([
      ...['kind', 'what', 'who', 'asset', 'channels', 'wantedUntil'],
    ])
    expect(inputOf(requests, blankDraft(requests, {}), now).values).toEqual({
      ...{ kind: null, what: null, who: null, asset: null, channels: [], wantedUntil: null },
    })
  })
})

describe('an address', () => {
  it('fills in what it names, and nothing that cannot be chosen', () => {
    const draft = blankDraft(requests, {
      kind: 'logo',
      what: 'Our logo',
      channels: 'c1,c2',
      state: 'granted',
    })
    expect(inputOf(requests, draft, now).values).toMatchObject({
      ...{ kind: 'logo', what: 'Our logo', channels: ['c1', 'c2'] },
    })
    expect(draft['values.state']).toBe(undefined)
    expect(blankDraft(requests, { kind: 'everything' })['values.kind']).toBe('')
  })
})

describe('what somebody else wrote', () => {
  it.each([
    ['things', ['picture', 'voice'], 'They wrote: Picture, Voice'],
    ['channels', ['c1'], 'They wrote: Libraries on Facebook'],
    ['guardian', '', 'They emptied this.'],
    ['isMinor', false, 'They said no.'],
    ['otherNames', 'Rubes\nRu', 'They wrote: Rubes, Ru'],
  ])('into %s', (name, value, says) => {
    expect(sayDraftValue(consents.fields[name], value, { c1: 'Libraries on Facebook' })).toBe(says)
  })
})
