import type { FileRow, RowRefusal } from '../../csv/read.ts'
import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import type { WriteNeeds } from '../directory/entry.ts'
import { closeDirectory } from '../directory/lock.ts'
import { isCircle, type Unit, type UnitFields } from '../directory/model.ts'
import { findUnits } from '../directory/store.ts'

/** The columns of a file of units. */
export const unitsFile = {
  columns: { key: { isRequired: true }, name: { isRequired: true }, parent: { isRequired: false } },
} as const

export type UnitRow = FileRow<keyof typeof unitsFile.columns>

export type PlannedUnit = {
  readonly line: number
  readonly id: string
  readonly before?: Unit
  /** The unit above is an id, or `line:7` for one that the same file adds. */
  readonly after: UnitFields
}

export type UnitsPlan = {
  readonly added: readonly PlannedUnit[]
  readonly changed: readonly PlannedUnit[]
  readonly unchanged: number
  /** In the directory with a number, and not in the file. They are left alone. */
  readonly missing: readonly Unit[]
  readonly refusals: readonly RowRefusal[]
}

/** Compares a file of units with those there are. Pure. */
export function planUnits(rows: readonly UnitRow[], units: readonly Unit[]): UnitsPlan {
  const refusals: RowRefusal[] = []
  const known = new Map(units.flatMap((unit) => (unit.key === null ? [] : [[unit.key, unit] as const])))
  const lines = new Map<string, UnitRow>()
  for (const row of rows) {
    const { key = '', name = '' } = row.cells
    const other = lines.get(key)
    if (key === '') refusals.push({ line: row.line, column: 'key', says: 'Every unit needs a number.' })
    else if (other)
      refusals.push({
        line: row.line,
        column: 'key',
        says: `The number ${key} is on line ${other.line} too. Leave one.`,
      })
    else lines.set(key, row)
    if (name === '') refusals.push({ line: row.line, column: 'name', says: 'A unit needs a name.' })
  }
  const idOf = (key: string): string | undefined => {
    const row = lines.get(key)
    return known.get(key)?.id ?? (row && `line:${row.line}`)
  }
  const planned = [...lines].map(([key, { line, cells }]): PlannedUnit => {
    const before = known.get(key)
    const parent =
      cells.parent === undefined ? (before?.parent ?? null) : cells.parent === '' ? null : idOf(cells.parent)
    if (parent === undefined)
      refusals.push({
        line,
        column: 'parent',
        says: `There is no unit "${cells.parent}". Write the number of the unit above, or leave it empty.`,
      })
    const after = { key, name: cells.name ?? '', parent: parent ?? null }
    return { line, id: before?.id ?? `line:${line}`, after, ...(before && { before }) }
  })
  const parentOf = new Map(units.map(({ id, parent }) => [id, parent]))
  for (const { id, after } of planned) parentOf.set(id, after.parent)
  for (const { line, id } of planned)
    if (isCircle(id, parentOf))
      refusals.push({
        line,
        column: 'parent',
        says: 'The unit would stand below itself. Choose another one above it.',
      })
  const added = planned.filter(({ before }) => !before)
  const changed = planned.filter(
    ({ before, after }) => before && (before.name !== after.name || before.parent !== after.parent),
  )
  return {
    ...{ added, changed, unchanged: planned.length - added.length - changed.length },
    missing: units.filter(({ key }) => key !== null && !lines.has(key)),
    refusals: refusals.sort((a, b) => a.line - b.line),
  }
}

export async function dryRunUnits(db: Db | Tx, rows: readonly UnitRow[], at: string): Promise<UnitsPlan> {
  return planUnits(rows, await findUnits(db, at))
}

type UnitsDeclined = { readonly code: 'file-refused' | 'nothing-to-do'; readonly plan: UnitsPlan }

/** Does what a file of units says, in one change: all of it or nothing. */
export async function importUnits(
  tx: Tx,
  needs: WriteNeeds,
  rows: readonly UnitRow[],
): Promise<Done<UnitsPlan> | Declined<UnitsDeclined>> {
  await closeDirectory(tx)
  const plan = await dryRunUnits(tx, rows, needs.at)
  if (plan.refusals.length > 0) return { declined: { code: 'file-refused', plan } }
  const ids = new Map(plan.added.map(({ id }) => [id, newId(needs.source)]))
  const events: NewEvent[] = []
  // Every state that ends, ends before another begins, because a unit has one at a time.
  for (const { before } of plan.changed)
    await tx
      .updateTable('unit_state')
      .set({ ended_at: needs.at })
      .where('id', '=', before?.state ?? '')
      .execute()
  for (const { id, before, after } of [...plan.added, ...plan.changed]) {
    const unit = ids.get(id) ?? id
    const fields = { ...after, parent: after.parent && (ids.get(after.parent) ?? after.parent) }
    const row = { id: newId(needs.source), unit, ...fields, from_at: needs.at, ended_at: null }
    await tx.insertInto('unit_state').values(row).execute()
    events.push({
      type: before ? 'unit.changed' : 'unit.added',
      subject: unit,
      parts: before
        ? { before: { key: before.key, name: before.name, parent: before.parent }, after: fields }
        : { unit: fields },
      rows: [...(before ? [before.state] : []), row.id].map((key) => ({ table: 'unit_state', key })),
    })
  }
  const [first, ...rest] = events
  return first ? { result: plan, events: [first, ...rest] } : { declined: { code: 'nothing-to-do', plan } }
}
