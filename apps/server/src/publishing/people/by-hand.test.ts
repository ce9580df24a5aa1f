import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Practice, startPractice } from '../../../../../platforms/practice/practice.ts'
import { issuePermit } from '../../records/permit.ts'
import { keepCredential } from '../../registers/channels/credentials.ts'
import { openPublishingHouse, type PublishingHouse } from '../testing.ts'
import { watchAll } from '../watch/jobs.ts'

// Nothing signed in when two posts were due, so a person posted them there. Then somebody puts a key in.

let practice: Practice
let house: PublishingHouse
let channel = ''
let account: ReturnType<Practice['network']['makeAccount']>
/** By its address its number is known of one, and not of the other. */
let known = ''
let unknown = ''
let out: ReturnType<Practice['network']['post']>['post']
beforeAll(async () => {
  const clock: { house?: PublishingHouse } = {}
  practice = await startPractice({
    ...{ folder: null, port: 0, now: () => clock.house?.test.house.clock.now ?? Date.now() },
  })
  house = await openPublishingHouse([practice.address], { keepEvidence: async () => 'capture-1' })
  clock.house = house
  account = practice.network.makeAccount('pretend_trams')
  const address = `${practice.address}/@pretend_trams`
  channel = await house.openChannel('Trams', address, 'practice', { platformId: account.id })
  known = await house.approved({ text: 'The number is known' }, [channel])
  unknown = await house.approved({ text: 'The number is not known' }, [channel])
  await house.work()
  out = post('The number is known')
  post('The number is not known')
  for (const [one, at] of [
    [known, `${address}/${out.id}`],
    [unknown, `${practice.address}/short/7`],
  ] as const) {
    const path = `/posts/${one}/publications/${channel}/by-hand`
    expect((await house.test.send(house.ana, 'POST', path, { address: at })).text).toBe('')
  }
  const { recorder } = house.test.house
  const kept = await keepCredential(
    { recorder, credentials: house.test.credentials },
    issuePermit({ kind: 'system', job: 'test' }, 'credential.keep'),
    {
      ...{ channel, kind: 'app-password', label: 'Test', due: '2099-01-01', keptBy: house.ana.id },
      secret: JSON.stringify({ service: practice.address, user: null, secret: account.token }),
    },
  )
  expect(kept.ok).toBe(true)
  for (let turn = 0; turn < 7; turn++) {
    await house.work()
    house.test.house.wait(3_600_000)
  }
}, 60_000)
afterAll(async () => {
  await house.close()
  await practice.stop()
})

/** What a person typed into the platform. */
const post = (text: string) =>
  practice.network.post(account, null, { title: null, text, pictures: [] }, null).post
const look = async () => {
  house.test.house.wait(5 * 60_000)
  await watchAll(house.needs)
}
const now = async (one: string) =>
  (await house.test.send(house.ana, 'GET', `/posts/${one}/publications`)).body.publications[0]
const deeds = async (one: string) => await house.didOf(one, channel)

it('is read back by its number where the address says it, and has its comments here', async () => {
  expect(await now(known)).toMatchObject({
    ...{ state: 'published', readsComments: true, whyNoComments: null, differences: [] },
  })
  expect(await house.lifeOf(known, channel)).toMatchObject({ isSame: true })
  const comment = practice.network.comment(out, 'Lou', 'Sam lives at 4 Mill St')
  await look()
  const { comments } = (await house.test.send(house.ana, 'GET', `/comments?post=${known}`)).body
  expect(comments).toMatchObject([{ text: 'Sam lives at 4 Mill St', post: { id: known } }])
  const why = { ground: 'private', quote: '4 Mill St', note: 'It says where somebody lives.' }
  const act = { does: 'hide', ...why }
  const done = await house.test.send(house.ana, 'POST', `/comments/${comments[0].id}/acts`, act)
  expect([done.body.standing, comment.isHidden]).toEqual(['done', true])
})

it('says why it has none where the address does not say its number, and is never said to be gone', async () => {
  expect(await now(unknown)).toMatchObject({
    ...{ state: 'published', readsComments: false },
    whyNoComments: expect.stringContaining('its address does not say its number on the platform'),
  })
  await look()
  await look()
  expect(await deeds(unknown)).toEqual(['stop', 'by-hand', 'read'])
})

it('is not said to be taken down by a platform that was asked about no number', async () => {
  const path = (one: string) => `/posts/${one}/publications/${channel}/withdraw`
  for (const one of [known, unknown])
    expect((await house.test.send(house.approver, 'POST', path(one), { reason: 'Wrong' })).status).toBe(204)
  await house.work()
  house.test.house.wait(3000)
  await house.work()
  expect((await deeds(known)).at(-1)).toBe('withdrawn')
  expect((await deeds(unknown)).slice(-2)).toEqual(['withdraw', 'withdraw-failed'])
  expect((await now(unknown)).says).toContain('Take it down there yourself.')
  const texts = practice.network.postsOf(account).map(({ versions }) => versions.at(-1)?.text)
  expect(texts).toEqual(['The number is not known'])
})
