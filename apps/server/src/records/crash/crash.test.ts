import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { crashRounds } from './rounds.ts'

/** Each of what can be killed, once. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 6)
const seed = Number(process.env['CRASH_SEED'] ?? 20_150_701)

it(
  'loses nothing that was acknowledged and has no change without its record, whatever is killed',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secondlook-records-crash-'))
    // PostgreSQL, which runs as somebody else where we are root, is to find its way in.
    chmodSync(folder, 0o711)
    const { killed, acknowledged, slowestMs, report, ...rest } = await crashRounds(
      folder,
      rounds,
      seed,
      (round) => {
        if (round % 25 === 0) process.stdout.write(`crash of records: ${round} of ${rounds}\n`)
      },
    )
    process.stdout.write(
      `crash of records: seed ${seed}, ${rounds} rounds, ${acknowledged} changes acknowledged, ${report.events} events, ${report.destroyed} parts destroyed, ${report.leftOver.count} files of keys left over, back after ${Math.round(slowestMs)} ms at worst\n`,
    )
    expect(rest).toEqual({ lost: [], faults: [], wrongOnTheWay: [] })
    expect(report).toMatchObject({ wrong: undefined, unnumbered: 0, pending: 0 })
    expect(killed.length).toBe(rounds)
    expect(acknowledged).toBeGreaterThan(rounds)
    rmSync(folder, { recursive: true, force: true })
  },
  180_000 + rounds * 20_000,
)
