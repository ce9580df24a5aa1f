import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../store/testing.ts'
import type { JobData, JobKind } from './job.ts'
import { Queue } from './queue.ts'
import { findLeft } from './store.ts'

let test: TestDatabase
const open: Queue[] = []
beforeAll(async () => {
  test = await openTestDatabase()
})
afterEach(async () => {
  for (const queue of open.splice(0)) await queue.close()
})
afterAll(() => test.close())

const kindOf = (name: string, run: JobKind['run'], more: Partial<JobKind> = {}): JobKind => ({
  ...{ name, run, retryLimit: 0, isOrdered: false },
  ...more,
})
async function queueOf(...kinds: JobKind[]): Promise<Queue> {
  const queue = await Queue.open(test.source, () => undefined)
  await queue.declare(kinds)
  open.push(queue)
  return queue
}
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 300; tried++) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error('waited for in vain')
}
const put = (queue: Queue, name: string, data: JobData) =>
  test.database.transact((tx) => queue.put(tx, name, data))

describe('the queue', () => {
  it('says what is left of a kind: nothing, something that is to be done, or what failed for good', async () => {
    const left = async () => await test.database.transact(async (tx) => await findLeft(tx, 'test.left'))
    const queue = await queueOf(
      kindOf('test.left', async ({ subject }) => {
        if (subject === 'bad') throw new Error('on purpose')
      }),
    )
    expect(await left()).toBe('none')
    await put(queue, 'test.left', { subject: 'good' })
    expect(await left()).toBe('soon')
    await queue.work()
    await until(async () => (await left()) === 'none')
    await put(queue, 'test.left', { subject: 'bad' })
    await until(async () => (await left()) === 'failed')
  })

  it('runs a job that was committed and none that was rolled back', async () => {
    const ran: string[] = []
    const queue = await queueOf(kindOf('test.commit', async ({ subject }) => void ran.push(subject)))
    const broken = test.database.transact(async (tx) => {
      await queue.put(tx, 'test.commit', { subject: 'rolled-back' })
      throw new Error('on purpose')
    })
    await expect(broken).rejects.toThrow('on purpose')
    await put(queue, 'test.commit', { subject: 'committed' })
    await queue.work()
    await until(() => ran.length > 0)
    await sleep(700)
    expect(ran).toEqual(['committed'])
  })

  it('tries again what failed, and keeps what fails for good as a dead letter', async () => {
    let tries = 0
    const queue = await queueOf(
      kindOf(
        'test.fails',
        async () => {
          tries++
          throw new Error('the other side does not answer')
        },
        { retryLimit: 1 },
      ),
    )
    await put(queue, 'test.fails', { subject: 'a' })
    await queue.work()
    await until(async () => (await queue.deadLetters()).length > 0)
    expect(tries).toBe(2)
    expect(await queue.deadLetters()).toMatchObject([
      { kind: 'test.fails', data: { subject: 'a' }, says: 'the other side does not answer' },
    ])
  })

  it('waits for a database that is down, and counts that as no failure; what sends something is never begun anew', async () => {
    const lost = (): Error => Object.assign(new Error('terminating connection'), { code: '57P01' })
    const began = { ordered: 0, sending: 0 }
    const queue = await queueOf(
      kindOf(
        'test.waits',
        async () => {
          if (++began.ordered < 4) throw lost()
        },
        { retryLimit: 1 },
      ),
      kindOf('test.sends', async () => {
        began.sending++
        throw lost()
      }),
    )
    await put(queue, 'test.waits', { subject: 'a' })
    await put(queue, 'test.sends', { subject: 'a' })
    await queue.work()
    await until(async () => began.ordered === 4 && (await queue.deadLetters()).length === 1)
    await sleep(600)
    expect(began).toEqual({ ordered: 4, sending: 1 })
    expect((await queue.deadLetters()).map(({ kind }) => kind)).toEqual(['test.sends'])
  })

  it('runs a dead letter again when somebody says so', async () => {
    let isBroken = true
    const ran: string[] = []
    const queue = await queueOf(
      kindOf('test.again', async ({ subject }) => {
        if (isBroken) throw new Error('broken')
        ran.push(subject)
      }),
    )
    await put(queue, 'test.again', { subject: 'a' })
    await queue.work()
    await until(async () => (await queue.deadLetters()).length > 0)
    isBroken = false
    expect(await queue.runAgain('test.again')).toBe(1)
    await until(() => ran.length > 0)
    expect(await queue.deadLetters()).toEqual([])
  })

  it('runs a dead letter of an ordered kind again, and then what waited behind it', async () => {
    let isBroken = true
    const ran: string[] = []
    const queue = await queueOf(
      kindOf(
        'test.held',
        async ({ subject, event }) => {
          if (isBroken) throw new Error('broken')
          ran.push(`${subject}${event}`)
        },
        { isOrdered: true },
      ),
    )
    for (const event of ['1', '2']) await put(queue, 'test.held', { subject: 'a', event })
    await queue.work()
    await until(async () => (await queue.deadLetters()).length === 1)
    isBroken = false
    await sleep(1200)
    expect(ran).toEqual([])
    expect(await queue.runAgain('test.held')).toBe(1)
    await until(() => ran.length === 2)
    expect(ran).toEqual(['a1', 'a2'])
    expect(await queue.deadLetters()).toEqual([])
  })

  it('keeps the order in which jobs were put, in one transaction and in several that overlap', async () => {
    const ran: string[] = []
    const queue = await queueOf(
      kindOf('test.placed', async ({ event }) => void ran.push(event ?? ''), { isOrdered: true }),
    )
    const putIn = async (tx: Tx, ...events: string[]): Promise<void> => {
      for (const event of events) await queue.put(tx, 'test.placed', { subject: 'a', event })
    }
    // The transaction that begins first comes through last.
    await test.database.transact(async (first) => {
      await sql`select now()`.execute(first)
      await test.database.transact((second) => putIn(second, '1', '2', '3', '4', '5'))
      await putIn(first, '6', '7', '8')
    })
    await queue.work()
    await until(() => ran.length === 8)
    expect(ran).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  })

  it('does not rest while there is more to do', async () => {
    let ran = 0
    const queue = await queueOf(kindOf('test.many', async () => void ran++, { isOrdered: true }))
    for (let at = 0; at < 40; at++)
      await put(queue, 'test.many', { subject: `s${at % 2}`, event: String(at) })
    const from = performance.now()
    await queue.work()
    await until(() => ran === 40)
    // With a rest of half a second after each it was twenty.
    expect(performance.now() - from).toBeLessThan(10_000)
  })

  it('runs the jobs of a subject in order, and another subject is not held up by one that fails', async () => {
    const ran: string[] = []
    let failures = 2
    const ordered = kindOf(
      'test.ordered',
      async ({ subject, event }) => {
        if (subject === 'a' && event === '1' && failures-- > 0) throw new Error('not yet')
        ran.push(`${subject}${event}`)
      },
      { isOrdered: true, retryLimit: 5 },
    )
    const queue = await queueOf(ordered)
    const second = await queueOf(ordered)
    for (const event of ['1', '2', '3']) await put(queue, 'test.ordered', { subject: 'a', event })
    await put(queue, 'test.ordered', { subject: 'b', event: '1' })
    await Promise.all([queue.work(), second.work()])
    await until(() => ran.length === 4)
    expect(ran.filter((one) => one.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
    expect(ran.indexOf('b1')).toBeLessThan(ran.indexOf('a1'))
  })

  it('has one clock for a kind, however many processes declare it', async () => {
    const ticking = kindOf('test.ticks', async () => undefined, { cron: '*/5 * * * *' })
    await queueOf(ticking)
    await queueOf(ticking)
    const owner = await test.connect()
    const { rows } = await owner.query('select name, cron, timezone from secondlook_jobs.schedule')
    expect(rows).toEqual([{ name: 'test.ticks', cron: '*/5 * * * *', timezone: 'UTC' }])
  })

  it('puts a job on the queue for each listener of an event and for no other', async () => {
    const ran: string[] = []
    const queue = await queueOf(
      kindOf('test.one', async ({ event }) => void ran.push(`one ${event}`), {
        ...{ isOrdered: true, after: ['thing.named', 'thing.ended'] },
      }),
      kindOf('test.two', async ({ event }) => void ran.push(`two ${event}`), {
        ...{ isOrdered: true, after: ['thing.ended'] },
      }),
    )
    const happened = (id: string, type: string) =>
      test.database.transact((tx) => queue.putAfter(tx, { id, type, subject: 's' }))
    await happened('e1', 'thing.named')
    await happened('e2', 'thing.ended')
    await queue.work()
    await until(() => ran.length === 3)
    expect(ran.sort()).toEqual(['one e1', 'one e2', 'two e2'])
  })
})
