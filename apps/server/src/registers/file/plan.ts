import { createHash } from 'node:crypto'
import {
  type AnyValues,
  changedValues,
  type Field,
  isEmpty,
  isList,
  type RegisterName,
  registerOf,
  type Value,
} from '@secondlook/contract'
import type { FileRow, RowRefusal } from '../../csv/read.ts'
import { readCell } from '../../csv/write.ts'
import type { EntrySpan } from '../entry/entry.ts'
import { type Period, readPeriod } from '../entry/period.ts'
import { nearest } from '../entry/spans.ts'
import { readValues } from '../entry/values.ts'
import { rulesOf } from '../rules-of.ts'
import { columnOf, fieldsByColumn, separator } from './columns.ts'
import type { References } from './references.ts'

export type PlannedEntry = {
  readonly line: number
  readonly before?: EntrySpan
  readonly key: string | null
  readonly unit: string | null
  readonly period: Period
  /** The cells that say from when and until when; what they mean may depend on the instant at which they are read. */
  readonly said: readonly (string | undefined)[]
  readonly values: AnyValues
}

export type EntryPlan = {
  readonly added: readonly PlannedEntry[]
  readonly changed: readonly PlannedEntry[]
  readonly unchanged: number
  /** In the register and not in the file: proposed, and left alone. */
  readonly missing: readonly EntrySpan[]
  readonly refusals: readonly RowRefusal[]
}

type Now = {
  readonly register: RegisterName
  /** Every span that is known now and that whoever brings the file may read. */
  readonly spans: readonly EntrySpan[]
  readonly references: References
  readonly at: string
  readonly zone: string
}

/** What a file would do to a register, and everything that is wrong with it. */
export function planEntries(rows: readonly FileRow<string>[], now: Now): EntryPlan {
  const byEntry = new Map<string, EntrySpan[]>()
  for (const span of now.spans) byEntry.set(span.entry, [...(byEntry.get(span.entry) ?? []), span])
  const stands = [...byEntry.values()].flatMap((spans) => nearest(spans, now.at) ?? [])
  const known = new Map(stands.flatMap((span) => [[span.value.key ?? span.entry, span] as const]))
  for (const span of stands) known.set(span.entry, span)

  const refusals: RowRefusal[] = []
  const added: PlannedEntry[] = []
  const changed: PlannedEntry[] = []
  const seen = new Map<string, number>()
  let unchanged = 0
  for (const row of rows) {
    const key = readCell(row.cells['key'] ?? '')
    const before = known.get(key)
    const earlier = seen.get(key)
    if (earlier !== undefined)
      refusals.push({ line: row.line, column: 'key', says: `It is on line ${earlier} too.` })
    seen.set(key, row.line)
    if (key === '')
      refusals.push({
        line: row.line,
        column: 'key',
        says: 'Every entry needs the number by which it is known.',
      })
    const planned = planRow(row, key, before, now, refusals)
    if (!before) added.push(planned)
    else if (isSame(now.register, before, planned)) unchanged++
    else changed.push({ ...planned, before })
  }
  return {
    ...{ added, changed, unchanged, refusals: [...refusals].sort((a, b) => a.line - b.line) },
    missing: stands.filter(({ value, entry }) => !seen.has(value.key ?? '') && !seen.has(entry)),
  }
}

function planRow(
  { line, cells }: FileRow<string>,
  key: string,
  before: EntrySpan | undefined,
  { register, references, at, zone }: Now,
  refusals: RowRefusal[],
): PlannedEntry {
  const wrong = (column: string, says: string): void => void refusals.push({ line, column, says })
  const given: Record<string, unknown> = {}
  for (const [column, [name, field]] of fieldsByColumn(register)) {
    const cell = cells[column]
    const stands = before?.value.values[name]
    if (cell === undefined) given[name] = stands
    else given[name] = readCells(field, readCell(cell), references, (says) => wrong(column, says))
    if (field.isByDeed && cell !== undefined && differs(given[name], stands))
      wrong(column, 'This is set on the page of the entry, and not by a file.')
  }
  const read = readValues(registerOf(register).fields, given, before?.value.values)
  for (const { field, says } of read.wrong) wrong(columnOf(field), says)
  const unitCell = cells['unit']
  const unit = unitCell === undefined ? (before?.value.unit ?? null) : unitOf(unitCell, references, wrong)
  const period = periodOf(cells, before, { register, at, zone }, wrong)
  return {
    ...{ line, unit, period, said: [cells['from'], cells['until']], values: read.values },
    key: before && key === before.entry ? before.value.key : key,
  }
}

const differs = (given: unknown, stands: Value | undefined): boolean =>
  !(isEmpty(given as Value) && isEmpty(stands)) && JSON.stringify(given) !== JSON.stringify(stands)

function unitOf(
  cell: string,
  references: References,
  wrong: (column: string, says: string) => void,
): string | null {
  if (cell === '') return null
  const unit = references.unitOf(cell)
  if (unit === undefined) wrong('unit', `There is no unit "${cell}".`)
  return unit ?? null
}

function periodOf(
  cells: FileRow<string>['cells'],
  before: EntrySpan | undefined,
  { register, at, zone }: Pick<Now, 'register' | 'at' | 'zone'>,
  wrong: (column: string, says: string) => void,
): Period {
  const stands = before && { from: before.from, until: before.until }
  const from = cells['from'] || null
  const until = cells['until'] ?? before?.until ?? null
  // What began before begins no earlier by a file: what it says holds from now on.
  if (stands && (from === null || from === stands.from) && (until || null) === stands.until) return stands
  const limits = { at, zone, mayBeginEarlier: rulesOf(register).mayBeginEarlier }
  const begins = stands && from === stands.from ? null : from
  const { lapsesAfter } = registerOf(register)
  const period = readPeriod({ from: begins, until: until || null }, { ...limits, lapsesAfter })
  if (!('declined' in period)) return period
  for (const { path, says } of period.declined.fields ?? []) wrong(path, says)
  return { from: at, until: null }
}

function readCells(
  field: Field,
  cell: string,
  references: References,
  wrong: (says: string) => void,
): unknown {
  if (cell === '') return isList(field) ? [] : null
  if (field.kind === 'yes')
    return /^(yes|true|1)$/i.test(cell) ? true : /^(no|false|0)$/i.test(cell) ? false : cell
  if (field.kind === 'number') return Number(cell)
  const cells = isList(field)
    ? cell
        .split(separator)
        .map((one) => one.trim())
        .filter(Boolean)
    : [cell]
  const items = cells.map((one) => readItem(field, one, references, wrong))
  return isList(field) ? items : items[0]
}

function readItem(field: Field, cell: string, references: References, wrong: (says: string) => void): string {
  if (field.kind === 'choice' || field.kind === 'choices') {
    const found = Object.entries(field.options).find(
      ([name, label]) =>
        name.toLowerCase() === cell.toLowerCase() || label.toLowerCase() === cell.toLowerCase(),
    )
    return found?.[0] ?? cell
  }
  const isPerson = field.kind === 'person' || field.kind === 'people'
  const id = isPerson ? references.personOf(cell) : 'of' in field ? references.entryOf(field.of, cell) : cell
  if (id === undefined)
    wrong(isPerson ? `Nobody in the directory goes by "${cell}".` : `There is no entry "${cell}" there.`)
  return id ?? cell
}

function isSame(
  register: RegisterName,
  before: EntrySpan,
  { key, unit, values, period }: PlannedEntry,
): boolean {
  const { value } = before
  return (
    changedValues(registerOf(register).fields, value.values, values).length === 0 &&
    value.unit === unit &&
    value.key === key &&
    period.from === before.from &&
    period.until === before.until
  )
}

/** Names a plan, so that what is done is what was looked at. */
export function digestOfPlan({ added, changed }: EntryPlan): string {
  const all = [...added, ...changed].map(({ line, before, key, unit, said, values }) => [
    ...[line, before?.id ?? null, key, unit, said, values],
  ])
  return `sha256:${createHash('sha256').update(JSON.stringify(all)).digest('hex')}`
}
