import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { post } from './conformance.ts'
import { connectionOf } from './connections.ts'
import type { Account } from './content.ts'
import { prepare } from './prepare.ts'
import type { Json } from './prepared.ts'
import { answerWith } from './talk/reply.ts'
import type { Published, Session } from './talk/sender.ts'
import type { Reply, Talk } from './talk/talk.ts'

const seed = 20_261_126
/** More than any talk should ask for: a list is bounded. */
const most = 200

/** Answers made of the words that a platform's answers are made of, at the wrong places. */
function oddReplies(words: readonly string[]): fc.Arbitrary<readonly Reply[]> {
  const text = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '2026-11-26T09:00:00Z',
      'at://did:plc:a/b/c',
      'https://a.example/1',
      '<p>',
      '\ud800',
    ),
    fc.string({ maxLength: 8 }),
  )
  const { tree } = fc.letrec<{ tree: Json; leaf: Json }>((tie) => ({
    leaf: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
    tree: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...words), tie('tree'), { maxKeys: 5 }),
    ),
  }))
  const body = fc.oneof(
    { weight: 6, arbitrary: tree.map((json) => JSON.stringify(json)) },
    { weight: 1, arbitrary: text },
  )
  const answer = fc
    .tuple(fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 410, 429, 500, 503), body)
    .map(
      ([status, written]): Reply =>
        answerWith(status, [['retry-after', written]], written, 'https://a.example/'),
    )
  const none = fc.constantFrom<Reply>({ is: 'not-sent', says: '' }, { is: 'no-answer', says: '' })
  return fc.array(fc.oneof({ weight: 8, arbitrary: answer }, { weight: 1, arbitrary: none }), {
    minLength: 1,
    maxLength: 6,
  })
}

/** Walks a talk with these answers, over and over. */
function walked<T extends { readonly is: string } | string | undefined>(
  talk: Talk<T>,
  replies: readonly Reply[],
): T {
  let step = talk.next()
  for (let asked = 0; !step.done; asked++) {
    if (asked > most) throw new Error('It asks without end.')
    const reply = replies[asked % replies.length]
    if (!reply) throw new Error('There is no reply.')
    step = talk.next(reply)
  }
  return step.value
}

/** Whatever a platform answers, nothing throws and every talk ends. `words` are those of its answers. */
export function conformToOddAnswers(account: Account, words: readonly string[]): void {
  describe(`odd answers of ${account.platform}`, () => {
    it('throws at none of them, and comes to an end', () => {
      const connection = connectionOf(account.platform)
      if (!connection) throw new Error(`Nothing talks to ${account.platform}.`)
      const { sender, reader, moderator } = connection
      const prepared = prepare(post, account, 'post_1:channel_1')
      if (!prepared.ok) throw new Error('The post does not fit.')
      const session: Session = {
        service: 'https://a.example',
        headers: {},
        form: {},
        who: { id: '1', handle: 'a' },
      }
      const published: Published = {
        parts: [{ id: '1', address: 'https://a.example/1', revision: null }],
      }
      fc.assert(
        fc.property(oddReplies(words), (replies) => {
          const answers = replies.map((reply) => (reply.is === 'answer' ? reply.json : undefined))
          const wanted = { account, requests: prepared.requests, sentAt: '2026-11-26T09:00:00.000Z', answers }
          const credential = { service: null, user: 'a', secret: 'b' }
          const open = walked(sender.open(account, credential), replies).is
          expect(['open', 'refused', 'deferred']).toContain(open)
          for (const request of prepared.requests) {
            sender.sign(request, session)
            for (const reply of replies)
              expect(['done', 'refused', 'deferred', 'unknown']).toContain(sender.judge(request, reply).is)
          }
          sender.published(wanted)
          walked(sender.find(wanted), replies)
          walked(sender.find({ ...wanted, answers: [] }), replies)
          walked(sender.withdraw(account, published), replies)
          walked(reader.read(account, published), replies)
          if (reader.pin)
            walked(reader.pin(account, published, 'https://bsky.app/profile/a.test/post/3k'), replies)
          walked(reader.list(account, '2026-11-25T09:00:00.000Z'), replies)
          walked(reader.profile(account), replies)
          if (reader.resolve)
            expect(['somebody', 'nobody', 'unreadable']).toContain(
              walked(reader.resolve(account, 'a'), replies).is,
            )
          if (moderator) {
            walked(moderator.comments(account, published), replies)
            for (const act of [
              moderator.hide,
              moderator.show,
              moderator.remove,
              moderator.block,
              moderator.unblock,
            ])
              if (act) walked(act(account, '1'), replies)
          }
        }),
        { seed, numRuns: 150 },
      )
    })
  })
}
