import {
  AnswerComplaint,
  AskComplaint,
  type CommentPage,
  type CommentStep,
  type ComplaintPage,
  type MayDo,
  ModerateComment,
  NewComplaint,
  SayWhetherDone,
  SecondLook,
} from '@secondlook/contract'
import { type Answer, bad, inHours, now, Refused, type Route } from './double-exchange.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

type Kept = Omit<CommentPage, 'may' | 'steps'> & { readonly steps: readonly Omit<CommentStep, 'may'>[] }
type KeptRequest = Omit<ComplaintPage, 'may'>
const done: Answer = { status: 204 }
const yes: MayDo = { may: true, whyNot: null }
const no = (whyNot: string): MayDo => ({ may: false, whyNot })
const nothing = (says: string) => new Refused(404, 'not-found', 'There is nothing here', says)

/** What people said under posts, and who asks for another look, in memory. */
export class DoubleComments {
  readonly all: Kept[] = []
  readonly requests: KeptRequest[] = []
  /** Where a request is answered under which code. */
  readonly codes = new Map<string, string>()

  add(comment: Pick<Kept, 'id' | 'channel' | 'platform' | 'post' | 'text'> & Partial<Kept>): void {
    this.all.push({
      ...{ at: now(), seenAt: now(), by: 'Lou', isHidden: false, isGone: false, isBlocked: false },
      ...{ last: null, waitsForLook: false, address: 'https://social.example/@parks/7#c1', isChanged: false },
      ...{ forgottenAt: inHours(2000), hasHouseRules: true, steps: [], ...comment },
    })
  }

  change(id: string, more: Partial<Kept>): Kept {
    const at = this.all.findIndex((one) => one.id === id)
    const before = this.all[at]
    if (!before) throw nothing('There is no such comment that you may see.')
    const after = { ...before, ...more }
    this.all[at] = after
    return after
  }

  request(id: string): KeptRequest {
    const found = this.requests.find((one) => one.id === id)
    if (!found) throw nothing('There is no such request that you may see.')
    return found
  }
}

const isHiding = { hide: true, show: false } as const

export const commentRoutes = (store: DoubleStore): readonly Route[] => {
  const { comments } = store
  const page = (id: string, me: string): CommentPage => {
    const found = comments.change(id, {})
    const not = (says: string | null): MayDo => (says === null ? yes : no(says))
    const gone = found.isGone ? 'It is not there any more.' : null
    return {
      ...found,
      steps: found.steps.map((step) => ({
        ...step,
        may: {
          look: not(
            step.lookBy === null || step.look
              ? 'Nothing waits for a second look.'
              : step.by.id === me
                ? 'Somebody else looks at what you did.'
                : store.holds(me, 'approver')
                  ? null
                  : 'This is for an approver, a channel owner or a head of communications.',
          ),
          sayWhether: not(step.standing === 'unknown' ? null : 'It is known already what came of it.'),
        },
      })),
      may: {
        hide: not(gone ?? (found.isHidden ? 'It is hidden already.' : null)),
        show: not(gone ?? (found.isHidden ? null : 'It is not hidden.')),
        delete: not(gone),
        block: not(found.isBlocked ? 'They are blocked already.' : null),
        unblock: not(found.isBlocked ? null : 'They are not blocked.'),
      },
    }
  }
  return [
    [
      'GET /comments',
      false,
      ({ query }) => {
        const [channel, post, show] = ['channel', 'post', 'show'].map((name) => query.get(name) ?? '')
        const found = comments.all.filter(
          (one) =>
            (channel === '' || one.channel.id === channel) &&
            (post === '' || one.post.id === post) &&
            (show !== 'look' || one.waitsForLook) &&
            (show !== 'acted' || one.last !== null),
        )
        const channels = [...new Map(comments.all.map((one) => [one.channel.id, one])).values()]
        return shape.commentBoard({
          channels: channels.map(({ channel: { id, name }, platform }) => {
            const own = comments.all.filter((one) => one.channel.id === id)
            const waitForLook = own.filter(({ waitsForLook }) => waitsForLook).length
            return { id, name, platform, fresh: own.length, waitForLook, says: null }
          }),
          comments: found,
          complaints: comments.requests,
        })
      },
    ],
    ['GET /comments/:comment', false, ({ id, me }) => shape.commentPage(page(id, me))],
    [
      'POST /comments/:comment/acts',
      false,
      ({ id, me, json }) => {
        const { does, ground, quote, until, ...why } = ModerateComment.parse(json)
        const takesAway = does !== 'show' && does !== 'unblock'
        const found = comments.change(id, {})
        const fields = [
          ...(ground === null
            ? [{ path: 'ground', says: 'Choose a reason of the house rules. What somebody thinks is none.' }]
            : []),
          ...(quote === '' || !found.text.includes(quote)
            ? [{ path: 'quote', says: 'Copy the words of the comment that fall under it.' }]
            : []),
        ]
        if (takesAway && fields.length > 0) throw bad(fields)
        const needsLook = does === 'delete' || does === 'block'
        const step: Kept['steps'][number] = {
          ...{ id: store.id(), at: now(), does, by: store.named(me), ground, quote, ...why },
          ...{ until: until === null ? null : `${until}T00:00:00.000Z`, standing: 'done', says: null },
          ...{ capture: 'capture-1', lookBy: needsLook ? inHours(48) : null, look: null },
        }
        comments.change(id, {
          ...(does in isHiding && { isHidden: does === 'hide' }),
          ...(does === 'delete' && { isGone: true }),
          ...((does === 'block' || does === 'unblock') && { isBlocked: does === 'block' }),
          ...{ steps: [...found.steps, step], last: step, waitsForLook: found.waitsForLook || needsLook },
        })
        return shape.doneToComment({ standing: 'done', says: null })
      },
    ],
    [
      'POST /comments/:comment/acts/:act/look',
      false,
      ({ id, parts, me, json }) => {
        const look = { ...SecondLook.parse(json), by: store.named(me), at: now() }
        const { steps } = comments.change(id, {})
        comments.change(id, {
          steps: steps.map((step) => (step.id === parts[1] ? { ...step, look, lookBy: null } : step)),
          waitsForLook: false,
        })
        return done
      },
    ],
    [
      'POST /comments/:comment/acts/:act/whether',
      false,
      ({ id, parts, json }) => {
        const { isDone, note } = SayWhetherDone.parse(json)
        const standing = isDone ? ('done' as const) : ('not-done' as const)
        const { steps } = comments.change(id, {})
        comments.change(id, {
          steps: steps.map((step) => (step.id === parts[1] ? { ...step, standing, says: note } : step)),
        })
        return done
      },
    ],
    [
      'GET /comment-requests/:request',
      false,
      ({ id, me }) => {
        const found = comments.request(id)
        const may = found.isAnswered
          ? no('It is answered.')
          : store.holds(me, 'approver')
            ? yes
            : no('This is for an approver, a channel owner or a head of communications.')
        return shape.complaintPage({ ...found, may })
      },
    ],
    [
      'POST /comment-requests/:request/answer',
      false,
      ({ id, me, json }) => {
        const { outcome, says } = AnswerComplaint.parse(json)
        const answer = { outcome, says, by: store.named(me), at: now() }
        const at = comments.requests.findIndex((one) => one.id === id)
        comments.requests[at] = { ...comments.request(id), answer, isAnswered: true }
        return done
      },
    ],
    ...forEverybody(store),
  ]
}

const forEverybody = ({ comments, registers, id: newId }: DoubleStore): readonly Route[] => [
  [
    'GET /house-rules/:channel',
    true,
    ({ id }) => {
      const channel = registers.all.find(({ register, id: own }) => register === 'channels' && own === id)
      if (!channel) throw nothing('There is no official account here that is live.')
      const { title, platform, address } = channel.values
      return shape.houseRules({
        ...{ channel: String(title), platform: String(platform), address: String(address) },
        ...{ rules: null, hours: 'Monday to Friday, 9 am to 5 pm', answerDays: 10, forgetDays: 90 },
      })
    },
  ],
  [
    'POST /house-rules/:channel/requests',
    true,
    ({ id, json }) => {
      const { about, words, contact } = NewComplaint.parse(json)
      const request = newId()
      const channel = registers.all.find((one) => one.id === id)
      comments.requests.push({
        ...{ id: request, channel: { id, name: String(channel?.values['title']) }, platform: 'Mastodon' },
        ...{ at: now(), due: inHours(240), comment: null, isAnswered: false, answer: null },
        ...{ about, words, contact: contact === '' ? null : contact },
      })
      comments.codes.set('7KQ2-M0VX-93TB-AAAA-ZZ00', request)
      return shape.complaintCode({ code: '7KQ2-M0VX-93TB-AAAA-ZZ00' })
    },
  ],
  [
    'POST /house-rules/answer',
    true,
    ({ json }) => {
      const { code } = AskComplaint.parse(json)
      const request = comments.codes.get(code)
      if (request === undefined)
        throw nothing('There is nothing under this code. Look whether it is typed as it was shown.')
      const { channel, at, due, answer } = comments.request(request)
      return shape.complaintAnswer({
        ...{ channel: channel.name, at, due },
        answer: answer && { outcome: answer.outcome, says: answer.says, at: answer.at },
      })
    },
  ],
]
