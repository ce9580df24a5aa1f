import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Person } from '../../people/index.ts'
import { forChannel } from '../../people/testing.ts'
import { openTestRegisters, type TestRegisters } from '../../registers/testing.ts'
import { mayReadEvidence } from './may-read-evidence.ts'

let test: TestRegisters
let head: Person
let channel = ''
beforeAll(async () => {
  test = await openTestRegisters()
  head = await test.house.person('Hana Head')
  await test.house.grant(head, 'communications-head')
  const backUp = await test.house.person('Bo Backup')
  channel = await test.add(head, 'channels', {
    ...{
      title: 'Parks',
      platform: 'x',
      address: '@actparks',
      purpose: 'News',
      owner: head.id,
      backUp: backUp.id,
    },
  })
})
afterAll(() => test.close())

it('lets those see what was kept of a channel who see what was noticed there, and nobody else', async () => {
  const owner = await test.house.person('Oki Owner')
  const stranger = await test.house.person('Sia Stranger')
  const staff = await test.house.person('Stan Staff')
  await test.house.grant(owner, 'channel-owner', forChannel(channel))
  await test.house.grant(stranger, 'channel-owner', forChannel('another'))
  const { db } = test.house.test.database
  const may = async (person: Person, subject = channel) =>
    await mayReadEvidence(db, await test.house.asker(person, { isTold: true }), subject)
  expect([await may(owner), await may(head)]).toEqual([true, true])
  expect([await may(stranger), await may(staff)]).toEqual([false, false])
  // A post is no channel: whoever owns posts says who reads what was kept of one.
  expect(await may(head, 'a-post')).toBe(false)
})
