import {
  acts,
  addPerson,
  findHolders,
  findPeople,
  findPerson,
  grantRole,
  isPersonPresent,
  isPresent,
  type Person,
  permitForSignIn,
  tokenScopes,
} from './people/index.ts'
import type { PeoplePort } from './people/sign-in/index.ts'
import type { Recorder } from './records/index.ts'

/** What sign-in asks of the directory and of who may do what. */
export function signInPeople({ database: { db }, source }: Recorder, zone: string): PeoplePort {
  const now = (): string => new Date(source.now()).toISOString()
  const find = async (by: { readonly id: string } | { readonly email: string }, at: string) =>
    'id' in by ? await findPerson(db, by.id, at) : await findByEmail(by.email, at)
  const findByEmail = async (email: string, at: string): Promise<Person | undefined> => {
    const found = await findPeople(db, { at, search: email, limit: 50 })
    return found.find((one) => one.email?.toLowerCase() === email.toLowerCase())
  }
  return {
    acts,
    scopes: tokenScopes,
    permit: (by, act) => permitForSignIn(by, act as Parameters<typeof permitForSignIn>[1]),
    findPerson: async (by) => {
      const at = now()
      const person = await find(by, at)
      if (!person) return undefined
      // Somebody whose entry was folded into another signs in as that other one and not as this.
      const isHere = await isPersonPresent(db, person.id, at)
      return { id: person.id, name: person.name, isActive: (then) => isHere && isPresent(person, then) }
    },
    hasAdministrator: async (given) => (await findHolders(given, 'administrator', now())).length > 0,
    nameFirstAdministrator: async (tx, { name, email }, at) => {
      const by = { kind: 'operator' } as const
      const added = await addPerson(tx, { at, zone, source }, { name, email })
      if ('declined' in added)
        throw new Error(`the first administrator cannot be added: ${added.declined.says}`)
      const { id } = added.result
      const scope = { kind: 'everything', id: null } as const
      const granted = await grantRole(tx, { at, by, source }, { person: id, role: 'administrator', scope })
      if ('declined' in granted)
        throw new Error(`the first administrator cannot be named: ${granted.declined.says}`)
      return { id, events: [...added.events, ...granted.events] }
    },
  }
}
