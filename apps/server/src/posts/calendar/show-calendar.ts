import {
  actHolidays,
  addDays,
  type Day,
  endOfDay,
  holidaysOn,
  type Instant,
  isoOf,
  nextChange,
  startOfDay,
  toLocal,
} from '@secondlook/calendar'
import type { CalendarItem, Named, OutShown, PostCalendar } from '@secondlook/contract'
import type { Asker } from '../../people/index.ts'
import { findEntryNames, listFreezes, listWatchedChannels } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import { pinFor } from '../../store/kept/kept.ts'
import { decideOn } from '../about.ts'
import { type FindOut, showOut } from '../out.ts'
import { type Beside, clashesOf, type Planned } from './clashes.ts'
import { readHours } from './stated-hours.ts'
import { findPlanned, type PlannedRow, seenBy } from './store.ts'
import { sayEvent } from './waits-for.ts'

export type CalendarAsked = {
  readonly from: Day
  readonly to: Day
  readonly channel?: string | undefined
  readonly campaign?: string | undefined
}

export type CalendarNeeds = {
  readonly db: Db
  readonly zone: string
  readonly findOut: FindOut | undefined
}

const most = 500
const hourMs = 3_600_000
/** What is longer overdue is no matter for a calendar. */
const overdueMs = 30 * 24 * hourMs

/** What somebody sees of the calendar between two days, with what is in the way of each post. */
export async function showCalendar(
  { db: handle, zone, findOut }: CalendarNeeds,
  asker: Asker,
  { from, to, channel, campaign }: CalendarAsked,
): Promise<PostCalendar> {
  const db = pinFor(asker, handle)
  const [start, end] = [startOfDay(from, zone), endOfDay(to, zone)]
  const where = await seenBy(db, asker)
  const now = Date.parse(asker.at)
  // Others just outside of the days may clash with what is just inside, on whatever channel and campaign is shown.
  const around = { from: isoOf(start - hourMs), until: isoOf(end + hourMs) }
  const beside = await findPlanned(db, { show: 'between', ...around, where, limit: 2 * most })
  const isAsked = (row: PlannedRow): boolean =>
    (channel === undefined || row.channels.includes(channel)) &&
    (campaign === undefined || row.campaign === campaign)
  const between = beside.filter((row) => isAsked(row) && isIn(row.goes_at, start, end))
  const filter = { where, channel, campaign }
  const since = isoOf(now - overdueMs)
  const overdue = isIn(asker.at, start, end)
    ? await findPlanned(db, { show: 'overdue', since, now: asker.at, limit: 100, ...filter })
    : []
  const without = await findPlanned(db, { show: 'without-time', limit: 100, ...filter })
  const before = overdue.filter(({ post }) => !between.some((row) => row.post === post))
  const all = [...before, ...between.slice(0, most), ...without]
  const out = await showOut(findOut, db, asker, all)
  // What is out is not overdue, and waits for nothing, however its latest hour has gone by.
  const rows = all.filter(({ post, goes_at }) => !out.has(post) || isIn(goes_at, start, end))
  const freezes = await listFreezes(db, { from: isoOf(start), until: isoOf(end) }, asker.at)
  const names = await namesIn(db, rows, freezes)
  const facts = await factsFor(db, asker, { rows: beside, freezes, names, zone })
  const mayWrite = writes(asker)
  return {
    ...{ zone, from, to, days: daysOf(from, to, zone) },
    items: rows.map((row) => ({ ...itemOf(row, facts, names), ...outOf(row, out, mayWrite) })),
    isCut: between.length > most || beside.length === 2 * most || without.length === 100,
    freezes: freezes.map(({ id, title, from: began, until, channels }) => ({
      ...{ id, title, from: began, until },
      channels: [...channels].map((one) => named(names, one)),
    })),
  }
}

type Freezes = Awaited<ReturnType<typeof listFreezes>>
type Names = Awaited<ReturnType<typeof findEntryNames>>

const isIn = (at: string | null, from: Instant, until: Instant): boolean =>
  at !== null && Date.parse(at) >= from && Date.parse(at) < until

const namesIn = async (db: Db, rows: readonly PlannedRow[], freezes: Freezes): Promise<Names> =>
  await findEntryNames(db, [
    ...rows.flatMap(({ channels, schedule }) => [
      ...channels,
      ...(schedule.kind === 'event' ? [schedule.entry] : []),
    ]),
    ...freezes.flatMap(({ channels }) => [...channels]),
  ])

const named = (names: Names, id: string): Named => ({ id, name: names.get(id)?.name ?? id })

type Rows = {
  readonly rows: readonly PlannedRow[]
  readonly freezes: Freezes
  readonly names: Names
  readonly zone: string
}

async function factsFor(db: Db, asker: Asker, { rows, freezes, names, zone }: Rows): Promise<Beside> {
  const watched = await listWatchedChannels(
    db,
    rows.flatMap(({ channels }) => channels),
    asker.at,
  )
  const hours = new Map(
    watched.flatMap(({ id, hours: says }) => {
      const read = readHours(says)
      return read === undefined || says === null ? [] : [[id, { says, hours: read }] as const]
    }),
  )
  return {
    planned: rows.flatMap((row) => plannedOf(row) ?? []),
    freezes: freezes.map((freeze) => ({
      ...freeze,
      from: Date.parse(freeze.from),
      until: freeze.until === null ? null : Date.parse(freeze.until),
    })),
    nameOf: (id) => names.get(id)?.name ?? watched.find((one) => one.id === id)?.name ?? id,
    hoursOf: (id) => hours.get(id),
    ...{ holidays: actHolidays, zone },
  }
}

const plannedOf = ({ post, title, channels, goes_at, tier, template }: PlannedRow): Planned | undefined =>
  goes_at === null ? undefined : { post, title, channels, at: Date.parse(goes_at), tier, template }

/** What is on its way or out is moved by nobody. */
const outOf = (row: PlannedRow, out: ReadonlyMap<string, OutShown>, mayWrite: MayWrite) => {
  const shown = out.get(row.post) ?? null
  return { out: shown, mayMove: isMovable(row) && mayWrite(row) && shown?.isOut !== true }
}

type MayWrite = (row: PlannedRow) => boolean

/** Whether somebody may write a post: asked once for all that are of one unit and for the same channels. */
function writes(asker: Asker): MayWrite {
  const known = new Map<string, boolean>()
  return ({ unit, channels }) => {
    const name = `${unit} ${channels.join(' ')}`
    const may = known.get(name) ?? decideOn(asker, 'post.write', { unit, channels }).may
    known.set(name, may)
    return may
  }
}

type Item = Omit<CalendarItem, 'out' | 'mayMove'>

function itemOf(row: PlannedRow, facts: Beside, names: Names): Item {
  const planned = plannedOf(row)
  const { post, title, state, tier, campaign, channels, goes_at: at, schedule } = row
  return {
    ...{ post, title: title || 'Untitled', state, tier, campaign, at, schedule, latest: schedule.latest },
    channels: channels.map((id) => named(names, id)),
    waitsFor: schedule.kind === 'event' ? sayEvent(schedule, names.get(schedule.entry)?.name) : null,
    clashes: planned ? [...clashesOf(planned, facts)] : [],
  }
}

/** What waits for an event is moved by the event, and what is too late or was given up by nobody. */
export const isMovable = ({ state, schedule }: Pick<PlannedRow, 'state' | 'schedule'>): boolean =>
  schedule.kind !== 'event' && state !== 'expired' && state !== 'dropped'

/** Public holidays between two days, and changes of the clock. */
function daysOf(from: Day, to: Day, zone: string): PostCalendar['days'] {
  const days: { day: Day; says: string }[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const found = holidaysOn(day, actHolidays)
    if (found.known)
      for (const { name, confirmed } of found.value)
        days.push({ day, says: confirmed ? name : `${name} (not confirmed)` })
    const change = nextChange(zone, startOfDay(day, zone) - 1)
    if (change && change.at < endOfDay(day, zone)) {
      const hours = Math.abs(change.after - change.before) / 60
      const { minute } = toLocal(change.at - 1, zone)
      const clock = `${Math.floor((minute + 1) / 60)} am`
      days.push({
        day,
        says: `The clocks go ${change.after > change.before ? 'forward' : 'back'} ${hours === 1 ? 'an hour' : `${hours} hours`} at ${clock}`,
      })
    }
  }
  return days
}
