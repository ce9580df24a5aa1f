import { describe, expect, it } from 'vitest'
import { isoOf } from './instant.ts'
import { endOf, startOf } from './iso-time.ts'
import { knownZones, offsetMinutes } from './zones.ts'

const zone = 'Australia/Sydney'

describe('a date or time as text', () => {
  it.each([
    ['2026-10-04', '2026-10-03T14:00:00.000Z', '2026-10-04T13:00:00.000Z'],
    ['2026-10-05', '2026-10-04T13:00:00.000Z', '2026-10-05T13:00:00.000Z'],
    ['2026-04-05', '2026-04-04T13:00:00.000Z', '2026-04-05T14:00:00.000Z'],
    ['2026-04-06', '2026-04-05T14:00:00.000Z', '2026-04-06T14:00:00.000Z'],
    ['2026-10-04T12:00', '2026-10-04T01:00:00.000Z', '2026-10-04T01:00:00.001Z'],
    ['2026-11-24T09:05:00+11:00', '2026-11-23T22:05:00.000Z', '2026-11-23T22:05:00.001Z'],
    ['2026-11-24T09:05:00.25Z', '2026-11-24T09:05:00.250Z', '2026-11-24T09:05:00.251Z'],
    // Skipped, and shown twice: both by standard time.
    ['2026-10-04T02:30', '2026-10-03T16:30:00.000Z', '2026-10-03T16:30:00.001Z'],
    ['2026-04-05T02:30', '2026-04-04T16:30:00.000Z', '2026-04-04T16:30:00.001Z'],
  ])('%s is from %s until %s', (text, start, end) => {
    expect([isoOf(startOf(text, zone)), isoOf(endOf(text, zone))]).toEqual([start, end])
  })

  it('is refused where it is neither', () => {
    expect(() => startOf('next Tuesday', zone)).toThrow('not an ISO 8601 date or time')
  })

  it('is read as the engine has read it from its first version on, but for its zone rules, in every hour', () => {
    // Its first arithmetic: the offset of the time taken for UTC, and then the offset at what that gives.
    const twice = (wall: number, name: string): number => {
      const guess = wall - offsetMinutes(name, wall) * 60_000
      return wall - offsetMinutes(name, guess) * 60_000
    }
    const wrong: string[] = []
    for (const name of knownZones)
      for (let wall = Date.UTC(2026, 0, 1); wall < Date.UTC(2027, 0, 1); wall += 1_800_000) {
        const text = isoOf(wall).slice(0, 16)
        if (startOf(text, name) !== twice(wall, name)) wrong.push(`${text} ${name}`)
      }
    expect(wrong).toEqual([])
  })
})
