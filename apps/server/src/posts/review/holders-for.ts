import { findHolders, findUnitsAbove, type Role } from '../../people/index.ts'
import type { Tx } from '../../store/database.ts'

/** Who holds a role for a unit: for everything, for it, or for one above it. */
export async function findHoldersFor(
  tx: Tx,
  role: Role,
  unit: string | null,
  at: string,
): Promise<readonly string[]> {
  const units = unit === null ? [] : await findUnitsAbove(tx, unit, at)
  return (await findHolders(tx, role, at))
    .filter(
      ({ scope_kind, scope }) => scope_kind === 'everything' || (scope !== null && units.includes(scope)),
    )
    .map(({ person }) => person)
}
