import { connectionOf } from '@secondlook/connectors'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type MastodonDouble,
  startMastodonDouble,
} from '../../../../../platforms/doubles/mastodon/mastodon-double.ts'
import { openPublishingHouse, type PublishingHouse } from '../testing.ts'
import { watchAll } from '../watch/jobs.ts'

let double: MastodonDouble
let house: PublishingHouse
let channel = ''
/** Whether the platform shows nobody what is pinned. */
let isHidden = false
beforeAll(async () => {
  const clock = { now: (): number => Date.now() }
  double = await startMastodonDouble({ now: () => clock.now() })
  house = await openPublishingHouse([double.address], {
    connectionOf: (platform) => {
      const connection = connectionOf(platform)
      if (!connection || !isHidden) return connection
      const { pin: _, ...reader } = connection.reader
      return { ...connection, reader }
    },
  })
  clock.now = () => house.test.house.clock.now
  const { id, token } = double.makeAccount('parks')
  channel = await house.connect({
    ...{ platform: 'mastodon', address: `${double.address}/@parks`, platformId: id },
    ...{ service: double.address, secret: token },
  })
})
afterAll(async () => {
  await house.close()
  await double.stop()
})

/** A post that is pinned, as the platform has it, and then what is read back of the pin. */
async function pinned(happens: (status: string) => void = () => undefined) {
  const text = `Trams, ${double.server.statuses.size}`
  const post = await house.approved({ text }, [channel])
  await house.work()
  const status = [...double.server.statuses.values()].at(-1)
  if (!status) throw new Error('it is out')
  const variants = [
    { channel, text: null, title: null, warning: null, about: `${status.by.url}/${status.id}` },
  ]
  const pin = await house.approved({ kind: 'pinned', text: '', variants }, [channel])
  await house.work()
  happens(status.id)
  house.test.house.wait(3000)
  await house.work()
  const { body } = await house.test.send(house.approver, 'GET', `/posts/${pin}/publications`)
  const { state, says, differences, steps } = body.publications[0]
  return { post, pin, status, read: { state, says, differences, step: steps.at(-1).says } }
}
const look = async () => {
  house.test.house.wait(60_000)
  await watchAll(house.needs)
}
const noticed = async () =>
  await house.test.house.test.database.db.selectFrom('channel_sighting').selectAll().orderBy('at').execute()
const unpin = (id: string): void => {
  const status = double.server.statuses.get(id)
  if (status) status.isPinned = false
}

it('is posted where strangers see that it is pinned', async () => {
  expect((await pinned()).read).toEqual({
    ...{ state: 'published', says: null, differences: [] },
    step: 'It was read back as a stranger sees it, and is what was approved.',
  })
})

it('is not as it was approved where they do not, and its words are nothing to it', async () => {
  const { read: found } = await pinned(unpin)
  expect(found).toMatchObject({
    state: 'differs',
    differences: [{ part: 0, field: 'pin', wanted: 'pinned', found: 'not pinned' }],
  })
  expect(found.step).toBe('It was read back as a stranger sees it, and is not what was approved.')
  const { read } = await pinned((id) => double.behindOurBack.edit(id, 'Other words'))
  expect(read).toMatchObject({
    state: 'published',
  })
})

it('is noticed where somebody takes it off later, once, and so is a change of the words under it', async () => {
  const { post, pin, status } = await pinned()
  await look()
  const before = (await noticed()).length
  unpin(status.id)
  await look()
  await look()
  expect((await noticed()).slice(before)).toMatchObject([
    { kind: 'changed', post: pin, what: { differences: [{ field: 'pin', found: 'not pinned' }] } },
  ])
  double.behindOurBack.edit(status.id, 'Somebody else wrote this')
  await look()
  expect((await noticed()).slice(before + 1)).toMatchObject([{ kind: 'changed', post }])
})

it('is taken down by itself, and the post under it stays', async () => {
  const { post, pin, status } = await pinned()
  const path = `/posts/${pin}/publications/${channel}/withdraw`
  const said = await house.test.send(house.approver, 'POST', path, { reason: 'Summer is over.' })
  expect(said.status).toBe(204)
  await house.work()
  expect([double.server.statuses.get(status.id)?.isPinned, (await house.lifeOf(pin, channel)).state]).toEqual(
    [false, 'withdrawn'],
  )
  expect((await house.lifeOf(post, channel)).state).toBe('published')
})

it('is looked at by a person where nobody is shown it', async () => {
  isHidden = true
  expect((await pinned(unpin)).read).toMatchObject({
    ...{ state: 'published', differences: [] },
    step: 'It was looked at as a stranger sees it. A program cannot tell whether it is what was approved.',
  })
})
