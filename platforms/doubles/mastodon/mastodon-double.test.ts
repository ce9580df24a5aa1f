import {
  type Account,
  type Content,
  connectionOf,
  differences,
  type Picture,
  prepare,
} from '@secondlook/connectors'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { conformModerator } from '../../../packages/connectors/src/conformance-moderator.ts'
import { conformToOddAnswers } from '../../../packages/connectors/src/conformance-odd-answers.ts'
import { conformReader } from '../../../packages/connectors/src/conformance-reader.ts'
import { conformSender } from '../../../packages/connectors/src/conformance-sender.ts'
import type { World as ConformWorld } from '../../../packages/connectors/src/conformance-world.ts'
import { type Client, openClient, sendBelow } from '../client.ts'
import { losesNothing, type World, wantedOf } from '../lost-answers.ts'
import { type MastodonDouble, type MastodonOptions, startMastodonDouble } from './mastodon-double.ts'

const connection = connectionOf('mastodon')
if (!connection?.moderator) throw new Error('no connection')
const { sender, reader, moderator } = connection

const content: Content = {
  ...{ kind: 'post', text: 'Light rail runs late.', language: 'en-AU', pictures: [], mentions: {}, tags: [] },
}
const picture: Picture = {
  ...{ digest: 'sha256:ab', kind: 'jpeg', width: 12, height: 8, bytes: 4, alt: 'A tram' },
}

const running: MastodonDouble[] = []
afterEach(async () => {
  for (const double of running.splice(0)) await double.stop()
})

/** A clock that somebody moves. */
type Clock = { ms: number }
type Setting = {
  readonly double: MastodonDouble
  readonly account: Account
  readonly client: Client
  readonly clock: Clock
  readonly token: string
}
async function set(options: MastodonOptions = {}): Promise<Setting> {
  const clock = { ms: Date.parse('2026-11-26T09:00:00.000Z') }
  const double = await startMastodonDouble({ now: () => clock.ms++, ...options })
  running.push(double)
  const { id, token } = double.makeAccount('transport')
  const account = { platform: 'mastodon', address: `${double.address}/@transport`, platformId: id }
  const credential = { service: null, user: null, secret: token }
  const client = await openClient({ connection: { sender, reader }, account, credential })
  return { double, account, client, clock, token }
}
const sentAt = ({ clock }: Setting): string => new Date(clock.ms).toISOString()
const wanted = (setting: Setting, change: Partial<Content> = {}, key = 'post_1:channel_1') =>
  wantedOf({ ...content, ...change }, setting.account, key, sentAt(setting))
async function published(setting: Setting, change: Partial<Content> = {}, key?: string) {
  const want = wanted(setting, change, key)
  const sent = await setting.client.publish(want)
  if (sent.is !== 'published') throw new Error(JSON.stringify(sent))
  return { want, out: sent.published, id: sent.published.parts[0]?.id ?? '' }
}
const standing = ({ server }: MastodonDouble) => [...server.statuses.keys()]

async function world(options: MastodonOptions = {}): Promise<World> {
  const { double, account, clock } = await set({ requestsIn5Minutes: 10_000, ...options })
  return {
    ...{ connection: { sender, reader }, account, programme: double.programme, now: () => clock.ms },
    credential: () => ({ service: null, user: null, secret: double.makeAccount('transport').token }),
    standing: () => standing(double),
  }
}

losesNothing('Mastodon', world, {
  'a thread with a picture': { ...content, text: 'One\n---\nTwo', pictures: [picture] },
})
losesNothing(
  'a server that ignores the key',
  () => world({ modes: { isKeyIgnored: true } }),
  {
    'a post': content,
  },
  ['drop-answer', 'fail-after', 'take-late'],
)
losesNothing(
  'a server that fails on a repeat',
  () => world({ modes: { isRepeatBroken: true } }),
  {
    'a post': content,
  },
  ['drop-answer', 'take-late'],
)

/** One that stands for as long as a suite asks it, by the real clock. */
const standingOnes: MastodonDouble[] = []
afterAll(async () => {
  for (const double of standingOnes.splice(0)) await double.stop()
})
async function openWorld(): Promise<ConformWorld> {
  const double = await startMastodonDouble({ requestsIn5Minutes: 100_000, fewIn30Minutes: 1000 })
  standingOnes.push(double)
  const { id, token } = double.makeAccount('transport')
  return {
    account: { platform: 'mastodon', address: `${double.address}/@transport`, platformId: id },
    credential: { service: null, user: null, secret: token },
    send: (service, request) => sendBelow(service, request),
    picture,
    putByOtherMeans: async (text) => double.behindOurBack.post('transport', text),
    comment: async ({ parts }, text) => double.behindOurBack.reply('somebody', parts[0]?.id ?? '', text),
  }
}
conformSender('mastodon', openWorld)
conformReader('mastodon', openWorld)
conformModerator('mastodon', openWorld)
conformToOddAnswers({ platform: 'mastodon', address: 'https://social.example/@transport', platformId: '1' }, [
  ...['id', 'url', 'content', 'account', 'acct', 'error', 'created_at', 'edited_at', 'statuses', 'text'],
  ...['descendants', 'mentions', 'media_attachments', 'reblog', 'source', 'note', 'application', 'name'],
])

describe('sending', () => {
  it('is taken once for an hour by its key, and twice after', async () => {
    const setting = await set()
    const want = wanted(setting)
    await setting.client.publish(want)
    setting.clock.ms += 3_500_000
    await setting.client.publish(want)
    expect(standing(setting.double)).toHaveLength(1)
    setting.clock.ms += 200_000
    await setting.client.publish(want)
    expect(standing(setting.double)).toHaveLength(2)
  })

  it('finds it where the key is no longer known, edited or not', async () => {
    const setting = await set()
    const { want, out, id } = await published(setting, { text: 'Late. “So”' })
    setting.clock.ms += 7_200_000
    setting.double.behindOurBack.edit(id, 'On time.')
    setting.double.behindOurBack.post('transport', 'Something else.')
    expect(await setting.client.walk(sender.find(want))).toMatchObject({
      is: 'published',
      published: { parts: [{ id: out.parts[0]?.id }] },
    })
  })

  it('takes nothing of somebody else for ours, nor what stood there before, nor from another program', async () => {
    const setting = await set()
    setting.double.behindOurBack.post('somebody', content.text)
    setting.double.behindOurBack.post('transport', content.text)
    expect(await setting.client.walk(sender.find(wanted(setting)))).toEqual({ is: 'absent' })
    await published(setting, {}, 'another')
    setting.clock.ms += 3_600_000
    expect(await setting.client.walk(sender.find(wanted(setting)))).toEqual({ is: 'absent' })
  })

  it('goes on with a thread where it ended', async () => {
    const setting = await set()
    const want = wanted(setting, { text: 'One\n---\nTwo\n---\nThree' })
    setting.double.programme.add({ does: 'drop-answer', path: /statuses$/, method: 'POST', after: 1 })
    const sent = await setting.client.publish(want)
    expect(sent.is).toBe('unknown')
    const found = await setting.client.walk(sender.find({ ...want, answers: sent.answers }))
    expect(found).toMatchObject({
      is: 'partly',
      answers: [{ content: '<p>One</p>' }, { content: '<p>Two</p>' }],
    })
  })

  it('edits, pins and changes the profile, and finds each', async () => {
    const setting = await set()
    const { out, id } = await published(setting)
    const about = out.parts[0]?.address ?? ''
    const changes = [
      { kind: 'edit', about, text: 'Light rail runs on time.' },
      { kind: 'pinned', about },
      { kind: 'profile', text: 'Trams and buses.' },
    ] as const
    for (const change of changes) {
      setting.clock.ms += 3_600_000
      const want = wanted(setting, change, change.kind)
      expect(await setting.client.walk(sender.find(want))).toEqual({ is: 'absent' })
      const sent = await setting.client.publish(want)
      expect(await setting.client.walk(sender.find(want))).toMatchObject({
        is: 'published',
        published: { parts: [{ id: sent.is === 'published' ? sent.published.parts[0]?.id : '' }] },
      })
    }
    expect(setting.double.server.statuses.get(id)).toMatchObject({ isPinned: true, versions: [{}, {}] })
  })

  it('waits as long as the server says', async () => {
    const setting = await set({ requestsIn5Minutes: 2 })
    await setting.client.publish(wanted(setting))
    const sent = await setting.client.publish(wanted(setting))
    expect(sent).toMatchObject({ is: 'deferred' })
    expect(sent.is === 'deferred' ? sent.afterMs : 0).toBeGreaterThan(290_000)
  })
})

describe('reading', () => {
  it('reads a warning, a mention, a tag and a long link as they were shown', async () => {
    const setting = await set()
    const { id: somebody } = setting.double.makeAccount('somebody')
    const change = {
      text: 'Ask @somebody about #Canberra at https://www.act.gov.au/a/very/long/address/of/some/kind?b=1&c=2.',
      warning: 'Delays',
      mentions: { '@somebody': somebody },
    }
    const { out } = await published(setting, change)
    const back = await setting.client.walk(reader.read(setting.account, out))
    const prepared = prepare({ ...content, ...change }, setting.account, 'k')
    if (back.is !== 'there' || !prepared.ok) throw new Error(JSON.stringify(back))
    expect(differences(prepared.shown, back.parts, 'mastodon')).toEqual([])
    expect(back.parts[0]?.mentions).toEqual([{ text: '@somebody', to: somebody }])
  })

  it('notices what somebody edited behind our back, and what they took off', async () => {
    const setting = await set()
    const { out, id } = await published(setting)
    setting.double.behindOurBack.edit(id, 'Light rail runs on time.')
    const back = await setting.client.walk(reader.read(setting.account, out))
    const prepared = prepare(content, setting.account, 'k')
    if (back.is !== 'there' || !prepared.ok) throw new Error(JSON.stringify(back))
    expect(differences(prepared.shown, back.parts, 'mastodon')).toEqual([
      { part: 0, field: 'text', wanted: 'Light rail runs late.', found: 'Light rail runs on time.' },
    ])
    expect(back.parts[0]?.revision).not.toBe(out.parts[0]?.revision)
    setting.double.behindOurBack.remove(id)
    expect(await setting.client.walk(reader.read(setting.account, out))).toMatchObject({ is: 'gone' })
  })

  it('lists ours and what was put there by other means, page after page, and nothing older', async () => {
    const setting = await set()
    setting.double.behindOurBack.post('transport', 'Long ago.')
    setting.clock.ms += 86_400_000
    const since = sentAt(setting)
    const { id } = await published(setting)
    const others = Array.from({ length: 90 }, (_, at) =>
      setting.double.behindOurBack.post('transport', `Nobody approved ${at}.`),
    )
    const list = await setting.client.walk(reader.list(setting.account, since))
    expect(list).toMatchObject({ is: 'list', isWhole: true })
    expect(list.is === 'list' ? list.items.map((item) => item.id) : []).toEqual([...others.reverse(), id])
  })

  it('notices that a handle is somebody else now', async () => {
    const setting = await set()
    const before = await setting.client.walk(reader.profile(setting.account))
    expect(before).toMatchObject({ is: 'profile', profile: { id: setting.account.platformId } })
    const { newId } = setting.double.behindOurBack.takeOver('transport', 'transport_old')
    const after = await setting.client.walk(reader.profile(setting.account))
    expect(after).toMatchObject({ is: 'profile', profile: { id: newId, handle: 'transport' } })
    if (!reader.resolve) throw new Error('It says of no handle whom it means.')
    expect(await setting.client.walk(reader.resolve(setting.account, '@transport_old'))).toEqual({
      is: 'somebody',
      id: setting.account.platformId,
    })
    // Whom a server has not met may be somebody all the same.
    for (const [handle, is] of [
      ['@nobody_at_all', 'nobody'],
      ['@nobody_at_all@elsewhere.example', 'unreadable'],
    ] as const)
      expect(await setting.client.walk(reader.resolve(setting.account, handle))).toMatchObject({ is })
  })
})

function* none(): Generator<never, undefined> {}

it('reads what others say underneath, and blocks and unblocks them', async () => {
  const setting = await set()
  const { out, id } = await published(setting, { text: 'One\n---\nTwo' })
  const { account, client, double } = setting
  const reply = double.behindOurBack.reply('somebody', id, 'Thanks!')
  const back = await client.walk(moderator.comments(account, out))
  expect(back).toMatchObject({
    comments: [{ id: reply, text: 'Thanks!', by: { name: '@somebody' }, isHidden: false }],
  })
  const who = back.is === 'comments' ? (back.comments[0]?.by.id ?? '') : ''
  const ours = double.server.accountNamed('transport')
  expect(await client.walk(moderator.block?.(account, who) ?? none())).toEqual({ is: 'done' })
  expect([...(ours?.blocks ?? [])]).toEqual([who])
  expect(await client.walk(moderator.unblock?.(account, who) ?? none())).toEqual({ is: 'done' })
  expect(await client.walk(moderator.block?.(account, '99') ?? none())).toEqual({ is: 'absent' })
})

it('says on every page that it is a double', async () => {
  const setting = await set()
  const { out } = await published(setting)
  for (const address of [setting.account.address, out.parts[0]?.address ?? ''])
    expect(await (await fetch(address)).text()).toContain('A double of Mastodon')
})

it('refuses what the description says it refuses', async () => {
  const { double, token } = await set()
  const post = async (
    body: unknown,
    headers: Record<string, string> = { authorization: `Bearer ${token}` },
  ) =>
    (
      await fetch(`${double.address}/api/v1/statuses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    ).status
  expect(await post({ status: 'a' }, {})).toBe(401)
  expect(await post({ status: ' ' })).toBe(422)
  expect(await post({ status: 'a'.repeat(500) })).toBe(200)
  expect(await post({ status: 'a'.repeat(501) })).toBe(422)
  expect(await post({ status: `https://a.example/${'a'.repeat(900)}` })).toBe(200)
  expect(await post({ status: 'a', in_reply_to_id: '9' })).toBe(404)
  expect(await post({ status: 'a', scheduled_at: '2026-11-26T09:04:00Z' })).toBe(422)
})
