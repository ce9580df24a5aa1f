import type { Declined, Done } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import type { WriteNeeds } from './entry.ts'
import { enterDirectory } from './lock.ts'
import { isCircle, type Unit, type UnitFields } from './model.ts'
import { type DirectoryRefusal, no } from './refusal.ts'
import { findUnit, findUnits, isUnitInUse } from './store.ts'
import type { UnitStateTable } from './tables.ts'

type Needs = Pick<WriteNeeds, 'at' | 'source'>

export async function addUnit(
  tx: Tx,
  needs: Needs,
  wanted: UnitFields,
): Promise<Done<Unit> | Declined<DirectoryRefusal>> {
  const id = newId(needs.source)
  const declined = (await enterDirectory(tx)) ?? (await declineUnit(tx, needs.at, id, wanted))
  if (declined) return { declined }
  const row = await insertState(tx, needs, id, wanted, needs.at)
  return {
    result: { ...wanted, id, state: row.id, since: row.from_at },
    events: [
      {
        type: 'unit.added',
        subject: id,
        parts: { unit: { ...wanted } },
        rows: [{ table: 'unit_state', key: row.id }],
      },
    ],
  }
}

/** Renames a unit, or moves it with everything below it. */
export async function changeUnit(
  tx: Tx,
  needs: Needs,
  { unit, to }: { readonly unit: string; readonly to: Partial<UnitFields> },
): Promise<Done<Unit> | Declined<DirectoryRefusal>> {
  const busy = await enterDirectory(tx)
  if (busy) return { declined: busy }
  const before = await findUnit(tx, unit, needs.at)
  if (!before) return { declined: no('unit-unknown', 'There is no such unit.') }
  const fields: UnitFields = { key: before.key, name: before.name, parent: before.parent, ...to }
  const declined = await declineUnit(tx, needs.at, unit, fields)
  if (declined) return { declined }
  if (!(await endState(tx, before.state, needs.at)))
    return { declined: no('changed-meanwhile', 'Somebody changed this unit just now. Look at it again.') }
  const row = await insertState(tx, needs, unit, fields, needs.at)
  return {
    result: { ...fields, id: unit, state: row.id, since: row.from_at },
    events: [
      {
        type: 'unit.changed',
        subject: unit,
        parts: {
          before: { key: before.key, name: before.name, parent: before.parent },
          after: { ...fields },
        },
        rows: [before.state, row.id].map((key) => ({ table: 'unit_state', key })),
      },
    ],
  }
}

/** Closes a unit that nobody is in any more. Its past stays. */
export async function endUnit(
  tx: Tx,
  needs: Needs,
  unit: string,
): Promise<Done<Unit> | Declined<DirectoryRefusal>> {
  const busy = await enterDirectory(tx)
  if (busy) return { declined: busy }
  const before = await findUnit(tx, unit, needs.at)
  if (!before) return { declined: no('unit-unknown', 'There is no such unit.') }
  if (await isUnitInUse(tx, unit))
    return { declined: no('unit-in-use', 'There are people or units in it. Move them first.') }
  if (!(await endState(tx, before.state, needs.at)))
    return { declined: no('changed-meanwhile', 'Somebody changed this unit just now. Look at it again.') }
  return {
    result: before,
    events: [{ type: 'unit.ended', subject: unit, rows: [{ table: 'unit_state', key: before.state }] }],
  }
}

async function endState(tx: Tx, state: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('unit_state')
    .set({ ended_at: at })
    .where('id', '=', state)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function insertState(
  tx: Tx,
  { source }: Needs,
  unit: string,
  fields: UnitFields,
  at: string,
): Promise<UnitStateTable> {
  const row = { id: newId(source), unit, ...fields, from_at: at, ended_at: null }
  await tx.insertInto('unit_state').values(row).execute()
  return row
}

async function declineUnit(
  tx: Tx,
  at: string,
  unit: string,
  { key, name, parent }: UnitFields,
): Promise<DirectoryRefusal | undefined> {
  if (name.trim() === '') return no('entry-incomplete', 'A unit needs a name.', 'name')
  const all = await findUnits(tx, at)
  if (key !== null && all.some((one) => one.key === key && one.id !== unit))
    return no('entry-taken', 'Another unit has this number already.', 'key')
  if (parent === null) return undefined
  if (!all.some(({ id }) => id === parent))
    return no('unit-unknown', 'There is no such unit to stand below.', 'parent')
  const parentOf = new Map(all.map((one) => [one.id, one.parent]))
  return isCircle(unit, parentOf.set(unit, parent))
    ? no('units-in-a-circle', 'A unit cannot stand below itself. Choose another one above it.', 'parent')
    : undefined
}
