import type { Scratch } from '../store/database.ts'
import type { ShownImport } from './shown-import.ts'

/** A file that was read and may be confirmed, for a day. It has no record: what it does has. */
export type FileImportTable = {
  readonly id: string
  readonly person: string
  /** What it is a file of. */
  readonly kind: string
  readonly state: ShownImport['state']
  readonly done: number
  readonly says: string | null
  readonly seen: string
  /** What was read, until it is done. */
  readonly body: Uint8Array | null
  readonly shown: ShownImport
  readonly moved_at: string
}

declare module '../store/tables.ts' {
  interface ScratchTables {
    file_import: FileImportTable
  }
}

export type KeptImport = {
  readonly id: string
  readonly kind: FileImportTable['kind']
  readonly seen: string
  readonly body: Uint8Array | null
  readonly shown: ShownImport
}

export async function keepImport(
  scratch: Scratch,
  { id, person, kind, seen, body, shown, at }: KeptImport & { readonly person: string; readonly at: string },
): Promise<void> {
  await scratch
    .insertInto('file_import')
    .values({
      ...{ id, person, kind, seen, body: body && Buffer.from(body), state: shown.state, done: 0, says: null },
      ...{ shown: JSON.stringify(shown) as never, moved_at: at },
    })
    .execute()
}

/** A file that somebody brought, as it stands; nobody sees another's. */
export async function findImport(
  scratch: Scratch,
  id: string,
  person: string,
): Promise<KeptImport | undefined> {
  const row = await scratch
    .selectFrom('file_import')
    .selectAll()
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirst()
  if (!row) return undefined
  const problems = row.says === null ? row.shown.problems : [{ row: 1, column: null, says: row.says }]
  return { ...row, shown: { ...row.shown, state: row.state, done: row.done, problems } }
}

type Mark = { readonly state: ShownImport['state']; readonly done: number; readonly says?: string }

/** Says how far it is; with `from`, only if it stood there, so that a file is taken in once. */
export async function markImport(
  scratch: Scratch,
  id: string,
  at: string,
  { state, done, says }: Mark,
  from?: ShownImport['state'],
): Promise<boolean> {
  let query = scratch
    .updateTable('file_import')
    .set({
      ...{ state, done, says: says ?? null, moved_at: at },
      ...((state === 'done' || state === 'refused') && { body: null }),
    })
    .where('id', '=', id)
  if (from !== undefined) query = query.where('state', '=', from)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return numUpdatedRows > 0n
}

const dayMs = 86_400_000

/** Forgets files of yesterday, and lets one be confirmed again whose process has died. */
export async function closeStale(scratch: Scratch, at: string): Promise<void> {
  const before = (milliseconds: number): string => new Date(Date.parse(at) - milliseconds).toISOString()
  await scratch.deleteFrom('file_import').where('moved_at', '<', before(dayMs)).execute()
  await scratch
    .updateTable('file_import')
    .set({ state: 'ready', done: 0 })
    .where('state', '=', 'running')
    .where('moved_at', '<', before(dayMs / 144))
    .execute()
}
