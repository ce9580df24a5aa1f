import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergePeople } from '../../people/directory/merges.ts'
import { mustBeDone } from '../../people/testing.ts'
import type { Tx } from '../../store/database.ts'
import { openPosts } from './open-post.ts'
import { findPostsById } from './store.ts'
import { openTestReview, type Shown, saveTestVersion } from './testing.ts'

let r: Awaited<ReturnType<typeof openTestReview>>
beforeAll(async () => {
  r = await openTestReview()
}, 60_000)
afterAll(async () => {
  expect(r.test.faults).toEqual([])
  await r.test.close()
})

const acts = async (post: string) =>
  await r.test.house.test.database.db
    .selectFrom('post_act')
    .select(['does', 'person'])
    .where('post', '=', post)
    .execute()
const statuses = (all: readonly { readonly status: number }[]) => all.map(({ status }) => status).sort()

it('is asked about many posts in as many questions as about one', async () => {
  const { db } = r.test.house.test.database
  const ids: string[] = []
  for (let each = 0; each < 8; each++) ids.push((await r.asked()).post)
  const questions = async (some: readonly string[]): Promise<number> => {
    let asked = 0
    const counting = (db as Tx).withPlugin({
      transformQuery: ({ node }) => {
        asked += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const posts = await findPostsById(counting, some)
    expect(await openPosts(counting, r.test.house.at(), posts)).toHaveLength(some.length)
    return asked
  }
  const one = await questions(ids.slice(0, 1))
  expect(one).toBeLessThan(25)
  expect(await questions(ids)).toBe(one)
})

it('takes what follows for later, whichever clock says otherwise', async () => {
  const { clock } = r.test.house
  const open = await r.asked()
  clock.now -= 3000
  try {
    expect((await r.decide(r.people.first, open)).status).toBe(204)
    expect((await r.page(r.people.first, open.post)).state).toBe('approved')
  } finally {
    clock.now += 60_000
  }
})

describe('at the same moment', () => {
  it('two approvers are two answers and one approval', async () => {
    const { first, second } = r.people
    for (let round = 0; round < 3; round++) {
      const open = await r.asked()
      const said = await Promise.all([r.decide(first, open), r.decide(second, open)])
      // Whoever came second is told that it is done; nobody is half an approver.
      expect(statuses(said)).toEqual([204, 409])
      expect(await acts(open.post)).toHaveLength(1)
      expect((await r.page(first, open.post)).state).toBe('approved')
    }
  })

  it('the same yes five times, and in two tabs, is one', async () => {
    const { first } = r.people
    const open = await r.asked()
    const said = await Promise.all(Array.from({ length: 5 }, () => r.decide(first, open)))
    expect(statuses(said)).toEqual([204, 204, 204, 204, 204])
    expect(await acts(open.post)).toEqual([{ does: 'approve', person: first.id }])
    expect(await r.waits(r.people.author, open.post)).toEqual(['posts.approved'])
  })

  it('a round that is asked for twice is one round', async () => {
    const open = await r.begun()
    const said = await Promise.all([r.ask(r.people.author, open), r.ask(r.people.author, open)])
    expect(statuses(said)).toEqual([201, 201])
    expect(new Set(said.map(({ body }) => body.id)).size).toBe(1)
    expect(await r.waits(r.people.first, open.post)).toEqual(['posts.to-approve'])
    // Somebody else, or in another way, is another asking.
    expect(await r.ask(r.people.writer, open)).toMatchObject({ status: 409, body: { code: 'asked-already' } })
    expect((await r.ask(r.people.author, open, true)).status).toBe(409)
  })

  it('an approval and a change end in one order: the changed post is never approved', async () => {
    const { author, first } = r.people
    for (let round = 0; round < 4; round++) {
      const open: Shown = await r.asked()
      const save = saveTestVersion(r.test, open.post, {
        by: author,
        body: r.bodyOf('T1', { text: 'Other words' }),
      })
      const [said] = await Promise.all([r.decide(first, open), save])
      const page = await r.page(author, open.post)
      expect([204, 409]).toContain(said.status)
      expect([page.state, page.version.number, page.steps[0].done]).toEqual(['draft', 2, []])
      // Whoever said yes in time learns that it changed; whoever came late was told so at once.
      expect(await r.waits(first, open.post)).toEqual(said.status === 204 ? ['posts.voided'] : [])
      expect((page.changedSince === null) === (said.status === 409)).toBe(true)
    }
  })

  it('an approval and a return, a hold and a taking back leave one story that can be told', async () => {
    const { author, first, second } = r.people
    const open = await r.asked()
    await Promise.all([
      r.decide(first, open),
      r.decide(second, open, 'return', { reason: 'Not so' }),
      r.test.send(author, 'POST', `/posts/${open.post}/recall`, { reason: 'Wait' }),
    ])
    const { state, story } = await r.page(author, open.post)
    expect(['returned', 'draft']).toContain(state)
    const instants = story.map(({ at }: { at: string }) => at)
    expect(instants).toEqual([...instants].sort())
    expect(await r.waits(first, open.post)).toEqual([])
  })

  it('whoever turns out to be an author afterwards has not approved', async () => {
    const { author, first, second } = r.people
    const { house } = r.test
    const open = await r.asked()
    await r.decide(first, open)
    expect((await r.page(second, open.post)).state).toBe('approved')
    mustBeDone(
      await house.commit((tx, { at, source }) =>
        mergePeople(tx, { at, source }, { kept: first.id, merged: author.id, reason: 'One person' }),
      ),
    )
    const page = await r.page(second, open.post)
    expect([page.state, page.decisions[0].counts]).toEqual(['in-review', false])
  })
})
