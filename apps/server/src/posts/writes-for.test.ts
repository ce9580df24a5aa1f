import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { type DraftHouse, openDraftHouse } from './draft/testing.ts'

// Parks has Ana and Ben, Roads has Eve. One channel is of Parks, one of a team below Parks, one of Roads, one of nobody
// in particular.

let house: DraftHouse
let channels: Record<'parks' | 'pools' | 'roads' | 'whole', string>
const form = (channel: string) => ({ channel, text: null, title: null, warning: null, about: null })
const not = (...names: string[]) =>
  `You do not write for ${names.join(' and ')}. Choose channels that you are named for, or ask whoever writes there to add it.`

beforeAll(async () => {
  house = await openDraftHouse()
  const { test, parks, openChannel } = house
  const team = await test.house.unit('Pools', parks)
  const roads = await test.house.unit('Other roads')
  channels = {
    parks: house.channel,
    pools: await openChannel('Pools', '@pools.act.gov.au', 'bluesky', {}, team.id),
    roads: await openChannel('Roads', '@roads.act.gov.au', 'bluesky', {}, roads.id),
    whole: await openChannel('Everybody', '@act.gov.au', 'bluesky', {}, null),
  }
})
afterAll(() => house.close())

const begin = (as: Person, some: readonly string[]) =>
  house.test.send(as, 'POST', '/posts', { unit: house.unit, text: 'The pool opens.', channels: some })

describe('a post for a channel', () => {
  it('begins for an author of a unit that the channel belongs to, and of one above that', async () => {
    expect((await begin(house.ana, [channels.parks, channels.pools])).status).toBe(201)
  })

  it('does not begin because of its unit alone, and says beside the field which channel it is', async () => {
    for (const [some, says] of [
      [[channels.parks, channels.roads], not('Roads')],
      [[channels.roads, channels.whole], not('Roads', 'Everybody')],
    ] as const) {
      const { status, body } = await begin(house.ana, some)
      expect([status, body.code, body.detail, body.fields[0].path]).toEqual([
        ...[403, 'not-allowed', says, 'channels'],
      ])
    }
  })

  it('begins for an author of the channel itself', async () => {
    const { house: people } = house.test
    const ira = await people.person('Ira Author', { unit: house.unit })
    await people.grant(ira, 'communications-author', { kind: 'channel', id: channels.roads })
    expect((await begin(ira, [channels.roads])).status).toBe(201)
    expect((await begin(ira, [channels.roads, channels.parks])).body.detail).toBe(not('Parks'))
  })

  it('does not begin from a template either', async () => {
    const { ana, test, unit } = house
    const values = { title: 'Thanks', text: 'Thank you.', use: 'reply', channels: [channels.roads] }
    const template = await test.add(ana, 'templates', values, { unit })
    const approver = await test.house.person('Avi Approver', { unit })
    await test.house.grant(approver, 'approver', { kind: 'unit', id: unit })
    expect((await test.deed(approver, 'templates', template, 'approve')).status).toBe(204)
    const { status, body } = await test.send(ana, 'POST', '/posts/fill', {
      ...{ template, channel: channels.roads, replies: [{ about: '', slots: {} }] },
    })
    expect([status, body.fields]).toEqual([
      ...[
        403,
        [{ path: 'channel', says: 'You do not write for Roads. Choose channels that you are named for.' }],
      ],
    ])
  })
})

describe('a channel that is added to a draft', () => {
  it('is refused beside the field to whoever does not write there, and nothing else of the draft is changed', async () => {
    const { ana } = house
    const post = await house.begin(ana, 'The pool opens.', { channels: [channels.parks] })
    const before = await house.draftOf(ana, post)
    const two = { variants: [form(channels.parks), form(channels.roads)] }
    const { status, body } = await house.save(ana, post, before, two)
    expect([status, body.code, body.fields[0].path]).toEqual([403, 'not-allowed', 'body.variants'])
    // Nor where the sender says that it stood there before.
    const claimed = { ...before, body: { ...before.body, ...two } }
    const changed = { variants: [form(channels.parks), { ...form(channels.roads), text: 'For roads' }] }
    expect((await house.save(ana, post, claimed, changed)).status).toBe(403)
    expect(await house.draftOf(ana, post)).toMatchObject({
      ...{ revision: before.revision, body: { variants: [{ channel: channels.parks }] } },
    })
  })

  it('is kept by whoever else writes in the draft, and saved by somebody who writes there', async () => {
    const { ana, ben, test } = house
    const post = await house.begin(ana, 'The pool opens.', { channels: [channels.parks] })
    await test.house.grant(ben, 'communications-author', {
      kind: 'channel',
      id: channels.roads,
    })
    const two = { variants: [form(channels.parks), form(channels.roads)] }
    expect((await house.save(ben, post, await house.draftOf(ben, post), two)).status).toBe(200)
    const words = { text: 'The pool opens on Friday.' }
    expect((await house.save(ana, post, await house.draftOf(ana, post), words)).status).toBe(200)
    const refused = await house.version(ana, post)
    expect([refused.status, refused.body.detail, refused.body.fields[0].path]).toEqual([
      ...[403, not('Roads'), 'body.variants'],
    ])
    expect((await house.version(ben, post)).status).toBe(200)
    // What a version goes to already is nobody's choice any more when its words change.
    expect((await house.version(ana, post, { text: 'The pool opens on Monday.' })).status).toBe(200)
  })
})
