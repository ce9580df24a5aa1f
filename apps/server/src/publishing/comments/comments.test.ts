import type { CommentPage } from '@secondlook/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Practice } from '../../../../../platforms/practice/practice.ts'
import { noticeKinds } from '../../notice-kinds.ts'
import type { Person } from '../../people/index.ts'
import type { Tx } from '../../store/database.ts'
import { openPracticeHouse, type PublishingHouse } from '../testing.ts'
import { watchAll } from '../watch/jobs.ts'
import { forget, tellOfComments } from './jobs.ts'
import { moderate } from './moderate.ts'
import { noticeOfComplaint } from './notices.ts'
import { keepComments } from './store.ts'

let practice: Practice
let house: PublishingHouse
let channel = ''
let owner: Person
let close: () => Promise<void>
/** What stood on the platform when evidence was kept, newest last. */
const kept: string[] = []
beforeAll(async () => {
  ;({ practice, house, channel, owner, close } = await openPracticeHouse({
    keepEvidence: async ({ exchanges }) => {
      kept.push(exchanges.map(({ response }) => Buffer.from(response.body).toString()).join('\n'))
      return `capture-${kept.length}`
    },
  }))
})
afterAll(() => close())

let posts = 0
/** A post that is out, by its text. */
async function out() {
  posts += 1
  const text = `Post ${posts}`
  const post = await house.approved({ text }, [channel])
  await house.work()
  house.test.house.wait(3000)
  await house.work()
  const there = practice.network.kept.posts.find(({ versions }) => versions[0]?.text === text)
  if (!there) throw new Error(`${text} is not out`)
  return { post, there }
}
const look = async (waitMs = 5 * 60_000) => {
  house.test.house.wait(waitMs)
  await watchAll(house.needs)
}
const ask = (as: Person | undefined, method: 'GET' | 'POST', path: string, body?: object) =>
  house.test.send(as, method, path, body)
const page = async (id: string, as: Person = house.ana): Promise<CommentPage> =>
  (await ask(as, 'GET', `/comments/${id}`)).body
const idOf = async (text: string): Promise<string> => {
  const { body } = await ask(house.ana, 'GET', `/comments?channel=${channel}`)
  return body.comments.find((one: { text: string }) => one.text === text)?.id ?? ''
}
const hiding = (quote: string, more: object = {}) => ({
  ...{ does: 'hide', ground: 'private', quote, note: 'It gives away where somebody lives.' },
  ...more,
})
const act = (id: string, body: object, as: Person = house.ana) =>
  ask(as, 'POST', `/comments/${id}/acts`, body)
let shared: Awaited<ReturnType<typeof out>> | undefined
/** A comment that was read, under the post of all or one of its own. */
async function said(text: string, { by = 'Lou', isApart = false } = {}) {
  shared ??= await out()
  const { post, there } = isApart ? await out() : shared
  const comment = practice.network.comment(there, by, text)
  await look()
  return { id: await idOf(text), comment, post, there }
}
const eventsOf = async (post: string): Promise<readonly string[]> =>
  (
    await house.test.house.test.database.db
      .selectFrom('event')
      .select('type')
      .where('subject', '=', post)
      .where('type', 'like', 'comment%')
      .execute()
  )
    .map(({ type }) => type)
    .sort()
const asked = (method: string) => practice.programme.deeds.filter((deed) => deed.method === method).length

it('reads what people say under what went out, what they change, and what is gone', async () => {
  const { id, comment, there } = await said('Why so late?')
  expect(await page(id)).toMatchObject({
    ...{ text: 'Why so late?', by: 'Lou', isHidden: false, isGone: false, isChanged: false, last: null },
    ...{ channel: { id: channel }, platform: 'Practice', steps: [] },
    may: { hide: { may: true }, show: { may: false, whyNot: 'It is not hidden.' } },
  })
  Object.assign(comment, { text: 'Why so late again?' })
  practice.network.comment(there, 'Kit', 'Well done')
  await look()
  expect(await page(id)).toMatchObject({ text: 'Why so late again?', isChanged: true })
  practice.network.removeComment(comment)
  await look()
  expect(await page(id)).toMatchObject({ isGone: true })
  expect((await page(id)).may.hide).toEqual({ may: false, whyNot: 'It is not there any more.' })
})

it('keeps it first, says that it is about to be done, does it once, and gives it back', async () => {
  const { id, comment, post } = await said('Sam lives at 4 Mill St, and the tram is late.', { isApart: true })
  const before = { captures: kept.length, puts: asked('PUT') }
  expect(await act(id, hiding('Sam lives at 4 Mill St'))).toMatchObject({
    ...{ status: 200, body: { standing: 'done' } },
  })
  expect(comment.isHidden).toBe(true)
  expect(kept.slice(before.captures).map((one) => one.includes('"isHidden":false'))).toEqual([true])
  expect(await eventsOf(post)).toEqual(['comment.hidden', 'comment.hiding'])
  expect((await act(id, hiding('Sam lives at 4 Mill St'))).body).toMatchObject({
    ...{ code: 'not-in-this-state', detail: 'It is hidden already.' },
  })
  expect(asked('PUT') - before.puts).toBe(1)
  const shown = await page(id)
  expect(shown).toMatchObject({ isHidden: true, may: { show: { may: true } } })
  expect(shown.steps).toMatchObject([
    {
      ...{ does: 'hide', ground: 'private', quote: 'Sam lives at 4 Mill St', standing: 'done' },
      ...{ capture: `capture-${kept.length}`, lookBy: null },
    },
  ])
  const back = { does: 'show', note: 'Sam asked us to leave it.' }
  expect(await act(id, back, house.ben)).toMatchObject({ body: { standing: 'done' } })
  expect(comment.isHidden).toBe(false)
  expect((await page(id)).may.hide.may).toBe(true)
})

it('takes no reason that is none, and no words that nobody said', async () => {
  const { id, comment } = await said('The minister is wrong and this bloody service is hopeless.')
  const fieldsOf = async (body: object) => (await act(id, body)).body.fields
  expect((await act(id, hiding('hopeless', { ground: 'criticism' }))).status).toBe(400)
  expect(await fieldsOf(hiding('hopeless', { ground: null }))).toMatchObject([
    { path: 'ground', says: expect.stringContaining('What somebody thinks is none.') },
  ])
  expect(await fieldsOf(hiding('He lives at 4 Mill St'))).toMatchObject([{ path: 'quote' }])
  expect(await fieldsOf(hiding('hopeless', { does: 'delete' }))).toMatchObject([{ path: 'whyNotHide' }])
  expect(comment.isHidden).toBe(false)
  expect((await page(id)).steps).toEqual([])
})

it('does nothing where nothing could be kept first', async () => {
  const { id, comment } = await said('4 Mill St')
  const unkept = { ...house.needs, keepEvidence: async () => null }
  const asker = await house.test.house.asker(house.ana, { isTold: true })
  const why = { whyNotHide: '', help: '', until: null, whyNoEnd: '', note: 'An address.' }
  const asks = { does: 'hide', ground: 'private', quote: '4 Mill St', ...why } as const
  expect(await moderate(unkept, asker, id, asks)).toMatchObject({ refusal: 'not-now' })
  expect(comment.isHidden).toBe(false)
  expect((await page(id)).steps).toEqual([])
})

it('settles by reading what the platform did not answer, and sends it once', async () => {
  const lost = await said('Lost answer, 4 Mill St', { isApart: true })
  practice.programme.add({ method: 'PUT', path: /comments/, does: 'drop-answer' })
  const before = asked('PUT')
  expect(await act(lost.id, hiding('4 Mill St'))).toMatchObject({ body: { standing: 'done' } })
  expect(await eventsOf(lost.post)).toEqual(['comment.hidden', 'comment.hiding', 'comment.unsure'])
  expect(asked('PUT') - before).toBe(1)

  // What never arrived is not sent again: after a while it is known that it was not done, and a person decides.
  const gone = await said('Never arrived, 5 Mill St')
  practice.programme.add({ method: 'PUT', path: /comments/, does: 'lose' })
  expect(await act(gone.id, hiding('5 Mill St'))).toMatchObject({ body: { standing: 'unknown' } })
  expect((await act(gone.id, hiding('5 Mill St'))).body.detail).toContain('Something is being done to it')
  await look()
  expect((await page(gone.id)).steps).toMatchObject([{ standing: 'not-done' }])
  expect(gone.comment.isHidden).toBe(false)
  expect(await act(gone.id, hiding('5 Mill St'))).toMatchObject({ body: { standing: 'done' } })
})

it('says at last what is so, and sends each thing once, whatever goes wrong', async () => {
  const { id, comment } = await said('Whatever goes wrong, 4 Mill St')
  const faults = [
    'nothing',
    'drop-answer',
    'cut-answer',
    'lose',
    'fail-after',
    'fail-before',
    'wait',
  ] as const
  const before = asked('PUT')
  for (const does of fc.sample(fc.constantFrom(...faults), { seed: 97, numRuns: 14 })) {
    practice.programme.add({ method: 'PUT', path: /comments/, does })
    const wanted = comment.isHidden ? { does: 'show', note: 'Back again.' } : hiding('4 Mill St')
    expect((await act(id, wanted)).status, does).toBe(200)
    await look(60_000)
    const { steps, isHidden } = await page(id)
    expect(isHidden, does).toBe(comment.isHidden)
    const last = steps.at(-1)
    expect(['done', 'not-done', 'deferred', 'refused'], does).toContain(last?.standing)
    const isAsWanted = comment.isHidden === (last?.does === 'hide')
    expect(last?.standing === 'done', does).toBe(isAsWanted)
  }
  const { steps } = await page(id)
  expect(steps).toHaveLength(14)
  expect(asked('PUT') - before).toBe(14)
})

it('asks a person whether somebody is blocked, where no comment can tell', async () => {
  const { id, there } = await said('Buy now', { by: 'Spam Sam' })
  const blocking = { does: 'block', ground: 'spam', quote: 'Buy now', note: 'The tenth advertisement.' }
  const body = { ...blocking, whyNotHide: 'It comes back each hour.', until: '2099-01-01' }
  expect((await act(id, body)).body.fields).toMatchObject([{ path: 'until' }])
  const until = new Date(house.test.house.clock.now + 30 * 86_400_000).toISOString().slice(0, 10)
  practice.programme.add({ method: 'PUT', path: /blocks/, does: 'drop-answer' })
  expect(await act(id, { ...body, until })).toMatchObject({ body: { standing: 'unknown' } })
  const [step] = (await page(id)).steps
  const whether = { isDone: true, note: 'They are on the list of blocked accounts.' }
  expect((await ask(house.ana, 'POST', `/comments/${id}/acts/${step?.id}/whether`, whether)).status).toBe(204)
  expect(await page(id)).toMatchObject({ isBlocked: true, waitsForLook: true })
  // Another comment of theirs knows it, by their number and on this channel.
  practice.network.kept.comments.push({
    ...{
      id: 'c-earlier',
      post: there.id,
      by: practice.network.kept.comments.at(-1)?.by ?? { id: '', name: '' },
    },
    ...{ at: new Date(house.test.house.clock.now).toISOString(), text: 'Buy more', isHidden: false },
  })
  await look()
  const other = await idOf('Buy more')
  expect(await page(other)).toMatchObject({ isBlocked: true, may: { block: { may: false } } })
  expect(await act(other, { does: 'unblock', note: 'They said sorry.' })).toMatchObject({
    ...{ body: { standing: 'done' } },
  })
  expect(await page(id)).toMatchObject({ isBlocked: false })
})

it('lets one of two moderators do it, whichever comes first', async () => {
  const { id, comment, post } = await said('Both at once, 4 Mill St', { isApart: true })
  const before = asked('PUT')
  const all = await Promise.all([
    act(id, hiding('4 Mill St')),
    act(id, hiding('Both at once'), house.ben),
    act(id, hiding('4 Mill St'), owner),
  ])
  expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(asked('PUT') - before).toBe(1)
  expect(comment.isHidden).toBe(true)
  expect(await eventsOf(post)).toEqual(['comment.hidden', 'comment.hiding'])
})

it('has somebody else look at a delete, by a time, and not whoever did it', async () => {
  const { id, comment } = await said('Delete me, 4 Mill St')
  const deleting = hiding('4 Mill St', { does: 'delete', whyNotHide: 'It would stay in the feed.' })
  expect(await act(id, deleting, owner)).toMatchObject({ body: { standing: 'done' } })
  expect(practice.network.kept.comments).not.toContain(comment)
  const [step] = (await page(id, owner)).steps
  expect(Date.parse(step?.lookBy ?? '') - Date.parse(step?.at ?? '')).toBeLessThanOrEqual(
    48 * 3_600_000 + 5000,
  )
  const saying = { outcome: 'overturned', note: 'It was an address of a shop.' }
  const path = `/comments/${id}/acts/${step?.id}/look`
  expect((await ask(owner, 'POST', path, saying)).body.code).toBe('second-person-needed')
  expect((await ask(house.ana, 'POST', path, saying)).body.code).toBe('not-allowed')
  await tellOfComments({ ...house.needs, kinds: noticeKinds })
  const [head] = house.heads
  const waiting = async () =>
    (
      await house.test.house.test.database.db
        .selectFrom('notice')
        .select('person')
        .where('about', '=', step?.id ?? '')
        .where('done_at', 'is', null)
        .execute()
    ).map(({ person }) => person)
  expect(await waiting()).toContain(head.id)
  expect(await waiting()).not.toContain(owner.id)
  expect((await ask(head, 'POST', path, saying)).status).toBe(204)
  expect(await waiting()).toEqual([])
  expect((await ask(head, 'POST', path, saying)).status).toBe(409)
  expect((await page(id)).steps[0]?.look).toMatchObject({ outcome: 'overturned' })
})

it('shows nothing to those whose channel it is not, nor what stands under a post that they may not know of', async () => {
  const { id } = await said('For those of the channel')
  expect((await ask(house.eve, 'GET', `/comments/${id}`)).status).toBe(404)
  expect((await ask(house.eve, 'GET', '/comments')).body.comments).toEqual([])
  expect((await act(id, hiding('For'), house.eve)).status).toBe(404)
  expect((await ask(undefined, 'GET', '/comments')).status).toBe(401)
  const { kim, ana, ben } = house
  const tram = await house.test.add(kim, 'initiatives', {
    ...{ title: 'Secret Tram', owner: kim.id, knownTo: [ana.id, house.approver.id] },
  })
  const post = await house.begin(ana, 'The tram')
  await house.version(ana, post, { initiatives: [tram] })
  const at = new Date(house.test.house.clock.now).toISOString()
  const asked = {
    id: 'c-tram',
    address: 'https://tram.example/1',
    at,
    text: 'What is this about?',
    isHidden: false,
  }
  await keepComments(
    house.test.house.test.database.scratch,
    { channel, post },
    { comments: [{ ...asked, by: { id: 'v', name: 'Lou' } }], at, source: house.needs.recorder.source },
  )
  const confined = await idOf('What is this about?')
  expect(await page(confined)).toMatchObject({ text: 'What is this about?' })
  expect((await ask(ben, 'GET', `/comments/${confined}`)).status).toBe(404)
  const { body } = await ask(ben, 'GET', `/comments?channel=${channel}`)
  expect(body.comments.some((one: { id: string }) => one.id === confined)).toBe(false)
  // Nor does anybody off its list learn that somebody asks about it.
  const about = { about: asked.address, words: 'Where is it?' }
  expect((await ask(undefined, 'POST', `/house-rules/${channel}/requests`, about)).status).toBe(201)
  const requestsOf = async (as: Person) =>
    (await ask(as, 'GET', '/comments')).body.complaints.filter(
      (one: { comment: string }) => one.comment === confined,
    ).length
  expect([await requestsOf(ana), await requestsOf(ben), await requestsOf(owner)]).toEqual([1, 0, 0])
  await tellOfComments({ ...house.needs, kinds: noticeKinds })
  const { db } = house.test.house.test.database
  const told = await db.selectFrom('notice').select('id').where('kind', '=', noticeOfComplaint).execute()
  expect(told).toEqual([])
})

it('lets whoever wrote a comment ask for another look, and answers by somebody who did not touch it', async () => {
  const { id, comment } = await said('Hidden wrongly: 4 Mill St is the office.')
  await act(id, hiding('4 Mill St'), owner)
  const address = (await page(id)).address
  const rules = await ask(undefined, 'GET', `/house-rules/${channel}`)
  expect(rules.body).toMatchObject({ channel: 'Channel 1', answerDays: 10, forgetDays: 90 })
  const about = { about: address, words: 'That is your own office.', contact: 'lou@example.org' }
  const made = await ask(undefined, 'POST', `/house-rules/${channel}/requests`, about)
  expect(made.status).toBe(201)
  const read = async () => await ask(undefined, 'POST', '/house-rules/answer', { code: made.body.code })
  expect((await read()).body).toMatchObject({ channel: 'Channel 1', answer: null })
  expect((await ask(undefined, 'POST', '/house-rules/answer', { code: 'AAAA' })).status).toBe(404)
  await tellOfComments({ ...house.needs, kinds: noticeKinds })
  const { body: board } = await ask(owner, 'GET', '/comments')
  const request = board.complaints.find((one: { comment: string }) => one.comment === id)
  const notices = await house.test.house.test.database.db
    .selectFrom('notice')
    .select('about')
    .where('kind', '=', noticeOfComplaint)
    .execute()
  expect(new Set(notices.map((one) => one.about))).toEqual(new Set([request.id]))
  expect(request).toMatchObject({ comment: id, isAnswered: false })
  const path = `/comment-requests/${request.id}`
  expect((await ask(owner, 'GET', path)).body).toMatchObject({ words: about.words, contact: about.contact })
  const answer = { outcome: 'restored', says: 'You are right, it is our office. It is back.' }
  expect((await ask(owner, 'POST', `${path}/answer`, answer)).body.code).toBe('second-person-needed')
  expect((await ask(house.ana, 'POST', `${path}/answer`, answer)).body.code).toBe('not-allowed')
  const [head] = house.heads
  expect((await ask(head, 'POST', `${path}/answer`, answer)).status).toBe(204)
  expect(comment.isHidden).toBe(false)
  const { answer: told } = (await read()).body
  expect(told).toEqual({ ...answer, at: expect.any(String) })
  expect((await ask(head, 'POST', `${path}/answer`, answer)).status).toBe(409)
  // How to reach them goes a month after they have their answer.
  house.test.house.wait(31 * 86_400_000)
  await forget(house.needs)
  expect((await ask(head, 'GET', path)).body).toMatchObject({ words: null, contact: null, isAnswered: true })
  expect((await read()).body.answer).toMatchObject({ outcome: 'restored' })
})

it('forgets what strangers said in time, and keeps of what was done no word of theirs', async () => {
  const { id } = await said('Forget this', { isApart: true })
  const acted = await said('Remember that something was done, 9 Mill St', { isApart: true })
  await act(acted.id, hiding('9 Mill St'))
  house.test.house.wait(91 * 86_400_000)
  await forget(house.needs)
  expect((await ask(house.ana, 'GET', `/comments/${id}`)).status).toBe(404)
  expect((await page(acted.id)).steps).toHaveLength(1)
  const { db } = house.test.house.test.database
  const { rows } = await sql<{ row: string }>`
    select row_to_json(a)::text as row from comment_act a
    union all select row_to_json(o)::text from comment_outcome o`.execute(db as unknown as Tx)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter(({ row }) => row.includes('Mill St') || row.includes('Lou'))).toEqual([])
})
