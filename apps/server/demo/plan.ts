import { addDays } from '@secondlook/calendar'
import { toInstant, toLocal } from '../src/notices/index.ts'
import type { DemoData, PastRow, PersonRow } from './data.ts'
import { type EntryAct, planEntry } from './entry-plan.ts'
import { dayOf, instantOf } from './moment.ts'
import { type PostAct, planPost } from './post-plan.ts'

type Role = Extract<PastRow, { do: 'grantRole' }>['role']
type Says = Extract<PastRow, { do: 'issueNotice' }>['says']

/** One thing that is done, by key and with real instants. `by` is `operator` or somebody's key. */
export type DemoAct = { readonly by: string } & (
  | { readonly do: 'addUnit'; readonly key: string; readonly name: string; readonly parent: string | null }
  | { readonly do: 'addPerson'; readonly person: DemoPerson }
  | {
      readonly do: 'changePerson'
      readonly person: string
      readonly to: Partial<DemoPerson>
      readonly reason?: string | undefined
    }
  | {
      readonly do: 'settleBound'
      readonly person: string
      readonly bound: 'bound' | 'not-bound'
      readonly reason: string
    }
  | { readonly do: 'mergePeople'; readonly kept: string; readonly merged: string; readonly reason: string }
  | {
      readonly do: 'recordLeave'
      readonly person: string
      readonly standsIn: string | null
      readonly from: string
      readonly to: string
    }
  | {
      readonly do: 'grantRole'
      readonly person: string
      readonly role: Role
      readonly unit?: string | undefined
      readonly from?: string | undefined
      readonly to?: string | undefined
      readonly reason?: string | undefined
    }
  | {
      readonly do: 'endGrant'
      readonly person: string
      readonly role: Role
      readonly reason?: string | undefined
    }
  | {
      readonly do: 'delegate'
      readonly person: string
      readonly role: Role
      readonly to: string
      readonly from: string
      readonly until: string
      readonly reason?: string | undefined
    }
  | {
      readonly do: 'makeActing'
      readonly person: string
      readonly actsFor: string
      readonly roles: readonly Role[]
      readonly from: string
      readonly until: string
      readonly reason?: string | undefined
    }
  | {
      readonly do: 'issueNotice'
      readonly says: Says
      readonly items: readonly string[]
      readonly startsAt: string
    }
  | {
      readonly do: 'tellOfNotice'
      readonly person: string
      readonly how: 'on-screen' | 'by-mail' | 'on-paper'
      readonly isAgreed: boolean
    }
  | EntryAct
  | PostAct
  | {
      readonly do: 'putInForce'
      readonly pack: string
      readonly unit?: string | undefined
      readonly reason: string
    }
  | { readonly do: 'acknowledge' }
)

export type DemoPerson = {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly unit: string
  readonly basis: PersonRow['basis']
  readonly level: PersonRow['level']
  readonly manager: string | null
  readonly starts: string | null
  readonly ends: string | null
}

/** What was done at one instant, by one person, in one commit. */
export type PlannedActs = { readonly at: string; readonly acts: readonly [DemoAct, ...DemoAct[]] }
type PlannedAct = { readonly at: string; readonly act: DemoAct }

/** Who puts into the directory whoever comes later. */
const peopleOfficer = 'D-005'
const opening = 'w-52 Mon 08:00'

/** Everything that was done, in the order of its dates, each commit at an instant of its own. */
export function planDemo(data: DemoData, anchor: string): readonly PlannedActs[] {
  const first = data.people.filter(({ joins }) => joins === undefined)
  const later = data.people.filter(({ joins }) => joins !== undefined)
  const planned: PlannedAct[] = [
    ...data.units.map(({ key, name, parent }) =>
      plannedAt(instantOf(opening, anchor), { by: 'operator', do: 'addUnit', key, name, parent }),
    ),
    ...first.map((row) =>
      plannedAt(instantOf(opening, anchor), {
        ...{ by: 'operator', do: 'addPerson', person: toPerson(data, row, anchor) },
      }),
    ),
    ...later.map((row) =>
      plannedAt(instantOf(row.joins ?? opening, anchor), {
        ...{ by: peopleOfficer, do: 'addPerson', person: toPerson(data, row, anchor) },
      }),
    ),
    ...data.past.flatMap((row) => expand(data, row, anchor)),
  ]
  return spread(planned)
}

const plannedAt = (at: string, act: DemoAct): PlannedAct => ({ at, act })

/** What goes in like a file does: many lines, one act. */
const inOne: readonly DemoAct['do'][] = ['addUnit', 'addPerson', 'tellOfNotice', 'addEntry']

const isInOne = (a: DemoAct, b: DemoAct): boolean =>
  a.do === b.do &&
  a.by === b.by &&
  inOne.includes(a.do) &&
  // A file is of one register.
  ('register' in a ? a.register : null) === ('register' in b ? b.register : null)

/** Commits of one minute are a second apart, in the order of the files. */
function spread(planned: readonly PlannedAct[]): readonly PlannedActs[] {
  const sorted = planned
    .map((one, place) => ({ ...one, place }))
    .sort((a, b) => (a.at === b.at ? a.place - b.place : a.at < b.at ? -1 : 1))
  const groups: { at: string; acts: [DemoAct, ...DemoAct[]] }[] = []
  for (const { at, act } of sorted) {
    const last = groups.at(-1)
    const [first] = last?.acts ?? []
    if (last?.at === at && first && isInOne(first, act)) last.acts.push(act)
    else groups.push({ at, acts: [act] })
  }
  let last = ''
  return groups.map(({ at, acts }) => {
    last = last >= at ? new Date(Date.parse(last) + 1000).toISOString() : at
    return { at: last, acts }
  })
}

function expand(data: DemoData, row: PastRow, anchor: string): readonly PlannedAct[] {
  const at = instantOf(row.at, anchor)
  const moment = (text: string): string => instantOf(text, anchor)
  switch (row.do) {
    case 'grantRole': {
      const { at: _at, from, until, ...rest } = row
      return [
        plannedAt(at, {
          ...rest,
          ...(from !== undefined && { from: moment(from) }),
          ...(until !== undefined && { to: moment(until) }),
        }),
      ]
    }
    case 'delegate':
    case 'makeActing': {
      const { at: _at, ...rest } = row
      return [plannedAt(at, { ...rest, from: moment(row.from), until: moment(row.until) })]
    }
    case 'recordLeave': {
      const { at: _at, ...rest } = row
      return [plannedAt(at, { ...rest, from: moment(row.from), to: moment(row.to) })]
    }
    case 'changePerson': {
      const { ends, name, unit, manager, level } = row.to
      const to: Partial<DemoPerson> = {
        ...(name !== undefined && { name }),
        ...(unit !== undefined && { unit }),
        ...(manager !== undefined && { manager }),
        ...(level !== undefined && { level }),
        ...(ends !== undefined && { ends: dayOf(ends, anchor) }),
      }
      return [plannedAt(at, { by: row.by, do: row.do, person: row.person, to, reason: row.reason })]
    }
    case 'issueNotice': {
      const startsAt = toInstant(addDays(toLocal(at).day, row.startsIn), 0)
      return [plannedAt(at, { by: row.by, do: row.do, says: row.says, items: row.items, startsAt })]
    }
    case 'tellOfNotice': {
      const there = data.people.filter(({ joins }) => joins === undefined || instantOf(joins, anchor) < at)
      const people = row.people === 'everybody' ? there.map(({ key }) => key) : row.people
      const { how, isAgreed } = row
      return people.map((person) => plannedAt(at, { by: row.by, do: row.do, person, how, isAgreed }))
    }
    case 'addEntry':
    case 'changeEntry':
    case 'revokeEntry':
    case 'doDeed':
      return [plannedAt(at, { by: row.by, ...planEntry(row, anchor) })]
    case 'beginPost':
    case 'saveVersion':
    case 'askForApproval':
    case 'decideOnPost':
      return [plannedAt(at, { by: row.by, ...planPost(row, anchor) })]
    case 'acknowledge': {
      const bound = data.people.filter(
        ({ joins, basis }) => joins === undefined && basis.startsWith('psm-act-'),
      )
      const people = row.people === 'everybody' ? bound.map(({ key }) => key) : row.people
      return people.map((by) => plannedAt(at, { by, do: row.do }))
    }
    case 'putInForce':
    case 'endGrant':
    case 'settleBound':
    case 'mergePeople': {
      const { at: _at, ...rest } = row
      return [plannedAt(at, rest)]
    }
  }
}

function toPerson(data: DemoData, row: PersonRow, anchor: string): DemoPerson {
  const { key, name, unit, basis, level, manager } = row
  const starts = row.starts ?? row.joins
  return {
    ...{ key, name, unit, basis, level, manager, ends: null },
    email: row.email ?? `${toAddress(name)}@${mailOf(data, unit)}`,
    starts: starts === undefined ? null : dayOf(starts, anchor),
  }
}

function toAddress(name: string): string {
  const address = name.toLowerCase().replaceAll(' ', '.')
  if (!/^[a-z.-]+$/.test(address)) throw new Error(`write out an address for ${name}`)
  return address
}

function mailOf({ units }: DemoData, key: string): string {
  const unit = units.find((one) => one.key === key)
  if (!unit) throw new Error(`there is no unit ${key}`)
  return unit.mail ?? (unit.parent === null ? 'example.org' : mailOf({ units } as DemoData, unit.parent))
}
