import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endLeave, recordLeave } from '../directory/leave.ts'
import { mergePeople, splitPerson } from '../directory/merges.ts'
import type { Person, Unit } from '../directory/model.ts'
import { findPerson, sameHuman } from '../directory/store.ts'
import {
  forChannel,
  forEverything,
  forUnit,
  mustBeDone,
  openTestDirectory,
  type TestDirectory,
} from '../testing.ts'
import { makeActing } from './acting.ts'
import { decide } from './decide.ts'
import { delegate, endDelegation } from './delegations.ts'
import { endGrant, grantRole } from './grants.ts'
import type { RoleGrantTable } from './tables.ts'

let house: TestDirectory
let transport: Unit
let light: Unit
let health: Unit
let boss: Person
beforeAll(async () => {
  house = await openTestDirectory()
  transport = await house.unit('Transport')
  light = await house.unit('Light Rail', transport)
  health = await house.unit('Health')
  boss = await house.person('Avery Boss', { unit: transport.id })
  await house.grant(boss, 'administrator')
})
afterAll(() => house.close())

const day = 86_400_000
const soon = (days: number): string => new Date(house.clock.now + days * day).toISOString()
const mayApprove = async (person: Person, unit: Unit, at?: string): Promise<boolean> =>
  decide(await house.asker(person, { isTold: true, ...(at !== undefined && { at }) }), 'post.approve', {
    unit: unit.id,
    person: boss.id,
  }).may
const handOn = (grant: RoleGrantTable, to: Person, until = soon(10), from?: string) =>
  house.commit((tx, { at, source }) =>
    delegate(tx, { at, source }, { grant: grant.id, to: to.id, until, ...(from !== undefined && { from }) }),
  )

describe('a grant', () => {
  it('holds for its unit and what is below it, and for nothing beside', async () => {
    const person = await house.person('Priya Ramesh')
    await house.grant(person, 'approver', forUnit(transport))
    expect(await mayApprove(person, transport)).toBe(true)
    expect(await mayApprove(person, light)).toBe(true)
    expect(await mayApprove(person, health)).toBe(false)
  })

  it('holds for a channel and no other', async () => {
    const person = await house.person('Sam Channel')
    await house.grant(person, 'approver', forChannel('c1'))
    const asker = await house.asker(person, { isTold: true })
    expect(decide(asker, 'post.approve', { channel: 'c1', person: boss.id }).may).toBe(true)
    expect(decide(asker, 'post.approve', { channel: 'c2', person: boss.id }).may).toBe(false)
  })

  it('holds from its first instant until its last, and the past can still be asked', async () => {
    const person = await house.person('Tovah Lin')
    const [from, to] = [soon(1), soon(3)]
    await house.grant(person, 'approver', forEverything, { from, to })
    const instants = [soon(0), from, new Date(Date.parse(to) - 1).toISOString(), to]
    const answers = []
    for (const at of instants) answers.push(await mayApprove(person, transport, at))
    expect(answers).toEqual([false, true, true, false])
  })

  it('ends at the instant it is ended, and held before', async () => {
    const person = await house.person('Mei Ended')
    const grant = await house.grant(person, 'approver')
    house.wait(day)
    const before = house.at()
    mustBeDone(await house.commit((tx, { at }) => endGrant(tx, at, grant.id)))
    expect(await mayApprove(person, transport)).toBe(false)
    expect(await mayApprove(person, transport, before)).toBe(true)
  })

  it("is refused to oneself, whichever of one's entries is used", async () => {
    const person = await house.person('Olive One')
    const other = await house.person('Olive Two')
    mustBeDone(
      await house.commit((tx, needs) =>
        mergePeople(tx, needs, { kept: person.id, merged: other.id, reason: 'same' }),
      ),
    )
    for (const by of [person, other]) {
      const granted = await house.commit((tx, { at, source }) =>
        grantRole(
          tx,
          { at, source, by: { kind: 'person', id: by.id } },
          { person: person.id, role: 'approver', scope: forEverything },
        ),
      )
      expect(granted).toMatchObject({ ok: false, declined: { code: 'role-for-oneself' } })
    }
  })

  it('is refused where the role is kept apart from one that is held at some instant of it', async () => {
    const grantTo = (person: Person, from?: string, to?: string) =>
      house.commit((tx, { at, source }) =>
        grantRole(
          tx,
          { at, source, by: { kind: 'operator' } },
          {
            person: person.id,
            role: 'conduct-officer',
            scope: forEverything,
            ...(from && { from }),
            ...(to && { to }),
          },
        ),
      )
    const person = await house.person('Dana Apart')
    await house.grant(person, 'disclosure-officer', forEverything, { from: soon(5), to: soon(9) })
    expect(await grantTo(person)).toMatchObject({ ok: false, declined: { code: 'roles-kept-apart' } })
    expect((await grantTo(person, soon(1), soon(5).replace('Z', 'Z'))).ok).toBe(false)
    expect((await grantTo(person, soon(1), soon(4))).ok).toBe(true)
  })

  it('cannot begin in the past, nor be for a scope that the role does not have', async () => {
    const person = await house.person('Pat Past')
    const past = await house.commit((tx, { at, source }) =>
      grantRole(
        tx,
        { at, source, by: { kind: 'operator' } },
        { person: person.id, role: 'approver', scope: forEverything, from: soon(-1) },
      ),
    )
    expect(past).toMatchObject({ declined: { code: 'period-does-not-fit' } })
    const scope = await house.commit((tx, { at, source }) =>
      grantRole(
        tx,
        { at, source, by: { kind: 'operator' } },
        { person: person.id, role: 'auditor', scope: forUnit(health) },
      ),
    )
    expect(scope).toMatchObject({ declined: { code: 'scope-does-not-fit' } })
  })

  it('of the last administrator is not ended', async () => {
    const grants = await house.test.database.db
      .selectFrom('role_grant')
      .select('id')
      .where('role', '=', 'administrator')
      .execute()
    const ended = await house.commit((tx, { at }) => endGrant(tx, at, grants[0]?.id ?? ''))
    expect(ended).toMatchObject({ ok: false, declined: { code: 'last-administrator' } })
  })
})

describe('roles that are kept apart', () => {
  it('are not both held where they came together all the same, past every function here', async () => {
    const person = await house.person('Una Both')
    await house.grant(person, 'administrator')
    const owner = await house.test.connect()
    await owner.query('alter table secondlook.role_grant disable trigger must_be_recorded')
    await owner.query(
      `insert into secondlook.role_grant (id, person, role, scope_kind, granted_by, made_at, from_at)
       values ('by-hand', $1, 'approver', 'everything', 'operator', $2, $2)`,
      [person.id, house.at()],
    )
    await owner.query('alter table secondlook.role_grant enable trigger must_be_recorded')
    expect(await mayApprove(person, transport)).toBe(false)
    expect((await house.asker(person)).holds.map(({ role }) => role)).toEqual(['administrator'])
  })
})

describe('a leaver', () => {
  it('holds nothing from midnight in Canberra after the last day', async () => {
    const person = await house.person('Lee Leaver', { ends: '2026-10-03' })
    await house.grant(person, 'approver')
    // Clocks go forward on Sunday 4 October 2026 at 2 am, so that midnight is still at +10:00.
    expect(await mayApprove(person, transport, '2026-10-03T13:59:59.999Z')).toBe(true)
    expect(await mayApprove(person, transport, '2026-10-03T14:00:00.000Z')).toBe(false)
    expect(decide(await house.asker(person, { at: '2026-10-03T14:00:00.000Z' }), 'directory.read').may).toBe(
      false,
    )
  })

  it('does not find old roles on coming back', async () => {
    const person = await house.person('Robin Return')
    await house.grant(person, 'approver')
    await house.change(person, { isActive: false })
    const away = house.at()
    expect(await mayApprove(person, transport)).toBe(false)
    await house.change(person, { isActive: true })
    expect(await mayApprove(person, transport)).toBe(false)
    expect(decide(await house.asker(person), 'directory.read').may).toBe(true)
    expect(await mayApprove(person, transport, away)).toBe(false)
  })

  it('takes along what they delegated', async () => {
    const [from, to] = [await house.person('Del From'), await house.person('Del To')]
    const grant = await house.grant(from, 'approver')
    mustBeDone(await handOn(grant, to))
    expect(await mayApprove(to, transport)).toBe(true)
    await house.change(from, { isActive: false })
    expect(await mayApprove(to, transport)).toBe(false)
  })
})

describe('a delegation', () => {
  it('gives a role for a while and cannot be handed on', async () => {
    const [from, to] = [await house.person('Del A'), await house.person('Del B')]
    const grant = await house.grant(from, 'approver', forUnit(light))
    const until = soon(10)
    const made = mustBeDone(await handOn(grant, to, until))
    expect(await mayApprove(to, light)).toBe(true)
    expect(await mayApprove(to, transport)).toBe(false)
    expect(await mayApprove(to, light, until)).toBe(false)
    mustBeDone(await house.commit((tx, { at }) => endDelegation(tx, at, made.id)))
    expect(await mayApprove(to, light)).toBe(false)
  })

  it('is refused past the grant, of a role held in person, to oneself, and to whoever has a conflict', async () => {
    const [from, to] = [await house.person('Con From'), await house.person('Con To')]
    const short = await house.grant(from, 'approver', forUnit(health), { to: soon(5) })
    expect(await handOn(short, to, soon(6))).toMatchObject({ declined: { code: 'grant-not-held' } })
    expect(await handOn(short, from, soon(4))).toMatchObject({ declined: { code: 'role-for-oneself' } })
    const screens = await house.grant(from, 'disclosure-officer')
    expect(await handOn(screens, to)).toMatchObject({ declined: { code: 'role-does-not-travel' } })
    expect(await handOn(short, boss, soon(4))).toMatchObject({ declined: { code: 'roles-kept-apart' } })
    const conflict = await house.commit((tx, { at, source }) =>
      delegate(
        tx,
        { at, source, findConflict: async () => 'They wrote what waits for approval.' },
        { grant: short.id, to: to.id, until: soon(4) },
      ),
    )
    expect(conflict).toMatchObject({ declined: { code: 'conflict-of-interest' } })
  })
})

describe('acting for somebody', () => {
  it('brings the roles that go along, and those who report to them', async () => {
    const [chief, deputy] = [await house.person('Chief'), await house.person('Deputy')]
    const clerk = await house.person('Clerk', { manager: chief.id })
    await house.grant(chief, 'approver', forUnit(transport))
    await house.grant(chief, 'policy-owner')
    mustBeDone(
      await house.commit((tx, { at, source }) =>
        makeActing(
          tx,
          { at, source, by: boss.id },
          { person: deputy.id, actsFor: chief.id, roles: ['approver'], until: soon(5) },
        ),
      ),
    )
    const asker = await house.asker(deputy, { isTold: true })
    expect(asker.holds.map(({ role, through }) => [role, through.kind])).toEqual([['approver', 'acting']])
    expect(decide(asker, 'person.read', { person: clerk.id }).may).toBe(true)
    expect(decide(await house.asker(deputy, { at: soon(5) }), 'person.read', { person: clerk.id }).may).toBe(
      false,
    )
  })

  it('is arranged by nobody for themselves', async () => {
    const [chief, deputy] = [await house.person('Chief 2'), await house.person('Deputy 2')]
    await house.grant(chief, 'approver')
    const made = await house.commit((tx, { at, source }) =>
      makeActing(
        tx,
        { at, source, by: deputy.id },
        { person: deputy.id, actsFor: chief.id, roles: ['approver'], until: soon(5) },
      ),
    )
    expect(made).toMatchObject({ declined: { code: 'role-for-oneself' } })
  })
})

describe('a merge', () => {
  it('keeps both entries for independence, gives nobody anything, and a split undoes it', async () => {
    const [kept, merged] = [await house.person('Kim Kept'), await house.person('Kim Merged')]
    await house.grant(merged, 'approver')
    const apart = house.at()
    mustBeDone(
      await house.commit((tx, needs) =>
        mergePeople(tx, needs, { kept: kept.id, merged: merged.id, reason: 'one human' }),
      ),
    )
    const together = house.at()
    const same = (at: string) => sameHuman(house.test.database.db, kept.id, merged.id, at)
    expect([await same(apart), await same(together)]).toEqual([false, true])
    expect([await mayApprove(kept, transport), await mayApprove(merged, transport)]).toEqual([false, false])
    // The author's other entry is the author: independence is of humans.
    const author = await house.grant(kept, 'approver')
    expect(author.role).toBe('approver')
    expect(decide(await house.asker(kept, { isTold: true }), 'post.approve', { person: merged.id }).may).toBe(
      false,
    )
    mustBeDone(
      await house.commit((tx, { at }) => splitPerson(tx, at, { merged: merged.id, reason: 'two after all' })),
    )
    expect([await same(house.at()), await same(together)]).toEqual([false, true])
    expect(await mayApprove(merged, transport)).toBe(true)
  })
})

describe('a merge that does not fit', () => {
  it('is refused: of one entry, of one that is folded already, and into one that is', async () => {
    const [a, b, c] = [await house.person('Ma'), await house.person('Mb'), await house.person('Mc')]
    const merge = (kept: Person, merged: Person) =>
      house.commit((tx, needs) => mergePeople(tx, needs, { kept: kept.id, merged: merged.id, reason: 'r' }))
    mustBeDone(await merge(a, b))
    for (const [kept, merged] of [
      [a, a],
      [a, b],
      [b, a],
      [c, b],
      [b, c],
    ] as const)
      expect(await merge(kept, merged)).toMatchObject({ declined: { code: 'merge-does-not-fit' } })
    mustBeDone(await merge(c, a))
    expect(await sameHuman(house.test.database.db, b.id, c.id, house.at())).toBe(true)
  })
})

describe('leave', () => {
  it('takes nothing away and gives whoever stands in nothing', async () => {
    const [away, stand] = [await house.person('Ash Away'), await house.person('Bo Stand')]
    await house.grant(away, 'approver')
    const leave = mustBeDone(
      await house.commit((tx, needs) =>
        recordLeave(tx, needs, { person: away.id, standsIn: stand.id, from: needs.at, to: soon(10) }),
      ),
    )
    expect([await mayApprove(away, transport), await mayApprove(stand, transport)]).toEqual([true, false])
    mustBeDone(await house.commit((tx, { at }) => endLeave(tx, at, leave.id)))
  })
})

describe('the past', () => {
  it('shows people as they were', async () => {
    const person = await house.person('Jo Before', { unit: health.id })
    const before = house.at()
    await house.change(person, { name: 'Jo After', unit: light.id })
    const { db } = house.test.database
    expect(await findPerson(db, person.id, before)).toMatchObject({ name: 'Jo Before', unit: health.id })
    expect(await findPerson(db, person.id, house.at())).toMatchObject({ name: 'Jo After', unit: light.id })
  })

  it('cannot be written over, even by who owns the database', async () => {
    const owner = await house.test.connect()
    for (const statement of [
      "update person_state set name = 'x' where ended_at is null",
      'update role_grant set ended_at = null where ended_at is not null',
      'update unit_state set parent = null, ended_at = now() where parent is not null',
    ])
      await expect(owner.query(`set search_path = secondlook; ${statement}`)).rejects.toMatchObject({
        code: 'SL003',
      })
  })
})
