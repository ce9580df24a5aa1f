import type { Db, Tx } from '../../store/database.ts'
import type { IncidentActTable, IncidentTable } from '../tables.ts'

export const insertIncident = async (tx: Tx, row: IncidentTable): Promise<void> =>
  void (await tx.insertInto('incident').values(row).execute())

export const isOpened = async (tx: Tx, sighting: string): Promise<boolean> =>
  (await tx.selectFrom('incident').select('id').where('sighting', '=', sighting).executeTakeFirst()) !==
  undefined

/** The newest, with what was done about each, oldest first. */
export async function findIncidents(
  db: Db,
  most: number,
): Promise<readonly (IncidentTable & { readonly acts: readonly IncidentActTable[] })[]> {
  const incidents = await db
    .selectFrom('incident')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  const ids = incidents.map(({ id }) => id)
  const acts =
    ids.length === 0
      ? []
      : await db
          .selectFrom('incident_act')
          .selectAll()
          .where('incident', 'in', ids)
          .orderBy('at')
          .orderBy('id')
          .execute()
  return incidents.map((one) => ({ ...one, acts: acts.filter(({ incident }) => incident === one.id) }))
}

export async function findIncident(
  db: Db | Tx,
  id: string,
): Promise<(IncidentTable & { readonly acts: readonly IncidentActTable[] }) | undefined> {
  const incident = await db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()
  if (!incident) return undefined
  const acts = await db
    .selectFrom('incident_act')
    .selectAll()
    .where('incident', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return { ...incident, acts }
}

/** Whoever does something about an incident has it alone until they have done it. */
export const lockIncident = async (tx: Tx, id: string): Promise<void> =>
  void (await tx.selectFrom('incident').select('id').where('id', '=', id).forUpdate().execute())

export const insertIncidentAct = async (tx: Tx, row: IncidentActTable): Promise<void> =>
  void (await tx.insertInto('incident_act').values(row).execute())
