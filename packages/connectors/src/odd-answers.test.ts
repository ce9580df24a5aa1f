import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { picture, post } from './conformance.ts'
import { type Connection, connectionOf } from './connections.ts'
import type { Account, Content } from './content.ts'
import { prepare } from './prepare.ts'
import type { Json } from './prepared.ts'
import { answerWith } from './talk/reply.ts'
import type { Wanted } from './talk/sender.ts'
import type { Reply, Talk } from './talk/talk.ts'

const account = (platform: string, address: string, platformId: string | null = '1'): Account => ({
  platform,
  address,
  platformId,
})
const accounts: readonly Account[] = [account('mastodon', 'https://social.example/@transport')]

/** Names that platforms use, so that an answer is odd deep inside and not only at its top. */
const names = [
  ...['id', 'url', 'data', 'text', 'content', 'account', 'error', 'created_at', 'edited_at', 'statuses'],
  ...['descendants', 'mentions', 'media_attachments', 'topic_id', 'post_stream', 'posts', 'user', 'elements'],
  ...['message', 'attachments', 'comments', 'includes', 'meta', 'next_token', 'cooked', 'parts', 'items'],
]
const odd: fc.Arbitrary<Json> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>(null, true, '', '1', 'x', -1, '2026-11-26T09:00:00Z', '<p>x</p>'),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }),
  ),
})).value as fc.Arbitrary<Json>
const replies: fc.Arbitrary<Reply> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 404, 422, 429, 500), odd)
      .map(([status, value]) =>
        answerWith(status, [['retry-after', 'soon']], JSON.stringify(value), 'https://a.example/'),
      ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 9 }).map((text) => answerWith(200, [], text, '')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Reply>({ is: 'not-sent', says: 'x' }, { is: 'no-answer', says: 'x' }),
  },
)

const contents: readonly Content[] = [
  { ...post, text: 'One line.\n---\nAnother line.' },
  { ...post, text: 'Light rail runs late today.', pictures: [picture] },
  { ...post, kind: 'profile', text: 'Trams.' },
]

function talksOf({ sender, reader, moderator }: Connection, of: Account): readonly (() => Talk<unknown>)[] {
  const published = { parts: [{ id: '1', address: 'https://a.example/1', revision: null }] }
  const wanted = contents.flatMap((content): Wanted[] => {
    const prepared = prepare(content, of, 'post_1:channel_1')
    const answers = [{ id: '1', data: { id: '2' } }]
    return prepared.ok
      ? [{ account: of, requests: prepared.requests, sentAt: '2026-11-26T09:00:00Z', answers }]
      : []
  })
  const credential = { service: null, user: 'transport', secret: 'x' }
  return [
    () => sender.open(of, credential),
    ...wanted.map((want) => () => sender.find(want)),
    () => sender.withdraw(of, published),
    () => reader.read(of, published),
    () => reader.list(of, '2026-11-25T00:00:00Z'),
    () => reader.profile(of),
    ...(reader.resolve ? [() => reader.resolve?.(of, '@somebody') as Talk<unknown>] : []),
    ...(moderator ? [() => moderator.comments(of, published)] : []),
  ]
}

describe.each(accounts.map((one) => [one.platform, one] as const))('%s', (platform, of) => {
  const connection = connectionOf(platform)
  if (!connection) throw new Error(platform)

  it('makes something of every answer, and comes to an end', () => {
    fc.assert(
      fc.property(fc.infiniteStream(replies), (stream) => {
        for (const start of talksOf(connection, of)) {
          const talk = start()
          let step = talk.next()
          for (let asked = 0; !step.done; asked++) {
            expect(asked).toBeLessThan(3000)
            step = talk.next(stream.next().value as Reply)
          }
        }
      }),
      { seed: 20_261_126, numRuns: 60 },
    )
  })

  it('judges every answer to every request, and makes something of every list of answers', () => {
    fc.assert(
      fc.property(
        replies,
        fc.array(fc.option(odd, { nil: undefined }), { maxLength: 4 }),
        (reply, answers) => {
          for (const content of contents) {
            const prepared = prepare(content, of, 'post_1:channel_1')
            if (!prepared.ok) continue
            const { requests } = prepared
            for (const request of requests)
              expect(['done', 'refused', 'deferred', 'unknown']).toContain(
                connection.sender.judge(request, reply).is,
              )
            const wanted = { account: of, requests, sentAt: '2026-11-26T09:00:00Z', answers }
            for (const part of connection.sender.published(wanted)?.parts ?? [])
              expect(part.id).toEqual(expect.any(String))
          }
        },
      ),
      { seed: 20_261_126, numRuns: 60 },
    )
  })
})
