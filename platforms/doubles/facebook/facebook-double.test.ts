import { type Content, connectionOf, type Picture } from '@secondlook/connectors'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { conformModerator } from '../../../packages/connectors/src/conformance-moderator.ts'
import { conformToOddAnswers } from '../../../packages/connectors/src/conformance-odd-answers.ts'
import { conformReader } from '../../../packages/connectors/src/conformance-reader.ts'
import { conformSender } from '../../../packages/connectors/src/conformance-sender.ts'
import type { World as ConformWorld } from '../../../packages/connectors/src/conformance-world.ts'
import { openClient, sendBelow } from '../client.ts'
import { losesNothing, wantedOf } from '../lost-answers.ts'
import { type FacebookDouble, type FacebookOptions, startFacebookDouble } from './facebook-double.ts'

const found = connectionOf('facebook')
if (!found) throw new Error('no connection')
const connection = found
const { sender, reader } = connection

const content: Content = {
  ...{ kind: 'post', text: 'Light rail runs late.', language: 'en-AU', pictures: [], mentions: {}, tags: [] },
}
const picture: Picture = {
  ...{ digest: 'sha256:ab', kind: 'jpeg', width: 12, height: 8, bytes: 4, alt: 'A tram' },
}

const running: FacebookDouble[] = []
const standing: FacebookDouble[] = []
afterEach(async () => {
  for (const double of running.splice(0)) await double.stop()
})
afterAll(async () => {
  for (const double of standing.splice(0)) await double.stop()
})

async function set(options: FacebookOptions = {}, list = running) {
  const clock = { ms: Date.parse('2026-11-26T09:00:00.000Z') }
  const double = await startFacebookDouble({ now: () => clock.ms++, ...options })
  list.push(double)
  const { id, token } = double.makePage('transport')
  const account = { platform: 'facebook', address: `${double.address}/transport`, platformId: id }
  const credential = { service: double.address, user: null, secret: token }
  const client = await openClient({ connection, account, credential })
  const wanted = (change: Partial<Content> = {}) =>
    wantedOf({ ...content, ...change }, account, 'key', new Date(clock.ms).toISOString())
  return { double, account, client, clock, credential, wanted }
}

losesNothing(
  'Facebook',
  async () => {
    const { double, account, clock, credential } = await set()
    return {
      ...{ connection, account, programme: double.programme, now: () => clock.ms },
      credential: () => credential,
      standing: () => [...double.book.entries.keys()],
    }
  },
  { 'a post with a picture': { ...content, pictures: [picture] } },
)

async function openWorld(): Promise<ConformWorld> {
  const { double, account, credential } = await set({ now: Date.now }, standing)
  return {
    account,
    credential,
    picture,
    send: (service, request) => sendBelow(service, request),
    putByOtherMeans: async (text) => double.behindOurBack.post('transport', text),
    comment: async ({ parts }, text) => double.behindOurBack.comment(parts[0]?.id ?? '', text),
  }
}
conformSender('facebook', openWorld)
conformReader('facebook', openWorld)
conformModerator('facebook', openWorld)
conformToOddAnswers(
  { platform: 'facebook', address: 'https://www.facebook.com/transport', platformId: '1' },
  [
    ...[
      'data',
      'id',
      'message',
      'created_time',
      'updated_time',
      'error',
      'code',
      'paging',
      'cursors',
      'after',
    ],
    ...[
      'next',
      'attachments',
      'subattachments',
      'target',
      'media_type',
      'from',
      'name',
      'message_tags',
      'success',
    ],
  ],
)

describe('what is Facebook’s own', () => {
  it('comments, edits and describes, each found again', async () => {
    const { double, account, client, wanted } = await set()
    const sent = await client.publish(wanted())
    if (sent.is !== 'published') throw new Error(sent.says)
    const { id = '' } = sent.published.parts[0] ?? {}
    for (const change of [
      { kind: 'reply', about: id, text: 'Sorry.' },
      { kind: 'edit', about: id, text: 'Light rail runs on time.' },
      { kind: 'profile', text: 'Trams and buses.' },
    ] as const) {
      const want = wanted(change)
      expect(await client.walk(sender.find(want))).toEqual({ is: 'absent' })
      const out = await client.publish(want)
      if (out.is !== 'published') throw new Error(out.says)
      expect(await client.walk(sender.find(want))).toEqual({ is: 'published', published: out.published })
    }
    expect(double.book.entries.get(id)?.message).toBe('Light rail runs on time.')
    expect(await client.walk(reader.read(account, sent.published))).toMatchObject({
      parts: [{ text: 'Light rail runs on time.', editedAt: expect.any(String) }],
    })
  })

  it('finds and reads what mentions a Page by the name of that Page', async () => {
    const { double, account, client, wanted } = await set()
    const { id } = double.makePage('canberra')
    const want = wanted({ text: 'Thanks @Canberra!', mentions: { '@Canberra': id } })
    const sent = await client.publish(want)
    if (sent.is !== 'published') throw new Error(sent.says)
    expect(await client.walk(sender.find(want))).toEqual({ is: 'published', published: sent.published })
    expect(await client.walk(reader.read(account, sent.published))).toMatchObject({
      parts: [{ text: 'Thanks The page of canberra!', mentions: [{ to: id }] }],
    })
  })

  it('calls the same words taken, and waits as long as it is told', async () => {
    const { double, client, wanted } = await set({ requestsInAnHour: 3 })
    double.modes.isDuplicateNoticed = true
    await client.publish(wanted())
    expect(await client.publish(wanted())).toMatchObject({ is: 'refused', code: 'taken' })
    expect(await client.publish(wanted())).toMatchObject({ is: 'deferred', afterMs: 3_600_000 })
  })

  it('notices that a name is another Page now, and says on its page that it is a double', async () => {
    const { double, account, client, wanted } = await set()
    const sent = await client.publish(wanted())
    const address = sent.is === 'published' ? (sent.published.parts[0]?.address ?? '') : ''
    expect(await (await fetch(address)).text()).toContain('A double of Facebook')
    const { newId } = double.behindOurBack.takeOver('transport', 'transport.old')
    expect(await client.walk(reader.profile(account))).toMatchObject({ profile: { id: newId } })
  })

  it('blocks and unblocks by number', async () => {
    const { double, account, client } = await set()
    const { moderator } = connection
    if (!moderator?.block || !moderator.unblock) throw new Error('no moderator')
    await client.walk(moderator.block(account, '7'))
    expect([...double.book.makePage('transport').blocked]).toEqual(['7'])
    await client.walk(moderator.unblock(account, '7'))
    expect([...double.book.makePage('transport').blocked]).toEqual([])
  })
})
