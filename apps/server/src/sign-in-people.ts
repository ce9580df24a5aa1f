import {
  type Act,
  acts,
  addPerson,
  decide,
  findHolders,
  findNames,
  findPerson,
  findPersonCalled,
  findSelves,
  findWhoCan,
  grantRole,
  hasHeldRole,
  isPersonPresent,
  isPresent,
  loadAsker,
  permitFor,
  permitForSignIn,
  tokenScopes,
  wasAddressChanged,
} from './people/index.ts'
import type { PeoplePort } from './people/sign-in/index.ts'
import type { Recorder } from './records/index.ts'
import type { Db, Tx } from './store/database.ts'
import { pin } from './store/kept/kept.ts'

/** What sign-in asks of the directory and of who may do what. */
export function signInPeople(recorder: Recorder, zone: string): PeoplePort {
  const { database, source } = recorder
  const { db } = database
  const now = (): string => new Date(source.now()).toISOString()
  return {
    acts,
    ...waysInPort(db, now),
    scopes: tokenScopes,
    permit: (by, act) => permitForSignIn(by, act as Parameters<typeof permitForSignIn>[1]),
    findPerson: async (by, handle = db) => {
      const at = now()
      const own = pin(handle)
      const person = 'id' in by ? await findPerson(own, by.id, at) : await findPersonCalled(own, by, at)
      if (!person) return undefined
      // Somebody whose entry was folded into another signs in as that other one and not as this.
      const isHere = await isPersonPresent(own, person.id, at)
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

type WaysInPort = Pick<
  PeoplePort,
  'permitAbout' | 'stillMay' | 'areApart' | 'whoCan' | 'findNames' | 'hasHeldRole' | 'wasAddressChanged'
>

/** What is asked of the table, and of the directory, before somebody gets a new way in. */
function waysInPort(db: Db, now: () => string): WaysInPort {
  const about = async (person: string, at: string) => ({
    person,
    unit: (await findPerson(db, person, at))?.unit ?? null,
  })
  const load = async (id: string, at: string, hasSteppedUp: boolean) =>
    await loadAsker(db, { by: { kind: 'person', id }, at, hasSteppedUp })
  return {
    permitAbout: async ({ person: { id }, stepUpUntil }, act, person, apart = []) => {
      const at = now()
      const asker = await load(id, at, stepUpUntil !== undefined && at < stepUpUntil)
      const others = await allSelves(db, apart, at)
      const holds = asker.holds.filter(({ through: { kind, from } }) => kind === 'grant' || !others.has(from))
      return permitFor({ ...asker, holds }, act as Act, await about(person, at))
    },
    stillMay: async (person, act, whom) => {
      const at = now()
      return decide(await load(person, at, true), act as Act, await about(whom, at)).may
    },
    areApart: async (given, people, at) => {
      const seen = new Set<string>()
      for (const person of people) {
        if (seen.has(person)) return false
        for (const self of await findSelves(given, person, at)) seen.add(self)
      }
      return true
    },
    whoCan: async (act, person, but) => {
      const at = now()
      const able = await findWhoCan(db, { act: act as Act, object: await about(person, at), at })
      const others = await allSelves(db, but, at)
      return able.filter(({ id }) => !others.has(id)).map(({ id, name }) => ({ id, name }))
    },
    findNames: (people) => findNames(db, people),
    hasHeldRole,
    wasAddressChanged,
  }
}

async function allSelves(db: Db | Tx, people: readonly string[], at: string): Promise<ReadonlySet<string>> {
  const all = new Set<string>()
  for (const person of people) for (const self of await findSelves(db, person, at)) all.add(self)
  return all
}
