import { describe, expect, it } from 'vitest'
import { currentOf, sayLink, sayState } from './link-sentences.ts'

const named = (name: string) => ({ id: name, name })
const link = {
  ...{ id: 'l', state: 'waiting' as const, madeBy: named('Ada'), madeAt: '2026-11-25T22:00:00.000Z' },
  ...{
    confirmedBy: null,
    confirmedAt: null,
    usedAt: null,
    endedAt: null,
    endsAt: '2026-11-28T22:00:00.000Z',
  },
  ...{ mayConfirm: false, whyNot: null, whoConfirms: [], mayEnd: true },
}
const second = { confirmedBy: named('Olga'), confirmedAt: '2026-11-25T23:00:00.000Z' }

describe('a link in sentences', () => {
  it('says who made it while it waits', () => {
    expect(sayState(link)).toBe('Waits for a second person, until Sun 29 Nov 2026, 9:00 am (Canberra)')
    expect(sayLink(link)).toBe('Ada made it on Thu 26 Nov 2026, 9:00 am (Canberra).')
  })

  it('says who confirmed it and when it was used', () => {
    const used = { ...link, ...second, state: 'used' as const, usedAt: '2026-11-26T00:00:00.000Z' }
    expect(sayState(used)).toBe('Used')
    expect(sayLink(used)).toBe(
      'Ada made it on Thu 26 Nov 2026, 9:00 am (Canberra). Olga confirmed it on Thu 26 Nov 2026, 10:00 am (Canberra). It was used on Thu 26 Nov 2026, 11:00 am (Canberra).',
    )
  })

  it('says that it ended, by somebody or by itself', () => {
    const ended = { ...link, state: 'ended' as const }
    expect(sayState(ended)).toBe('Ended without having been used')
    expect(sayLink(ended)).not.toContain('ended')
    expect(sayLink({ ...ended, endedAt: '2026-11-26T00:00:00.000Z' })).toContain('It was ended on Thu 26 Nov')
  })

  it('may come to something while it waits and while it is open', () => {
    const states = ['ended', 'used', 'open', 'waiting'] as const
    expect(currentOf(states.map((state) => ({ ...link, state })))?.state).toBe('open')
    expect(currentOf([{ ...link, state: 'ended' }])).toBe(undefined)
  })
})
