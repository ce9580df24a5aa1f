import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import {
  type MastodonDouble,
  startMastodonDouble,
} from '../../../../platforms/doubles/mastodon/mastodon-double.ts'
import { keepPublishing } from './line/keep-publishing.ts'
import { takeLine } from './line/store.ts'
import { usualWaits } from './needs.ts'
import { openPublishingHouse, type PublishingHouse } from './testing.ts'

/** How many are due in the same second. */
const most = Number(process.env['DUE'] ?? 30)
/** How fast time goes by, so that limits by the minute are over within a test. */
const speed = most > 100 ? 10 : 1
const waits = most > 100 ? usualWaits : { ...usualWaits, leaseMs: 1500 }
const names = ['parks', 'roads', 'library']

let house: PublishingHouse
let double: MastodonDouble
afterAll(async () => {
  await house.close()
  await double.stop()
})

/** Posts that are all due at one instant, by the channel that they are for. */
async function writeDue(channels: readonly string[]) {
  const at = new Date(house.test.house.clock.now + 7_200_000).toISOString()
  const written = []
  for (let count = 0; count < most; count++) {
    // Each is due a little after the one before, all in one second, so that there is an order to keep.
    const due = new Date(Date.parse(at) + Math.trunc((count * 900) / most)).toISOString()
    const channel = channels[count % channels.length] ?? ''
    const text = `Notice ${count} of the day`
    const schedule = { kind: 'at' as const, at: due, latest: null }
    written.push({ post: await house.approved({ text, schedule }, [channel]), text, channel })
  }
  house.test.house.clock.now = Date.parse(at) + 1000
  return written
}

it(
  'sends what is due at once in order and each once, and takes over from a worker that has died',
  async () => {
    const now = { is: (): number => Date.now() }
    const limits = { requestsIn5Minutes: 100_000, fewIn30Minutes: 100_000 }
    double = await startMastodonDouble({ now: () => now.is(), ...limits })
    house = await openPublishingHouse([double.address], { waits })
    const { clock } = house.test.house
    now.is = () => clock.now
    const channels: string[] = []
    for (const name of names) {
      const { id, token } = double.makeAccount(name)
      channels.push(
        await house.connect({
          ...{ platform: 'mastodon', address: `${double.address}/@${name}`, platformId: id },
          ...{ service: double.address, secret: token },
        }),
      )
    }
    const written = await writeDue(channels)
    const { scratch } = house.test.house.test.database
    const at = new Date(clock.now).toISOString()
    const dead = await takeLine(scratch, { me: 'dead', now: at, except: [], ...waits })
    const ticking = setInterval(() => house.test.house.wait(20 * speed), 20)
    const workers = ['one', 'two'].map((me) => keepPublishing(house.needs, me))
    const began = performance.now()
    const standing = () =>
      [...double.server.statuses.values()].map(({ versions }) => versions.at(-1)?.text ?? '')
    const after = { first: 0, takenOver: 0 }
    const ofDead = written.filter(({ channel }) => channel === dead).map(({ text }) => text)
    for (let is: readonly string[] = []; is.length < most; ) {
      await sleep(20)
      is = standing()
      const passed = performance.now() - began
      if (is.length > 0) after.first ||= passed
      if (is.some((text) => ofDead.includes(text))) after.takenOver ||= passed
      if (passed > 60_000 + most * 2000) break
    }
    clearInterval(ticking)
    await Promise.all(workers.map((worker) => worker.stop()))
    process.stdout.write(
      `due: ${most} posts on ${channels.length} channels, first after ${Math.round(after.first)} ms, taken over after ${Math.round(after.takenOver)} ms, all after ${Math.round(performance.now() - began)} ms (time ${speed}× as fast)\n`,
    )
    const sent = standing()
    for (const channel of channels) {
      const own = written.filter((one) => one.channel === channel).map(({ text }) => text)
      expect(sent.filter((text) => own.includes(text))).toEqual(own)
    }
    expect(sent.length).toBe(most)
    expect(after.takenOver).toBeGreaterThan(waits.leaseMs - 500)
    expect(after.takenOver).toBeLessThan(10_000)
    // A second on a machine that does nothing else; the tests run beside others.
    expect(after.first).toBeLessThan(most > 100 ? 1000 : 4000)
  },
  120_000 + most * 3000,
)
