import { dayMs, type Instant, minuteMs } from './instant.ts'

/** Offset east of UTC, in minutes. */
type Rule = { readonly standard: number; readonly saving: number; readonly from: Change; readonly to: Change }
/** The `nth` Sunday (-1: the last) of a month (1 to 12), at `minute` of standard local time, or of UTC. */
type Change = {
  readonly month: number
  readonly nth: number
  readonly minute: number
  readonly utc?: boolean
}

const southEast = (standard: number): Rule => ({
  standard,
  saving: standard + 60,
  from: { month: 10, nth: 1, minute: 120 },
  to: { month: 4, nth: 1, minute: 120 },
})
const europe = (standard: number): Rule => ({
  standard,
  saving: standard + 60,
  from: { month: 3, nth: -1, minute: 60, utc: true },
  to: { month: 10, nth: -1, minute: 60, utc: true },
})
const america = (standard: number): Rule => ({
  standard,
  saving: standard + 60,
  from: { month: 3, nth: 2, minute: 120 },
  to: { month: 11, nth: 1, minute: 60 },
})

/** Rules of today and of the years since 2008; a zone that is not here is refused, never guessed. */
const rules: Readonly<Record<string, Rule | number>> = {
  UTC: 0,
  'Australia/Sydney': southEast(600),
  'Australia/Canberra': southEast(600),
  'Australia/Melbourne': southEast(600),
  'Australia/Hobart': southEast(600),
  'Australia/Adelaide': southEast(570),
  'Australia/Brisbane': 600,
  'Australia/Darwin': 570,
  'Australia/Perth': 480,
  'Indian/Christmas': 420,
  'Indian/Cocos': 390,
  'Pacific/Auckland': {
    standard: 720,
    saving: 780,
    from: { month: 9, nth: -1, minute: 120 },
    to: { month: 4, nth: 1, minute: 120 },
  },
  'Pacific/Port_Moresby': 600,
  'Asia/Singapore': 480,
  'Asia/Tokyo': 540,
  'Asia/Kolkata': 330,
  'Europe/London': europe(0),
  'Europe/Dublin': europe(0),
  'Europe/Paris': europe(60),
  'Europe/Berlin': europe(60),
  'America/New_York': america(-300),
  'America/Toronto': america(-300),
  'America/Chicago': america(-360),
  'America/Denver': america(-420),
  'America/Los_Angeles': america(-480),
  'America/Vancouver': america(-480),
}

export const knownZones: readonly string[] = Object.keys(rules)

function changeAt(year: number, change: Change, standard: number): Instant {
  const first = Date.UTC(year, change.month - 1, 1)
  // 1 January 1970 was a Thursday, three days before a Sunday.
  const firstSunday = 1 + ((10 - (Math.floor(first / dayMs) % 7)) % 7)
  const daysInMonth = (Date.UTC(year, change.month, 1) - first) / dayMs
  const day =
    change.nth > 0
      ? firstSunday + (change.nth - 1) * 7
      : firstSunday + Math.floor((daysInMonth - firstSunday) / 7) * 7
  const wall = Date.UTC(year, change.month - 1, day) + change.minute * minuteMs
  return change.utc ? wall : wall - standard * minuteMs
}

/** The rule of a zone; a number where its clocks never change. */
function ruleOf(zone: string): Rule | number {
  const rule = Object.hasOwn(rules, zone) ? rules[zone] : undefined
  if (rule === undefined) throw new RangeError(`a time zone we have no rules for: ${zone}`)
  return rule
}

/** How far local time in `zone` is ahead of UTC, in minutes: the standard time, and the summer time where there is one. */
export function offsetsOf(zone: string): { readonly standard: number; readonly saving: number } {
  const rule = ruleOf(zone)
  return typeof rule === 'number' ? { standard: rule, saving: rule } : rule
}

const roughYear = (at: Instant, rule: Rule): number =>
  Math.floor((at + rule.standard * minuteMs) / 31_556_952_000) + 1970

/** How far local time in `zone` is ahead of UTC at an instant, in minutes. */
export function offsetMinutes(zone: string, at: Instant): number {
  const rule = ruleOf(zone)
  if (typeof rule === 'number') return rule
  // Days off at most, at the turn of a year, when no clock changes.
  const year = roughYear(at, rule)
  const from = changeAt(year, rule.from, rule.standard)
  const to = changeAt(year, rule.to, rule.standard)
  const saving = from < to ? at >= from && at < to : at >= from || at < to
  return saving ? rule.saving : rule.standard
}

/** When the clocks of a zone change, and how far they are ahead of UTC before and after, in minutes. */
export type ClockChange = { readonly at: Instant; readonly before: number; readonly after: number }

/** The first change of the clocks after an instant; `undefined` where they never change. */
export function nextChange(zone: string, after: Instant): ClockChange | undefined {
  const rule = ruleOf(zone)
  if (typeof rule === 'number') return undefined
  const { standard, saving } = rule
  const year = roughYear(after, rule)
  return [year, year + 1]
    .flatMap((one): ClockChange[] => [
      { at: changeAt(one, rule.from, standard), before: standard, after: saving },
      { at: changeAt(one, rule.to, standard), before: saving, after: standard },
    ])
    .sort((a, b) => a.at - b.at)
    .find(({ at }) => at > after)
}
