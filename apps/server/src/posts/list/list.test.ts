import { emptyBody, emptyMargin } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../people/index.ts'
import type { TestRegisters } from '../../registers/testing.ts'
import { newId } from '../../store/ids.ts'
import { writeStanding } from '../standing/store.ts'
import { insertPost } from '../store.ts'
import { openTestPosts } from '../testing.ts'

let test: TestRegisters
let author: Person
let other: Person
let keeper: Person
let elsewhere: Person
let unit = ''

beforeAll(async () => {
  test = await openTestPosts()
  const { house } = test
  const parks = await house.unit('Parks')
  const roads = await house.unit('Roads')
  unit = parks.id
  author = await house.person('Ana Author')
  other = await house.person('Ora Other')
  keeper = await house.person('Kim Keeper')
  elsewhere = await house.person('Eve Elsewhere')
  for (const one of [author, other, keeper])
    await house.grant(one, 'communications-author', { kind: 'unit', id: parks.id })
  await house.grant(keeper, 'initiative-keeper')
  await house.grant(elsewhere, 'communications-author', { kind: 'unit', id: roads.id })
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

/** A post with nothing but a draft, as begun by somebody. */
async function begin(by: Person, text: string, initiatives: readonly string[] = []): Promise<string> {
  const { house } = test
  house.wait(1000)
  const done = await house.commit(async (tx, { at, source }) => {
    const id = newId(source)
    await insertPost(tx, { id, unit, kind: 'post', begun_by: by.id, begun_at: at })
    const rows = await writeStanding(tx, { at, source }, id, { state: 'draft', waitsFor: [], due: null })
    return {
      result: id,
      events: [{ type: 'post.begun', subject: id, rows: [{ table: 'post', key: id }, ...rows] }],
    }
  })
  if (!done.ok) throw new Error('a post is begun')
  await house.test.database.scratch
    .insertInto('post_draft')
    .values({
      ...{ post: done.result, revision: 1, writers: [], changes: [], changed_by: null, changed_at: null },
      body: JSON.stringify({ ...emptyBody, text, initiatives }),
      margin: JSON.stringify(emptyMargin),
    })
    .execute()
  return done.result
}

const list = async (as: Person, query = '') => (await test.send(as, 'GET', `/posts?${query}`)).body

describe('the list of posts', () => {
  it('shows what is written for one’s unit, by its first words, and mine apart', async () => {
    const post = await begin(author, 'Parks are open\non Sunday')
    expect((await list(other)).posts).toMatchObject([
      { id: post, title: 'Parks are open', state: 'draft', by: { name: 'Ana Author' } },
    ])
    expect((await list(author, 'show=mine')).posts).toHaveLength(1)
    expect((await list(other, 'show=mine')).posts).toEqual([])
    expect((await list(elsewhere)).posts).toEqual([])
  })

  it('shows a post about something that is not announced to those on its list, from its first draft', async () => {
    const initiative = await test.add(keeper, 'initiatives', {
      ...{ title: 'Northern tram line', owner: keeper.id, knownTo: [author.id] },
    })
    const post = await begin(author, 'The tram', [initiative])
    const idsOf = async (as: Person) => (await list(as)).posts.map(({ id }: { id: string }) => id)
    expect(await idsOf(author)).toContain(post)
    expect(await idsOf(other)).not.toContain(post)
    await test.deed(keeper, 'initiatives', initiative, 'announce', { link: 'https://www.act.gov.au/tram' })
    expect(await idsOf(other)).toContain(post)
  })
})
