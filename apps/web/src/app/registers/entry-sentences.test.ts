import { describe, expect, it } from 'vitest'
import { sayEntry, sayStanding } from './entry-sentences.ts'

const names = { p1: 'Sam Lindqvist', p2: 'Dana Wu' }
const holds = { standing: 'holds', from: '2026-03-01T22:00:00.000Z', until: null, names } as const
const midnight = '2027-06-30T14:00:00.000Z'

describe('how an entry stands', () => {
  it.each([
    ['channels', { life: 'active' }, holds, 'Live.', 'It has held since Mon 2 Mar 2026.'],
    [
      'channels',
      { life: 'closed', closedOn: '2026-05-04' },
      { ...holds, until: midnight },
      'Closed since Mon 4 May 2026.',
      'It has held since Mon 2 Mar 2026, and holds until the end of Wed 30 Jun 2027.',
    ],
    [
      'channels',
      { life: 'active' },
      { ...holds, standing: 'ended', until: '2026-06-30T14:00:00.000Z' },
      'Nobody confirmed that it is still needed, so it lapsed. It is not listed as live.',
      'It held until the end of Tue 30 Jun 2026.',
    ],
    [
      'consents',
      { subject: 'Ruby Oakes', state: 'refused', saidOn: '2026-03-02' },
      holds,
      'Ruby Oakes said no on Mon 2 Mar 2026.',
      'It has held since Mon 2 Mar 2026.',
    ],
    [
      'spokespeople',
      {},
      { ...holds, standing: 'not-yet', until: midnight },
      'It does not hold yet: it begins on Mon 2 Mar 2026 and lasts until the end of Wed 30 Jun 2027.',
    ],
    [
      'contacts',
      {},
      { ...holds, standing: 'revoked' },
      'It was revoked and counts for nothing. The history below says why.',
    ],
    [
      'permission-requests',
      { asker: 'p1', answeredBy: 'p2', state: 'granted', grantedUntil: '2027-01-31' },
      holds,
      'Sam Lindqvist asked, and Dana Wu granted it until the end of Sun 31 Jan 2027.',
    ],
    [
      'initiatives',
      { owner: 'p1', knownTo: ['p2', 'p1'], announcedAt: null },
      holds,
      'Not announced yet.',
      'A plan, a leak or a rumour is no announcement, so nothing is said of it.',
      'Only Sam Lindqvist and Dana Wu can see this page, and that there is such a thing.',
    ],
  ] as const)('in %s, where it says %j', (register, values, page, ...says) => {
    expect(sayEntry(register, { ...page, values: { ...values } as Record<string, string> })).toEqual(says)
  })

  it('is said of a turn with the time of day, because somebody goes to sleep by it', () => {
    const turn = { ...holds, until: '2026-11-26T20:00:00.000Z', values: { person: 'p1' } }
    expect(sayEntry('duty-roster', turn)).toEqual([
      'Sam Lindqvist is on duty until Fri 27 Nov 2026, 7:00 am (Canberra).',
    ])
    expect(sayEntry('duty-roster', { ...turn, standing: 'not-yet' })).toEqual([
      'Sam Lindqvist is on duty from Mon 2 Mar 2026, 9:00 am (Canberra) until Fri 27 Nov 2026, 7:00 am (Canberra).',
    ])
    expect(sayStanding(turn, true)).toBe('Until Fri 27 Nov 2026, 7:00 am (Canberra)')
  })

  it('is said in a few words where it stands in a list', () => {
    expect(sayStanding(holds)).toBe('')
    expect(sayStanding({ ...holds, until: midnight })).toBe('Until Wed 30 Jun 2027')
    expect(sayStanding({ ...holds, standing: 'ended', until: '2026-06-30T14:00:00.000Z' })).toBe(
      'Ended Tue 30 Jun 2026',
    )
    expect(sayStanding({ ...holds, standing: 'not-yet', from: '2026-12-01T00:00:00.000Z' })).toBe(
      'From Tue 1 Dec 2026',
    )
    expect(sayStanding({ ...holds, standing: 'revoked' })).toBe('Revoked')
  })
})
