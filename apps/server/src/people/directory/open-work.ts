import type { Db, Tx } from '../../store/database.ts'
import { findNames, findReports } from './store.ts'

/** Something that somebody was to do and that another person can take on. */
export type OpenItem = {
  /** What it is, in the words of its context: `post to approve`, `person who reports to them`. */
  readonly kind: string
  readonly id: string
  readonly name: string
  /** Where on screen it is handed on. */
  readonly path: string
}

/** A context that gives people work plugs in one of these, so that what a leaver leaves open is found. */
export type OpenWork = (db: Db | Tx, person: string, at: string) => Promise<readonly OpenItem[]>

/** People whose manager has left are open work too. */
export const reportsAsOpenWork: OpenWork = async (db, person, at) => {
  const reports = [...(await findReports(db, [person], at))].sort()
  const names = await findNames(db, reports)
  return reports.map((id) => ({
    ...{ kind: 'person who reports to them', id, name: names.get(id) ?? id, path: `/people/${id}` },
  }))
}

export async function findOpenWork(
  db: Db | Tx,
  sources: readonly OpenWork[],
  person: string,
  at: string,
): Promise<readonly OpenItem[]> {
  const found: OpenItem[] = []
  for (const source of sources) found.push(...(await source(db, person, at)))
  return found
}
