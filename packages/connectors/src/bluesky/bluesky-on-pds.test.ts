import { describe, expect, it } from 'vitest'
import { hasPds } from '../../../../platforms/bluesky/pds.ts'
import { sharedPds } from '../../../../platforms/once.ts'
import { fetchWith } from '../conformance-fetch.ts'
import { pictureOf } from '../conformance-picture.ts'
import { conformReader } from '../conformance-reader.ts'
import { conformSender, postWith } from '../conformance-sender.ts'
import { Conversation, type World } from '../conformance-world.ts'
import { textAt } from '../talk/talk.ts'

describe.skipIf(!hasPds())('on a real Bluesky server', () => {
  let accounts = 0

  const open = async (): Promise<World> => {
    const { address, makeAccount } = await sharedPds()
    accounts += 1
    const { did, handle, password } = await makeAccount(`connector-${accounts}`)
    const { picture, bytes } = pictureOf(200)
    const send = fetchWith(new Map([[picture.digest, bytes]]))
    const call = async (method: string, body: object, token?: string) => {
      const response = await fetch(`${address}/xrpc/com.atproto.${method}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      })
      return (await response.json()) as { readonly [name: string]: string }
    }
    const { accessJwt } = await call('server.createSession', { identifier: handle, password })
    return {
      account: { platform: 'bluesky', address: `@${handle}`, platformId: did },
      credential: { service: address, user: null, secret: password },
      picture,
      send,
      putByOtherMeans: async (text) => {
        const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString() }
        const made = await call(
          'repo.createRecord',
          { repo: did, collection: 'app.bsky.feed.post', record },
          accessJwt,
        )
        return textAt(made, 'uri') ?? ''
      },
    }
  }

  it('replies, changes its profile and pins a post, and finds that it did', async () => {
    const world = await open()
    const talks = new Conversation(world)
    const { word, key } = talks.another()
    const [first] = (await talks.publish(postWith(word), key)).parts
    const about = first?.address ?? ''
    const card = { url: 'https://act.gov.au', title: 'ACT', description: 'Services', picture: world.picture }
    for (const change of [
      { kind: 'reply', about, text: `Sorry, ${word}\n---\nSo sorry, ${word}`, card },
      { kind: 'profile', text: `Trams and buses, ${word}` },
      { kind: 'pinned', about },
      { kind: 'profile', text: `Trams, ${word}` },
    ] as const) {
      const wanted = talks.wanted(postWith(word, change), `${key} ${change.kind}`)
      const settled = await talks.settle(wanted, (at) => (at > 0 ? 'answer lost' : undefined))
      expect(settled.is === 'published' ? '' : `${change.kind}: ${settled.says}`).toBe('')
    }
    expect(await talks.listed(word)).toHaveLength(3)
    const { reader } = talks.connection
    expect(await talks.ask(reader.profile(world.account))).toMatchObject({
      profile: { about: `Trams, ${word}` },
    })
  })

  conformSender('bluesky', open)
  conformReader('bluesky', open)
})
