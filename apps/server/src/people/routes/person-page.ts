import type { Db } from '../../store/database.ts'
import type { Asker } from '../access/asker.ts'
import { decide } from '../access/decide.ts'
import { isRole, roles } from '../access/roles.ts'
import { findDelegationsFrom } from '../access/store.ts'
import { fieldsOf } from '../directory/entry.ts'
import { fieldWords } from '../directory/field-words.ts'
import { changedFields, isBound, isPresent, type Person } from '../directory/model.ts'
import { findMergesOf, findNames, findStates, findUnits } from '../directory/store.ts'
import { showActings, showLeave } from './absences.ts'
import { findHeldRoles, type HeldRole } from './held-roles.ts'

/** Everything about a person that whoever may read the entry sees. */
export async function showPerson(db: Db, asker: Asker, person: Person) {
  const { at } = asker
  const about = { person: person.id, unit: person.unit }
  const mayReadLeave = decide(asker, 'leave.read', about).may
  const mayReadRoles = decide(asker, 'role.read-history', about).may
  const merges = await findMergesOf(db, person.id, at)
  const delegations = await findDelegationsFrom(db, person.id, at)
  const held = await findHeldRoles(db, asker, [person.id])
  const names = await findNames(db, [
    ...(person.manager === null ? [] : [person.manager]),
    ...merges.flatMap(({ kept, merged }) => [kept, merged]),
    ...delegations.map(({ delegation }) => delegation.person),
  ])
  const units = new Map((await findUnits(db, at)).map((unit) => [unit.id, unit.name]))
  const named = (id: string | null) =>
    id === null ? null : { id, name: names.get(id) ?? units.get(id) ?? id }
  const must = (id: string) => ({ id, name: names.get(id) ?? id })
  const editing = decide(asker, 'person.edit', about)
  const { userName, externalId, isActive, ...entry } = fieldsOf(person)
  return {
    ...{ id: person.id, state: person.state, entry, isPresent: isPresent(person, at) },
    ...{ unit: named(person.unit), manager: named(person.manager) },
    ...{ bound: isBound(person), boundBecause: sayBound(person) },
    // What holds now everybody may know; what held before, not.
    roles: held.filter(({ endedAt, to }) => mayReadRoles || (endedAt === null && (to === null || to > at))),
    leave: mayReadLeave ? await showLeave(db, asker, person) : [],
    actings: await showActings(db, asker, person.id),
    mayRecordLeave: decide(asker, 'leave.record', about).may,
    mayArrangeActing: decide(asker, 'acting.make', about).may,
    mayReadLinks: decide(asker, 'enrolment.read', about).may,
    delegations: delegations.map(({ delegation, grant }) => ({
      ...{ id: delegation.id, role: isRole(grant.role) ? roles[grant.role].name : grant.role },
      to: must(delegation.person),
      ...{ from: delegation.from_at, until: delegation.to_at },
    })),
    merges: merges.map(({ id, kept, merged, from_at }) => ({
      ...{
        id,
        other: must(kept === person.id ? merged : kept),
        keepsThis: kept === person.id,
        since: from_at,
      },
    })),
    history: sayHistory(await findStates(db, person.id)),
    mayEdit: editing.may,
    whyNot: editing.may ? null : editing.because,
  }
}

/** What everybody may know of a person. */
export async function showColleague(db: Db, asker: Asker, person: Person) {
  const about = { person: person.id, unit: person.unit }
  const { at } = asker
  const unit = (await findUnits(db, at)).find(({ id }) => id === person.unit)
  const isNow = ({ from, to, endedAt }: HeldRole): boolean =>
    from <= at && endedAt === null && (to === null || to > at)
  const isHere = isPresent(person, at)
  return {
    ...{ id: person.id, name: person.name, email: person.email, isPresent: isHere },
    unit: unit ? { id: unit.id, name: unit.name } : null,
    roles: isHere ? (await findHeldRoles(db, asker, [person.id])).filter(isNow) : [],
    mayRead: decide(asker, 'person.read', about).may,
    mayReadLinks: decide(asker, 'enrolment.read', about).may,
  }
}

function sayBound({ basis, bound }: Person): string {
  if (basis === 'psm-act-employee' || basis === 'psm-act-officer')
    return 'The policy binds them: it binds everybody engaged under the Public Sector Management Act.'
  if (basis === 'contractor' || basis === 'volunteer')
    return 'The policy does not bind them directly; their contract or agreement may.'
  if (bound === 'bound') return 'A people officer settled that the policy binds them.'
  if (bound === 'not-bound') return 'A people officer settled that the policy does not bind them directly.'
  return 'Whether the policy binds them is still to be settled by a people officer.'
}

/** Who made a change is in the record of it, which a receipt shows. */
function sayHistory(states: readonly Person[]) {
  return states.map((state, at) => {
    const before = states[at - 1]
    const fields = before
      ? changedFields(fieldsOf(before), fieldsOf(state)).map((field) => fieldWords[field])
      : []
    const says = before ? `Changed: ${fields.join(', ')}` : 'Added to the directory'
    return { at: state.since, says, by: '' }
  })
}
