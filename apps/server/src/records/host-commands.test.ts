import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RootKeys } from '../keys/roots.ts'
import {
  exportLogCommand,
  fsckCommand,
  fsckExportCommand,
  type RecordsHostNeeds,
  rotateCommand,
  settleCommand,
} from './host-commands.ts'
import { openSequencer } from './open-sequencer.ts'
import { sequence } from './sequence.ts'
import { openTestRecords, type TestRecords } from './testing.ts'

let records: TestRecords
let folder = ''
let needs: RecordsHostNeeds
let printed: string[] = []
beforeAll(async () => {
  records = await openTestRecords()
  folder = mkdtempSync(join(tmpdir(), 'host-'))
  const { host = '', user = '', database = '' } = records.test.source.config
  const databaseUrl = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`
  needs = {
    settings: { dataFolder: join(folder, 'none'), keysFolder: records.folder, databaseUrl },
    ...{ now: Date.now, random: randomBytes, progress: () => undefined },
    print: (line) => printed.push(line),
  }
  await records.name('a', 'one')
  const roots = await RootKeys.open(records.folder, randomBytes)
  const log = { database: records.test.database, roots, name: 'host.example', now: Date.now }
  await sequence(await openSequencer(log))
})
afterAll(async () => {
  await records.close()
  rmSync(folder, { recursive: true })
})

const run = async (work: () => Promise<number>): Promise<readonly [number, string]> => {
  printed = []
  return [await work(), printed.join('\n')]
}

it('says that everything holds, or what does not and where', async () => {
  expect(await run(() => fsckCommand(needs))).toEqual([
    0,
    expect.stringMatching(
      /^Everything holds: 1 events, 3 parts \(0 destroyed\), 1 heads, 0 cosignatures, 1 rows of \d+ tables\.$/,
    ),
  ])
  const host = await records.test.connect('superuser')
  await host.query("set session_replication_role = replica; update secondlook.thing set name = 'other'")
  expect(await run(() => fsckCommand(needs))).toEqual([1, 'thing a: the row is not as event 0 left it'])
  await host.query("update secondlook.thing set name = 'one'")
})

it('refuses keys of another store', async () => {
  const other = mkdtempSync(join(tmpdir(), 'keys-'))
  const settings = { ...needs.settings, keysFolder: other }
  expect(await run(() => fsckCommand({ ...needs, settings }))).toEqual([
    1,
    'log_key 1: KEYS_DIR does not have the key that signs this log',
  ])
  await expect(rotateCommand({ ...needs, settings }, 'log')).rejects.toThrow(
    'KEYS_DIR belongs to another store',
  )
  rmSync(other, { recursive: true })
})

it('exports to a new folder only, and the export holds without the store', async () => {
  const out = join(folder, 'log')
  expect((await run(() => exportLogCommand(needs, out)))[1]).toBe(`Wrote 1 events in 6 files to ${out}.`)
  await expect(exportLogCommand(needs, out)).rejects.toThrow('there already')
  const [code, said] = await run(() => fsckExportCommand(needs, out, undefined))
  expect([code, said.split('\n')[0]]).toEqual([
    0,
    'Everything holds: 1 events and 1 parts, signed by host.example.',
  ])
  await expect(fsckExportCommand(needs, out, 'no-key')).rejects.toThrow('NAME+ID+BASE64')
})

it('rotates every key, and what is stored holds after each', async () => {
  for (const purpose of ['log', 'records', 'cookies', 'credentials', 'reports', 'counters', 'log']) {
    expect((await run(() => rotateCommand(needs, purpose)))[0], purpose).toBe(0)
    expect((await run(() => fsckCommand(needs)))[0], purpose).toBe(0)
  }
  await expect(rotateCommand(needs, 'cake')).rejects.toThrow('there is no key for cake')
})

it('settles, and does not make a store where there is none', async () => {
  expect(await run(() => settleCommand(needs))).toEqual([
    0,
    '0 keys were destroyed, 0 disposals were stated again.',
  ])
  const settings = { ...needs.settings, databaseUrl: undefined }
  await expect(settleCommand({ ...needs, settings })).rejects.toThrow('there is no store in')
})
