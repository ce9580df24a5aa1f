import type { Declined, Done } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { lockHoldings } from '../access/will-hold.ts'
import { type DirectoryRefusal, no } from './refusal.ts'
import { findMergeOf, findPerson, sameHuman } from './store.ts'
import type { PersonMergeTable } from './tables.ts'

/**
 * Says that two entries are one human. Both stay, and each is the other's self wherever independence is asked for.
 * The one that is folded in holds nothing while it lasts, and nothing passes to the one that is kept: nobody gains by
 * a merge.
 */
export async function mergePeople(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: IdSource },
  { kept, merged, reason }: { readonly kept: string; readonly merged: string; readonly reason: string },
): Promise<Done<PersonMergeTable> | Declined<DirectoryRefusal>> {
  await lockHoldings(tx)
  if (kept === merged)
    return { declined: no('merge-does-not-fit', 'That is one entry already. Choose two.', 'merged') }
  if (!(await findPerson(tx, kept, at)) || !(await findPerson(tx, merged, at)))
    return { declined: no('person-unknown', 'There is no such person.') }
  if (await findMergeOf(tx, kept, at))
    return {
      declined: no(
        'merge-does-not-fit',
        'The entry to keep is folded into another one itself. Keep that one.',
        'kept',
      ),
    }
  if (await findMergeOf(tx, merged, at))
    return {
      declined: no(
        'merge-does-not-fit',
        'This entry is folded into another one already. Split it first.',
        'merged',
      ),
    }
  if (await sameHuman(tx, kept, merged, at))
    return { declined: no('merge-does-not-fit', 'They are known to be one person already.', 'merged') }
  const row: PersonMergeTable = { id: newId(source), kept, merged, from_at: at, ended_at: null }
  await tx.insertInto('person_merge').values(row).execute()
  return {
    result: row,
    events: [
      {
        type: 'person.merged',
        subject: kept,
        parts: { merge: { kept, merged }, reason },
        rows: [{ table: 'person_merge', key: row.id }],
      },
    ],
  }
}

/** Undoes a merge: from now on they are two again. What was judged while it lasted stays judged. */
export async function splitPerson(
  tx: Tx,
  at: string,
  { merged, reason }: { readonly merged: string; readonly reason: string },
): Promise<Done<PersonMergeTable> | Declined<DirectoryRefusal>> {
  await lockHoldings(tx)
  const merge = await findMergeOf(tx, merged, at)
  if (!merge) return { declined: no('not-merged', 'This entry is not folded into another one.') }
  await tx.updateTable('person_merge').set({ ended_at: at }).where('id', '=', merge.id).execute()
  return {
    result: { ...merge, ended_at: at },
    events: [
      {
        type: 'person.split',
        subject: merge.kept,
        parts: { merge: { kept: merge.kept, merged }, reason },
        rows: [{ table: 'person_merge', key: merge.id }],
      },
    ],
  }
}
