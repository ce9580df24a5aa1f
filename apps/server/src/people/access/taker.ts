import type { Tx } from '../../store/database.ts'
import { sameHuman } from '../directory/store.ts'
import { type AccessRefusal, findApart, no } from './model.ts'
import type { Role } from './roles.ts'
import { isPersonPresent } from './store.ts'
import { whatTheyWillHold } from './will-hold.ts'

/**
 * Whether somebody has a conflict in taking over a role. Contexts above plug in what they know, such as a case that
 * somebody is a party of; the answer is a sentence.
 */
export type FindConflict = (
  tx: Tx,
  question: { readonly from: string; readonly to: string; readonly role: Role; readonly at: string },
) => Promise<string | undefined>

export type Taking = {
  readonly from: string
  readonly to: string
  readonly roles: readonly Role[]
  readonly period: { readonly from: string; readonly to: string }
}

/** Why somebody cannot take over these roles of somebody else, if they cannot. */
export async function declineTaker(
  tx: Tx,
  { at, findConflict }: { readonly at: string; readonly findConflict?: FindConflict | undefined },
  { from, to, roles, period }: Taking,
): Promise<AccessRefusal | undefined> {
  if (!(await isPersonPresent(tx, to, at)))
    return no('person-not-here', 'They are not in the directory now. Roles are for people who are there.')
  if (await sameHuman(tx, from, to, at))
    return no('role-for-oneself', 'That is the same person under another entry. Choose somebody else.')
  const held = await whatTheyWillHold(tx, to, at)
  for (const role of roles) {
    const apart = findApart(role, period, held)
    if (apart) return no('roles-kept-apart', apart)
    const conflict = await findConflict?.(tx, { from, to, role, at })
    if (conflict !== undefined) return no('conflict-of-interest', conflict)
  }
  return undefined
}
