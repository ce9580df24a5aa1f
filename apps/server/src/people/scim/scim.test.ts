import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApi } from '../../http/api.ts'
import { guardRoutes } from '../../http/guard.ts'
import { decide } from '../access/decide.ts'
import { loadAsker } from '../access/store.ts'
import type { Person } from '../directory/model.ts'
import { findPerson, findStates } from '../directory/store.ts'
import { forUnit, openTestDirectory, type TestDirectory, toldOfEverything } from '../testing.ts'
import { scimRoutes } from './routes.ts'

let house: TestDirectory
let app: FastifyInstance
let officer: Person
let unitOfficer: Person
const faults: string[] = []
beforeAll(async () => {
  house = await openTestDirectory()
  officer = await house.person('People Officer')
  await house.grant(officer, 'people-officer')
  unitOfficer = await house.person('Unit Officer')
  await house.grant(unitOfficer, 'people-officer', forUnit(await house.unit('Small Unit')))
  app = await makeApi({ onFault: (error) => faults.push(error.message), version: '0' })
  guardRoutes(app, async () => undefined)
  const tokens = new Map([
    ['Bearer good', { person: officer.id, scopes: ['scim' as const] }],
    ['Bearer other', { person: officer.id, scopes: ['people:read' as const] }],
    ['Bearer unit', { person: unitOfficer.id, scopes: ['scim' as const] }],
  ])
  await scimRoutes(app, {
    db: house.test.database.db,
    recorder: house.recorder,
    zone: 'Australia/Sydney',
    publicUrl: 'https://look.example',
    authenticate: async ({ headers: { authorization = '' } }) => {
      const token = tokens.get(authorization)
      const by = token && ({ kind: 'token', id: 't1', person: token.person } as const)
      return by && (await loadAsker(house.test.database.db, { by, at: house.at(), scopes: token.scopes }))
    },
  })
})
afterAll(async () => {
  await app.close()
  await house.close()
  expect(faults).toEqual([])
})

type Sent = { readonly headers?: Record<string, string>; readonly token?: string }
const send = async (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  sent: Sent = {},
) => {
  house.wait(1000)
  const reply = await app.inject({
    method,
    url: `/scim/v2${path}`,
    headers: {
      authorization: `Bearer ${sent.token ?? 'good'}`,
      ...(body !== undefined && { 'content-type': 'application/scim+json' }),
      ...sent.headers,
    },
    ...(body !== undefined && { payload: JSON.stringify(body) }),
  })
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body: reply.body === '' ? undefined : reply.json(),
  }
}
const find = async (userName: string) =>
  (await send('GET', `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`)).body

/** As the documentation of Entra ID has them. */
const entra = {
  create: {
    schemas: [
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    ],
    externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
    userName: 'Test_User_ab6490ee@testuser.example',
    active: true,
    emails: [{ primary: true, type: 'work', value: 'Test_User_fd0ea19b@testuser.example' }],
    meta: { resourceType: 'User' },
    name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
    roles: [],
  },
  update: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'updatedEmail@testuser.example' },
      { op: 'Replace', path: 'name.familyName', value: 'updatedFamilyName' },
      { op: 'Add', path: 'displayName', value: 'givenName updatedFamilyName' },
    ],
  },
  disable: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'Replace', path: 'active', value: 'False' }],
  },
}

/** As the documentation of Okta has them. */
const okta = {
  create: {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'test.user@okta.example',
    name: { givenName: 'Test', familyName: 'User' },
    emails: [{ primary: true, value: 'test.user@okta.example', type: 'work' }],
    displayName: 'Test User',
    locale: 'en-AU',
    externalId: '00ujl29u0le5T6Aj10h7',
    groups: [],
    password: '1mz050nq',
    active: true,
  },
  disable: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', value: { active: false } }],
  },
}

describe('what Entra ID sends', () => {
  let id = ''
  it('finds nobody, creates a user, and finds them by name in any case', async () => {
    expect(await find(entra.create.userName)).toMatchObject({ totalResults: 0, Resources: [] })
    const created = await send('POST', '/Users', entra.create)
    expect(created.status).toBe(201)
    expect(created.headers['content-type']).toContain('application/scim+json')
    id = created.body.id
    expect(created.headers['location']).toBe(`https://look.example/scim/v2/Users/${id}`)
    expect(created.body).toMatchObject({
      ...{ userName: entra.create.userName, externalId: entra.create.externalId, active: true },
      displayName: 'givenName familyName',
    })
    const found = await find('TEST_user_ab6490ee@testuser.example')
    expect(found.Resources.map((one: { id: string }) => one.id)).toEqual([id])
  })

  it('updates with its own way of writing operations', async () => {
    const updated = await send('PATCH', `/Users/${id}`, entra.update)
    expect(updated.status).toBe(200)
    expect(updated.body).toMatchObject({
      displayName: 'givenName updatedFamilyName',
      emails: [{ value: 'updatedEmail@testuser.example' }],
    })
  })

  it('sets a manager by an enterprise path, in each form that is sent', async () => {
    const path = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager'
    for (const value of [officer.id, { value: officer.id }, [{ $ref: '', value: officer.id }]]) {
      await send('PATCH', `/Users/${id}`, { ...entra.update, Operations: [{ op: 'Remove', path }] })
      const set = await send('PATCH', `/Users/${id}`, {
        ...entra.update,
        Operations: [{ op: 'Add', path, value }],
      })
      expect(set.body['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'].manager.value).toBe(
        officer.id,
      )
    }
  })

  it('deactivates, and they hold nothing from that instant', async () => {
    const { db } = house.test.database
    const person = await findPerson(db, id, house.at())
    await house.grant(person as Person, 'approver')
    house.wait(1000)
    const before = house.at()
    const disabled = await send('PATCH', `/Users/${id}`, entra.disable)
    expect(disabled.body.active).toBe(false)
    const [, left] = (await findStates(db, id)).slice(-2)
    const may = async (at: string) =>
      decide(
        { ...(await loadAsker(db, { by: { kind: 'person', id }, at })), told: toldOfEverything },
        ...(['post.approve', { person: officer.id }] as const),
      ).may
    expect(left?.isActive).toBe(false)
    expect([await may(before), await may(left?.since ?? '')]).toEqual([true, false])
  })

  it('deletes for good: the user is gone for the service and the person stays in the record', async () => {
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(204)
    expect((await send('GET', `/Users/${id}`)).status).toBe(404)
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(404)
    expect(await findPerson(house.test.database.db, id, house.at())).toMatchObject({ isActive: false })
    const again = await send('POST', '/Users', {
      ...entra.create,
      emails: [{ primary: true, value: 'updatedEmail@testuser.example' }],
    })
    expect([again.status, again.body.id]).toEqual([201, id])
    const asker = await loadAsker(house.test.database.db, { by: { kind: 'person', id }, at: house.at() })
    expect([asker.isPresent, asker.holds]).toEqual([true, []])
  })
})

describe('what Okta sends', () => {
  let id = ''
  it('creates a user, without keeping the password', async () => {
    const created = await send('POST', '/Users', okta.create, {
      headers: { 'content-type': 'application/json' },
    })
    expect(created.status).toBe(201)
    id = created.body.id
    expect(JSON.stringify(created.body)).not.toContain('1mz050nq')
  })

  it('replaces a user whole, and leaves alone what is not sent', async () => {
    await house.change({ id } as Person, { key: 'E-77', basis: 'contractor' })
    const { body } = await send('GET', `/Users/${id}`)
    const replaced = await send('PUT', `/Users/${id}`, {
      ...okta.create,
      id,
      displayName: 'Test Married',
      meta: body.meta,
    })
    expect(replaced.status).toBe(200)
    expect(replaced.body).toMatchObject({ displayName: 'Test Married', userType: 'contractor' })
    expect(replaced.body['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'].employeeNumber).toBe(
      'E-77',
    )
  })

  it('deactivates by a PATCH without a path', async () => {
    expect((await send('PATCH', `/Users/${id}`, okta.disable)).body.active).toBe(false)
    expect((await find(okta.create.userName)).Resources[0]).toMatchObject({ id, active: false })
  })

  it('moves members into a group and out of it', async () => {
    const made = await send('POST', '/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Parks',
      members: [{ value: id, display: 'test.user@okta.example' }],
    })
    expect([made.status, made.body.members.map((one: { value: string }) => one.value)]).toEqual([201, [id]])
    const group = `/Groups/${made.body.id}`
    const patch = (Operations: unknown) => send('PATCH', group, { ...okta.disable, Operations })
    expect((await patch([{ op: 'remove', path: `members[value eq "${id}"]` }])).body.members).toEqual([])
    expect((await patch([{ op: 'add', path: 'members', value: [{ value: id }] }])).body.members).toHaveLength(
      1,
    )
    expect((await patch([{ op: 'Remove', path: 'members', value: [{ value: id }] }])).body.members).toEqual(
      [],
    )
    expect(
      (await patch([{ op: 'replace', value: { id: made.body.id, displayName: 'Parks and Places' } }])).body
        .displayName,
    ).toBe('Parks and Places')
    const filter = encodeURIComponent('displayName eq "parks and places"')
    const listed = await send('GET', `/Groups?excludedAttributes=members&filter=${filter}`)
    expect(listed.body.Resources).toEqual([expect.not.objectContaining({ members: expect.anything() })])
    expect((await send('DELETE', group)).status).toBe(204)
    expect((await send('GET', group)).status).toBe(404)
  })

  it('gives nobody a role, whatever group or role it names', async () => {
    const asker = await house.asker({ id } as Person)
    expect(asker.holds).toEqual([])
  })
})

describe('SCIM', () => {
  it('says in its own form what it refuses', async () => {
    const twice = await send('POST', '/Users', { ...okta.create, externalId: 'x' })
    expect([twice.status, twice.body]).toEqual([
      409,
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        ...{ status: '409', scimType: 'uniqueness', detail: expect.stringMatching(/\.$/) },
      },
    ])
    const filter = await send('GET', `/Users?filter=${encodeURIComponent('userName sw "a"')}`)
    expect(filter.body).toMatchObject({ status: '400', scimType: 'invalidFilter' })
    const path = await send('PATCH', `/Users/${officer.id}`, {
      ...entra.disable,
      Operations: [{ op: 'replace', path: 'constructor', value: 1 }],
    })
    expect(path.body).toMatchObject({ status: '400', scimType: 'invalidPath' })
    const json = await app.inject({
      ...{ method: 'POST', url: '/scim/v2/Users', payload: '{' },
      headers: { authorization: 'Bearer good', 'content-type': 'application/scim+json' },
    })
    expect(json.json()).toMatchObject({ status: '400', scimType: 'invalidSyntax' })
  })

  it('asks for a token with its scope, of a people officer for everything', async () => {
    for (const [token, status] of [
      ['none', 401],
      ['other', 403],
      ['unit', 403],
    ] as const)
      for (const [method, path] of [
        ['GET', '/Users'],
        ['GET', '/ServiceProviderConfig'],
        ['POST', '/Users'],
        ['PATCH', `/Users/${officer.id}`],
        ['DELETE', `/Users/${officer.id}`],
        ['POST', '/Groups'],
      ] as const)
        expect((await send(method, path, method === 'GET' ? undefined : okta.create, { token })).status).toBe(
          status,
        )
  })

  it('changes nothing of a user that is not as it was when read', async () => {
    const read = await send('GET', `/Users/${unitOfficer.id}`)
    const etag = String(read.headers['etag'])
    expect(
      (await send('GET', `/Users/${unitOfficer.id}`, undefined, { headers: { 'if-none-match': etag } }))
        .status,
    ).toBe(304)
    const rename = (name: string) =>
      send(
        'PATCH',
        `/Users/${unitOfficer.id}`,
        { ...entra.disable, Operations: [{ op: 'replace', path: 'displayName', value: name }] },
        { headers: { 'if-match': etag } },
      )
    expect((await rename('One')).status).toBe(200)
    expect((await rename('Two')).status).toBe(412)
  })

  it('gives pages that together are everybody once', async () => {
    const all: string[] = []
    for (let startIndex = 1; ; startIndex += 2) {
      const { body } = await send('GET', `/Users?startIndex=${startIndex}&count=2`)
      if (body.itemsPerPage === 0) break
      all.push(...body.Resources.map((one: { id: string }) => one.id))
      expect(body.totalResults).toBe((await send('GET', '/Users?count=0')).body.totalResults)
    }
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain(officer.id)
  })

  it('describes itself', async () => {
    for (const path of ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas', '/ResourceTypes/User'])
      expect((await send('GET', path)).status).toBe(200)
    expect((await send('GET', '/Schemas')).body.totalResults).toBe(3)
  })
})
