import { emptyBody, type PostBody } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../people/index.ts'
import { postsAsOpenWork, postsHold } from '../posts-hold.ts'
import { usesInPosts } from '../uses-in-posts.ts'
import { type DraftHouse, openDraftHouse } from './testing.ts'

let house: DraftHouse
let ana: Person
let ben: Person
let kim: Person
let eve: Person
let channel = ''

beforeAll(async () => {
  house = await openDraftHouse()
  ;({ ana, ben, kim, eve, channel } = house)
})
afterAll(() => house.close())

describe('a draft', () => {
  it('begins empty or with what is at hand, for whoever may write there', async () => {
    const post = await house.begin(ana, 'The pool opens.', { channels: [channel] })
    expect(await house.draftOf(ben, post)).toMatchObject({
      ...{ revision: 1, mayEdit: true, changedBy: { name: 'Ana Author' } },
      body: { ...emptyBody, text: 'The pool opens.', variants: [{ channel, text: null }] },
    })
    expect((await house.test.send(eve, 'GET', `/posts/${post}/draft`)).status).toBe(404)
    expect((await house.test.send(eve, 'POST', '/posts', { unit: house.unit, text: 'x' })).status).toBe(403)
    expect((await house.test.send(kim, 'GET', `/posts/${post}/draft`)).status).toBe(403)
  })

  it('takes what two people typed at once, one after the other, and loses nothing', async () => {
    const post = await house.begin(ana, 'one two three')
    const before = await house.draftOf(ana, post)
    const both = await Promise.all([
      house.save(ana, post, before, { text: 'one ANA two three' }),
      house.save(ben, post, before, { text: 'one two three BEN' }),
      house.save(ben, post, before, { tier: 'T1' }),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(both.map(({ body }) => body.revision).sort()).toEqual([2, 3, 4])
    const now = await house.draftOf(ana, post)
    expect(now.body).toMatchObject({ text: 'one ANA two three BEN', tier: 'T1' })
  })

  it('hands a clash back with who wrote the other, and answers a lost answer the same', async () => {
    const post = await house.begin(ana, 'opens at 9')
    const before = await house.draftOf(ana, post)
    await house.save(ana, post, before, { text: 'opens at 10' })
    const sent = { text: 'opens at 11', ai: 'none' as const }
    const first = await house.save(ben, post, before, sent, { change: 'same-change' })
    expect(first.body).toMatchObject({
      body: { text: 'opens at 10', ai: 'none' },
      clashes: [
        {
          field: 'text',
          label: 'The text',
          theirs: 'opens at 10',
          yours: 'opens at 11',
          by: { name: 'Ana Author' },
        },
      ],
    })
    const again = await house.save(ben, post, before, sent, { change: 'same-change' })
    expect(again.body).toMatchObject({ revision: first.body.revision, clashes: [{ yours: 'opens at 11' }] })
  })

  it('keeps signs that no database takes out, and every other', async () => {
    const post = await house.begin(ana, '')
    const before = await house.draftOf(ana, post)
    const { body } = await house.save(ana, post, before, { text: 'a\0b \ud83d c \u202e 🏊‍♀️' })
    expect(body.body.text).toBe('ab \ufffd c \u202e 🏊‍♀️')
    const then = await house.draftOf(ana, post)
    expect((await house.save(ana, post, then, { text: `${then.body.text} d` })).body.clashes).toEqual([])
  })

  it('takes the longest text there can be, in a form for each of several channels', async () => {
    const post = await house.begin(ana)
    const long = '漢'.repeat(50_000)
    const forms = Array.from({ length: 8 }, (_, at) => ({
      ...{ channel: `c${at}`, text: long, title: null, warning: null, about: null },
    }))
    const sent = await house.save(ana, post, await house.draftOf(ana, post), { text: long, variants: forms })
    expect(sent.status).toBe(200)
    const then = await house.draftOf(ana, post)
    expect((await house.save(ana, post, then, { text: `${long.slice(1)}a` })).status).toBe(200)
  })

  it('answers an initiative that somebody may not know of like one that there is not', async () => {
    const initiative = await house.test.add(kim, 'initiatives', {
      title: 'Lantern Walk',
      owner: kim.id,
      knownTo: [ana.id],
    })
    const post = await house.begin(ben)
    const before = await house.draftOf(ben, post)
    const [theirs, none] = [
      await house.save(ben, post, before, { initiatives: [initiative] }),
      await house.save(ben, post, before, { initiatives: ['nothing'] }),
    ]
    expect(theirs.status).toBe(400)
    expect(theirs.text).toBe(none.text)
    expect((await house.save(ana, post, before, { initiatives: [initiative] })).status).toBe(200)
    // From now on it is there for those on the list.
    expect((await house.test.send(ben, 'GET', `/posts/${post}/draft`)).status).toBe(404)
    expect((await house.draftOf(ana, post)).body.initiatives).toEqual([initiative])
  })

  it('shows who is there, and forgets them after half a minute', async () => {
    const post = await house.begin(ana)
    await house.test.send(ana, 'POST', `/posts/${post}/presence`, { field: 'text' })
    const { body } = await house.test.send(ben, 'POST', `/posts/${post}/presence`, { field: null })
    expect(body).toMatchObject({
      revision: 1,
      present: [
        { person: { name: 'Ana Author' }, field: 'text', isYou: false },
        { person: { name: 'Ben Author' }, field: null, isYou: true },
      ],
    })
    house.test.house.wait(31_000)
    expect((await house.draftOf(ana, post)).present).toEqual([])
  })
})

describe('the check while typing', () => {
  const check = async (as: Person, post: string, body: Partial<PostBody>) =>
    (await house.test.send(as, 'POST', `/posts/${post}/check`, { body: { ...emptyBody, ...body } })).body
  const form = (text: string | null = null) => ({ channel, text, title: null, warning: null, about: null })
  const codes = (body: { problems: { code: string; isWarning: boolean }[] }) =>
    body.problems.filter(({ isWarning }) => !isWarning).map(({ code }) => code)

  it('says what is missing, beside the field', async () => {
    const post = await house.begin(ana)
    expect(codes(await check(ana, post, {}))).toEqual(['channel-missing', 'tier-missing', 'ai-missing'])
    const whole = {
      text: 'The pool opens on Friday.',
      variants: [form()],
      tier: 'T1' as const,
      ai: 'none' as const,
    }
    expect(await check(ana, post, whole)).toMatchObject({ advice: 'clear', proposedTier: 'T1' })
    expect(codes(await check(ana, post, whole))).toEqual([])
    const picture = { media: 'gone', alt: '', credit: null, asset: null, people: [] }
    expect(codes(await check(ana, post, { ...whole, pictures: [picture] }))).toEqual(['picture-gone'])
    const at = { kind: 'at' as const, at: '2020-01-01T00:00:00.000Z', latest: '2019-01-01T00:00:00.000Z' }
    expect(codes(await check(ana, post, { ...whole, schedule: at }))).toEqual(['time-gone', 'latest-gone'])
    expect(
      codes(await check(ana, post, { ...whole, text: 'As your union delegate I ask you to come.' })),
    ).toEqual(['speaks-for-a-union'])
    expect(codes(await check(ana, post, { ...whole, text: 'x'.repeat(400) }))).toEqual(['too-long'])
  })

  it('finds words in the text, the title and the description of a picture, and gives the same words the same key', async () => {
    const post = await house.begin(ana)
    const marked = 'OFFICIAL: Sensitive'
    const first = await check(ana, post, { text: `${marked}\nThe pool opens.`, variants: [form()] })
    expect(first.findings[0]).toMatchObject({
      ...{ rule: 'marked-document', basis: 'fact', advice: 'stop', mayBeAnswered: false, channel: null },
      spans: [{ in: 'text', from: 0 }],
    })
    expect(first.proposedTier).toBe('T3')
    const later = await check(ana, post, {
      text: `${marked}\nThe pool opens on Friday.`,
      variants: [form()],
      tier: 'T2',
    })
    expect(later.findings[0].key).toBe(first.findings[0].key)
    const titled = await check(ana, post, { text: 'Hi.', variants: [{ ...form(), title: marked }] })
    expect(titled.findings[0].spans[0]).toMatchObject({ in: `variants.${channel}.title`, from: 0 })
    expect(titled.findings[0].key).not.toBe(first.findings[0].key)
  })

  it('is moved by nothing that is not announced, and is not counted', async () => {
    const post = await house.begin(ana)
    const body = { text: 'The Quillon Ferry starts soon.', variants: [form()] }
    const without = await check(ana, post, body)
    await house.test.add(kim, 'initiatives', { title: 'Quillon Ferry', owner: kim.id, knownTo: [ben.id] })
    expect(await check(ana, post, body)).toEqual(without)
    expect(await check(ben, post, body)).toEqual(without)
    const worded = 'We just got briefed on the new school in Gungahlin.'
    expect((await check(ana, post, { text: worded, variants: [form()] })).findings).toEqual([])
    const { rows } = await (await house.test.house.test.connect('superuser')).query(
      'select * from secondlook.asking_text',
    )
    expect(rows).toEqual([])
  })

  it('proposes a tier with its reasons, and says that it is a local setting', async () => {
    const post = await house.begin(ana)
    const tierOf = async (text: string, more = {}) => {
      const { proposedTier, tierBecause } = await check(ana, post, { text, variants: [form()], ...more })
      expect(tierBecause.at(-1)).toContain('local setting')
      return [proposedTier, tierBecause[0]]
    }
    expect(await tierOf('The pool opens on Friday.')).toEqual(['T1', 'Nothing in it looks sensitive.'])
    expect(await tierOf('Thank you!', { kind: 'reply' })).toEqual([
      'T0',
      'It is a reply, and nothing in it looks sensitive.',
    ])
    expect(await tierOf('The Minister for Sport opened the pool.')).toEqual([
      'T2',
      'It names a minister: “minister”.',
    ])
    expect(await tierOf('Evacuate now: bushfire near Tharwa.')).toEqual([
      'T3',
      'It speaks of a crisis or an emergency: “evacuate”, “bushfire”.',
    ])
    expect(await tierOf('A kitchen cabinetmaker')).toEqual(['T1', 'Nothing in it looks sensitive.'])
  })
})

describe('what is known beside a draft', () => {
  it('keeps a picture that it shows, until the post is given up', async () => {
    const { db } = house.test.house.test.database
    const post = await house.begin(ana)
    const picture = { media: 'photo-1', alt: '', credit: null, asset: null, people: [] }
    expect(await usesInPosts(db)('photo-1')).toEqual([])
    await house.save(ana, post, await house.draftOf(ana, post), { pictures: [picture] })
    expect(await usesInPosts(db)('photo-1')).toEqual([{ says: 'It is in a post.' }])
    await house.version(ana, post)
    await house.version(ana, post, { pictures: [] })
    expect(await usesInPosts(db)('photo-1')).toEqual([{ says: 'It is in a post.' }])
  })

  it('tells somebody what they write, and whoever hands on what a leaver writes, but nothing confined', async () => {
    const { db } = house.test.house.test.database
    const lea = await house.test.house.person('Lea Leaver', { unit: house.unit })
    await house.test.house.grant(lea, 'communications-author', { kind: 'unit', id: house.unit })
    const initiative = await house.test.add(kim, 'initiatives', {
      ...{ title: 'Sundial Bridge', owner: kim.id, knownTo: [lea.id] },
    })
    const open = await house.begin(lea, 'The pool opens')
    const confined = await house.begin(lea, 'Sundial')
    await house.save(lea, confined, await house.draftOf(lea, confined), { initiatives: [initiative] })
    await house.version(lea, open)
    const at = house.test.house.at()
    expect(await postsAsOpenWork(db, lea.id, at)).toEqual([
      { kind: 'post that they are writing', id: open, name: 'The pool opens', path: `/posts/${open}` },
    ])
    expect((await postsHold(db, [lea.id], at)).map(({ says }) => says)).toEqual([
      'Versions of posts that you saved or typed in: 1.',
      'Posts that you are writing: 2.',
    ])
  })

  it('takes a suggestion in, and makes whoever wrote it and whoever took it writers of the next version', async () => {
    const { test } = house
    const post = await house.begin(ana, '')
    await house.version(ana, post, { text: 'The pool opens Friday.' })
    const anchor = { version: 1, field: 'text', from: 15, to: 21, quote: 'Friday' }
    const said = { text: 'Say on.', anchor, replyTo: null, suggestion: 'on Friday' }
    const { status, body } = await test.send(ben, 'POST', `/posts/${post}/comments`, said)
    expect(status).toBe(201)
    expect((await test.send(ana, 'POST', `/posts/${post}/comments/${body.id}/take`)).status).toBe(204)
    expect((await house.draftOf(ana, post)).body.text).toBe('The pool opens on Friday.')
    await house.version(ana, post)
    const version = (await test.send(ana, 'GET', `/posts/${post}/versions/2`)).body
    expect(version.authors.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Ana Author',
      'Ben Author',
    ])
  })
})
