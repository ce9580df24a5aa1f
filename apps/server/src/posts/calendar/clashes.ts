import { type HolidayTable, holidaysOn, type Instant, toInstant, toLocal } from '@secondlook/calendar'
import { stoppedBy } from '../../registers/index.ts'
import { isWithin, type StatedHours } from './stated-hours.ts'

/** A post that goes out at an instant, as far as a clash can ask. */
export type Planned = {
  readonly post: string
  readonly title: string
  readonly channels: readonly string[]
  readonly at: Instant
  readonly tier: string | null
  readonly template: string | null
}

/** A freeze with every channel that it stops. */
export type Frozen = {
  readonly title: string
  readonly from: Instant
  readonly until: Instant | null
  readonly channels: ReadonlySet<string>
  readonly exceptTemplates: readonly string[]
  readonly exceptTiers: readonly string[]
}

/** What is beside a post: others that whoever looks may see, freezes, and what is known of channels and days. */
export type Beside = {
  readonly planned: readonly Planned[]
  readonly freezes: readonly Frozen[]
  readonly nameOf: (channel: string) => string
  readonly hoursOf: (channel: string) => { readonly says: string; readonly hours: StatedHours } | undefined
  readonly holidays: HolidayTable
  readonly zone: string
}

const hourMs = 3_600_000

type ByChannel = ReadonlyMap<string, readonly Planned[]>
const known = new WeakMap<readonly Planned[], ByChannel>()

/** Posts by their channels, in the order in which they go out; the same for each post that is asked about. */
function byChannel(planned: readonly Planned[]): ByChannel {
  const before = known.get(planned)
  if (before) return before
  const found = new Map<string, Planned[]>()
  known.set(planned, found)
  for (const one of [...planned].sort((a, b) => a.at - b.at))
    for (const channel of new Set(one.channels)) {
      const own = found.get(channel) ?? []
      own.push(one)
      found.set(channel, own)
    }
  return found
}

/** Those of a channel that go out within an hour of an instant. */
function around(planned: readonly Planned[], at: Instant): readonly Planned[] {
  let [low, high] = [0, planned.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((planned[middle]?.at ?? 0) <= at - hourMs) low = middle + 1
    else high = middle
  }
  const found: Planned[] = []
  for (let place = low; place < planned.length; place++) {
    const one = planned[place]
    if (!one || one.at >= at + hourMs) break
    found.push(one)
  }
  return found
}

/** What is in the way of a post at its time, a sentence each. None of it stops a post; a freeze does, elsewhere. */
export function clashesOf(one: Planned, beside: Beside): readonly string[] {
  return [
    ...frozenBy(one, beside),
    ...closeTo(one, beside),
    ...outsideOfHours(one, beside),
    ...onHoliday(one, beside),
    ...clockTwice(one, beside),
  ]
}

function frozenBy(one: Planned, { freezes, nameOf }: Beside): readonly string[] {
  return freezes.flatMap((freeze) => {
    if (one.at < freeze.from || (freeze.until !== null && one.at >= freeze.until)) return []
    const channels = stoppedBy(freeze, one)
    return channels.length === 0
      ? []
      : [`Posts on ${listOf(channels.map(nameOf))} wait then: “${freeze.title}”.`]
  })
}

function closeTo(one: Planned, { planned, nameOf }: Beside): readonly string[] {
  const others = new Set(
    one.channels.flatMap((channel) => around(byChannel(planned).get(channel) ?? [], one.at)),
  )
  const inOrder = [...others].sort((a, b) => a.at - b.at || (a.post < b.post ? -1 : 1))
  return inOrder.flatMap((other) => {
    if (other.post === one.post) return []
    const shared = one.channels.filter((channel) => other.channels.includes(channel))
    return [`“${other.title}” goes out on ${listOf(shared.map(nameOf))} ${sayGap(other.at - one.at)}.`]
  })
}

function sayGap(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes === 0) return 'at the same time'
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${ms < 0 ? 'earlier' : 'later'}`
}

function outsideOfHours(one: Planned, { hoursOf, nameOf, zone }: Beside): readonly string[] {
  const { weekday, minute } = toLocal(one.at, zone)
  return one.channels.flatMap((channel) => {
    const stated = hoursOf(channel)
    return stated && !isWithin(stated.hours, weekday, minute)
      ? [`Nobody watches ${nameOf(channel)} then: ${stated.says.replace(/\.$/, '')}.`]
      : []
  })
}

function onHoliday(one: Planned, { holidays, zone }: Beside): readonly string[] {
  const found = holidaysOn(toLocal(one.at, zone).day, holidays)
  if (!found.known) return []
  return found.value.map(({ name, confirmed }) =>
    confirmed ? `${name} is a public holiday.` : `${name} is a public holiday, as far as we know.`,
  )
}

/** The clocks show the hour twice in which they are put back, so whoever reads a time has to be told which. */
function clockTwice(one: Planned, { zone }: Beside): readonly string[] {
  const { day, minute } = toLocal(one.at, zone)
  const reading = toInstant(day, minute, zone)
  if (reading.is !== 'doubled') return []
  const which =
    one.at < reading.again ? 'the first time, before they go back' : 'the second time, after they went back'
  return [`The clocks show this time twice that night; it goes out ${which}.`]
}

function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
