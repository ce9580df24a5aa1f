import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, type Db, openDatabase, type Tx } from '../database.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { pin, pinFor, viewFor } from './kept.ts'

/** A value that anybody may change, and that is the same for everybody. */
declare module '../tables.ts' {
  interface Tables {
    test_value: { topic: string; value: number }
  }
}

let test: TestDatabase
/** Another process, as far as the database can tell. */
let other: Database
beforeAll(async () => {
  test = await openTestDatabase()
  other = openDatabase(test.source)
  const owner = await test.connect()
  await owner.query(`
    set search_path = secondlook;
    create table test_value (topic text collate "C" primary key, value bigint not null);
    insert into test_value values ('a', 0), ('b', 0);
    create function test_was_changed() returns trigger language plpgsql as $$
      begin insert into secondlook.kept_change (topic) values (new.topic); return null; end $$;
    create trigger test_was_changed after update on test_value for each row execute function test_was_changed();
  `)
})
afterAll(async () => {
  await other.close()
  await test.close()
})

/** Reads through what is kept, and counts how often the table is read. */
const reads = { count: 0 }
const stored = async (db: Db | Tx, topic: string): Promise<number> => {
  reads.count += 1
  return (
    await db.selectFrom('test_value').select('value').where('topic', '=', topic).executeTakeFirstOrThrow()
  ).value
}
const kept = async (db: Db | Tx, topic = 'a'): Promise<number> =>
  await (await viewFor(db)).get(topic, 'value', () => stored(db, topic))
const set = async (tx: Tx, value: number, topic = 'a'): Promise<unknown> =>
  await tx.updateTable('test_value').set({ value }).where('topic', '=', topic).execute()
const readsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = reads.count
  await work()
  return reads.count - before
}
/** All connections are there, so that none is made in between. */
const warm = async ({ db }: Database): Promise<unknown> =>
  await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.02)`.execute(db as Tx)))

describe('what is kept', () => {
  it('is read once while nobody changes it, and again after another process did', async () => {
    await Promise.all([warm(test.database), warm(other)])
    const { db } = test.database
    await kept(db)
    expect(await readsOf(async () => [await kept(db), await kept(db), await kept(db)])).toBe(0)
    await other.transact((tx) => set(tx, 7))
    expect(await kept(db)).toBe(7)
    expect(await readsOf(() => kept(db))).toBe(0)
    await other.transact((tx) => set(tx, 8, 'b'))
    expect(await readsOf(() => kept(db))).toBe(0)
  })

  it('is left by a transaction that was begun first and ends last, whatever others did meanwhile', async () => {
    const { db } = test.database
    await test.database.transact((tx) => set(tx, 1))
    await other.transact(async (slow) => {
      await set(slow, 2, 'b')
      await test.database.transact((tx) => set(tx, 3))
      expect([await kept(db), await kept(db, 'b')]).toEqual([3, 8])
    })
    expect([await kept(db), await kept(db, 'b')]).toEqual([3, 2])
  })

  it('is for a transaction what it has changed itself, and nobody else learns of that before it ends', async () => {
    const { db } = test.database
    await test.database.transact((tx) => set(tx, 4))
    await kept(db)
    const no = new Error('rolled back')
    const failing = test.database.transact(async (tx) => {
      await set(tx, 5)
      expect(await kept(tx)).toBe(5)
      expect(await kept(db)).toBe(4)
      throw no
    })
    await expect(failing).rejects.toBe(no)
    expect([await kept(db), await kept(other.db)]).toEqual([4, 4])
  })

  it('is asked again by each question of a transaction, so that whoever waited for a lock sees what came first', async () => {
    const { db } = test.database
    await kept(db)
    await test.database.transact(async (tx) => {
      await kept(tx)
      await other.transact((first) => set(first, 6))
      expect(await kept(tx)).toBe(6)
    })
  })

  it('is read by a transaction that sees the past', async () => {
    await test.database.transact(
      async (tx) => {
        const then = await stored(tx, 'a')
        await other.transact((first) => set(first, then + 1))
        expect(await kept(test.database.db)).toBe(then + 1)
        expect(await kept(tx)).toBe(then)
      },
      { isolation: 'repeatable read' },
    )
  })

  it('is read again where a connection was made, because the server may have fallen meanwhile', async () => {
    const own = openDatabase(test.source)
    await kept(own.db)
    expect(await readsOf(() => kept(own.db))).toBe(0)
    await warm(own)
    expect(await readsOf(() => kept(own.db))).toBe(1)
    await own.close()
  })

  it('is not waited for in a transaction while somebody else is reading it, who may want its connection', async () => {
    const { db } = test.database
    let answer: ((value: number) => void) | undefined
    const slow = (await viewFor(db)).get(
      'a',
      'slow',
      () => new Promise<number>((resolve) => (answer = resolve)),
    )
    const own = test.database.transact(
      async (tx) => await (await viewFor(tx)).get('a', 'slow', async () => 2),
    )
    expect(await own).toBe(2)
    answer?.(1)
    expect(await slow).toBe(1)
    const after = test.database.transact(
      async (tx) => await (await viewFor(tx)).get('a', 'slow', async () => 2),
    )
    expect(await after).toBe(1)
  })

  it('that could not be read is not kept', async () => {
    const view = await viewFor(test.database.db)
    const broken = view.get('a', 'broken', () => Promise.reject(new Error('unreachable')))
    await expect(broken).rejects.toThrow('unreachable')
    expect(await view.get('a', 'broken', async () => 1)).toBe(1)
  })

  it('is told of many at once: those that are not kept are read together, and what there is none of is known', async () => {
    const view = await viewFor(test.database.db)
    const asked: (readonly string[])[] = []
    const find = (names: readonly string[]) =>
      view.getMany('a', 'many', names, async (missing) => {
        asked.push(missing)
        return new Map(missing.filter((one) => one !== 'none').map((one) => [one, one.toUpperCase()]))
      })
    expect([...(await find(['x', 'none']))]).toEqual([['x', 'X']])
    expect([...(await find(['x', 'y', 'none', 'y']))].sort()).toEqual([
      ['x', 'X'],
      ['y', 'Y'],
    ])
    expect(asked).toEqual([['x', 'none'], ['y']])
  })
})

it('is asked about once through a pinned handle, and anew through any other', async () => {
  const { db } = test.database
  await test.database.transact((tx) => set(tx, 20))
  const request = {}
  const own = [pin(db), pinFor(request, db)]
  expect(await Promise.all(own.map((one) => kept(one)))).toEqual([20, 20])
  await other.transact((tx) => set(tx, 21))
  expect(await Promise.all(own.map((one) => kept(one)))).toEqual([20, 20])
  expect(pinFor(request, db)).toBe(own[1])
  expect(await kept(pinFor({}, db))).toBe(21)
  expect(await kept(db)).toBe(21)
})

it('is what is stored, whoever changed it and however many ask at once (seed 20150701)', async () => {
  const process = fc.boolean()
  const topic = fc.constantFrom('a', 'b')
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ does: fc.constant('ask' as const), process, topic }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('set' as const), process, topic }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('fail' as const), process, topic }) },
  )
  let next = 100
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const truth = { a: await stored(other.db, 'a'), b: await stored(other.db, 'b') }
      for (const one of steps) {
        const at = one.process ? test.database : other
        const name = one.topic as 'a' | 'b'
        if (one.does === 'ask') {
          // The fewest that anybody may be told is what was committed before they asked.
          const said = await Promise.all(Array.from({ length: 4 }, () => kept(at.db, name)))
          expect(said).toEqual([truth[name], truth[name], truth[name], truth[name]])
        } else if (one.does === 'set') {
          next += 1
          const value = next
          await at.transact((tx) => set(tx, value, name))
          truth[name] = value
        } else {
          await at
            .transact(async (tx) => {
              await set(tx, -1, name)
              await kept(tx, name)
              throw new Error('rolled back')
            })
            .catch(() => undefined)
        }
      }
    }),
    { seed: 20_150_701, numRuns: 25 },
  )
})
