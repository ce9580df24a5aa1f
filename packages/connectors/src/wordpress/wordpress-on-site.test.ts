import { describe, expect, it } from 'vitest'
import { sharedWordPress } from '../../../../platforms/once.ts'
import { hasWordPress } from '../../../../platforms/wordpress/wordpress.ts'
import { fetchWith } from '../conformance-fetch.ts'
import { conformModerator } from '../conformance-moderator.ts'
import { pictureOf } from '../conformance-picture.ts'
import { conformReader } from '../conformance-reader.ts'
import { conformSender, postWith } from '../conformance-sender.ts'
import { Conversation, type World } from '../conformance-world.ts'
import { answerWith } from '../talk/reply.ts'
import { listAt } from '../talk/talk.ts'

const asSaid = [
  `"It's late," they said. 'Yes.'`,
  `A 5" pipe, a 6' man and "Room 5"`,
  `In the '90s and '20s rock 'n' roll`,
  '- one\n- two\n-- three\n--- four',
  'late -- later --- latest - never',
  '2026-27 and 9-5, e-mail, xn--a, a--b, a---b',
  'Wait... wait.... (c) (r) (tm) (TM)',
  '3x4, 0x1F, 3 x 4, 10x',
  'Wordpress and WordPress and wordpress',
  'Fine :) or :-( or ;) or 8) or 8-) or :D :mrgreen: :arrow: :lol: :idea: :cool:',
  'a & b &amp; c < d > e <b>bold</b>',
  '[gallery ids="1"] [caption]x[/caption] [[x]]',
  'See "https://act.gov.au/a_b" or (https://act.gov.au/c).',
  `("quoted") ["quoted"] -"quoted"`,
  `Canberra's, the trams', O'Connor, 'tis`,
  'Tab\there  and   there \n next',
  'A\u00a0space, a\u200bjoint, a\u00adhyphen',
  '%7B %s $1 \\1 \\n {{x}} ~~~~ `code` **bold** # head',
  '🚊 👩‍👩‍👧‍👦 ©️ ™ שלום',
  `1/2 1st 2nd 5" 12:30 24/7`,
]

describe.skipIf(!hasWordPress())('on a real WordPress', () => {
  const open = async (): Promise<World> => {
    const { address, makeUser, admin } = await sharedWordPress()
    const editor = await makeUser('editor')
    const { picture, bytes } = pictureOf(200)
    const put = async (path: string, body: object): Promise<string> => {
      const pair = Buffer.from(`${admin.user}:${admin.applicationPassword}`).toString('base64')
      const response = await fetch(`${address}/wp-json/wp/v2/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Basic ${pair}` },
        body: JSON.stringify(body),
      })
      return String(Reflect.get((await response.json()) as object, 'id'))
    }
    return {
      account: { platform: 'wordpress', address: `${address}/`, platformId: String(editor.id) },
      credential: { service: null, user: editor.user, secret: editor.applicationPassword },
      picture,
      send: fetchWith(new Map([[picture.digest, bytes]])),
      putByOtherMeans: (text) => put('posts', { title: text, content: text, status: 'publish' }),
      comment: ({ parts }, text) =>
        put('comments', {
          post: Number(parts[0]?.id),
          content: text,
          author_name: 'Somebody',
          author_email: 'a@a.example',
          status: 'approved',
        }),
    }
  }

  it('shows words as it was said that it would', async () => {
    const talks = new Conversation(await open())
    const { key } = talks.another()
    const content = postWith('', { title: `"It's" a 5" tram -- 'late'...`, text: asSaid.join('\n\n') })
    const published = await talks.publish(content, key)
    const read = await talks.ask(talks.connection.reader.read(talks.world.account, published))
    if (read.is !== 'there') throw new Error(read.says)
    const [part] = talks.prepare(content, key).shown.parts
    expect(read.parts[0]?.title).toBe(part?.title)
    expect(read.parts[0]?.text.split('\n\n')).toEqual(
      part?.runs
        .map(({ text }) => text)
        .join('')
        .split('\n\n'),
    )
  })

  it('does not send again what somebody put into the trash, and has each picture once', async () => {
    const world = await open()
    const talks = new Conversation(world)
    const { word, key } = talks.another()
    const wanted = talks.wanted(postWith(word, { pictures: [world.picture] }), key)
    const settled = await talks.settle(wanted, (at) => (at === 0 ? 'answer lost' : undefined))
    if (settled.is !== 'published') throw new Error(settled.says)
    const slug = String(Reflect.get(Object(wanted.requests[0]?.body), 'slug'))
    const media = await world.send(world.account.address, {
      ...{ method: 'GET', path: `/wp-json/wp/v2/media?slug=${slug},${slug}-2`, headers: {}, body: null },
    })
    expect(media.is === 'answer' && listAt(media.json, '')).toHaveLength(1)
    const { sender } = talks.connection
    await talks.ask(sender.withdraw(world.account, settled.published))
    expect(await talks.ask(sender.find(wanted))).toMatchObject({
      is: 'published',
      published: { parts: [{ id: settled.published.parts[0]?.id }] },
    })
  })

  it('works where there are no readable addresses', async () => {
    const world = await open()
    const send: World['send'] = async (service, request) =>
      request.path.startsWith('/wp-json')
        ? answerWith(404, [], '<html>Not found</html>', service)
        : world.send(service, request)
    const talks = new Conversation({ ...world, send })
    const { word, key } = talks.another()
    const published = await talks.publish(postWith(word, { pictures: [world.picture] }), key)
    const { reader, sender } = talks.connection
    expect(await talks.ask(reader.read(world.account, published))).toMatchObject({ is: 'there' })
    expect(await talks.listed(word)).toHaveLength(1)
    expect(await talks.ask(sender.withdraw(world.account, published))).toEqual({ is: 'withdrawn' })
  })

  it('edits and pins a post that is there, and finds that it did', async () => {
    const world = await open()
    const talks = new Conversation(world)
    const { word, key } = talks.another()
    const [{ address } = { address: '' }] = (await talks.publish(postWith(word), key)).parts
    for (const change of [
      { kind: 'edit', text: `Later still, ${word}`, pictures: [world.picture] },
      { kind: 'pinned' },
    ] as const) {
      const wanted = talks.wanted(postWith(word, { ...change, about: address }), `${key}2`)
      const settled = await talks.settle(wanted, (at) => (at > 0 ? 'answer lost' : undefined))
      if (settled.is !== 'published') throw new Error(settled.says)
      expect(settled.published.parts[0]?.address).toBe(address)
    }
    expect(await talks.listed('Later still')).toHaveLength(1)
  })

  conformSender('wordpress', open)
  conformReader('wordpress', open)
  conformModerator('wordpress', open)
})
