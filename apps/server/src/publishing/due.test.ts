import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { type Behind, platformsBehind } from '../../../../platforms/behind.ts'
import { makeProgramme } from '../../../../platforms/doubles/misbehave.ts'
import { keepPublishing } from './line/keep-publishing.ts'
import { takeLine } from './line/store.ts'
import { usualWaits } from './needs.ts'
import { openPublishingHouse, type PublishingHouse } from './testing.ts'

/** How many are due in the same second. */
const most = Number(process.env['DUE'] ?? 30)
/** How fast time goes by, so that limits by the minute are over within a test. */
const speed = most > 100 ? 10 : 1
const waits = most > 100 ? usualWaits : { ...usualWaits, leaseMs: 1500 }
/** Three platforms, each with a limit of its own; that of Discourse is by the minute. */
const platforms = ['the double of Mastodon', 'the double of Discourse', 'the practice platform'].flatMap(
  (name) => platformsBehind.find((one) => one.name === name) ?? [],
)

let house: PublishingHouse
let behind: readonly Behind[] = []
afterAll(async () => {
  await house.close()
  for (const { stop } of behind) await stop()
})

/** Posts that are all due at one instant, by the channel that they are for. */
async function writeDue(channels: readonly string[]) {
  const at = new Date(house.test.house.clock.now + 7_200_000).toISOString()
  const written = []
  for (let count = 0; count < most; count++) {
    // Each is due a little after the one before, all in one second, so that there is an order to keep.
    const due = new Date(Date.parse(at) + Math.trunc((count * 900) / most)).toISOString()
    const channel = channels[count % channels.length] ?? ''
    // Some short numbers are asked about, because people hide behind them.
    const text = `Notice ${20_000 + count} of the day`
    const title = platforms[count % channels.length]?.isTitled === true ? text : null
    const variants = [{ channel, text: null, title, warning: null, about: null }]
    const schedule = { kind: 'at' as const, at: due, latest: null }
    written.push({ post: await house.approved({ text, schedule, variants }, [channel]), text, channel })
  }
  house.test.house.clock.now = Date.parse(at) + 1000
  return written
}

it(
  'sends what is due at once in order and each once, and takes over from a worker that has died',
  async () => {
    const now = { is: (): number => Date.now() }
    behind = await Promise.all(platforms.map(({ start }) => start(makeProgramme(), () => now.is())))
    house = await openPublishingHouse(
      behind.map(({ at }) => at),
      { waits },
    )
    const { clock } = house.test.house
    now.is = () => clock.now
    const channels: string[] = []
    for (const { at, signIn } of behind) channels.push(await house.connect({ ...signIn, service: at }))
    const written = await writeDue(channels)
    const { scratch } = house.test.house.test.database
    const at = new Date(clock.now).toISOString()
    const dead = await takeLine(scratch, { me: 'dead', now: at, except: [], ...waits })
    const ticking = setInterval(() => house.test.house.wait(20 * speed), 20)
    const workers = ['one', 'two'].map((me) => keepPublishing(house.needs, me))
    const began = performance.now()
    const standing = async () => (await Promise.all(behind.map((one) => one.standing()))).flat()
    const after = { first: 0, takenOver: 0 }
    const ofDead = written.filter(({ channel }) => channel === dead).map(({ text }) => text)
    for (let is: readonly string[] = []; is.length < most; ) {
      await sleep(20)
      is = await standing()
      const passed = performance.now() - began
      if (is.length > 0) after.first ||= passed
      if (is.some((text) => ofDead.includes(text))) after.takenOver ||= passed
      if (passed > 60_000 + most * 2000) break
    }
    clearInterval(ticking)
    await Promise.all(workers.map((worker) => worker.stop()))
    process.stdout.write(
      `due: ${most} posts on ${channels.length} platforms, first after ${Math.round(after.first)} ms, taken over after ${Math.round(after.takenOver)} ms, all after ${Math.round(performance.now() - began)} ms (time ${speed}× as fast)\n`,
    )
    const sent = await standing()
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
