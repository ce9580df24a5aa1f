import { type Content, connectionOf, differences, type Picture, prepare } from '@secondlook/connectors'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { conformToOddAnswers } from '../../../packages/connectors/src/conformance-odd-answers.ts'
import { conformReader } from '../../../packages/connectors/src/conformance-reader.ts'
import { conformSender } from '../../../packages/connectors/src/conformance-sender.ts'
import type { World as ConformWorld } from '../../../packages/connectors/src/conformance-world.ts'
import { openClient, sendBelow } from '../client.ts'
import { losesNothing, wantedOf } from '../lost-answers.ts'
import { startXDouble, type XDouble, type XOptions } from './x-double.ts'

const found = connectionOf('x')
if (!found) throw new Error('no connection')
const connection = found
const { sender, reader, moderator } = connection

const content: Content = {
  ...{ kind: 'post', text: 'Light rail runs late.', language: 'en-AU', pictures: [], mentions: {}, tags: [] },
}
const picture: Picture = {
  ...{ digest: 'sha256:ab', kind: 'jpeg', width: 12, height: 8, bytes: 4, alt: 'A tram' },
}

const running: XDouble[] = []
const standing: XDouble[] = []
afterEach(async () => {
  for (const double of running.splice(0)) await double.stop()
})
afterAll(async () => {
  for (const double of standing.splice(0)) await double.stop()
})

async function set(options: XOptions = {}, list = running) {
  const clock = { ms: Date.parse('2026-11-26T09:00:00.000Z') }
  const double = await startXDouble({ now: () => clock.ms++, postsIn15Minutes: 100_000, ...options })
  list.push(double)
  const { id, token } = double.makeAccount('transport')
  const account = { platform: 'x', address: `${double.address}/transport`, platformId: id }
  const credential = { service: double.address, user: null, secret: token }
  const client = await openClient({ connection, account, credential })
  const sentAt = () => new Date(clock.ms).toISOString()
  const wanted = (change: Partial<Content> = {}) =>
    wantedOf({ ...content, ...change }, account, 'key', sentAt())
  return { double, account, client, clock, credential, wanted }
}
const standingOn = ({ timeline }: XDouble) => [...timeline.tweets.keys()]

for (const isDuplicateNoticed of [true, false])
  losesNothing(
    isDuplicateNoticed ? 'X, which notices the same words' : 'X, where nobody notices the same words',
    async () => {
      const { double, account, clock, credential } = await set()
      double.modes.isDuplicateNoticed = isDuplicateNoticed
      return {
        ...{ connection, account, programme: double.programme, now: () => clock.ms },
        credential: () => credential,
        standing: () => standingOn(double),
      }
    },
    {
      'a thread with a picture': {
        ...content,
        text: 'One https://act.gov.au\n---\nTwo',
        pictures: [picture],
      },
    },
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
  }
}
conformSender('x', openWorld)
conformReader('x', openWorld)
conformToOddAnswers({ platform: 'x', address: '@transport', platformId: '1' }, [
  ...['data', 'id', 'text', 'username', 'errors', 'type', 'detail', 'meta', 'next_token', 'created_at'],
  ...[
    'entities',
    'urls',
    'url',
    'expanded_url',
    'mentions',
    'includes',
    'media',
    'attachments',
    'media_keys',
  ],
])

describe('what is X’s own', () => {
  it('reads links, mentions and signs as they were shown, whatever it makes of them', async () => {
    const { double, account, client, wanted } = await set()
    const { id } = double.makeAccount('act')
    const change = {
      text: 'Ask @act & see act.gov.au or https://act.gov.au/a?b=1&c=2 <now>',
      mentions: { '@act': id },
    }
    const sent = await client.publish(wanted({ ...change, pictures: [picture] }))
    const back = await client.walk(
      reader.read(account, sent.is === 'published' ? sent.published : { parts: [] }),
    )
    const prepared = prepare({ ...content, ...change, pictures: [picture] }, account, 'k')
    if (back.is !== 'there' || !prepared.ok) throw new Error(JSON.stringify(back))
    expect(differences(prepared.shown, back.parts, 'x')).toEqual([])
    expect(back.parts[0]?.mentions).toEqual([{ text: '@act', to: id }])
  })

  it('knows a reply, which begins with whom it answers', async () => {
    const { double, account, client, wanted } = await set()
    const about = `https://x.com/somebody/status/${double.behindOurBack.post('somebody', 'Late?')}`
    const want = wanted({ kind: 'reply', about })
    expect(await client.walk(sender.find(want))).toEqual({ is: 'absent' })
    const sent = await client.publish(want)
    if (sent.is !== 'published') throw new Error(sent.says)
    expect(await client.walk(sender.find(want))).toMatchObject({
      published: { parts: [{ id: sent.published.parts[0]?.id }] },
    })
    expect(await client.walk(reader.read(account, sent.published))).toMatchObject({
      parts: [{ text: content.text, mentions: [] }],
    })
  })

  it('takes no post for a part of a thread that does not follow the one before', async () => {
    const { double, client, wanted } = await set()
    const want = wanted({ text: 'One\n---\nTwo' })
    double.programme.add({ does: 'lose', path: /tweets$/, after: 1 })
    const sent = await client.publish(want)
    double.behindOurBack.post('transport', 'Two')
    const found = await client.walk(sender.find({ ...want, answers: sent.answers }))
    expect(found).toMatchObject({ is: 'partly', answers: [{ data: { text: 'One' } }] })
  })

  it('sees the newest of what was edited, under the number of the first', async () => {
    const { double, account, client, wanted } = await set()
    const sent = await client.publish(wanted())
    if (sent.is !== 'published') throw new Error(sent.says)
    const { id = '' } = sent.published.parts[0] ?? {}
    double.behindOurBack.edit(id, 'Light rail runs on time.')
    const back = await client.walk(reader.read(account, sent.published))
    expect(back).toMatchObject({
      parts: [{ id, text: 'Light rail runs on time.', editedAt: expect.any(String) }],
    })
    double.behindOurBack.remove(id)
    expect(await client.walk(reader.read(account, sent.published))).toMatchObject({ is: 'gone' })
  })

  it('calls the same words taken, and waits until the window ends', async () => {
    const { client, wanted, clock } = await set({ postsIn15Minutes: 2 })
    await client.publish(wanted())
    expect(await client.publish(wanted())).toMatchObject({ is: 'refused', code: 'taken' })
    const sent = await client.publish(wanted())
    expect(sent).toMatchObject({ is: 'deferred' })
    expect(sent.is === 'deferred' ? sent.afterMs : 0).toBeGreaterThan(800_000)
    clock.ms += 900_000
    expect((await client.publish(wanted())).is).toBe('refused')
  })

  it('cannot be read for good where the plan lets nobody read', async () => {
    const { double, client, wanted } = await set()
    double.programme.add({ does: 'nothing' })
    const step = sender.find(wanted())
    step.next()
    const answer = { is: 'answer', status: 403, headers: {}, text: '{}', json: {}, address: '' } as const
    expect(step.next(answer).value).toMatchObject({ is: 'unreadable', isForGood: true })
    expect(await client.walk(sender.find(wanted()))).toEqual({ is: 'absent' })
  })

  it('reads replies, hides one and shows it again', async () => {
    const { double, account, client, wanted } = await set()
    const sent = await client.publish(wanted({ text: 'One\n---\nTwo' }))
    if (sent.is !== 'published' || !moderator?.hide || !moderator.show) throw new Error('no')
    const id = double.behindOurBack.reply('somebody', sent.published.parts[0]?.id ?? '', 'Thanks!')
    expect(await client.walk(moderator.comments(account, sent.published))).toMatchObject({
      comments: [{ id, text: 'Thanks!', by: { name: '@somebody' } }],
    })
    expect(await client.walk(moderator.hide(account, id))).toEqual({ is: 'done' })
    expect(double.timeline.tweets.get(id)?.isHidden).toBe(true)
    expect(await client.walk(moderator.show(account, id))).toEqual({ is: 'done' })
    expect(double.timeline.tweets.get(id)?.isHidden).toBe(false)
  })

  it('notices that a name is somebody else now, and says on its page that it is a double', async () => {
    const { double, account, client, wanted } = await set()
    const sent = await client.publish(wanted())
    const address = sent.is === 'published' ? (sent.published.parts[0]?.address ?? '') : ''
    expect(await (await fetch(address)).text()).toContain('A double of X')
    const { newId } = double.behindOurBack.takeOver('transport', 'transport_old')
    expect(await client.walk(reader.profile(account))).toMatchObject({ profile: { id: newId } })
  })
})
