import { describe, expect, it } from 'vitest'
import { type PlatformBehind, platformsBehind } from '../../../../platforms/behind.ts'
import { type Fault, makeProgramme } from '../../../../platforms/doubles/misbehave.ts'
import { Out } from '../net/out.ts'
import { planPost } from './plan/plan-post.ts'
import { connectionWithoutDays } from './read-back/testing.ts'
import { openPublishingHouse } from './testing.ts'

const faulty: readonly Fault[] = [
  ...(['lose', 'drop-answer', 'cut-answer', 'fail-after', 'fail-before', 'hang-after'] as const),
  ...(['take-late', 'wait', 'wait-unsaid', 'unauthorised'] as const),
]
const hour = 3_600_000

const wordOf = (what: string): string => `Notice about ${what.replaceAll('-', ' ')}`
/** A body that says it, in JSON or in a form. */
const saying = (word: string): RegExp => new RegExp(word.replaceAll(' ', '(?: |\\+|%20)'))

/** Nobody takes a connection at this port, and nobody has this name: both are found out by really asking. */
const nowhere = { refused: 'http://127.0.0.1:1', nameless: 'http://no-such-place.invalid' }

async function openHouse({ start, isTitled }: PlatformBehind) {
  const programme = makeProgramme()
  const clock = { now: (): number => Date.now() }
  const behind = await start(programme, () => clock.now())
  const allow = new Set([behind.at, ...Object.values(nowhere)].map((one) => new URL(one).host))
  const out = new Out({ allow, now: () => clock.now(), timeoutMs: 900 })
  const way: { leads: keyof typeof nowhere | 'there'; isBlind: boolean } = { leads: 'there', isBlind: false }
  const said = new Set<string>()
  const send: Out['send'] = async (request) => {
    const { pathname, search } = new URL(request.address)
    if (way.leads === 'there') {
      const isLook =
        request.method === 'GET' &&
        !/\/me\b|\/organizations\/|current|verify_credentials|meta=/.test(pathname + search)
      const answered = await out.send(request)
      if (!way.isBlind || !isLook || answered.is !== 'answer') return answered
      const { last, exchanges } = answered
      const body = Buffer.from('{"detail":"This plan reads nothing."}')
      const blind = { ...last, response: { status: 403, headers: [], body } }
      return { is: 'answer', exchanges: [...exchanges.slice(0, -1), blind] as never, last: blind }
    }
    const answered = await out.send({ ...request, address: `${nowhere[way.leads]}${pathname}${search}` })
    said.add(answered.is)
    return answered
  }
  // Real platforms have a clock that this test cannot set.
  const house = await openPublishingHouse([behind.at], { out: { send }, connectionOf: connectionWithoutDays })
  clock.now = () => house.test.house.clock.now
  const channel = await house.connect({ ...behind.signIn, service: behind.at })
  // A forum takes nothing that is shorter than a sentence, and tells what was there before by its words.
  const textOf = (word: string) =>
    behind.signIn.platform === 'discourse' ? `${word}, which is all of it.` : word
  const write = async (word: string): Promise<string> => {
    const variants = [{ channel, text: null, title: word, warning: null, about: null }]
    return await house.approved({ text: textOf(word), ...(isTitled && { variants }) }, [channel])
  }
  const isSettled = async (post: string) => (await house.lifeOf(post, channel)).isSame !== null
  return {
    ...{ house, channel, programme, behind, way, write, said },
    /** Works, and lets time pass, until everything is settled. */
    settle: async (posts: readonly string[]): Promise<void> => {
      for (let turn = 0; turn < 40; turn++) {
        await house.work()
        await programme.settled()
        if ((await Promise.all(posts.map(isSettled))).every(Boolean)) return
        house.test.house.wait(31_000)
      }
    },
    /** As after a restore: what was written when it was approved is there, and nothing of what came of it. */
    forget: async (post: string): Promise<void> => {
      const { test, recorder, clock: now } = house.test.house
      const strong = await test.connect('superuser')
      await strong.query(`set session_replication_role = replica; set search_path = secondlook`)
      const { rows } = await strong.query<{ at: Date }>(
        'select min(at) as at from publication_act where post = $1',
        [post],
      )
      await strong.query('delete from publication_act where post = $1', [post])
      for (const table of ['publication_due', 'publication_progress'])
        await strong.query(`delete from ${table} where post = $1`, [post])
      await strong.query('insert into store_restored (made_at, restored_at) values ($1, $2)', [
        rows[0]?.at,
        new Date(now.now),
      ])
      await planPost(recorder, post)
    },
    close: async () => {
      await house.close()
      await behind.stop()
    },
  }
}

/** Two in every run, one of them real; all of them where somebody asks for it, or those that they name. */
const which = process.env['LOST_ANSWERS'] ?? 'Bluesky|Mastodon'
const tried = platformsBehind.filter(({ name }) => which === 'all' || new RegExp(which, 'i').test(name))

/** Those that may let nobody read who may write. */
const shut = /of X|Facebook|LinkedIn/

describe.each(tried)('what gets lost on the way to $name', (platform) => {
  it.skipIf(!platform.isThere)(
    'is settled without a person, and stands there once',
    async () => {
      const { house, channel, programme, behind, way, write, said, settle, forget, close } =
        await openHouse(platform)
      const posts = new Map<string, string>()
      for (const does of faulty) {
        const word = wordOf(does)
        programme.add({ body: saying(word), does, seconds: 7 })
        posts.set(word, await write(word))
      }
      await settle([...posts.values()])

      // For a quarter of an hour nobody takes the connection, and then the name of the platform is not known.
      for (const leads of ['refused', 'nameless'] as const) {
        const word = wordOf(`way that is ${leads}`)
        posts.set(word, await write(word))
        way.leads = leads
        for (let turn = 0; turn < 3; turn++) {
          await house.work()
          house.test.house.wait(5 * 60_000)
        }
        expect((await house.lifeOf(posts.get(word) ?? '', channel)).state).toBe('deferred')
        way.leads = 'there'
        await settle([...posts.values()])
      }
      expect([...said]).toEqual(['not-sent'])

      // The clock goes back an hour while nobody knows, and forth again.
      const stepped = wordOf('stepped clock')
      const back = () => house.test.house.wait(-hour)
      programme.add({ body: saying(stepped), does: 'drop-answer', then: back })
      posts.set(stepped, await write(stepped))
      await house.work()
      await house.work()
      house.test.house.wait(hour)
      await settle([...posts.values()])

      // It was taken, nobody heard, and whatever would have told a repeat is forgotten when the way is open again.
      const expired = wordOf('expired key')
      programme.add({
        ...{ body: saying(expired), does: 'drop-answer' },
        then: () => {
          way.leads = 'nameless'
        },
      })
      posts.set(expired, await write(expired))
      await house.work()
      house.test.house.wait(2 * hour)
      way.leads = 'there'
      await settle([...posts.values()])

      // The store is restored from a backup that was made before any of it left, and knows nothing of it.
      const forgotten = wordOf('lost memory')
      posts.set(forgotten, await write(forgotten))
      await house.work()
      await settle([...posts.values()])
      await forget(posts.get(forgotten) ?? '')
      // Where nobody can look just now, nothing is sent.
      const isShut = shut.test(platform.name)
      way.isBlind = !isShut
      await house.work()
      way.isBlind = false
      house.test.house.wait(31_000)
      await settle([...posts.values()])
      expect(await house.didOf(posts.get(forgotten) ?? '', channel)).toEqual([
        ...(isShut ? [] : ['unknown']),
        ...['found', 'read'],
      ])

      // Each of it did happen.
      expect(new Set(programme.deeds.map(({ did }) => did))).toEqual(new Set([...faulty, 'nothing']))
      const standing = await behind.standing()
      const ends = []
      for (const [word, post] of posts) {
        const { state, isSame } = await house.lifeOf(post, channel)
        ends.push({ word, state, isSame, times: standing.filter((one) => one === word).length })
      }
      expect(ends).toEqual(
        [...posts.keys()].map((word) => ({ word, state: 'published', isSame: true, times: 1 })),
      )
      await close()
    },
    120_000,
  )
})

/** One of those in every run. */
const blind = platformsBehind.filter((one) =>
  tried.length > 2 ? shut.test(one.name) && tried.includes(one) : /of X/.test(one.name),
)

describe.each(blind)('what is lost where nobody may look, on $name', (platform) => {
  it('is called unknown, is never sent again by itself, and a person says whether it is out', async () => {
    const { house, channel, programme, behind, way, write, settle, forget, close } = await openHouse(platform)
    way.isBlind = true
    const [taken, lost] = [wordOf('what was taken'), wordOf('what was lost')]
    programme.add({ body: saying(taken), does: 'drop-answer' }, { body: saying(lost), does: 'lose' })
    const posts = [await write(taken), await write(lost)] as const
    await settle(posts)
    for (const post of posts) {
      const { publications } = (await house.test.send(house.approver, 'GET', `/posts/${post}/publications`))
        .body
      expect(publications[0]).toMatchObject({
        ...{
          state: 'ask-whether',
          says: expect.stringContaining('403'),
          may: { sayWhether: { may: true } },
        },
      })
    }
    expect((await behind.standing()).filter((one) => [taken, lost].includes(one))).toEqual([taken])
    const whether = async (post: string, said: object) =>
      (await house.test.send(house.approver, 'POST', `/posts/${post}/publications/${channel}/whether`, said))
        .status
    expect(await whether(posts[0], { isOut: true, address: `${behind.at}/1` })).toBe(204)
    way.isBlind = false
    expect(await whether(posts[1], { isOut: false, reason: 'I looked, and it is not there' })).toBe(204)
    await settle([posts[1]])
    expect(await house.lifeOf(posts[1], channel)).toMatchObject({ state: 'published', isSame: true })
    const standing = await behind.standing()
    expect([taken, lost].map((word) => standing.filter((one) => one === word).length)).toEqual([1, 1])

    // Out before the store was restored from a backup that is older: nobody may look, so a person is asked.
    await forget(posts[1])
    way.isBlind = true
    await settle([posts[1]])
    expect(await house.lifeOf(posts[1], channel)).toMatchObject({ state: 'ask-whether', attempts: 0 })
    expect((await behind.standing()).filter((one) => one === lost)).toEqual([lost])
    await close()
  })
})
