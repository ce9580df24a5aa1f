import type { PostBody } from '@secondlook/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DraftHouse, openDraftHouse } from '../draft/testing.ts'

let house: DraftHouse
let elsewhere = ''
const hour = 3_600_000
const at = (ms: number): string => new Date(house.test.house.clock.now + ms).toISOString()
beforeAll(async () => {
  house = await openDraftHouse()
  elsewhere = await house.openChannel('Pools', '@pools', 'x')
  const [head] = house.heads
  const freeze = async (title: string, more: object, period: object) =>
    await house.test.add(
      head,
      'freezes',
      { kind: 'mourning', title, event: 'Declared by the Head of Service', ...more },
      { unit: house.unit, ...period },
    )
  await freeze('Now', { channels: [house.channel], exceptTiers: ['T0'] }, { until: at(2 * hour) })
  await freeze('Tomorrow', {}, { from: at(24 * hour), until: at(26 * hour) })
}, 60_000)
afterAll(async () => await house.close())

const frozen = async (body: Partial<PostBody>, channel = house.channel): Promise<readonly string[]> => {
  const post = await house.begin(house.ana, 'The lake path is open.')
  const variants = [{ channel, text: null, title: null, warning: null, about: null }]
  expect((await house.version(house.ana, post, { tier: 'T1', variants, ...body })).status).toBe(200)
  const page = await house.test.send(house.ana, 'GET', `/posts/${post}`)
  return page.body.frozen.map(({ title }: { title: string }) => title)
}
const planned = (ms: number): Partial<PostBody> => ({ schedule: { kind: 'at', at: at(ms), latest: null } })

it('runs into the freeze that holds at its time, and into none that is over by then', async () => {
  expect(await frozen({})).toEqual(['Now'])
  expect(await frozen(planned(hour))).toEqual(['Now'])
  expect(await frozen(planned(3 * hour))).toEqual([])
  expect(await frozen(planned(25 * hour))).toEqual(['Tomorrow'])
})

it('runs into none of another channel, nor into one that lets its tier out', async () => {
  expect(await frozen({}, elsewhere)).toEqual([])
  expect(await frozen(planned(25 * hour), elsewhere)).toEqual(['Tomorrow'])
  expect(await frozen({ tier: 'T0' })).toEqual([])
})
