import type { RowRefusal } from '../../csv/read.ts'
import { fieldsOf } from '../directory/entry.ts'
import { changedFields, newPerson, type Person, type PersonFields, type Unit } from '../directory/model.ts'
import { type PeopleRow, type PersonLine, readPerson } from './people-file.ts'

export type FieldChange = {
  readonly field: keyof PersonFields
  readonly from: unknown
  readonly to: unknown
}

export type PlannedPerson = {
  readonly line: number
  /** Absent for somebody who is added. */
  readonly before?: Person
  /** Unit and manager are ids; a manager who is added by the same file is `line:7` until ids are made. */
  readonly after: PersonFields
}

/** What a file would do. Nothing is done where it has refusals. */
export type PeoplePlan = {
  readonly added: readonly PlannedPerson[]
  readonly changed: readonly PlannedPerson[]
  /** Those of `changed` who get a last day that they did not have. */
  readonly ended: readonly PlannedPerson[]
  readonly unchanged: number
  /** In the directory with a number and still there, and not in the file. They are proposed, and left alone. */
  readonly missing: readonly Person[]
  readonly refusals: readonly RowRefusal[]
}

export type DirectoryNow = {
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  readonly at: string
}

/** Compares a file with the directory. Pure: the same file and directory give the same plan. */
export function planPeople(rows: readonly PeopleRow[], now: DirectoryNow): PeoplePlan {
  const refusals: RowRefusal[] = []
  const lines = rows.map((row) => readPerson(row, refusals))
  refuseTwice(lines, refusals)
  const known = indexPeople(now.people)
  const units = new Map(now.units.flatMap(({ key, id }) => (key === null ? [] : [[key, id] as const])))
  const inFile = new Map(lines.map((line) => [line.key, line]))

  const planned = lines.map((line): PlannedPerson => {
    const before = findBefore(line, known)
    const manager = managerOf(line, inFile, known, refusals)
    const unit = unitOf(line, units, refusals)
    const after: PersonFields = {
      ...(before ? fieldsOf(before) : newPerson),
      ...line.fields,
      key: line.key,
      ...(unit !== undefined && { unit }),
      ...(manager !== undefined && { manager }),
    }
    return { line: line.line, after, ...(before && { before }) }
  })
  refuseTaken(planned, now.people, refusals)
  return { ...sortOut(planned, now), refusals: refusals.sort((a, b) => a.line - b.line) }
}

type Known = { readonly byKey: ReadonlyMap<string, Person>; readonly byEmail: ReadonlyMap<string, Person> }

function indexPeople(people: readonly Person[]): Known {
  const byKey = new Map<string, Person>()
  const byEmail = new Map<string, Person>()
  for (const person of people) {
    if (person.key !== null) byKey.set(person.key, person)
    else if (person.email !== null) byEmail.set(person.email.toLowerCase(), person)
  }
  return { byKey, byEmail }
}

/** By number; or, for an entry that has none yet, by email address, so that a directory service and a file meet. */
const findBefore = ({ key, fields }: PersonLine, { byKey, byEmail }: Known): Person | undefined =>
  byKey.get(key) ?? (fields.email ? byEmail.get(fields.email.toLowerCase()) : undefined)

function unitOf(
  { line, unitKey }: PersonLine,
  units: ReadonlyMap<string, string>,
  refusals: RowRefusal[],
): string | null | undefined {
  if (unitKey === undefined || unitKey === null) return unitKey
  const unit = units.get(unitKey)
  if (unit === undefined)
    refusals.push({
      line,
      column: 'unit',
      says: `There is no unit "${unitKey}". Bring in the file of units first.`,
    })
  return unit
}

function managerOf(
  { line, key, managerKey }: PersonLine,
  inFile: ReadonlyMap<string, PersonLine>,
  known: Known,
  refusals: RowRefusal[],
): string | null | undefined {
  if (managerKey === undefined || managerKey === null) return managerKey
  const wrong = (says: string): undefined => {
    refusals.push({ line, column: 'manager', says })
    return undefined
  }
  if (managerKey === key) return wrong('Nobody is their own manager.')
  const entry = inFile.get(managerKey)
  const before = entry ? findBefore(entry, known) : known.byKey.get(managerKey)
  if (before) return before.id
  return entry
    ? `line:${entry.line}`
    : wrong(`"${managerKey}" is in neither the file nor the directory. Write the number of the manager.`)
}

function refuseTwice(lines: readonly PersonLine[], refusals: RowRefusal[]): void {
  const keys = new Map<string, number>()
  const emails = new Map<string, number>()
  for (const { line, key, fields } of lines) {
    const other = key === '' ? undefined : keys.get(key)
    if (other !== undefined)
      refusals.push({ line, column: 'key', says: `The number ${key} is on line ${other} too. Leave one.` })
    else keys.set(key, line)
    const email = fields.email?.toLowerCase()
    if (email === undefined) continue
    const same = emails.get(email)
    if (same !== undefined)
      refusals.push({
        line,
        column: 'email',
        says: `This email address is on line ${same} too. Everybody has their own.`,
      })
    else emails.set(email, line)
  }
}

/** An address that somebody keeps who is not in the file. */
function refuseTaken(
  planned: readonly PlannedPerson[],
  people: readonly Person[],
  refusals: RowRefusal[],
): void {
  const inFile = new Set(planned.flatMap(({ before }) => (before ? [before.id] : [])))
  const kept = new Map(
    people.flatMap(({ id, email, name }) =>
      email !== null && !inFile.has(id) ? [[email.toLowerCase(), name] as const] : [],
    ),
  )
  for (const { line, after } of planned) {
    const name = after.email === null ? undefined : kept.get(after.email.toLowerCase())
    if (name !== undefined)
      refusals.push({ line, column: 'email', says: `${name} has this email address in the directory.` })
  }
}

function sortOut(
  planned: readonly PlannedPerson[],
  { people, at }: DirectoryNow,
): Omit<PeoplePlan, 'refusals'> {
  const added = planned.filter(({ before }) => before === undefined)
  const changed = planned.filter(
    ({ before, after }) => before && changedFields(fieldsOf(before), after).length > 0,
  )
  const ended = changed.filter(({ before, after }) => before?.ends === null && after.ends !== null)
  const inFile = new Set(planned.flatMap(({ before }) => (before ? [before.id] : [])))
  const missing = people.filter(
    ({ id, key, isActive, endsAt }) =>
      key !== null && isActive && (endsAt === null || endsAt > at) && !inFile.has(id),
  )
  return { added, changed, ended, unchanged: planned.length - added.length - changed.length, missing }
}

/** What a change is, field by field. */
export const sayPlanned = ({ before, after }: PlannedPerson): readonly FieldChange[] =>
  before
    ? changedFields(fieldsOf(before), after).map((field) => ({
        field,
        from: before[field],
        to: after[field],
      }))
    : []
