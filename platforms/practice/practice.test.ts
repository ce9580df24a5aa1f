import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Content, connectionOf, type Picture } from '@secondlook/connectors'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { conformModerator } from '../../packages/connectors/src/conformance-moderator.ts'
import { conformToOddAnswers } from '../../packages/connectors/src/conformance-odd-answers.ts'
import { conformReader } from '../../packages/connectors/src/conformance-reader.ts'
import { conformSender } from '../../packages/connectors/src/conformance-sender.ts'
import type { World as ConformWorld } from '../../packages/connectors/src/conformance-world.ts'
import { openClient, sendBelow } from '../doubles/client.ts'
import { losesNothing, wantedOf } from '../doubles/lost-answers.ts'
import { type Practice, startPractice } from './practice.ts'

const found = connectionOf('practice')
if (!found) throw new Error('no connection')
const connection = found
const { sender, reader } = connection

const bytes = Buffer.from('not much of a picture')
const picture: Picture = {
  digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  ...{ kind: 'png', width: 12, height: 8, bytes: bytes.length, alt: 'A tram' },
}
const files = { [picture.digest]: bytes }
const content: Content = {
  ...{ kind: 'post', text: 'Light rail runs late.', language: 'en-AU', pictures: [], mentions: {}, tags: [] },
}

const standing: Practice[] = []
const running: Practice[] = []
afterEach(async () => {
  for (const practice of running.splice(0)) await practice.stop()
})
afterAll(async () => {
  for (const practice of standing.splice(0)) await practice.stop()
})
async function start(list: Practice[] = running, folder: string | null = null): Promise<Practice> {
  const practice = await startPractice({ folder, port: 0 })
  list.push(practice)
  return practice
}
const accountOn = (practice: Practice, platformId: string) => ({
  ...{ platform: 'practice', address: `${practice.address}/@transport`, platformId },
})
const idsOf = ({ network }: Practice) =>
  network.kept.posts.filter(({ isRemoved }) => !isRemoved).map(({ id }) => id)

async function openWorld(): Promise<ConformWorld> {
  const practice = await start(standing)
  const { id, token } = practice.makeAccount('transport')
  const { network } = practice
  return {
    account: accountOn(practice, id),
    credential: { service: null, user: null, secret: token },
    send: (service, request) => sendBelow(service, request, files),
    picture,
    putByOtherMeans: async (text) => {
      const account = network.makeAccount('transport')
      return network.post(account, null, { title: null, text, pictures: [] }, null).post.id
    },
    comment: async ({ parts }, text) => {
      const post = network.postById(parts[0]?.id ?? '')
      if (!post) throw new Error('There is no such post.')
      return network.comment(post, 'A visitor', text).id
    },
  }
}
conformSender('practice', openWorld)
conformReader('practice', openWorld)
conformModerator('practice', openWorld)
conformToOddAnswers(accountOn({ address: 'http://127.0.0.1:1' } as Practice, 'a1'), [
  ...[
    'id',
    'address',
    'revision',
    'text',
    'title',
    'links',
    'pictures',
    'handle',
    'about',
    'says',
    'by',
    'at',
  ],
])

async function opened(practice: Practice) {
  const { id, token } = practice.makeAccount('transport')
  const account = accountOn(practice, id)
  const credential = { service: null, user: null, secret: token }
  return { account, client: await openClient({ connection, account, credential, files }) }
}

losesNothing(
  'Practice',
  async () => {
    const practice = await start()
    const { id, token } = practice.makeAccount('transport')
    return {
      ...{ connection, account: accountOn(practice, id), programme: practice.programme, files },
      credential: () => ({ service: null, user: null, secret: token }),
      standing: () => idsOf(practice),
    }
  },
  { 'a post with a picture': { ...content, pictures: [picture] } },
)

describe('what the practice platform promises', () => {
  it('takes the same under a key once, refuses something else, and says what became of what was taken off', async () => {
    const practice = await start()
    const { account, client } = await opened(practice)
    const want = wantedOf(content, account, 'key', '')
    const first = await client.publish(want)
    expect(await client.publish(want)).toEqual(first)
    const other = wantedOf({ ...content, text: 'Something else.' }, account, 'key', '')
    expect(await client.publish(other)).toMatchObject({ is: 'refused', code: 'taken' })
    if (first.is !== 'published') throw new Error(first.says)
    await client.walk(sender.withdraw(account, first.published))
    expect(await client.publish(want)).toMatchObject({ is: 'refused', code: 'about' })
    expect(await client.walk(sender.find(want))).toMatchObject({ is: 'published' })
    expect(idsOf(practice)).toEqual([])
  })

  it('replies, edits and describes, each found again', async () => {
    const practice = await start()
    const { account, client } = await opened(practice)
    const theirs = practice.network.post(
      practice.network.makeAccount('somebody'),
      null,
      { title: null, text: 'Late?', pictures: [] },
      null,
    ).post
    const reply = await client.publish(
      wantedOf(
        { ...content, kind: 'reply', about: `${practice.address}/@somebody/${theirs.id}` },
        account,
        'r',
        '',
      ),
    )
    const about = reply.is === 'published' ? (reply.published.parts[0]?.address ?? '') : ''
    expect(practice.network.kept.posts.at(-1)?.repliesTo).toBe(theirs.id)
    for (const change of [
      { kind: 'edit', about, text: 'On time again.' },
      { kind: 'profile', text: 'Trams and buses.' },
    ] as const) {
      const want = wantedOf({ ...content, ...change }, account, change.kind, '')
      expect(await client.walk(sender.find(want))).toEqual({ is: 'absent' })
      expect(await client.publish(want)).toMatchObject({ is: 'published' })
      expect(await client.walk(sender.find(want))).toMatchObject({ is: 'published' })
    }
    const read = await client.walk(
      reader.read(account, {
        parts: [{ id: practice.network.kept.posts.at(-1)?.id ?? '', address: about, revision: null }],
      }),
    )
    expect(read).toMatchObject({ is: 'there', parts: [{ text: 'On time again.', revision: '2' }] })
  })

  it('keeps what it holds in a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'practice-'))
    try {
      const before = await start([], folder)
      const { account, client } = await opened(before)
      await client.publish(wantedOf({ ...content, pictures: [picture] }, account, 'key', ''))
      const { token } = before.makeAccount('transport')
      await before.stop()
      const after = await start(running, folder)
      expect(after.makeAccount('transport').token).toBe(token)
      const [post] = after.network.kept.posts
      expect(post).toMatchObject({ versions: [{ text: content.text, pictures: [{ alt: 'A tram' }] }] })
      const image = await fetch(`${after.address}/pictures/${post?.versions[0]?.pictures[0]?.id ?? ''}`)
      expect(Buffer.from(await image.arrayBuffer())).toEqual(bytes)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

const form = (
  practice: Practice,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  fetch(`${practice.address}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers,
  })

describe('behind our back', () => {
  it('edits, deletes, posts and renames, as its forms say', async () => {
    const practice = await start()
    const { account, client } = await opened(practice)
    const sent = await client.publish(wantedOf({ ...content, title: 'Late' }, account, 'key', ''))
    const out = sent.is === 'published' ? sent.published : { parts: [] }
    const post = out.parts[0]?.id ?? ''
    const id = account.platformId
    expect((await form(practice, '/behind/edit', { post, text: 'Not\r\nthis.' })).status).toBe(303)
    expect(await client.walk(reader.read(account, out))).toMatchObject({
      parts: [{ title: 'Late', text: 'Not\nthis.', revision: '2' }],
    })
    await form(practice, '/behind/post', { account: id, text: 'Nobody approved this.' })
    expect(await client.walk(reader.list(account, '2020-01-01T00:00:00Z'))).toMatchObject({
      items: [{ text: 'Nobody approved this.' }, { id: post }],
    })
    await form(practice, '/behind/remove', { post })
    expect(await client.walk(reader.read(account, out))).toMatchObject({ is: 'gone' })
    await form(practice, '/behind/rename', { account: id, handle: 'transport_old', taken: 'yes' })
    const now = await client.walk(reader.profile(account))
    expect(now.is === 'profile' ? now.profile.id : id).not.toBe(id)
  })

  it('says why something did not work, and takes nothing from another site', async () => {
    const practice = await start()
    practice.makeAccount('taken')
    const { id } = practice.makeAccount('transport')
    const no = await form(practice, '/behind/rename', { account: id, handle: 'taken' })
    expect([no.status, await no.text()]).toEqual([
      409,
      expect.stringContaining('Somebody is called @taken already.'),
    ])
    const elsewhere = { origin: 'https://elsewhere.example' }
    expect((await form(practice, '/behind/rename', { account: id, handle: 'x' }, elsewhere)).status).toBe(403)
  })
})

it('shows what people wrote and nothing that runs, and says on each page what it is', async () => {
  const practice = await start()
  const { account, client } = await opened(practice)
  await client.publish(
    wantedOf(
      {
        ...content,
        title: '<b>Late</b>',
        text: 'See https://act.gov.au/a?b=1&c=2. <script>x</script>',
        pictures: [{ ...picture, alt: '"A" <tram>', credit: 'By us' }],
      },
      account,
      'key',
      '',
    ),
  )
  const [post] = practice.network.kept.posts
  await form(practice, '/comments', { post: post?.id ?? '', name: '<i>A</i>', text: 'Thanks' })
  for (const path of ['/', '/@transport', `/@transport/${post?.id}`, '/behind', '/nothing', '/@nobody']) {
    const answer = await fetch(`${practice.address}${path}`)
    const html = await answer.text()
    expect(html).toContain('This is no real social network.')
    expect(html).not.toMatch(/<script|<b>|<i>|style=/)
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    if (path === '/') {
      expect(html).toContain('<a href="https://act.gov.au/a?b=1&#38;c=2" rel="nofollow noopener">')
      expect(html).toContain('alt="&#34;A&#34; &#60;tram&#62;"')
      expect(html).toContain('<figcaption>By us</figcaption>')
    }
  }
})

it('takes no more comments of whoever is blocked, and shows none that is hidden', async () => {
  const practice = await start()
  const { account, client } = await opened(practice)
  await client.publish(wantedOf(content, account, 'key', ''))
  const post = practice.network.kept.posts[0]?.id ?? ''
  const page = async () => (await fetch(`${practice.address}/@transport/${post}`)).text()
  await form(practice, '/comments', { post, name: 'Sam', text: 'One' })
  const { moderator } = connection
  const [comment] = practice.network.kept.comments
  if (!moderator?.hide || !moderator.block || !comment) throw new Error('no moderator')
  expect(await page()).toContain('One')
  await client.walk(moderator.hide(account, comment.id))
  expect(await page()).not.toContain('One')
  await client.walk(moderator.block(account, comment.by.id))
  expect((await form(practice, '/comments', { post, name: ' sam', text: 'Two' })).status).toBe(403)
})
