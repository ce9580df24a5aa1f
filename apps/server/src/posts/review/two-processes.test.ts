import { afterAll, beforeAll, expect, it } from 'vitest'
import { forUnit } from '../../people/testing.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { openPost, whoCanNow } from './open-post.ts'
import { openTestReview } from './testing.ts'

let r: Awaited<ReturnType<typeof openTestReview>>
/** Another server on the same database: pools of its own, and what it keeps. */
let other: Database
beforeAll(async () => {
  r = await openTestReview()
  other = openDatabase(r.test.house.test.source)
}, 60_000)
afterAll(async () => {
  await other.close()
  expect(r.test.faults).toEqual([])
  await r.test.close()
})

/** Who could say yes, as each of the two servers has it. */
const able = async (post: string) => {
  const of = async ({ db }: Database) => {
    const open = await openPost(db, r.test.house.at(), post)
    return open && [...whoCanNow(open)].sort()
  }
  const both = [await of(r.test.house.test.database), await of(other)]
  expect(both[1]).toEqual(both[0])
  return both[1] ?? []
}

it('what has not ended yet ends at its instant without anybody changing anything', async () => {
  const { house } = r.test
  const guest = await r.named('Gus Guest')
  const to = new Date(Date.parse(house.at()) + 3_600_000).toISOString()
  await house.grant(guest, 'approver', forUnit(r.parks), { to })
  await r.letApprove(guest, ['T0', 'T1', 'T2'])
  const open = await r.asked()
  const holds = async () => {
    const found = await openPost(other.db, house.at(), open.post)
    return found?.around.everybody.holders.includes(guest.id)
  }
  expect(await holds()).toBe(true)
  house.wait(2 * 3_600_000)
  expect(await holds()).toBe(false)
})

it('what changes in one server is what the next request to the other is decided by', async () => {
  const { people, test } = r
  const { house } = test
  const open = await r.asked()
  const before = await able(open.post)
  expect(before).toEqual([people.first.id, people.second.id].sort())

  // An entry that lets somebody approve, and its end.
  const late = await r.named('Lena Late', 'approver')
  expect(await able(open.post)).not.toContain(late.id)
  const entry = await r.letApprove(late, ['T1'])
  expect(await able(open.post)).toContain(late.id)
  const { state } = await test.read(people.head, 'approval-delegations', entry)
  const path = `/registers/approval-delegations/${entry}/revoke`
  expect(await test.send(people.head, 'POST', path, { state, reason: 'Moved on' })).toMatchObject({
    status: 204,
  })
  expect(await able(open.post)).not.toContain(late.id)

  // A role.
  await r.letApprove(people.media, ['T1'])
  expect(await able(open.post)).not.toContain(people.media.id)
  await house.grant(people.media, 'approver', forUnit(r.parks))
  expect(await able(open.post)).toContain(people.media.id)

  // A channel that is not live any more is nobody's to approve for.
  const fine = await openPost(other.db, house.at(), open.post)
  expect(fine?.facts.blocks).toEqual([])
  await test.deed(people.owner, 'channels', r.channel, 'close', {}, 'Not used')
  const closed = await openPost(other.db, house.at(), open.post)
  expect(closed?.facts.blocks).not.toEqual([])
})
