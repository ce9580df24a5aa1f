import { nextChange, offsetMinutes } from '@secondlook/calendar'
import { sync as readElsewhere, type VEvent } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { type FeedItem, writeFeed } from './feed-file.ts'

const item = (more: Partial<FeedItem> = {}): FeedItem => ({
  ...{ post: 'p1', kind: 'post', title: 'Pool opens', state: 'approved', channels: ['Parks on Facebook'] },
  ...{ at: '2026-11-24T22:05:00.000Z', changedAt: '2026-11-20T01:02:03.456Z', ...more },
})
/** The events of a feed, as a program reads them that shares nothing with the one that wrote it. */
const eventsOf = (items: readonly FeedItem[], name = 'Posts'): readonly VEvent[] =>
  Object.values(readElsewhere.parseICS(writeFeed({ name, items }))).filter(
    (one): one is VEvent => one?.type === 'VEVENT',
  )

describe('a feed', () => {
  it('is read elsewhere as it was meant', () => {
    const [event, ...more] = eventsOf([item()])
    expect(more).toEqual([])
    expect(event).toMatchObject({
      ...{ uid: 'p1@secondlook', summary: 'Pool opens (approved)', location: 'Parks on Facebook' },
      ...{ status: 'CONFIRMED', class: 'PRIVATE', transparency: 'TRANSPARENT' },
    })
    expect(event?.start.toISOString()).toBe('2026-11-24T22:05:00.000Z')
    expect(event?.end?.toISOString()).toBe('2026-11-24T22:20:00.000Z')
    expect(event?.start.tz).toBe('Australia/Sydney')
  })

  it('calls what has no title by what it is, and says what is not approved', () => {
    const events = eventsOf([
      item({ post: 'a', title: '', state: 'in-review' }),
      item({ post: 'b', title: '', kind: 'reply', state: 'draft' }),
    ])
    expect(events.map(({ summary, status }) => [summary, status])).toEqual([
      ['A post (waiting for approval)', 'TENTATIVE'],
      ['A reply (being written)', 'TENTATIVE'],
    ])
  })

  it('keeps every letter of a title, in lines of 75 bytes at most, each ended by CR LF', () => {
    const titles = [
      'Commas, semicolons; back\\slashes and a\nsecond line',
      `Wiradjuri ngurambang – ${'čaj 茶 🫖 '.repeat(30)}`,
      'BEGIN:VEVENT\r\nUID:other',
    ]
    const text = writeFeed({
      name: titles.join(' '),
      items: titles.map((title, n) => item({ post: `${n}`, title })),
    })
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/[\r\n]/)
    }
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(3)
    const read = eventsOf(titles.map((title, n) => item({ post: `${n}`, title })))
    expect(read.map(({ summary }) => String(summary).replace(/\r/g, ''))).toEqual(
      titles.map((title) => `${title.replace(/\r/g, '')} (approved)`),
    )
  })

  // Sydney: +10 in winter, +11 in summer; on 5 Apr 2026 the clocks go back at 3 am, on 4 Oct 2026 forward at 2 am.
  it.each([
    ['a winter morning', '2026-07-01T23:00:00.000Z'],
    ['a summer morning', '2026-12-31T22:00:00.000Z'],
    ['the hour before the clocks go back', '2026-04-04T15:30:00.000Z'],
    ['the hour after, which they show again', '2026-04-04T16:30:00.000Z'],
    ['the first instant after that hour', '2026-04-04T17:00:00.000Z'],
    ['the last minute before the clocks go forward', '2026-10-03T15:59:00.000Z'],
    ['the first instant after', '2026-10-03T16:00:00.000Z'],
  ])('says %s so that it is the same instant elsewhere', (_name, at) => {
    expect(eventsOf([item({ at })])[0]?.start.toISOString()).toBe(at)
  })

  it('carries the rule of the zone as our own calendar has it', () => {
    const text = writeFeed({ name: 'Posts', items: [] })
    expect(text).toContain(
      '\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nBEGIN:VTIMEZONE\r\nTZID:Australia/Sydney\r\n',
    )
    const forward = nextChange('Australia/Sydney', Date.parse('2026-07-01T00:00:00.000Z'))
    expect(forward?.at).toBe(Date.parse('2026-10-03T16:00:00.000Z'))
    // What the file says: the first Sunday of October at 2 am by +10, of April at 3 am by +11.
    expect(text).toMatch(
      /DTSTART:20081005T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\r\nTZOFFSETFROM:\+1000/,
    )
    expect(text).toMatch(
      /DTSTART:20080406T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\r\nTZOFFSETFROM:\+1100/,
    )
    for (let year = 2009; year < 2040; year++)
      for (const [month, hour, before, after] of [
        [9, 16, 600, 660],
        [3, 16, 660, 600],
      ] as const) {
        const first = new Date(Date.UTC(year, month, 1))
        const sunday = 1 + ((7 - first.getUTCDay()) % 7)
        const change = Date.UTC(year, month, sunday - 1, hour)
        expect([
          offsetMinutes('Australia/Sydney', change - 1),
          offsetMinutes('Australia/Sydney', change),
        ]).toEqual([before, after])
      }
  })
})
