import { isoOf, toInstant, toLocal } from '@secondlook/calendar'
import { type PostKind, type PostState, postKinds, postStates } from '@secondlook/contract'
import ICAL from 'ical.js'

/** A post as a calendar elsewhere may show it: never a word of what it says. */
export type FeedItem = {
  readonly post: string
  readonly kind: PostKind
  /** The working title that somebody gave it; empty where nobody did. */
  readonly title: string
  readonly state: PostState
  readonly channels: readonly string[]
  readonly at: string
  /** Since when it stands so. */
  readonly changedAt: string
}

export type Feed = { readonly name: string; readonly items: readonly FeedItem[] }

const zone = 'Australia/Sydney'

// The library does not count the space with which a line goes on.
ICAL.foldLength = 74

/** The rule since 2008, as `packages/calendar` has it; a test holds one against the other. */
const zoneLines = [
  ...['BEGIN:VTIMEZONE', `TZID:${zone}`],
  ...['BEGIN:STANDARD', 'DTSTART:20080406T030000', 'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU'],
  ...['TZOFFSETFROM:+1100', 'TZOFFSETTO:+1000', 'TZNAME:AEST', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:20081005T020000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU'],
  ...['TZOFFSETFROM:+1000', 'TZOFFSETTO:+1100', 'TZNAME:AEDT', 'END:DAYLIGHT'],
  'END:VTIMEZONE',
]

/** A feed as RFC 5545 has it. */
export function writeFeed({ name, items }: Feed): string {
  const file = new ICAL.Component('vcalendar')
  file.addPropertyWithValue('version', '2.0')
  file.addPropertyWithValue('prodid', '-//Second Look//Calendar of posts//EN')
  file.addPropertyWithValue('calscale', 'GREGORIAN')
  file.addPropertyWithValue('method', 'PUBLISH')
  for (const property of ['name', 'x-wr-calname']) file.addProperty(textOf(property, name))
  file.addPropertyWithValue('x-wr-timezone', zone)
  file.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString('PT1H'))
  file.addSubcomponent(new ICAL.Component(ICAL.parse(zoneLines.join('\r\n'))))
  for (const item of items) file.addSubcomponent(eventOf(item))
  return `${file.toString()}\r\n`
}

function eventOf({ post, kind, title, state, channels, at, changedAt }: FeedItem): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', `${post}@secondlook`)
  event.addPropertyWithValue('dtstamp', inUtc(changedAt))
  event.addProperty(startOf(at))
  event.addPropertyWithValue('duration', ICAL.Duration.fromString('PT15M'))
  event.addProperty(textOf('summary', `${title || postKinds[kind]} (${postStates[state].toLowerCase()})`))
  event.addProperty(textOf('location', channels.join(', ')))
  event.addPropertyWithValue('status', state === 'approved' ? 'CONFIRMED' : 'TENTATIVE')
  event.addPropertyWithValue('class', 'PRIVATE')
  // Nobody is busy because a post goes out.
  event.addPropertyWithValue('transp', 'TRANSPARENT')
  return event
}

/** As text whatever it is called: a property that the library does not know would be written without its escapes. */
function textOf(name: string, text: string): ICAL.Property {
  const property = new ICAL.Property([name, {}, 'text'])
  property.setValue(text.replace(/\r\n?/g, '\n'))
  return property
}

/** Local time with its zone. Of an hour that the clocks show twice readers take either, so that is in UTC. */
function startOf(at: string): ICAL.Property {
  const start = new ICAL.Property('dtstart')
  const instant = Date.parse(at)
  const { day, minute, ms } = toLocal(instant, zone)
  if (toInstant(day, minute, zone).is === 'doubled') {
    start.setValue(inUtc(at))
    return start
  }
  const clock = isoOf(minute * 60_000 + ms).slice(11, 19)
  start.setValue(ICAL.Time.fromDateTimeString(`${day}T${clock}`))
  start.setParameter('tzid', zone)
  return start
}

const inUtc = (at: string): ICAL.Time =>
  ICAL.Time.fromDateTimeString(`${isoOf(Date.parse(at)).slice(0, 19)}Z`)
