import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApi } from '../../http/api.ts'
import { guardRoutes } from '../../http/guard.ts'
import { accessGate, rememberAskers } from '../access/gate.ts'
import type { Person, Unit } from '../directory/model.ts'
import { forUnit, openTestDirectory, type TestDirectory } from '../testing.ts'
import { peopleRoutes } from './register.ts'

let house: TestDirectory
let app: FastifyInstance
let health: Unit
let officer: Person
let ward: Person
let nurse: Person
beforeAll(async () => {
  house = await openTestDirectory()
  health = await house.unit('Health')
  officer = await house.person('Olga Officer')
  await house.grant(officer, 'people-officer')
  ward = await house.person('Ward Head', { unit: health.id })
  nurse = await house.person('Nora Nurse', { unit: health.id, manager: ward.id })
  const onFault = (error: Error) => expect.unreachable(error.message)
  app = await makeApi({ onFault, version: '0' })
  const askerOf = rememberAskers(async ({ headers }) => await house.asker({ id: headers['x-as'] } as Person))
  guardRoutes(app, accessGate(askerOf))
  const { recorder, test } = house
  peopleRoutes(app, {
    ...{ db: test.database.db, recorder, zone: 'Australia/Sydney', askerOf, openWork: [], onFault },
  })
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const send = async (as: Person, method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => {
  house.wait(1000)
  const request = { method, url: `/api/v1${path}`, headers: { 'x-as': as.id } }
  const reply = await app.inject({ ...request, ...(body && { payload: body }) })
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() }
}
const inAMonth = (): string => new Date(house.clock.now + 30 * 86_400_000).toISOString()

describe('whoever is away', () => {
  const myAccess = async (as: Person) => (await send(as, 'GET', '/me/access')).body
  const partsOf = async (type: string) => {
    const { db } = house.test.database
    const events = await db.selectFrom('event').select('id').where('type', '=', type).execute()
    const parts = await db.selectFrom('event_part').select(['event', 'name']).execute()
    return parts.filter(({ event }) => events.some(({ id }) => id === event)).map(({ name }) => name)
  }

  it('is shown with who stands in, until it is over or was taken back', async () => {
    const wendy = await house.person('Wendy Ward', { unit: health.id, manager: ward.id })
    const record = (from: string | null, to: string) =>
      send(wendy, 'POST', `/people/${wendy.id}/leave`, { from, to, standsIn: nurse.id })
    await record(null, new Date(house.clock.now + 5000).toISOString())
    const later = new Date(house.clock.now + 86_400_000).toISOString()
    const { body } = await record(later, inAMonth())
    house.wait(10_000)
    const shown = { id: body.id, from: later, standsIn: { id: nurse.id, name: 'Nora Nurse' }, mayEnd: true }
    expect((await myAccess(wendy)).leave).toMatchObject([shown])
    expect((await send(ward, 'GET', `/people/${wendy.id}`)).body).toMatchObject({
      ...{ leave: [shown], mayRecordLeave: true, mayArrangeActing: false },
    })
    expect((await send(wendy, 'DELETE', `/leave/${body.id}`)).status).toBe(204)
    expect((await myAccess(wendy)).leave).toEqual([])
  })

  it('is acted for by somebody who sees for whom, what goes along, and what no longer does', async () => {
    const chief = await house.person('Chief of Health', { unit: health.id })
    const deputy = await house.person('Deputy of Health', { unit: health.id })
    const grant = await house.grant(chief, 'approver', forUnit(health))
    const { body } = await send(officer, 'POST', '/roles/actings', {
      ...{ person: deputy.id, actsFor: chief.id, roles: ['approver'], from: null, to: inAMonth() },
    })
    const shown = (isHeld: boolean, mayEnd: boolean) => ({
      ...{ id: body.id, person: { name: 'Deputy of Health' }, actsFor: { name: 'Chief of Health' }, mayEnd },
      roles: [{ role: 'approver', name: 'approver', isHeld }],
    })
    expect((await myAccess(deputy)).actings).toMatchObject([shown(true, false)])
    expect((await myAccess(chief)).actings).toMatchObject([shown(true, false)])
    expect((await send(officer, 'GET', `/people/${chief.id}`)).body).toMatchObject({
      actings: [shown(true, true)],
      mayArrangeActing: true,
    })
    expect((await myAccess(deputy)).now).toMatchObject([
      { role: 'approver', through: { kind: 'acting', by: { name: 'Chief of Health' } } },
    ])
    await send(officer, 'POST', `/roles/grants/${grant.id}/end`, { reason: 'over' })
    expect((await myAccess(deputy)).actings).toMatchObject([shown(false, false)])
    expect(await partsOf('acting.ended')).not.toContain('reason')
    await send(officer, 'POST', `/roles/actings/${body.id}/end`, { reason: 'the chief is back' })
    expect((await myAccess(deputy)).actings).toEqual([])
    expect(await partsOf('acting.ended')).toContain('reason')
  })

  it('is asked in plain words for what a form left empty', async () => {
    const leave = { from: null, to: null, standsIn: null }
    expect((await send(nurse, 'POST', `/people/${nurse.id}/leave`, leave)).body.fields).toEqual([
      { path: 'to', says: 'Say on which day it ends.' },
    ])
    const acting = { person: '', actsFor: nurse.id, roles: [], from: null, to: null }
    expect((await send(officer, 'POST', '/roles/actings', acting)).body.fields).toEqual([
      { path: 'person', says: 'Choose who it is.' },
      { path: 'to', says: 'Say on which day it ends.' },
    ])
  })

  it('keeps the reason why a delegation was taken back', async () => {
    const grant = await house.grant(ward, 'approver', forUnit(health))
    const { body } = await send(ward, 'POST', '/roles/delegations', {
      ...{ grant: grant.id, person: nurse.id, from: null, to: inAMonth() },
    })
    expect(await partsOf('delegation.ended')).not.toContain('reason')
    await send(ward, 'POST', `/roles/delegations/${body.id}/end`, { reason: 'back already' })
    expect(await partsOf('delegation.ended')).toContain('reason')
  })
})
