import { registerOf } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { endingsOf, isNextStep } from './endings.ts'

const kinds = (standing: 'holds' | 'not-yet' | 'ended' | 'revoked', name: 'contacts' | 'channels') =>
  endingsOf({ standing }, { name }).map(({ kind }) => kind)

describe('how an entry stops counting', () => {
  it('goes by how it stands', () => {
    expect(kinds('holds', 'contacts')).toEqual(['end', 'revoke'])
    expect(kinds('not-yet', 'contacts')).toEqual(['revoke'])
    expect(kinds('ended', 'contacts')).toEqual(['restore'])
    expect(kinds('revoked', 'contacts')).toEqual(['restore'])
  })
  it('leaves the end of a channel to its deeds', () => expect(kinds('holds', 'channels')).toEqual(['revoke']))
  it('leaves a request to whoever asked, who can take it back', () =>
    expect(endingsOf({ standing: 'holds' }, { name: 'permission-requests' })).toEqual([]))
  it('takes up no turn that is over', () =>
    expect(endingsOf({ standing: 'ended' }, { name: 'duty-roster' })).toEqual([]))
  it('asks for a reason before anything is revoked or restored', () => {
    for (const standing of ['holds', 'revoked'] as const)
      for (const { kind, deed } of endingsOf({ standing }, { name: 'contacts' }))
        expect(deed.needsReason).toBe(kind !== 'end')
  })
})

it('leads on by what approves, opens, grants or confirms, and never by what stops or takes back', () => {
  const steps = (name: 'channels' | 'permission-requests' | 'consents') =>
    Object.entries(registerOf(name).deeds).flatMap(([deed, of]) => (isNextStep(deed, of) ? [deed] : []))
  expect(steps('channels')).toEqual(['approve', 'open', 'recertify'])
  expect(steps('permission-requests')).toEqual(['grant'])
  expect(steps('consents')).toEqual([])
})
