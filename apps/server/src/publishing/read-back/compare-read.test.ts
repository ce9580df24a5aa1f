import type { ReadPart } from '@secondlook/connectors'
import { describe, expect, it } from 'vitest'
import type { ShownThen } from '../../posts/index.ts'
import { compareRead, dayDifferences, type PinRead } from './compare-read.ts'

// 26 November in Canberra is from 13:00 on the 25th to 13:00 on the 26th in UTC.
const life = { sentAt: '2026-11-26T09:00:00.000Z', publishedAt: '2026-11-26T09:00:02.000Z' }
const shows = (postedAt: string | null, then = life) =>
  dayDifferences([{ postedAt }], then).map(({ field, wanted, found }) => [field, wanted, found])

describe('the day that it shows', () => {
  it.each<[string, string | null]>([
    ['the instant at which it was sent', life.sentAt],
    ['an hour of the same day in Canberra', '2026-11-25T13:00:00.000Z'],
    ['the last minute of that day', '2026-11-26T12:59:59.000Z'],
    ['no day', null],
  ])('is not another one where it shows %s', (_, postedAt) => {
    expect(shows(postedAt)).toEqual([])
  })

  it.each<[string, string, string]>([
    ['3 March', '2026-03-03T00:00:00.000Z', life.sentAt],
    ['the day before in Canberra', '2026-11-25T12:59:59.000Z', life.sentAt],
    ['the day after in Canberra', '2026-11-26T13:00:00.000Z', life.publishedAt],
    ['another year', '2099-01-01T00:00:00.000Z', life.publishedAt],
  ])('is another one where it shows %s', (_, postedAt, wanted) => {
    expect(shows(postedAt)).toEqual([['day', wanted, postedAt]])
  })

  it('is not another one where two clocks differ at midnight, or it was tried over days', () => {
    const late = { sentAt: '2026-11-26T13:03:00.000Z', publishedAt: '2026-11-26T13:03:01.000Z' }
    expect(shows('2026-11-26T12:54:00.000Z', late)).toEqual([])
    expect(shows('2026-11-26T12:52:00.000Z', late)).toHaveLength(1)
    const long = { ...life, publishedAt: '2026-11-29T01:00:00.000Z' }
    expect(shows('2026-11-27T20:00:00.000Z', long)).toEqual([])
  })

  it('is not compared where we did not send it', () => {
    expect(shows('2026-03-03T00:00:00.000Z', { ...life, sentAt: null as unknown as string })).toEqual([])
  })
})

const part: ReadPart = {
  ...{ id: '1', address: 'https://a.example/1', title: null, text: 'Late', links: [], pictures: [] },
  ...{ revision: null, postedAt: '2026-03-03T00:00:00.000Z', editedAt: null },
}
const shown = (kind: ShownThen['kind']): ShownThen => ({
  ...{ kind, about: null, warnings: [] },
  parts: [{ runs: [{ kind: 'text', text: 'Late' }], pictures: [] }],
})
const fieldsOf = (kind: ShownThen['kind'], pin?: PinRead) =>
  compareRead(shown(kind), [part], { platform: 'mastodon', life, pin }).map(({ field }) => field)

it('compares the day of what is new, and not of what was there before', () => {
  expect([fieldsOf('post'), fieldsOf('reply')]).toEqual([['day'], ['day']])
  expect([fieldsOf('edit'), fieldsOf('profile')]).toEqual([[], []])
})

it('compares of a pin whether it is pinned, and nothing else', () => {
  expect(fieldsOf('pinned', 'not-pinned')).toEqual(['pin'])
  expect([fieldsOf('pinned', 'pinned'), fieldsOf('pinned', 'not-shown'), fieldsOf('pinned')]).toEqual([
    [],
    [],
    [],
  ])
})
