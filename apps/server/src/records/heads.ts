import { formatNote, parseNote } from '@secondlook/ledger'
import type { Db, Tx } from '../store/database.ts'
import { findCheckpoint } from './store.ts'
import type { CheckpointTable } from './tables.ts'

export type Head = { readonly size: number; readonly root: Uint8Array; readonly note: string }

/**
 * The head under which the first `least` events are shown: the newest one that has been cosigned, because that is
 * worth more to a stranger, else the newest. Its note carries every cosignature.
 */
export async function findHeadFor(db: Db | Tx, least: number): Promise<Head | undefined> {
  const cosigned = await db
    .selectFrom('cosignature')
    .innerJoin('checkpoint', 'checkpoint.size', 'cosignature.size')
    .selectAll('checkpoint')
    .where('cosignature.size', '>=', least)
    .orderBy('cosignature.size', 'desc')
    .limit(1)
    .executeTakeFirst()
  const newest = cosigned ?? (await findCheckpoint(db))
  const head = newest && newest.size >= least ? newest : undefined
  return head && (await withCosignatures(db, head))
}

/** A checkpoint as it is handed out. */
export async function withCosignatures(
  db: Db | Tx,
  { size, root, note }: Pick<CheckpointTable, 'size' | 'root' | 'note'>,
): Promise<Head> {
  const lines = await db
    .selectFrom('cosignature')
    .select('line')
    .where('size', '=', size)
    .orderBy('verifier')
    .execute()
  return {
    size,
    root,
    note: addSignatures(
      note,
      lines.map(({ line }) => line),
    ),
  }
}

export function addSignatures(note: string, lines: readonly string[]): string {
  const parsed = parseNote(`${note}${lines.join('')}`)
  if (!parsed.ok) throw new Error(`a checkpoint cannot be read: ${parsed.reason}`)
  return formatNote(parsed.value)
}
