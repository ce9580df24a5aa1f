import { type Content, connectionOf, differences, type Picture, prepare } from '@secondlook/connectors'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { conformModerator } from '../../../packages/connectors/src/conformance-moderator.ts'
import { conformToOddAnswers } from '../../../packages/connectors/src/conformance-odd-answers.ts'
import { conformReader } from '../../../packages/connectors/src/conformance-reader.ts'
import { conformSender } from '../../../packages/connectors/src/conformance-sender.ts'
import type { World as ConformWorld } from '../../../packages/connectors/src/conformance-world.ts'
import { openClient, sendBelow } from '../client.ts'
import { losesNothing, wantedOf } from '../lost-answers.ts'
import { type LinkedinDouble, type LinkedinOptions, startLinkedinDouble } from './linkedin-double.ts'

const found = connectionOf('linkedin')
if (!found) throw new Error('no connection')
const connection = found
const { sender, reader } = connection

const content: Content = {
  ...{ kind: 'post', text: 'Light rail runs late.', language: 'en-AU', pictures: [], mentions: {}, tags: [] },
}
const picture: Picture = {
  ...{ digest: 'sha256:ab', kind: 'jpeg', width: 12, height: 8, bytes: 4, alt: 'A tram' },
}

const running: LinkedinDouble[] = []
const standing: LinkedinDouble[] = []
afterEach(async () => {
  for (const double of running.splice(0)) await double.stop()
})
afterAll(async () => {
  for (const double of standing.splice(0)) await double.stop()
})

async function set(options: LinkedinOptions = {}, list = running) {
  const clock = { ms: Date.parse('2026-11-26T09:00:00.000Z') }
  const double = await startLinkedinDouble({ now: () => clock.ms++, ...options })
  list.push(double)
  const { id, token } = double.makeOrganization('transport')
  const account = { platform: 'linkedin', address: `${double.address}/company/transport`, platformId: id }
  const credential = { service: double.address, user: null, secret: token }
  const client = await openClient({ connection, account, credential })
  const wanted = (change: Partial<Content> = {}) =>
    wantedOf({ ...content, ...change }, account, 'key', new Date(clock.ms).toISOString())
  return { double, account, client, clock, credential, wanted }
}

for (const isDuplicateNoticed of [true, false])
  losesNothing(
    isDuplicateNoticed
      ? 'LinkedIn, which notices the same words'
      : 'LinkedIn, where nobody notices the same words',
    async () => {
      const { double, account, clock, credential } = await set()
      double.modes.isDuplicateNoticed = isDuplicateNoticed
      return {
        ...{ connection, account, programme: double.programme, now: () => clock.ms },
        credential: () => credential,
        standing: () => [...double.network.shares.keys()],
      }
    },
    { 'a post with a picture': { ...content, pictures: [picture] } },
    isDuplicateNoticed ? undefined : ['drop-answer', 'take-late'],
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
conformSender('linkedin', openWorld)
conformReader('linkedin', openWorld)
conformModerator('linkedin', openWorld)
conformToOddAnswers(
  { platform: 'linkedin', address: 'https://www.linkedin.com/company/transport', platformId: '1' },
  [
    ...[
      'elements',
      'id',
      'commentary',
      'createdAt',
      'lifecycleState',
      'content',
      'media',
      'multiImage',
      'images',
    ],
    ...[
      'article',
      'source',
      'actor',
      'message',
      'text',
      'created',
      'time',
      'vanityName',
      'localizedName',
      '$URN',
    ],
  ],
)

describe('what is LinkedIn’s own', () => {
  it('comments and edits, each found again, and a comment is withdrawn as one', async () => {
    const { double, account, client, wanted } = await set()
    const sent = await client.publish(wanted())
    if (sent.is !== 'published') throw new Error(sent.says)
    const { id = '' } = sent.published.parts[0] ?? {}
    for (const change of [
      { kind: 'reply', about: id, text: 'Sorry.' },
      { kind: 'edit', about: id, text: 'Light rail runs on time.' },
    ] as const) {
      const want = wanted(change)
      expect(await client.walk(sender.find(want))).toEqual({ is: 'absent' })
      const out = await client.publish(want)
      if (out.is !== 'published') throw new Error(out.says)
      expect(await client.walk(sender.find(want))).toEqual({ is: 'published', published: out.published })
      if (change.kind === 'reply') {
        expect(await client.walk(sender.withdraw(account, out.published))).toEqual({ is: 'withdrawn' })
        expect(double.network.shares.get(id)?.comments).toEqual([])
      }
    }
    expect(await client.walk(reader.read(account, sent.published))).toMatchObject({
      parts: [{ text: 'Light rail runs on time.', editedAt: expect.any(String) }],
    })
  })

  it('reads mentions, tags, signs and the card as they were shown', async () => {
    const { double, account, client, wanted } = await set()
    const change: Partial<Content> = {
      text: 'Thanks @ACT Government (all of you) #Canberra_1 [x] https://act.gov.au/a_(b)',
      mentions: { '@ACT Government': 'urn:li:organization:1' },
      card: { url: 'https://act.gov.au/a', title: 'Late', description: 'Why' },
    }
    const sent = await client.publish(wanted(change))
    if (sent.is !== 'published') throw new Error(sent.says)
    const back = await client.walk(reader.read(account, sent.published))
    const prepared = prepare({ ...content, ...change }, account, 'k')
    if (back.is !== 'there' || !prepared.ok) throw new Error(JSON.stringify(back))
    expect(differences(prepared.shown, back.parts, 'linkedin')).toEqual([])
    double.behindOurBack.edit(sent.published.parts[0]?.id ?? '', 'Not that.')
    const after = await client.walk(reader.read(account, sent.published))
    expect(after.is === 'there' ? differences(prepared.shown, after.parts, 'linkedin') : []).toHaveLength(3)
  })

  it('calls the same words taken, and finds them where they are ours', async () => {
    const { client, wanted } = await set()
    const want = wanted()
    const sent = await client.publish(want)
    expect(await client.publish(want)).toMatchObject({ is: 'refused', code: 'taken' })
    expect(await client.walk(sender.find(want))).toEqual({
      is: 'published',
      published: sent.is === 'published' ? sent.published : {},
    })
  })

  it('is settled by looking where whoever sends keeps no headers', async () => {
    const { wanted } = await set()
    expect(sender.published({ ...wanted(), answers: [null] })).toBeUndefined()
  })

  it('notices that a name is another organisation now, and says on its page that it is a double', async () => {
    const { double, account, client, wanted } = await set()
    const sent = await client.publish(wanted())
    const address = sent.is === 'published' ? (sent.published.parts[0]?.address ?? '') : ''
    expect(await (await fetch(address)).text()).toContain('A double of LinkedIn')
    const { newId } = double.behindOurBack.takeOver('transport', 'transport-old')
    expect(await client.walk(reader.profile(account))).toMatchObject({ profile: { id: newId } })
  })

  it('puts off what is too much, without a time', async () => {
    const { client, wanted } = await set({ requestsInADay: 1 })
    expect(await client.publish(wanted())).toMatchObject({ is: 'deferred', afterMs: null })
  })
})
