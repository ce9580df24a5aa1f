import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyReceipt } from '@secondlook/ledger'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RootKeys } from '../keys/roots.ts'
import { Vault } from '../keys/vault.ts'
import { commit } from './commit.ts'
import { destroyKeys } from './destroy.ts'
import { fsck } from './fsck/fsck.ts'
import { makeReceipt } from './receipt.ts'
import { settle } from './settle.ts'
import { findCheckpoint } from './store.ts'
import { openTestRecords, somebody, type TestRecords, trust } from './testing.ts'

let records: TestRecords
beforeEach(async () => {
  records = await openTestRecords()
})
afterEach(() => records.close())

const check = () =>
  fsck({
    ...{ database: records.test.database, vault: records.recorder.vault, now: Date.now },
    progress: () => undefined,
  })
const receipt = async () => {
  const needs = { db: records.test.database.db, vault: records.recorder.vault }
  const text = (await makeReceipt(needs, 'a', () => true)) ?? ''
  const verified = verifyReceipt(text, trust)
  if (!verified.holds) throw new Error(verified.reason)
  return verified.events.map(({ shown }) => shown.map(({ name }) => name))
}

describe('destroying one part', () => {
  it('leaves every proof and every older receipt as it was, and the part is in no new one', async () => {
    const first = await records.name('a', 'one')
    await records.name('a', 'two')
    await records.run()
    const before = (await makeReceipt(
      { db: records.test.database.db, vault: records.recorder.vault },
      'a',
      () => true,
    )) as string
    const root = (await findCheckpoint(records.test.database.db))?.root
    await records.destroy([{ event: first, name: 'text' }])
    expect(await receipt()).toEqual([['who'], ['text', 'who']])
    await records.run()
    expect(await receipt()).toEqual([['who'], ['text', 'who']])
    expect(verifyReceipt(before, trust).holds).toBe(true)
    expect((await findCheckpoint(records.test.database.db, 2))?.root).toEqual(root)
    expect((await check()).wrong).toBeUndefined()
  })

  it('takes its key off the disk', async () => {
    const first = await records.name('a', 'one')
    const [group = ''] = await records.recorder.vault.groups()
    const file = join(records.folder, 'vault', 'records', group.slice(-2), `${group}.keys`)
    expect(readFileSync(file, 'utf8')).toContain(`${first}/text `)
    await records.destroy([{ event: first, name: 'text' }])
    expect(readFileSync(file, 'utf8')).not.toContain(`${first}/text `)
    await records.destroy([
      { event: first, name: 'who' },
      { event: first, name: 'row-salt' },
    ])
    expect(existsSync(file)).toBe(false)
    await records.run()
    expect((await check()).wrong).toBeUndefined()
  })

  it('is finished by a job where the program was killed after the commit', async () => {
    const first = await records.name('a', 'one')
    const killed = new Vault(
      records.folder,
      await RootKeys.open(records.folder, randomBytes),
      'records',
      randomBytes,
    )
    killed.destroy = async () => {
      throw new Error('killed')
    }
    const destroys = [{ event: first, name: 'text' }]
    const done = await commit({ ...records.recorder, vault: killed }, somebody, async () => ({
      result: undefined,
      events: [{ type: 'thing.disposed', subject: 'a', rows: [], destroys }],
    }))
    expect(done.ok).toBe(true)
    expect(await check()).toMatchObject({ wrong: undefined, pending: 1 })
    expect(await destroyKeys(records.recorder)).toBe(1)
    expect(await check()).toMatchObject({ wrong: undefined, pending: 0, destroyed: 1 })
  })

  it('is not said of what is not there', async () => {
    const first = await records.name('a', 'one')
    await records.destroy([{ event: first, name: 'text' }])
    await expect(records.destroy([{ event: first, name: 'text' }])).rejects.toThrow(
      'not there to be destroyed',
    )
    await expect(records.destroy([{ event: first, name: 'reason' }])).rejects.toThrow('not there')
    await records.run()
    expect((await check()).wrong).toBeUndefined()
  })
})

describe('a backup that is older than a disposal', () => {
  it('does not bring back what was disposed of, and the store says so again', async () => {
    const first = await records.name('a', 'one')
    await records.name('a', 'two')
    await records.run()
    const host = await records.test.connect('superuser')
    await host.query('set search_path = secondlook; set session_replication_role = replica')
    await host.query('create table kept as select * from event_part')
    await records.destroy([{ event: first, name: 'text' }])
    // As a restore would leave it: every table as it was, and the keys as they are.
    await host.query(`delete from event_row where table_name = 'event_part';
      delete from event where number is null; delete from event_part;
      insert into event_part select * from kept; drop table kept`)
    expect(await receipt()).toEqual([['who'], ['text', 'who']])
    expect((await check()).wrong?.says).toContain('keys settle')
    expect(await settle(records.recorder, somebody)).toEqual({ destroyed: 0, restated: 1 })
    await records.run()
    expect(await check()).toMatchObject({ wrong: undefined, destroyed: 1 })
    expect(await settle(records.recorder, somebody)).toEqual({ destroyed: 0, restated: 0 })
  })
})
