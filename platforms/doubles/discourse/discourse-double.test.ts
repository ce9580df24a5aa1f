import { type Content, connectionOf, type Picture } from '@secondlook/connectors'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { conformModerator } from '../../../packages/connectors/src/conformance-moderator.ts'
import { conformToOddAnswers } from '../../../packages/connectors/src/conformance-odd-answers.ts'
import { conformReader } from '../../../packages/connectors/src/conformance-reader.ts'
import { conformSender } from '../../../packages/connectors/src/conformance-sender.ts'
import type { World as ConformWorld } from '../../../packages/connectors/src/conformance-world.ts'
import { openClient, sendBelow } from '../client.ts'
import { losesNothing, wantedOf } from '../lost-answers.ts'
import { type DiscourseDouble, type DiscourseOptions, startDiscourseDouble } from './discourse-double.ts'

const found = connectionOf('discourse')
if (!found) throw new Error('no connection')
const connection = found
const { sender, reader } = connection

const content: Content = {
  ...{ kind: 'post', title: 'Light rail runs late today', text: 'Light rail runs until two in the morning.' },
  ...{ language: 'en-AU', pictures: [], mentions: {}, tags: [] },
}
const picture: Picture = {
  ...{ digest: 'sha256:ab', kind: 'jpeg', width: 12, height: 8, bytes: 4, alt: 'A tram' },
}

const running: DiscourseDouble[] = []
const standing: DiscourseDouble[] = []
afterEach(async () => {
  for (const double of running.splice(0)) await double.stop()
})
afterAll(async () => {
  for (const double of standing.splice(0)) await double.stop()
})

async function set(options: DiscourseOptions = {}, list = running) {
  const clock = { ms: Date.parse('2026-11-26T09:00:00.000Z') }
  const double = await startDiscourseDouble({ now: () => clock.ms++, requestsInAMinute: 100_000, ...options })
  list.push(double)
  const { id, key } = double.makeAccount('transport')
  const account = { platform: 'discourse', address: `${double.address}/u/transport`, platformId: id }
  const credential = { service: null, user: 'transport', secret: key }
  const client = await openClient({ connection, account, credential })
  const sentAt = () => new Date(clock.ms).toISOString()
  const wanted = (change: Partial<Content> = {}, of = 'key') =>
    wantedOf({ ...content, ...change }, account, of, sentAt())
  return { double, account, client, clock, credential, wanted }
}

const standingOn = ({ forum }: DiscourseDouble) =>
  forum.posts
    .filter((post) => !post.isRemoved && !post.topic.isRemoved)
    .map((post) => `${post.topic.id}/${post.number}`)

losesNothing(
  'Discourse',
  async () => {
    const { double, account, clock, credential } = await set()
    return {
      ...{ connection, account, programme: double.programme, now: () => clock.ms },
      credential: () => credential,
      standing: () => standingOn(double),
    }
  },
  { 'a topic with a picture': { ...content, pictures: [picture] } },
)
losesNothing(
  'Discourse, without an id of ours',
  async () => {
    const { double, account, clock, credential } = await set()
    double.behindOurBack.post('somebody', 'A topic of somebody else', 'Something of somebody else.')
    return {
      ...{ connection, account, programme: double.programme, now: () => (clock.ms += 3_600_000) },
      credential: () => credential,
      standing: () => standingOn(double),
    }
  },
  { 'a reply': { ...content, kind: 'reply', about: 'https://forum.example/t/a-topic/104' } },
  ['drop-answer', 'fail-after', 'take-late', 'lose'],
)

async function openWorld(): Promise<ConformWorld> {
  const { double, account, credential } = await set({ now: Date.now }, standing)
  let others = 0
  return {
    account,
    credential,
    picture,
    textEnds: '\n\nBuses replace the trams until midnight',
    send: (service, request) => sendBelow(service, request),
    putByOtherMeans: async (text) =>
      double.behindOurBack.post('transport', `Nobody approved this ${others++}`, text),
    comment: async ({ parts }, text) =>
      double.behindOurBack.reply('somebody', parts[0]?.id.split('/')[0] ?? '', text),
  }
}
conformSender('discourse', openWorld)
conformReader('discourse', openWorld)
conformModerator('discourse', openWorld)
conformToOddAnswers(
  { platform: 'discourse', address: 'https://forum.example/u/transport', platformId: '1' },
  [
    ...[
      'id',
      'topic_id',
      'post_number',
      'post_stream',
      'posts',
      'stream',
      'cooked',
      'raw',
      'version',
      'user',
    ],
    ...[
      'username',
      'user_actions',
      'created_at',
      'excerpt',
      'title',
      'errors',
      'action',
      'extras',
      'current_user',
    ],
  ],
)

describe('what is a forum’s own', () => {
  it('finds an edit by its reason, also after another, and a pin and a profile by looking', async () => {
    const { double, account, client, wanted } = await set()
    const sent = await client.publish(wanted())
    if (sent.is !== 'published') throw new Error(sent.says)
    const { id = '', address = '' } = sent.published.parts[0] ?? {}
    const changes = [
      { kind: 'edit', about: address, text: 'Light rail runs until three in the morning.' },
      { kind: 'pinned', about: address },
      { kind: 'profile', text: 'Trams and buses.' },
    ] as const
    for (const change of changes) {
      const want = wanted(change, change.kind)
      expect(await client.walk(sender.find(want))).toEqual({ is: 'absent' })
      const out = await client.publish(want)
      if (change.kind === 'edit') double.behindOurBack.edit(id, 'Somebody else wrote something here.')
      const names = { edit: id, pinned: `pin:${id}`, profile: account.platformId }
      const expected = names[change.kind]
      expect(out).toMatchObject({ is: 'published', published: { parts: [{ id: expected }] } })
      expect(await client.walk(sender.find(want))).toMatchObject({
        is: 'published',
        published: { parts: [{ id: expected }] },
      })
    }
    const back = await client.walk(reader.read(account, sent.published))
    expect(back).toMatchObject({
      parts: [{ title: content.title, text: 'Somebody else wrote something here.', revision: '3' }],
    })
  })

  it('does not call it published where a moderator has to let it through', async () => {
    const { double, client, wanted } = await set()
    double.modes.isHeldBack = true
    expect(await client.publish(wanted())).toMatchObject({ is: 'refused', code: 'content' })
  })

  it('is refused for a title that somebody used, and it is known not to be ours', async () => {
    const { double, client, wanted } = await set()
    double.behindOurBack.post('somebody', content.title ?? '', 'Something of somebody else.')
    expect(await client.publish(wanted())).toMatchObject({ is: 'refused', code: 'taken' })
    expect(await client.walk(sender.find(wanted()))).toEqual({ is: 'absent' })
  })

  it('waits as long as the forum says', async () => {
    const { client, wanted } = await set({ requestsInAMinute: 1 })
    expect(await client.publish(wanted())).toMatchObject({ is: 'deferred', afterMs: 60_000 })
  })

  it('reads credits, mentions, tags and cards as they were shown', async () => {
    const { double, account, client, wanted } = await set()
    double.makeAccount('somebody')
    const sent = await client.publish(
      wanted({
        text: 'Ask @somebody, or see https://act.gov.au/late.',
        pictures: [{ ...picture, credit: 'Photo: our crew' }, picture],
      }),
    )
    const back = await client.walk(
      reader.read(account, sent.is === 'published' ? sent.published : { parts: [] }),
    )
    expect(back).toMatchObject({
      parts: [
        {
          text: 'Ask @somebody, or see https://act.gov.au/late.\n\nPhoto: our crew',
          links: [{ text: 'https://act.gov.au/late', to: 'https://act.gov.au/late' }],
          pictures: [{ alt: 'A tram' }, { alt: 'A tram' }],
        },
      ],
    })
  })

  it('notices that a name is somebody else now', async () => {
    const { double, account, client } = await set()
    const { newId } = double.behindOurBack.takeOver('transport', 'transport_old')
    expect(await client.walk(reader.profile(account))).toMatchObject({ profile: { id: newId } })
  })

  it('says on every page that it is a double', async () => {
    const { client, wanted } = await set()
    const sent = await client.publish(wanted())
    const address = sent.is === 'published' ? (sent.published.parts[0]?.address ?? '') : ''
    expect(await (await fetch(address)).text()).toContain('A double of Discourse')
  })
})
