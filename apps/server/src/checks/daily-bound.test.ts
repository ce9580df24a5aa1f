import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { RootKeys } from '../keys/roots.ts'
import { rotateRoot } from '../keys/rotate-root.ts'
import { Vault } from '../keys/vault.ts'
import { openDatabase } from '../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../store/testing.ts'
import { DailyBound } from './daily-bound.ts'

const most = 5
/** A Thursday morning in Canberra, in summer time. */
const morning = Date.parse('2026-11-25T22:00:00.000Z')
const hourMs = 3_600_000
let test: TestDatabase
let folder: string
let roots: RootKeys
const clock = { now: morning }

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'asking-'))
  roots = await RootKeys.open(folder, randomBytes)
  clock.now = morning
  for (const table of ['asking_day', 'asking_count', 'asking_text'] as const)
    await test.database.scratch.deleteFrom(table).execute()
  return () => rmSync(folder, { recursive: true })
})

const boundOf = (database = test.database, keys = roots): DailyBound =>
  new DailyBound({
    ...{ database, most, source: { now: () => clock.now, randomBytes } },
    vault: new Vault(folder, keys, 'counters', randomBytes),
  })
const rows = async (): Promise<string> => {
  const { scratch } = test.database
  const all = await Promise.all(
    (['asking_day', 'asking_count', 'asking_text'] as const).map((table) =>
      scratch.selectFrom(table).selectAll().execute(),
    ),
  )
  return JSON.stringify(all)
}

it('counts a text once, and stops at the bound for one person and for nobody else', async () => {
  const bound = boundOf()
  const day = await bound.open()
  for (let at = 0; at < most; at++) {
    expect(await bound.isReached(day, 'mei')).toBe(false)
    expect(await bound.take(day, 'mei', [`text ${at}`])).toBe(true)
    expect(await bound.take(day, 'mei', [`text ${at}`])).toBe(true)
  }
  expect(await bound.isReached(day, 'mei')).toBe(true)
  expect(await bound.take(day, 'mei', ['one more'])).toBe(false)
  expect(await bound.isReached(day, 'ravi')).toBe(false)
  expect(await bound.take(day, 'ravi', ['text 0'])).toBe(true)
})

it('holds with two servers that count at the same time', async () => {
  const second = openDatabase(test.source)
  const servers = [boundOf(), boundOf(second, await RootKeys.open(folder, randomBytes))]
  const asks = Array.from({ length: 60 }, async (_, at) => {
    const bound = servers[at % 2] as DailyBound
    return await bound.take(await bound.open(), 'mei', [`text ${at % 30}`])
  })
  const taken = await Promise.all(asks)
  // Both servers asked about each of 30 texts; five of these were answered.
  const texts = new Set(taken.flatMap((was, at) => (was ? [at % 30] : [])))
  expect(await test.database.scratch.selectFrom('asking_day').selectAll().execute()).toHaveLength(1)
  expect(await test.database.scratch.selectFrom('asking_count').select('texts').execute()).toEqual([
    { texts: most },
  ])
  expect(texts.size).toBeGreaterThanOrEqual(most)
  await second.close()
})

it('says neither who nor what, and is gone with its key when the day ends in Canberra', async () => {
  const bound = boundOf()
  const day = await bound.open()
  const person = '019ac1c2-79b0-7cc3-98c4-dc0c0c07398f'
  await bound.take(day, person, ['Kurrajong Tuldane'])
  const stored = await rows()
  for (const word of [person, 'Kurrajong', 'Tuldane']) expect(stored).not.toContain(word)

  // 11 pm is the same day; midnight is not, and the first to ask ends the day before.
  clock.now = Date.parse('2026-11-26T12:59:00.000Z')
  expect((await bound.open()).key).toEqual(day.key)
  clock.now = Date.parse('2026-11-26T13:00:00.000Z')
  const next = await bound.open()
  expect(next.day).toBe('2026-11-27')
  expect(next.key).not.toEqual(day.key)
  expect(await bound.isReached(next, person)).toBe(false)
  const after = await rows()
  expect(after).not.toContain('2026-11-26')
  const { key_group } = JSON.parse(stored)[0][0] as { key_group: string }
  expect((await new Vault(folder, roots, 'counters', randomBytes).open(key_group)).size).toBe(0)
  for (const name of readdirSync(folder, { recursive: true })
    .map(String)
    .filter((one) => /\.(keys|gone)$/.test(one)))
    expect(readFileSync(join(folder, name), 'utf8')).not.toContain(Buffer.from(day.key).toString('base64'))
})

it('ends a day by the clock too, whether or not anybody asks', async () => {
  const bound = boundOf()
  await bound.take(await bound.open(), 'mei', ['a'])
  clock.now += 24 * hourMs
  await bound.endDays()
  expect(await rows()).toBe('[[],[],[]]')
  expect(await new Vault(folder, roots, 'counters', randomBytes).groups()).toEqual([])
})

it('forgets a key under which nothing was ever counted', async () => {
  const vault = new Vault(folder, roots, 'counters', randomBytes)
  const old = '01900000-0000-7000-8000-000000000001'
  await vault.keep(old, new Map([['day', vault.newKey()]]))
  await boundOf().open()
  expect(await vault.groups()).not.toContain(old)
})

it('begins anew where the key of the day is gone, because nobody can read what was counted', async () => {
  const bound = boundOf()
  const day = await bound.open()
  for (let at = 0; at < most; at++) await bound.take(day, 'mei', [`text ${at}`])
  const { key_group } = await test.database.scratch
    .selectFrom('asking_day')
    .selectAll()
    .executeTakeFirstOrThrow()
  await new Vault(folder, roots, 'counters', randomBytes).destroy(key_group, ['day'])
  const again = await bound.open()
  expect(again.key).not.toEqual(day.key)
  expect(await bound.isReached(again, 'mei')).toBe(false)
})

it('counts on after the root key of counters was rotated', async () => {
  const bound = boundOf()
  const day = await bound.open()
  await rotateRoot(folder, 'counters', randomBytes)
  expect((await boundOf(test.database, await RootKeys.open(folder, randomBytes)).open()).key).toEqual(day.key)
})

it('says roughly how often somebody asked beyond the bound, and no more', async () => {
  const bound = boundOf()
  expect(await bound.probing()).toEqual({ day: '2026-11-26', atLeast: 0 })
  const day = await bound.open()
  await bound.noteBeyond(day)
  await bound.noteBeyond(day)
  expect(await bound.probing()).toEqual({ day: '2026-11-26', atLeast: 1 })
  for (let at = 0; at < 8; at++) await bound.noteBeyond(day)
  expect(await bound.probing()).toEqual({ day: '2026-11-26', atLeast: 10 })
})
