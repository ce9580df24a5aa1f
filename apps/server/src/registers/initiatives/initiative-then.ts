import type { Initiative } from '@secondlook/contract'
import type { Db, Tx } from '../../store/database.ts'
import { findSpans } from '../entry/store.ts'
import { initiativesOf } from '../snapshot/sections.ts'

/** An initiative or a decoy as a check is told of it, at an instant; as it was known then, or as it is known now. */
export async function findInitiative(
  db: Db | Tx,
  entry: string,
  { at, known }: { readonly at: string; readonly known?: string },
): Promise<Initiative | undefined> {
  return initiativesOf(await findSpans(db, 'initiatives', entry, known), at)[0]
}
