import { describe, expect, it } from 'vitest'
import { hasMediaWiki } from '../../../../platforms/mediawiki/mediawiki.ts'
import { sharedMediaWiki } from '../../../../platforms/once.ts'
import { fetchWith } from '../conformance-fetch.ts'
import { pictureOf } from '../conformance-picture.ts'
import { conformReader } from '../conformance-reader.ts'
import { conformSender, postWith } from '../conformance-sender.ts'
import { Conversation, type World } from '../conformance-world.ts'
import { differences } from '../connections.ts'
import type { Published } from '../talk/sender.ts'

describe.skipIf(!hasMediaWiki())('on a real MediaWiki', () => {
  let accounts = 0

  const open = async (mayDelete = false): Promise<World> => {
    const { address, makeBotPassword, admin } = await sharedMediaWiki()
    accounts += 1
    const { botUser, botPassword } = mayDelete ? admin : await makeBotPassword(`Connector ${accounts}`)
    const { picture, bytes } = pictureOf(200)
    const world: World = {
      account: { platform: 'mediawiki', address, platformId: null },
      credential: { service: null, user: botUser, secret: botPassword },
      picture,
      send: fetchWith(new Map([[picture.digest, bytes]])),
      putByOtherMeans: async (text) => {
        const session = await talks.session()
        const reply = await world.send(session.service, {
          method: 'POST',
          path: '/api.php',
          headers: { ...session.headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: { action: 'edit', format: 'json', formatversion: '2', title: text, text, ...session.form },
        })
        if (reply.is !== 'answer') throw new Error(reply.says)
        return String(Reflect.get(Object(Reflect.get(Object(reply.json), 'edit')), 'pageid'))
      },
    }
    const talks = new Conversation(world)
    const { who } = await talks.session()
    return { ...world, account: { ...world.account, platformId: who.id } }
  }

  it('deletes a page where it may, and undoes a change to a page that was there', async () => {
    const world = await open(true)
    const talks = new Conversation(world)
    const { reader, sender } = talks.connection
    const read = async (published: Published) => talks.ask(reader.read(world.account, published))
    const { word, key } = talks.another()
    const published = await talks.publish(postWith(word), key)
    const about = published.parts[0]?.address ?? ''
    const edit = postWith(word, { kind: 'edit', about, text: `Later, ${word}`, title: '' })
    const changed = await talks.settle(talks.wanted(edit, `${key}2`), (at) =>
      at === 1 ? 'answer lost' : undefined,
    )
    if (changed.is !== 'published') throw new Error(changed.says)
    expect(await read(changed.published)).toMatchObject({ parts: [{ text: `Later, ${word}` }] })
    expect(await talks.ask(sender.withdraw(world.account, changed.published))).toMatchObject({
      is: 'withdrawn',
      says: expect.stringContaining('undone'),
    })
    expect(await read(published)).toMatchObject({ parts: [{ text: postWith(word).text }] })
    expect(await talks.ask(sender.withdraw(world.account, published))).toMatchObject({
      is: 'withdrawn',
      says: expect.stringContaining('deleted'),
    })
    expect((await read(published)).is).toBe('gone')
    // What was deleted since is not made again by itself.
    expect(await talks.ask(sender.find(talks.wanted(postWith(word), key)))).toMatchObject({
      is: 'unreadable',
      isForGood: true,
    })
  })

  it.each(['Signed ~~~~', 'It is {{subst:CURRENTYEAR}}', 'Link [[Help:Trams|]]'])(
    'notices that %j is kept otherwise',
    async (text) => {
      const talks = new Conversation(await open(true))
      const { word, key } = talks.another()
      const content = postWith(word, { text })
      const { shown, warnings } = talks.prepare(content, key)
      const published = await talks.publish(content, key)
      const read = await talks.ask(talks.connection.reader.read(talks.world.account, published))
      if (read.is !== 'there') throw new Error(read.says)
      expect(warnings).not.toEqual([])
      expect(differences(shown, read.parts, 'mediawiki')).toMatchObject([{ field: 'text', wanted: text }])
    },
  )

  conformSender('mediawiki', () => open())
  conformReader('mediawiki', () => open())
})
