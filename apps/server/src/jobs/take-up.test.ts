import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderBlobs } from '../store/backup/blobs.ts'
import { restoreBackup } from '../store/backup/restore.ts'
import { backupOf } from '../store/backup/testing.ts'
import { migrations } from '../store/migrations/list.ts'
import { openTestDatabase, type TestDatabase } from '../store/testing.ts'
import type { JobData, JobKind } from './job.ts'
import { Queue } from './queue.ts'
import { copyWaiting } from './store.ts'
import { takeUpWaiting } from './take-up.ts'

let folder = ''
const databases: TestDatabase[] = []
const queues: Queue[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'take-up-'))
})
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.close()
  for (const database of databases.splice(0)) await database.close()
  rmSync(folder, { recursive: true })
})

async function databaseOf(options?: { readonly isEmpty: boolean }): Promise<TestDatabase> {
  const test = await openTestDatabase(options)
  databases.push(test)
  return test
}
async function queueOn(test: TestDatabase, ...kinds: JobKind[]): Promise<Queue> {
  const queue = await Queue.open(test.source, () => undefined)
  await queue.declare(kinds)
  queues.push(queue)
  return queue
}
const put = (test: TestDatabase, queue: Queue, name: string, data: JobData) =>
  test.database.transact((tx) => queue.put(tx, name, data))

/** Backed up, and restored into a database of its own. */
async function moved(from: TestDatabase): Promise<TestDatabase> {
  const blobs = folderBlobs(join(folder, 'blobs'))
  const backup = await backupOf(await from.connect(), blobs, migrations, copyWaiting)
  const into = await databaseOf({ isEmpty: true })
  const needs = { client: await into.connect(), migrations, blobs, progress: () => undefined }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield backup
  }
  expect(await restoreBackup(needs, bytes())).toMatchObject({ ok: true })
  return into
}
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 300; tried++) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error('waited for in vain')
}

/** What a kind ran; where it is broken it fails. */
function heard(name: string, more: Partial<JobKind> = {}) {
  const ran: string[] = []
  const state = { isBroken: false }
  const kind: JobKind = {
    ...{ name, retryLimit: 3, isOrdered: true },
    run: async ({ subject, event }) => {
      if (state.isBroken) throw new Error(`${subject}${event} does not go`)
      ran.push(`${subject}${event}`)
    },
    ...more,
  }
  return { kind, ran, state }
}

describe('jobs that were on the queue when a backup was made', () => {
  it('leaves behind what the clock asked for, because it asks again', async () => {
    const ticking: JobKind = {
      ...{ name: 'test.ticks', retryLimit: 0, isOrdered: false, cron: '0 0 1 1 *' },
      run: async () => undefined,
    }
    const from = await databaseOf()
    await put(from, await queueOn(from, ticking), 'test.ticks', { subject: 'clock' })
    const into = await moved(from)
    const rows = await into.database.db.selectFrom('job_waiting').selectAll().execute()
    expect(rows).toEqual([])
  })

  it('run in the restored store, in order, and before what comes later; what was done is done', async () => {
    const here = heard('test.heard')
    const from = await databaseOf()
    const queue = await queueOn(from, here.kind)
    await put(from, queue, 'test.heard', { subject: 'z', event: '0' })
    await queue.work()
    await until(() => here.ran.length === 1)
    await queue.close()
    queues.pop()
    const idle = await queueOn(from, here.kind)
    for (let event = 1; event <= 12; event++)
      await put(from, idle, 'test.heard', { subject: event % 2 === 0 ? 'a' : 'b', event: String(event) })

    const into = await moved(from)
    const there = heard('test.heard')
    const restored = await queueOn(into, there.kind)
    expect(await takeUpWaiting(into.database, restored)).toEqual([])
    await put(into, restored, 'test.heard', { subject: 'a', event: '13' })
    expect(await restored.counts()).toMatchObject([{ kind: 'test.heard', waiting: 13 }])
    expect(await takeUpWaiting(into.database, restored)).toEqual([])
    await restored.work()
    await until(() => there.ran.length === 13)
    const of = (subject: string): string[] => there.ran.filter((one) => one.startsWith(subject))
    expect(of('a')).toEqual(['a2', 'a4', 'a6', 'a8', 'a10', 'a12', 'a13'])
    expect(of('b')).toEqual(['b1', 'b3', 'b5', 'b7', 'b9', 'b11'])
  })

  it('run also where they were running, or had failed and waited for another try', async () => {
    const running = heard('test.running', { run: () => sleep(3000) })
    const retried = heard('test.retried', { isOrdered: false })
    retried.state.isBroken = true
    const from = await databaseOf()
    const queue = await queueOn(from, running.kind, retried.kind)
    await put(from, queue, 'test.running', { subject: 'a', event: '1' })
    await put(from, queue, 'test.retried', { subject: 'a', event: '2' })
    await queue.work()
    await until(async () => {
      const [one, two] = await queue.counts()
      return one?.retrying === 1 && two?.running === 1
    })
    const into = await moved(from)
    const kinds = [heard('test.running'), heard('test.retried', { isOrdered: false })] as const
    const restored = await queueOn(into, ...kinds.map(({ kind }) => kind))
    await takeUpWaiting(into.database, restored)
    await restored.work()
    await until(() => kinds.every(({ ran }) => ran.length === 1))
    expect(kinds.map(({ ran }) => ran)).toEqual([['a1'], ['a2']])
  })

  it('stay dead letters where they had failed for good, and hold up their subject', async () => {
    const here = heard('test.heard', { retryLimit: 1 })
    here.state.isBroken = true
    const from = await databaseOf()
    const queue = await queueOn(from, here.kind)
    for (const event of ['1', '2']) await put(from, queue, 'test.heard', { subject: 'a', event })
    await queue.work()
    await until(async () => (await queue.deadLetters()).length === 1)

    const into = await moved(from)
    const there = heard('test.heard', { retryLimit: 1 })
    const restored = await queueOn(into, there.kind)
    await takeUpWaiting(into.database, restored)
    await put(into, restored, 'test.heard', { subject: 'b', event: '3' })
    await restored.work()
    await until(() => there.ran.length === 1)
    await sleep(700)
    expect(there.ran).toEqual(['b3'])
    expect(await restored.deadLetters()).toMatchObject([
      { kind: 'test.heard', data: { subject: 'a', event: '1' }, says: 'a1 does not go' },
    ])
    expect(await restored.runAgain('test.heard')).toBe(1)
    await until(() => there.ran.length === 3)
    expect(there.ran).toEqual(['b3', 'a1', 'a2'])
  })

  it('are not run by themselves where they send something: somebody decides', async () => {
    const sends = heard('test.sends', { retryLimit: 0, isOrdered: false })
    const tells = heard('test.tells', { retryLimit: 0 })
    const from = await databaseOf()
    const queue = await queueOn(from, sends.kind, tells.kind)
    for (const event of ['1', '2']) {
      await put(from, queue, 'test.sends', { subject: 'a', event })
      await put(from, queue, 'test.tells', { subject: 'a', event })
    }

    const into = await moved(from)
    const restored = await queueOn(into, sends.kind, tells.kind)
    await takeUpWaiting(into.database, restored)
    await restored.work()
    await sleep(1200)
    expect([...sends.ran, ...tells.ran]).toEqual([])
    const dead = await restored.deadLetters()
    // Of an ordered kind the first one is enough: the second waits behind it.
    expect(dead.map(({ kind, data }) => `${kind} ${data.event}`).sort()).toEqual([
      'test.sends 1',
      'test.sends 2',
      'test.tells 1',
    ])
    const says = 'It came out of a backup, and nobody knows whether it was done since then.'
    expect(dead.map((one) => one.says)).toEqual([says, says, says])
    expect(await restored.runAgain('test.sends')).toBe(2)
    expect(await restored.runAgain('test.tells')).toBe(1)
    await until(() => sends.ran.length === 2 && tells.ran.length === 2)
    expect(tells.ran).toEqual(['a1', 'a2'])
  })

  it('go on waiting where nobody knows how to do them, through the next backup too', async () => {
    const known = heard('test.known')
    const later = heard('test.later')
    const from = await databaseOf()
    const queue = await queueOn(from, known.kind, later.kind)
    await put(from, queue, 'test.later', { subject: 'a', event: '1' })
    await put(from, queue, 'test.known', { subject: 'a', event: '2' })

    const old = await moved(from)
    const restored = await queueOn(old, known.kind)
    expect(await takeUpWaiting(old.database, restored)).toEqual(['test.later'])
    await put(old, await queueOn(old, later.kind), 'test.later', { subject: 'a', event: '3' })
    const into = await moved(old)
    const both = await queueOn(into, known.kind, later.kind)
    expect(await takeUpWaiting(into.database, both)).toEqual([])
    await both.work()
    await until(() => known.ran.length === 1 && later.ran.length === 2)
    expect([...known.ran, ...later.ran]).toEqual(['a2', 'a1', 'a3'])
  })

  it('are taken up once where several servers start together', async () => {
    const here = heard('test.heard')
    const from = await databaseOf()
    const queue = await queueOn(from, here.kind)
    for (let event = 1; event <= 450; event++)
      await put(from, queue, 'test.heard', { subject: 'a', event: String(event) })
    const into = await moved(from)
    const several = [
      await queueOn(into, here.kind),
      await queueOn(into, here.kind),
      await queueOn(into, here.kind),
    ]
    await Promise.all(several.map((one) => takeUpWaiting(into.database, one)))
    expect(await several[0]?.counts()).toMatchObject([{ waiting: 450 }])
    const { rows } = await (await into.connect()).query<{ event: string }>(
      "select data ->> 'event' as event from secondlook_jobs.job order by created_on",
    )
    expect(rows.map(({ event }) => event)).toEqual(Array.from({ length: 450 }, (_, at) => String(at + 1)))
  })
})
