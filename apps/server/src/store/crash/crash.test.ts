import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { crashRounds } from './rounds.ts'

/** Each of what can be killed, once. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 4)
const seed = Number(process.env['CRASH_SEED'] ?? 20_150_701)

it(
  'loses no acknowledged commit, comes back unaided and leaves nothing behind, whatever is killed',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secondlook-crash-'))
    // Where root runs this, the server's own user has to get there.
    chmodSync(folder, 0o755)
    const { killed, acknowledged, slowestMs, ...report } = await crashRounds(folder, rounds, seed)
    process.stdout.write(
      `crash: seed ${seed}, ${rounds} rounds, ${acknowledged} commits acknowledged, back after ${Math.round(slowestMs)} ms at worst\n`,
    )
    expect(report).toEqual({ lost: [], faults: [], outlivedFirst: true, leftOver: [] })
    expect(killed.length).toBe(rounds)
    expect(acknowledged).toBeGreaterThan(rounds)
    rmSync(folder, { recursive: true, force: true })
  },
  120_000 + rounds * 20_000,
)
