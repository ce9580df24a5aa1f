import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { hasMediaWiki, type MediaWiki, startMediaWiki } from '../../../../platforms/mediawiki/mediawiki.ts'
import { fetchWith } from '../conformance-fetch.ts'
import { pictureOf } from '../conformance-picture.ts'
import { conformReader } from '../conformance-reader.ts'
import { conformSender } from '../conformance-sender.ts'
import { Conversation, type World } from '../conformance-world.ts'

describe.skipIf(!hasMediaWiki())('on a real MediaWiki', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connector-mediawiki-'))
  let wiki: Promise<MediaWiki> | undefined
  let accounts = 0
  afterAll(async () => {
    await (await wiki)?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (): Promise<World> => {
    wiki ??= startMediaWiki({ folder })
    const { address, makeBotPassword } = await wiki
    accounts += 1
    const { botUser, botPassword } = await makeBotPassword(`Transport ${accounts}`)
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

  conformSender('mediawiki', open)
  conformReader('mediawiki', open)
})
