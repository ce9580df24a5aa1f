import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Db } from '../../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../../store/testing.ts'
import { doesNames } from '../life/act.ts'
import { lifeOf } from '../life/life.ts'
import { toLifeAct } from '../life/store.ts'
import { outOf } from './out-of.ts'
import { outInLists } from './store.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

type Act = { readonly channel: string; readonly version: number; readonly does: (typeof doesNames)[number] }

/** Acts in tables of the same shape that hold nothing else, so that any may follow on any. */
async function listed(posts: readonly (readonly Act[])[]) {
  const client = await test.connect('superuser')
  await client.query(`set search_path = pg_temp, secondlook;
    create temp table if not exists publication_act (like secondlook.publication_act);
    create temp table if not exists one (post text, channels text[], version integer);
    delete from publication_act; delete from one`)
  const rows = posts.flatMap((acts, post) =>
    acts.map((act, at) => ({
      ...{ ...act, id: `${post} ${String(at).padStart(3, '0')}`, post: String(post), detail: {} },
      at: new Date(at).toISOString(),
    })),
  )
  await client.query(
    'insert into publication_act select * from json_populate_recordset(null::publication_act, $1)',
    [JSON.stringify(rows)],
  )
  await client.query("insert into one select post, '{a,b}', 2 from generate_series(0, $1 - 1) post", [
    posts.length,
  ])
  const idsOf = async (which: keyof typeof outInLists): Promise<ReadonlySet<number>> => {
    const query = (test.database.db as Db).selectFrom('post_standing as one').where(outInLists[which])
    const { sql, parameters } = query.select('one.post').compile()
    const text = sql.replace('"post_standing" as "one"', 'one')
    const found = await client.query(text, [...parameters])
    return new Set(found.rows.map(({ post }) => Number(post)))
  }
  return { isOut: await idsOf('isOut'), isOver: await idsOf('isOver') }
}

const standing = new Set(['leaving', 'ask-whether', 'published', 'withdrawing'])
const overNow = new Set(['taken-down', 'not-going-out'])
/** What is said of one post, by the life that it has on each of its channels. */
function saidOf(acts: readonly Act[]) {
  const rows = acts.map((act, at) => ({
    ...{ ...act, id: String(at), post: 'p', says: null, person: null, detail: {} },
    at: new Date(at).toISOString(),
  }))
  const lives = ['a', 'b'].map((channel) => {
    const own = rows.filter((row) => row.channel === channel)
    return { life: lifeOf(own.map(toLifeAct), 2), since: own.at(-1)?.at ?? null }
  })
  const isOut = lives.some(({ life }) => standing.has(life.state))
  return { isOut, isOver: !isOut && overNow.has(outOf(lives)?.state ?? '') }
}

it('says of a post what its life says', async () => {
  const act = (does: Act['does'], channel = 'a', version = 2): Act => ({ channel, version, does })
  const posts = [
    [],
    [act('intend')],
    [act('intend'), act('absent')],
    [act('intend'), act('sent'), act('read')],
    [act('sent'), act('read'), act('withdraw'), act('withdrawn')],
    [act('sent'), act('withdraw'), act('withdrawn'), act('give-up', 'b')],
    [act('give-up'), act('give-up', 'b')],
    [act('give-up', 'a', 1), act('give-up', 'b', 1)],
    [act('stop'), act('sent', 'b'), act('gone', 'b')],
    [act('stop')],
  ]
  const { isOut, isOver } = await listed(posts)
  expect([...isOut].sort()).toEqual([1, 3])
  expect([...isOver].sort()).toEqual([5, 6])
})

it('says the same as the badge of a post, whatever became of it', async () => {
  const channel = fc.constantFrom('a', 'b')
  const newest = fc.record({ channel, version: fc.constant(2), does: fc.constantFrom(...doesNames) })
  // An earlier version never left: one that did is not written anew.
  const earlier = fc.record({
    ...{ channel, version: fc.constant(1) },
    does: fc.constantFrom(...(['stop', 'let-go', 'give-up', 'deferred', 'refused'] as const)),
  })
  const lives = fc.tuple(fc.array(earlier, { maxLength: 3 }), fc.array(newest, { maxLength: 7 }))
  const posts = fc.sample(
    lives.map(([some, more]) => [...some, ...more]),
    { seed: 103, numRuns: 600 },
  )
  const { isOut, isOver } = await listed(posts)
  for (const [at, acts] of posts.entries()) {
    const now = { isOut: isOut.has(at), isOver: isOver.has(at) && !isOut.has(at) }
    expect({ ...now, acts }).toEqual({ ...saidOf(acts), acts })
  }
  expect(isOut.size).toBeGreaterThan(100)
  expect(isOver.size).toBeGreaterThan(5)
})
