import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPds } from '../../../../platforms/bluesky/pds.ts'
import { hasMediaWiki } from '../../../../platforms/mediawiki/mediawiki.ts'
import { hasWordPress } from '../../../../platforms/wordpress/wordpress.ts'
import { randomOf } from '../../src/store/crash/random-of.ts'
import { grounds } from './grounds.ts'
import { endless, Killing, type KillReport } from './kill-rounds.ts'

const kills = Number(process.env['KILLS'] ?? 0)
const seed = Number(process.env['CRASH_SEED'] ?? 20_150_701)

function expectOnce(report: KillReport): void {
  expect(report).toMatchObject({ lost: [], doubled: [], unsettled: [], faults: [] })
  expect(report.slowestMs).toBeLessThan(60_000)
}

describe.skipIf(!hasPds() || kills > 0)(
  'killed at each boundary from approval to capture, on Bluesky',
  () => {
    let killing: Killing
    beforeAll(async () => {
      const accounts = []
      for (let count = 0; count < 15; count++) accounts.push(await grounds.bluesky())
      killing = await Killing.open(accounts)
    })
    afterAll(async () => {
      await killing.close()
    })

    it('has each part there once, read back as approved, and nobody was asked', async () => {
      const { channels } = killing
      // One is left alone, to know how many boundaries there are.
      await killing.round([endless, ...Array.from({ length: channels - 1 }, (_, at) => at + 1)])
      const { whole } = killing
      for (let from = channels; from <= whole.length; from += channels)
        await killing.round(
          Array.from({ length: channels }, (_, at) => (from + at <= whole.length ? from + at : 0)),
        )
      const report = await killing.report()
      process.stdout.write(
        `kills: ${report.kills} kills, ${report.left} posts left at ${whole.length} boundaries, settled after ${report.slowestMs} ms at worst\n`,
      )
      expectOnce(report)
      expect([...report.ordinals].sort((a, b) => a - b)).toEqual(whole.map((_, at) => at + 1))
    }, 300_000)
  },
)

// A soak; nothing of it is left out of a run that does not ask for it.
if (kills > 0)
  describe('killed at random on three real platforms', () => {
    it(
      'has each text there once, read back as approved, and nobody was asked',
      async () => {
        const random = randomOf(seed)
        const accounts = []
        for (const [name, is] of [
          ['bluesky', hasPds()],
          ['wordpress', hasWordPress()],
          ['mediawiki', hasMediaWiki()],
        ] as const)
          for (let count = 0; is && count < 2; count++) accounts.push(await grounds[name]())
        const killing = await Killing.open(accounts)
        for (let done = 0; done < kills; done++) {
          if (done % 25 === 0) process.stdout.write(`kills: ${done} of ${kills}\n`)
          await killing.round(
            accounts.map(({ hasThreads }) => 1 + Math.trunc(random() * (hasThreads ? 43 : 28))),
          )
        }
        const report = await killing.report()
        process.stdout.write(
          `kills: seed ${seed}, ${report.kills} kills on ${accounts.length} channels, ${report.left} posts left at ${report.at.size} kinds of boundary, ${report.lost.length} lost, ${report.doubled.length} doubled, ${report.unsettled.length} not settled, settled after ${report.slowestMs} ms at worst\n`,
        )
        expectOnce(report)
        await killing.close()
      },
      240_000 + kills * 40_000,
    )
  })
