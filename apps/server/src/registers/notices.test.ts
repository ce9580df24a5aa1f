import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectKinds } from '../notices/index.ts'
import type { Person } from '../people/index.ts'
import { issuePermit } from '../records/permit.ts'
import { registerKinds, registerListeners } from './notices.ts'
import { openTestRegisters, type TestRegisters } from './testing.ts'

let test: TestRegisters
let head: Person
let other: Person
let granter: Person
let staff: Person
let keeper: Person
beforeAll(async () => {
  test = await openTestRegisters()
  const { house } = test
  head = await house.person('Hana Head')
  other = await house.person('Ora Other')
  for (const one of [head, other]) await house.grant(one, 'communications-head')
  granter = await house.person('Gus Granter')
  staff = await house.person('Stan Staff')
  keeper = await house.person('Kim Keeper')
  await house.grant(keeper, 'initiative-keeper')
  await test.letAct([head, other])
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

/** Runs the listener over every event of registers, as often as a queue might, and says what waits now. */
async function waiting(): Promise<readonly string[]> {
  const { db } = test.house.test.database
  const [listener] = registerListeners({
    ...{ recorder: test.house.recorder, kinds: collectKinds(registerKinds) },
    permit: issuePermit({ kind: 'system', job: 'registers.tell' }, 'notice.tell'),
  })
  const events = await db.selectFrom('event').select(['id', 'subject', 'type']).orderBy('at').execute()
  for (const { id, subject, type } of events)
    if (listener?.after?.includes(type))
      for (let again = 0; again < 2; again++) await listener.run({ subject, event: id })
  const people = new Map([head, other, granter, staff, keeper].map(({ id, name }) => [id, name]))
  const rows = await db.selectFrom('notice').select(['person', 'kind']).where('done_at', 'is', null).execute()
  return rows.map(({ person, kind }) => `${people.get(person)}: ${kind.replace('registers.', '')}`).sort()
}

it('lets a request wait for its authority until it is answered, and then tells whoever asked, once', async () => {
  await test.add(head, 'contacts', { kind: 'release', title: 'Release', people: [granter.id] })
  const id = await test.add(staff, 'permission-requests', { kind: 'release', what: 'The number of trees' })
  expect(await waiting()).toEqual(['Gus Granter: permission-asked'])
  await test.deed(granter, 'permission-requests', id, 'grant', { until: '2028-12-31' })
  expect(await waiting()).toEqual(['Stan Staff: permission-answered'])
})

it('lets an account wait for those who may approve it, and not for whoever proposed it', async () => {
  const values = {
    title: 'Parks',
    platform: 'x',
    address: '@actparks',
    purpose: 'News',
    owner: staff.id,
    backUp: head.id,
  }
  const id = await test.add(head, 'channels', values)
  expect(await waiting()).toContain('Ora Other: channel-to-approve')
  expect(await waiting()).not.toContain('Hana Head: channel-to-approve')
  await test.deed(other, 'channels', id, 'approve')
  expect((await waiting()).filter((one) => one.endsWith('to-approve'))).toEqual([])
})

it('lets nothing wait because of what is not announced', async () => {
  const before = await waiting()
  await test.add(keeper, 'initiatives', { title: 'Lantern Walk', owner: keeper.id, knownTo: [staff.id] })
  expect(await waiting()).toEqual(before)
})
