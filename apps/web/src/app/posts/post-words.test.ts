import { outStates } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { anyOf, outWords, sayNext, saySchedule, sayStand } from './post-words.ts'

// 11:30 am on Tuesday 24 November in Canberra.
const now = '2026-11-24T00:30:00.000Z'
const dana = { id: 'd', name: 'Dana Wu' }
const tom = { id: 't', name: 'Tom Okafor' }
const row = {
  ...{ state: 'in-review' as const, due: '2026-11-24T04:00:00.000Z', waitsFor: [dana, tom], at: null },
  changedAt: '2026-11-23T22:30:00.000Z',
  out: null,
}

describe('what happens next to a post', () => {
  it.each([
    [{}, 'Waits for Dana Wu or Tom Okafor, due today 3 pm'],
    [{ waitsFor: [dana] }, 'Waits for Dana Wu, due today 3 pm'],
    [{ due: '2026-11-23T22:00:00.000Z' }, 'Waits for Dana Wu or Tom Okafor, was due today 9 am'],
    [{ due: null, waitsFor: [] }, 'Nobody can approve it now'],
    [{ state: 'approved' as const, at: '2026-11-24T22:05:00.000Z' }, 'Goes out tomorrow 9:05 am'],
    [{ state: 'approved' as const }, 'Goes out when its time comes'],
    [{ state: 'returned' as const }, 'Changed 2 hours ago'],
  ])('%j is said as "%s"', (more, says) => expect(sayNext({ ...row, ...more }, now)).toBe(says))

  it('is what became of it once it is on its way, and never that it goes out', () => {
    const since = '2026-11-23T22:30:00.000Z'
    const said = (state: keyof typeof outStates, needs: 'nobody' | 'you') =>
      sayNext(
        {
          ...row,
          state: 'approved',
          at: '2026-11-24T22:05:00.000Z',
          out: { state, needs, since, isOut: false },
        },
        now,
      )
    expect(said('posted', 'nobody')).toBe('Posted, 2 hours ago')
    expect(said('stopped', 'you')).toBe('Stopped: needs you, 2 hours ago')
    expect(
      sayStand({ state: 'expired', out: { state: 'partly', needs: 'somebody', since, isOut: true } }),
    ).toBe('Posted in part: needs somebody')
    expect(outWords).toEqual(outStates)
  })

  it('speaks to whoever it waits for', () =>
    expect(sayNext(row, now, 't')).toBe('Waits for you, due today 3 pm'))
})

it('names any of several, and joins only the last two', () => {
  expect(anyOf(['Ann and Bob Ltd', 'Kim', 'Lee'])).toBe('Ann and Bob Ltd, Kim or Lee')
  expect(anyOf(['Kim'])).toBe('Kim')
})

describe('a schedule', () => {
  it.each([
    [{ kind: 'when-approved' as const, latest: null }, 'as soon as it is approved'],
    [
      { kind: 'at' as const, at: '2026-11-24T04:00:00.000Z', latest: '2026-11-24T22:00:00.000Z' },
      'today 3 pm, and not after tomorrow 9 am',
    ],
    [
      { kind: 'event' as const, event: 'announced' as const, entry: 'e', minutesAfter: 30, latest: null },
      '30 minutes after what it is about is announced',
    ],
  ])('%j is said as "%s"', (schedule, says) => expect(saySchedule(schedule, now)).toBe(says))
})
