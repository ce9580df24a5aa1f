import { describe, expect, it } from 'vitest'
import { clockOf, readClock, zoneAt } from './canberra-time.ts'

describe('a time in Canberra', () => {
  it.each([
    ['2026-11-27', '09:05', '2026-11-26T22:05:00.000Z', null],
    ['2026-07-01', '09:05', '2026-06-30T23:05:00.000Z', null],
    ['2026-10-04', '02:30', '2026-10-03T16:30:00.000Z', 'skip this time; it is read as 3:30 am'],
    ['2027-04-04', '02:30', '2027-04-03T15:30:00.000Z', 'show this time twice'],
    ['', '09:05', null, null],
    ['2026-11-27', '', null, null],
  ])('%s %s is %s', (day, time, at, says) => {
    const read = readClock({ day, time })
    expect(read.at).toBe(at)
    expect(read.says ?? '').toContain(says ?? '')
    expect(read.says === null).toBe(says === null)
  })

  it('comes back as it was typed', () => {
    expect(clockOf('2026-11-26T22:05:00.000Z')).toEqual({ day: '2026-11-27', time: '09:05' })
  })

  it('says whether it is daylight saving', () => {
    expect(zoneAt('2026-11-26T22:05:00.000Z')).toContain('with daylight saving')
    expect(zoneAt('2026-06-30T23:05:00.000Z')).toContain('without daylight saving')
  })
})
