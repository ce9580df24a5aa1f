import type { Named, OutShown, PostRow } from '@secondlook/contract'
import type { z } from 'zod'
import { findNames, findUnits } from '../../people/index.ts'
import { findEntryNames } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import type { ListedPost } from './store.ts'

/** Posts of a list with the names of everything in them. */
export async function showRows(
  db: Db,
  rows: readonly ListedPost[],
  { at, out }: { readonly at: string; readonly out: ReadonlyMap<string, OutShown> },
): Promise<z.infer<typeof PostRow>[]> {
  const channels = rows.flatMap((row) => [...row.channels, ...(row.draft_channels ?? [])])
  const people = rows.flatMap(({ begun_by, waits_for }) => [begun_by, ...waits_for])
  const entryNames = await findEntryNames(db, channels)
  const names = await findNames(db, [...new Set(people)])
  const units = new Map((await findUnits(db, at)).map(({ id, name }) => [id, name]))
  const person = (id: string): Named => ({ id, name: names.get(id) ?? 'somebody who has left' })
  return rows.map((row) => ({
    ...{ id: row.post, title: row.draft_title || row.title || 'Untitled' },
    ...{ kind: row.kind as PostRowOf['kind'], state: row.state as PostRowOf['state'] },
    tier: row.tier as PostRowOf['tier'],
    unit: row.unit === null ? null : { id: row.unit, name: units.get(row.unit) ?? row.unit },
    channels: (row.draft_channels ?? row.channels).map((id) => ({
      id,
      name: entryNames.get(id)?.name ?? id,
    })),
    ...{ by: person(row.begun_by), at: row.goes_at, due: row.due_at },
    ...{ waitsFor: row.waits_for.map(person), changedAt: row.from_at },
    out: out.get(row.post) ?? null,
  }))
}

type PostRowOf = z.infer<typeof PostRow>
