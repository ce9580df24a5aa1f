import { describe, expect, it } from 'vitest'
import { isLeftOpen, sayScope, saySpan, sayThrough } from './people.ts'

const now = '2026-11-24T00:00:00.000Z'
const before = '2026-03-01T00:00:00.000Z'
const later = '2026-12-01T00:00:00.000Z'
const said = { before: 'Sun 1 Mar 2026, 11:00 am (Canberra)', later: 'Tue 1 Dec 2026, 11:00 am (Canberra)' }

describe('a role that is held', () => {
  it.each([
    [{ from: before, to: null, endedAt: null }, `Since ${said.before}`],
    [{ from: before, to: later, endedAt: null }, `Since ${said.before}, until ${said.later}`],
    [{ from: later, to: null, endedAt: null }, `From ${said.later}`],
    [{ from: before, to: before, endedAt: null }, `${said.before} to ${said.before}`],
    [{ from: before, to: later, endedAt: now }, `${said.before} to Tue 24 Nov 2026, 11:00 am (Canberra)`],
  ])('%j is said as "%s"', (span, says) => expect(saySpan(span, now)).toBe(says))

  it.each([
    ['grant', 'given by Tom'],
    ['delegation', 'handed on by Tom'],
    ['acting', 'acting for Tom'],
  ] as const)('through a %s is %s', (kind, says) =>
    expect(sayThrough({ kind, by: { id: 't', name: 'Tom' } })).toBe(says),
  )

  it('says what it is for', () => {
    expect(sayScope({ kind: 'everything', id: null, name: 'Everything' })).toBe('for everything')
    expect(sayScope({ kind: 'unit', id: 'u', name: 'Libraries' })).toBe('for Libraries')
  })
})

describe('whether the policy binds', () => {
  it.each([
    ['psm-act-employee', false],
    ['psm-act-officer', false],
    ['contractor', false],
    ['volunteer', false],
    ['secondee', true],
    ['not-sure', true],
  ] as const)('is left open by %s: %s', (basis, open) => expect(isLeftOpen(basis)).toBe(open))
})
