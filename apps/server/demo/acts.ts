import type { Vault } from '../src/keys/vault.ts'
import { makeActing } from '../src/people/access/acting.ts'
import type { Asker } from '../src/people/access/asker.ts'
import { decide } from '../src/people/access/decide.ts'
import { delegate } from '../src/people/access/delegations.ts'
import { endGrant, grantRole } from '../src/people/access/grants.ts'
import { roles } from '../src/people/access/roles.ts'
import { findGrantsOf, loadAsker } from '../src/people/access/store.ts'
import type { Act } from '../src/people/access/table.ts'
import { recordLeave } from '../src/people/directory/leave.ts'
import { mergePeople } from '../src/people/directory/merges.ts'
import type { PersonFields } from '../src/people/directory/model.ts'
import { addPerson, changePerson, settleBound } from '../src/people/directory/people.ts'
import { findPerson } from '../src/people/directory/store.ts'
import { addUnit } from '../src/people/directory/units.ts'
import { issueNotice, tellOfNotice } from '../src/people/privacy/issue-notice.ts'
import { acknowledge, findStanding } from '../src/policy/acknowledgement/acknowledge.ts'
import { putInForce } from '../src/policy/in-force/put-in-force.ts'
import { openShelf } from '../src/policy/index.ts'
import {
  type Actor,
  commit,
  type Declined,
  type Done,
  type NewEvent,
  type Recorder,
} from '../src/records/index.ts'
import { issuePermit, type Permit } from '../src/records/permit.ts'
import type { Db, Tx } from '../src/store/database.ts'
import { claimStore, findIdentity } from '../src/store/identity.ts'
import { decideEntry, findNow, performEntry } from './entry-acts.ts'
import type { EntryAct } from './entry-plan.ts'
import type { DemoActs } from './load.ts'
import type { DemoAct, DemoPerson } from './plan.ts'
import { makeChecks, performPost } from './post-acts.ts'
import type { PostAct } from './post-plan.ts'

const zone = 'Australia/Sydney'
const shelf = openShelf()
type Needs = {
  readonly at: string
  readonly by: Actor
  readonly source: Recorder['source']
  readonly zone: string
}
type Work = (tx: Tx, needs: Needs) => Promise<Done<unknown> | Declined<unknown>>

/**
 * The acts of the demonstration, by the functions that everybody else's acts go through, under the same table. `counters`
 * keeps the keys of what is counted, as on any other day.
 */
export function makeDemoActs(recorder: Recorder, counters: Vault): DemoActs {
  const { db } = recorder.database
  /** The instant of the post that the registers are asked about. */
  let checked = 0
  const checks = makeChecks(
    { ...recorder, source: { ...recorder.source, now: () => checked } },
    counters,
    zone,
  )
  const instants = async (): Promise<ReadonlySet<string>> =>
    new Set((await db.selectFrom('event').select('at').distinct().execute()).map(({ at }) => at))
  return {
    instants,
    claim: async () => {
      if (!(await findIdentity(db)) && (await instants()).size > 0)
        return { ok: false, says: 'the demonstration does not start on a store that it did not make' }
      const claimed = await recorder.database.transact((tx) => claimStore(tx, true, recorder.source))
      return claimed.ok ? { ok: true, madeAt: claimed.identity.createdAt } : { ok: false, says: claimed.says }
    },
    perform: async (acts, at) => {
      const clocked: Recorder = { ...recorder, source: { ...recorder.source, now: () => Date.parse(at) } }
      const [first] = acts
      if (isOnPost(first)) {
        const ids = { ...(await findIds(db)), entry: findEntry(db, at) }
        checked = Date.parse(at)
        return await performPost({ recorder: clocked, zone, checks, ids }, first.by, first)
      }
      const { permit, asker } = await permitFor(recorder, acts, at)
      const done = await commit(
        clocked,
        permit,
        async (tx, now): Promise<Done<undefined> | Declined<unknown>> => {
          const events: NewEvent[] = []
          for (const act of acts) {
            const work = workOf(act, await findIds(tx), asker)
            const one = await work(tx, { at: now, by: permit.by, source: clocked.source, zone })
            if ('declined' in one) return { declined: { act, because: one.declined } }
            events.push(...one.events)
          }
          const [first, ...more] = events
          return first ? { result: undefined, events: [first, ...more] } : { declined: 'nothing to do' }
        },
      )
      if (!done.ok) throw new Error(`at ${at} this was declined: ${JSON.stringify(done.declined)}`)
    },
  }
}

type Ids = {
  person(key: string): string
  unit(key: string): string
  grant(key: string, role: string): Promise<string>
}

/** What the keys of the files stand for now. */
async function findIds(db: Db | Tx): Promise<Ids> {
  const people = await db
    .selectFrom('person_state')
    .select(['key', 'person'])
    .where('ended_at', 'is', null)
    .execute()
  const units = await db
    .selectFrom('unit_state')
    .select(['key', 'unit'])
    .where('ended_at', 'is', null)
    .execute()
  const mustFind = (id: string | undefined, key: string): string => {
    if (id === undefined) throw new Error(`the demonstration names ${key} before it is there`)
    return id
  }
  const person = (key: string): string => mustFind(people.find((one) => one.key === key)?.person, key)
  return {
    person,
    unit: (key) => mustFind(units.find((one) => one.key === key)?.unit, key),
    grant: async (key, role) => {
      const grants = await findGrantsOf(db, person(key))
      const grant = grants.find((one) => one.role === role && one.ended_at === null)
      return mustFind(grant?.id, `${key} as ${role}`)
    },
  }
}

const findEntry =
  (db: Db, at: string) =>
  async (register: 'channels' | 'initiatives', key: string): Promise<string> =>
    (await findNow(db, { register, key }, at)).entry

type PersonAct = Exclude<DemoAct, EntryAct | PostAct>
const notTogether = new Error('a post is worked on in a commit of its own')
const isOnPost = (act: DemoAct): act is DemoAct & PostAct => 'post' in act
const isOnEntry = (act: DemoAct): act is DemoAct & EntryAct => 'register' in act

/** What the table is asked about an act, as a route would ask it. */
function questionOf(act: PersonAct): { readonly act: Act; readonly about?: string; readonly unit?: string } {
  switch (act.do) {
    case 'addUnit':
      return { act: 'unit.edit' }
    case 'addPerson':
      return { act: 'person.add', unit: act.person.unit }
    case 'changePerson':
      return { act: 'person.edit', about: act.person }
    case 'settleBound':
      return { act: 'person.settle', about: act.person }
    case 'mergePeople':
      return { act: 'person.merge', about: act.kept }
    case 'recordLeave':
      return { act: 'leave.record', about: act.person }
    case 'grantRole':
    case 'endGrant':
      return { act: roles[act.role].granting, about: act.person }
    case 'delegate':
      return { act: 'role.delegate', about: act.person }
    case 'makeActing':
      return { act: 'acting.make', about: act.person }
    case 'issueNotice':
    case 'tellOfNotice':
      return { act: 'surveillance-notice.edit' }
    case 'putInForce':
      return { act: 'policy.publish', ...(act.unit !== undefined && { unit: act.unit }) }
    case 'acknowledge':
      return { act: 'acknowledgement.make', about: act.by }
  }
}

/** One permit for acts that one person does together; each of them is asked about. */
async function permitFor(
  recorder: Recorder,
  acts: readonly [DemoAct, ...DemoAct[]],
  at: string,
): Promise<{ readonly permit: Permit; readonly asker?: Asker }> {
  const [{ by }] = acts
  if (by === 'operator') return { permit: issuePermit({ kind: 'operator' }, 'demonstration.load') }
  const { db } = recorder.database
  const ids = await findIds(db)
  const asker = await loadAsker(db, { by: { kind: 'person', id: ids.person(by) }, at, hasSteppedUp: true })
  const decisions = []
  for (const act of acts) {
    if (isOnPost(act)) throw notTogether
    const decision = isOnEntry(act)
      ? await decideEntry(db, ids, asker, act)
      : await decidePerson(db, ids, asker, act)
    if (!decision.may)
      throw new Error(`${by} may not do this at ${at}: ${JSON.stringify(act)}: ${decision.because}`)
    decisions.push(decision)
  }
  const [first] = decisions
  if (!first) throw new Error('nothing was asked about')
  return { permit: first.permit, asker }
}

async function decidePerson(db: Db, ids: Ids, asker: Asker, act: PersonAct) {
  const { act: asked, about, unit } = questionOf(act)
  const person = about && (await findPerson(db, ids.person(about), asker.at))
  return decide(asker, asked, {
    person: person ? person.id : undefined,
    unit: unit ? ids.unit(unit) : person ? person.unit : undefined,
  })
}

function workOf(act: DemoAct, ids: Ids, asker: Asker | undefined): Work {
  if (isOnPost(act)) throw notTogether
  if (!isOnEntry(act)) return workOfPeople(act, ids)
  if (!asker) throw new Error('an operator keeps no register')
  return (tx, needs) => performEntry(tx, ids, { ...needs, asker }, act)
}

function workOfPeople(act: PersonAct, ids: Ids): Work {
  const { person, unit } = ids
  switch (act.do) {
    case 'addUnit':
      return (tx, needs) =>
        addUnit(tx, needs, { key: act.key, name: act.name, parent: act.parent && unit(act.parent) })
    case 'addPerson':
      return (tx, needs) => addPerson(tx, needs, fieldsOf(act.person, ids))
    case 'changePerson':
      return (tx, needs) =>
        changePerson(tx, needs, {
          ...{ person: person(act.person), to: fieldsOf(act.to, ids) },
          ...(act.reason !== undefined && { reason: act.reason }),
        })
    case 'settleBound':
      return (tx, needs) =>
        settleBound(tx, needs, { person: person(act.person), bound: act.bound, reason: act.reason })
    case 'mergePeople':
      return (tx, needs) =>
        mergePeople(tx, needs, { kept: person(act.kept), merged: person(act.merged), reason: act.reason })
    case 'recordLeave':
      return (tx, needs) =>
        recordLeave(tx, needs, {
          ...{ person: person(act.person), standsIn: act.standsIn && person(act.standsIn) },
          ...{ from: act.from, to: act.to },
        })
    case 'issueNotice':
      return (tx, needs) => issueNotice(tx, needs, act)
    case 'tellOfNotice':
      return (tx, needs) =>
        tellOfNotice(tx, needs, { person: person(act.person), how: act.how, isAgreed: act.isAgreed })
    case 'putInForce':
      return async (tx, needs) => {
        const loaded = (await shelf.list()).find((one) => one.pack.head.id === act.pack)
        if (!loaded) throw new Error(`no pack ${act.pack} comes with the program`)
        const place = act.unit === undefined ? null : unit(act.unit)
        return putInForce(tx, needs, { loaded, unit: place, from: null, reason: act.reason })
      }
    case 'acknowledge':
      return async (tx, needs) => {
        const { applies } = await findStanding(tx, person(act.by), needs.at)
        return acknowledge(tx, needs, { person: person(act.by), seen: applies.map(({ digest }) => digest) })
      }
    default:
      return workOfRoles(act, ids)
  }
}

type RoleAct = Extract<DemoAct, { do: 'grantRole' | 'endGrant' | 'delegate' | 'makeActing' }>

function workOfRoles(act: RoleAct, { person, unit, grant }: Ids): Work {
  const reason = act.reason === undefined ? {} : { reason: act.reason }
  switch (act.do) {
    case 'grantRole':
      return (tx, needs) =>
        grantRole(tx, needs, {
          ...{ person: person(act.person), role: act.role, ...reason },
          scope:
            act.unit === undefined ? { kind: 'everything', id: null } : { kind: 'unit', id: unit(act.unit) },
          ...(act.from !== undefined && { from: act.from }),
          ...(act.to !== undefined && { to: act.to }),
        })
    case 'endGrant':
      return async (tx, needs) => endGrant(tx, needs.at, await grant(act.person, act.role), act.reason)
    case 'delegate':
      return async (tx, needs) =>
        delegate(tx, needs, {
          ...{ grant: await grant(act.person, act.role), to: person(act.to), ...reason },
          ...{ from: act.from, until: act.until },
        })
    case 'makeActing':
      return (tx, needs) =>
        makeActing(
          tx,
          { at: needs.at, source: needs.source, by: needs.by.kind === 'person' ? needs.by.id : 'operator' },
          {
            ...{ person: person(act.person), actsFor: person(act.actsFor), roles: act.roles, ...reason },
            ...{ from: act.from, until: act.until },
          },
        )
  }
}

function fieldsOf(of: Partial<DemoPerson>, { person, unit }: Ids): Partial<PersonFields> {
  const { level, unit: unitKey, manager, ...same } = of
  return {
    ...same,
    ...(level !== undefined && { levelBand: level }),
    ...(unitKey !== undefined && { unit: unit(unitKey) }),
    ...(manager !== undefined && { manager: manager && person(manager) }),
  }
}
