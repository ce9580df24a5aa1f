import { actHolidays, holidaysOn } from '@secondlook/calendar'
import { describe, expect, it } from 'vitest'
import { isMailHoliday } from './mail-holidays.ts'
import { nextWithin, usualHours } from './notices/index.ts'
import { decideMail, usualSettings } from './notices/model.ts'

const next = (at: string): string => nextWithin(usualHours, isMailHoliday, at)

describe('the usual hours in which people are mailed', () => {
  it.each([
    // Thursday evening before Easter 2026, to Tuesday 7 April at 7 am; the clocks go back in between.
    ['2026-04-02T08:30:00.000Z', '2026-04-06T21:00:00.000Z'],
    // Christmas Eve at 8 pm, to Tuesday 29 December: the shutdown of the public service is no holiday.
    ['2026-12-24T09:00:00.000Z', '2026-12-28T20:00:00.000Z'],
    // Noon of Reconciliation Day.
    ['2026-06-01T02:00:00.000Z', '2026-06-01T21:00:00.000Z'],
    // A Thursday like others.
    ['2026-11-26T02:00:00.000Z', '2026-11-26T02:00:00.000Z'],
  ])('after %s come at %s', (at, expected) => expect(next(at)).toBe(expected))

  it('leave out a holiday that is not confirmed too', () => {
    // Monday 26 April 2027, in the morning.
    expect(holidaysOn('2027-04-26', actHolidays)).toMatchObject({ known: true, confirmed: false })
    expect(next('2027-04-25T22:00:00.000Z')).toBe('2027-04-26T21:00:00.000Z')
  })

  it('go on in a year of which no holidays are known, on weekdays, so that mail does not stop for a year', () => {
    // Christmas Day 2031 is a Thursday.
    expect(holidaysOn('2031-12-25', actHolidays)).toMatchObject({ known: false })
    expect(next('2031-12-24T23:00:00.000Z')).toBe('2031-12-24T23:00:00.000Z')
    expect(next('2031-12-27T01:00:00.000Z')).toBe('2031-12-28T20:00:00.000Z')
  })
})

describe('a daily mail', () => {
  it('of a holiday goes out when the hours begin on the next working day', () => {
    // Told on Sunday 31 May 2026; the mail of 8 am would go out on Reconciliation Day.
    const decision = decideMail({
      kind: {
        ...{ kind: 'post.to-approve', title: 'A post waits for your approval.', name: 'Posts to approve' },
        ...{ isMailed: true, isUrgent: false, isMustKnow: false, endsBy: 'deed' },
      },
      notice: { toldAt: '2026-05-31T02:00:00.000Z', doneAt: null },
      settings: { ...usualSettings, mail: 'daily' },
      recipient: {
        ...{ person: 'p-1', email: 'mira@example.org', isPresent: true, isOnDuty: false, awayUntil: null },
      },
      isHoliday: isMailHoliday,
      at: '2026-05-31T22:00:00.000Z',
    })
    expect(decision).toEqual({ mail: 'later', at: '2026-06-01T21:00:00.000Z' })
  })
})
