import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { hasPostgres15, startPostgres15 } from '../src/store/backup/testing.ts'
import { randomOf } from '../src/store/crash/random-of.ts'
import { type FleetReport, fleetRounds } from './rounds.ts'

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 2)
const seed = Number(process.env['CRASH_SEED'] ?? 20_150_701)

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'secondlook-fleet-'))
  // PostgreSQL, which runs as somebody else where we are root, is to find its way in.
  chmodSync(folder, 0o711)
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function expectNothingLost(report: FleetReport, rounds: number): void {
  process.stdout.write(
    `fleet: seed ${seed}, ${rounds} rounds, ${report.acknowledged} changes acknowledged, ${report.heard} listeners heard, back after ${Math.round(report.slowestMs)} ms at worst, ${report.fsck}\n`,
  )
  expect(report).toMatchObject({ lost: [], notHeard: [], faults: [] })
  expect(report.fsck).toMatch(/^0: Everything holds/)
  expect(report.killed.length).toBe(rounds)
  expect(report.acknowledged).toBeGreaterThan(rounds)
}

it(
  'loses nothing that was acknowledged, whichever of two servers, two workers and PostgreSQL is killed',
  async () => {
    const onRound = (round: number) => {
      if (round % 25 === 0) process.stdout.write(`fleet: ${round} of ${rounds}\n`)
    }
    const report = await fleetRounds({ folder: newFolder(), rounds, random: randomOf(seed), onRound })
    expectNothingLost(report, rounds)
  },
  240_000 + rounds * 20_000,
)

it.skipIf(!hasPostgres15)(
  'loses nothing on a PostgreSQL of somebody else, with two servers and two workers',
  async () => {
    const fifteen = await startPostgres15()
    const backEnds = async () => {
      const client = await fifteen.connect()
      const { rows } = await client.query<{ pid: number }>(
        "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      )
      await client.end()
      return rows.map(({ pid }) => ({ id: pid, isPostmaster: false }))
    }
    try {
      const on = { url: fifteen.url, backEnds }
      const report = await fleetRounds({ folder: newFolder(), rounds: 2, random: randomOf(seed), on })
      expectNothingLost(report, 2)
    } finally {
      await fifteen.stop()
    }
  },
  300_000,
)
