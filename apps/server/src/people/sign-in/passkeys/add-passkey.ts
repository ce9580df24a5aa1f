import type { NewEvent } from '../../../records/index.ts'
import type { Tx } from '../../../store/database.ts'
import { newId } from '../../../store/ids.ts'
import type { SignInNeeds } from '../needs.ts'
import type { NewPasskey } from './ceremony.ts'
import { insertPasskey } from './store.ts'

/** Keeps a new passkey of a person, in the transaction of its event; none where it is somebody's already. */
export async function addPasskey(
  needs: SignInNeeds,
  tx: Tx,
  at: string,
  { person, name, made }: { readonly person: string; readonly name: string; readonly made: NewPasskey },
): Promise<NewEvent | undefined> {
  const id = newId(needs.recorder.source)
  const { counter, is_backed_up, ...kept } = made
  const use = { id, counter, is_backed_up, used_on: at.slice(0, 10) }
  if (!(await insertPasskey(tx, { id, person, name, added_at: at, ...kept }, use))) return undefined
  return { type: 'passkey.added', subject: person, parts: { name }, rows: [{ table: 'passkey', key: id }] }
}
