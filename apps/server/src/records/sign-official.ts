import { formatVerifierKey, makeSigner, type OfficialList, signOfficialList } from '@secondlook/ledger'
import type { RootKeys } from '../keys/roots.ts'
import type { Db } from '../store/database.ts'
import { logNameOf } from './open-sequencer.ts'
import { findLogKeys } from './store.ts'

/**
 * A list of official accounts, signed with the key that the log has now under the name that it has for lists. The key
 * itself does not leave this context. `undefined` where the log has no head yet, and so no key that anybody could know.
 */
export async function signOfficial(
  { db, roots }: { readonly db: Db; readonly roots: RootKeys },
  list: OfficialList,
): Promise<string | undefined> {
  const newest = (await findLogKeys(db)).at(-1)
  const name = newest && logNameOf(newest.verifier)
  if (!newest || name === undefined) return undefined
  const find = () =>
    roots
      .all('log')
      .map(({ bytes }) => makeSigner(name, 'log', bytes))
      .find((signer) => formatVerifierKey(signer) === newest.verifier)
  const known = find()
  if (known) return signOfficialList(list, known)
  // Another program has handed the log over since this one last looked.
  await roots.refresh('log')
  const found = find()
  if (!found)
    throw new Error(
      'the key of this folder is not the one that signs this log; KEYS_DIR belongs to another store',
    )
  return signOfficialList(list, found)
}
