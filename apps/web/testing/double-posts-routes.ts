import {
  AskForApproval,
  BeginPost,
  Decide,
  FalseAlarm,
  NewComment,
  type OutState,
  type PostListQuery,
  SettleNeutral,
  WithReason,
} from '@secondlook/contract'
import { type Answer, bad, type Json, now, Refused, type Route } from './double-exchange.ts'
import { henrik } from './double-people.ts'
import type { DoublePost } from './double-posts.ts'
import { changesBetween } from './double-posts-changes.ts'
import { channelsOf, isOver, pageOf, rowOf, stepsOf, titleOf } from './double-posts-page.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

const done: Answer = { status: 204 }

export const postsRoutes = (store: DoubleStore): readonly Route[] => {
  const { posts } = store
  return [
    ['GET /posts', false, ({ query, me }) => shape.postList(listFor(store, query, me))],
    ['POST /posts', false, ({ json, me }) => begin(store, json, me)],
    ['GET /posts/:post', false, ({ id, me }) => shape.postPage(pageOf(store, posts.find(id), me))],
    ['GET /posts/:post/changes', false, ({ id, query }) => changes(posts.find(id), query)],
    [
      'GET /posts/:post/versions/:number',
      false,
      ({ id, parts }) => shape.postVersion(versionAt(posts.find(id), Number(parts[1]))),
    ],
    [
      'POST /posts/:post/rounds',
      false,
      ({ id, json, me }) => {
        const post = posts.find(id)
        const { emergency } = AskForApproval.parse(json)
        posts.askFor(post, me, [{ name: 'Approval', need: emergency ? 2 : 1, of: null, due: null }], {
          ...(emergency && { emergency: emergency.reason }),
        })
        return { status: 201, body: {} }
      },
    ],
    [
      'POST /posts/:post/decisions',
      false,
      ({ id, json, me, session }) => decide(store, posts.find(id), json, { me, session }),
    ],
    ...(['recall', 'drop', 'look-after'] as const).map(
      (does): Route => [
        `POST /posts/:post/${does}`,
        false,
        ({ id, json, me }) => {
          const post = posts.find(id)
          posts.decide(post, me, { does, reason: readReason(json) })
          if (does !== 'look-after') {
            post.state = does === 'drop' ? 'dropped' : 'draft'
            post.round = null
          }
          return done
        },
      ],
    ),
    [
      'POST /posts/:post/nudge',
      false,
      ({ id, me }) => {
        const post = posts.find(id)
        const who = stepsOf(store, post).flatMap(({ can }) => can.map(({ name }) => name))
        posts.tell(post, me, `${posts.name(me)} reminded ${who.join(' and ')}.`)
        return done
      },
    ],
    ['POST /posts/:post/comments', false, ({ id, json, me }) => comment(store, posts.find(id), json, me)],
    ...(['settle', 'take', 'decline'] as const).map(
      (deed): Route => [
        `POST /posts/:post/comments/:comment/${deed}`,
        false,
        ({ id, parts, me }) => answerComment(store, posts.find(id), { comment: parts[1] ?? '', deed, me }),
      ],
    ),
    ['POST /posts/:post/false-alarms', false, ({ id, json }) => tellAlarm(store, posts.find(id), json)],
    [
      'GET /false-alarms',
      false,
      () =>
        shape.falseAlarms({
          alarms: posts.alarms.map(({ isNoted, post, ...one }) => ({
            ...{
              ...one,
              state: isNoted ? 'noted' : 'open',
              post: { id: post, name: titleOf(posts.find(post)) },
            },
          })),
          next: null,
        }),
    ],
    [
      'POST /false-alarms/:alarm/noted',
      false,
      ({ id }) => {
        const alarm = posts.alarms.find((one) => one.id === id)
        if (alarm) alarm.isNoted = true
        return done
      },
    ],
    [
      'POST /posts/:post/neutral',
      false,
      ({ id, json, me }) => {
        const read = SettleNeutral.safeParse(json)
        const { answer } = read.data ?? {}
        if (!answer || (answer.is === 'announced' && !/^https?:\/\//.test(answer.link)))
          throw bad([
            { path: 'answer.link', says: 'Give the address of the announcement, beginning with https://.' },
          ])
        if (me !== henrik)
          throw new Refused(403, 'not-allowed', 'This is not open to you', 'Ask the media team.')
        const post = posts.find(id)
        post.neutral = { state: answer.is, link: answer.is === 'announced' ? answer.link : null }
        posts.tell(
          post,
          me,
          answer.is === 'announced'
            ? `${posts.name(me)} linked the announcement.`
            : `${posts.name(me)} said that it is not this.`,
        )
        return done
      },
    ],
  ]
}

const isOverNow: ReadonlySet<OutState> = new Set(['taken-down', 'not-going-out'])

function listFor(store: DoubleStore, query: URLSearchParams, me: string) {
  const show = (query.get('show') ?? 'open') as (typeof PostListQuery)['_output']['show']
  const search = query.get('search')?.toLowerCase() ?? ''
  const fits = (post: DoublePost): boolean => {
    if (show === 'to-approve') return rowOf(store, post).waitsFor.some(({ id }) => id === me)
    if (show === 'mine') return post.writers.has(me)
    const out = store.publishing.outOf(post.id)
    if (show === 'out') return out?.isOut === true && !isOverNow.has(out.state)
    if (show === 'approved')
      return post.state === 'approved' && !out?.isOut && !isOverNow.has(out?.state ?? 'posted')
    return show === 'all' || !(isOver(post) || post.state === 'approved')
  }
  const rows = store.posts.items
    .filter(fits)
    .filter((post) => !query.get('channel') || channelsOf(post).some(({ id }) => id === query.get('channel')))
    .filter((post) => !query.get('unit') || post.unit === query.get('unit'))
    .filter((post) => !query.get('campaign') || post.margin.campaign === query.get('campaign'))
    .filter((post) => `${titleOf(post)} ${post.body.text}`.toLowerCase().includes(search))
    .map((post) => rowOf(store, post))
    .sort((one, other) => ((one.due ?? `9${one.changedAt}`) < (other.due ?? `9${other.changedAt}`) ? -1 : 1))
  const mayWrite = store.holds(me, 'communications-author')
  return {
    posts: store.isIdle ? [] : rows,
    ...{
      next: null,
      mayWrite,
      whyNot: mayWrite ? null : 'Writing is for communications authors. Ask Sam Lindqvist.',
    },
  }
}

function begin(store: DoubleStore, json: Json, me: string): Answer {
  const { trouble } = store.drafts
  if (trouble?.on.test('begin')) throw trouble.with
  const { unit, channels, text, kind, template } = BeginPost.parse(json)
  const post = store.posts.add({ id: store.id(), by: me, unit })
  const variants = channels.map((channel) => ({
    channel,
    text: null,
    title: null,
    warning: null,
    about: null,
  }))
  post.body = { ...post.body, kind, text, template, variants }
  store.posts.tell(post, me, `${store.posts.name(me)} began it.`)
  return { status: 201, body: { id: post.id } }
}

function changes(post: DoublePost, query: URLSearchParams): Answer {
  const [from, to] = [versionAt(post, Number(query.get('from'))), versionAt(post, Number(query.get('to')))]
  return shape.postChanges(changesBetween(from, to))
}

function versionAt(post: DoublePost, number: number) {
  const version = post.versions.find((one) => one.number === number)
  if (!version) throw new Refused(404, 'not-found', 'There is nothing here', 'There is no such version.')
  return version
}

const readReason = (json: Json): string => {
  const read = WithReason.safeParse(json)
  if (!read.success) throw bad([{ path: 'reason', says: 'Say why in a few words.' }])
  return read.data.reason
}

type Who = { readonly me: string; readonly session: string | undefined }

function decide(store: DoubleStore, post: DoublePost, json: Json, { me, session }: Who): Answer {
  const said = Decide.parse(json)
  const last = store.posts.last(post)
  if (said.version !== last?.number || said.digest !== last.digest)
    throw new Refused(
      ...([409, 'changed-meanwhile', 'This changed since you opened it'] as const),
      'Nothing was decided. Look at what changed, and decide on what stands now.',
    )
  if (
    post.decisions.some(
      ({ by, does, version }) =>
        by === me && does === said.does && version === said.version && does === 'approve',
    )
  )
    return done
  if ((said.does === 'return' || said.does === 'hold') && !said.reason?.trim())
    throw bad([{ path: 'reason', says: 'Say why in a few words.' }])
  if (said.does === 'approve') {
    const { may } = pageOf(store, post, me)
    if (!may.approve.may)
      throw new Refused(403, 'not-allowed', 'This is not yours to approve', may.approve.whyNot ?? '')
    const missing = last.check.findings.filter(
      ({ key, advice, basis }) =>
        advice !== 'think' && basis === 'judgement' && !said.answers.some(({ finding }) => finding === key),
    )
    if (missing.length > 0)
      throw new Refused(
        ...([
          422,
          'reason-needed',
          'A reason is missing',
          'Say beside each finding why it may stay.',
        ] as const),
        missing.map(({ key }) => ({ path: `answers.${key}`, says: 'Say why it may stay as it is.' })),
      )
    if (post.body.tier === 'T2' || post.body.tier === 'T3') store.needStepUp(session)
  }
  const step = stepsOf(store, post).find(({ state }) => state === 'now')?.name ?? null
  const { does, reason, answers } = said
  store.posts.decide(post, me, { does, reason, answers, step })
  if (does === 'return') post.state = 'returned'
  if (does === 'hold') post.state = 'held'
  if (does === 'release') post.state = 'in-review'
  if (does === 'approve' && stepsOf(store, post).every(({ state }) => state === 'done')) {
    post.state = 'approved'
    post.voided = null
  }
  return done
}

function comment({ posts }: DoubleStore, post: DoublePost, json: Json, me: string): Answer {
  const read = NewComment.safeParse(json)
  if (!read.success) throw bad([{ path: 'text', says: 'Write what you want to say.' }])
  const id = posts.newId()
  post.comments.push({ id, at: now(), by: me, state: 'open', ...read.data })
  return { status: 201, body: { id } }
}

type Deed = { readonly comment: string; readonly deed: 'settle' | 'take' | 'decline'; readonly me: string }

function answerComment({ posts }: DoubleStore, post: DoublePost, { comment: id, deed, me }: Deed): Answer {
  const one = post.comments.find((each) => each.id === id)
  if (!one) throw new Refused(404, 'not-found', 'There is nothing here', 'There is no such comment.')
  one.state = deed === 'settle' ? 'settled' : deed === 'take' ? 'taken' : 'declined'
  if (deed === 'take' && one.suggestion !== null && one.anchor) {
    post.body = { ...post.body, text: post.body.text.replace(one.anchor.quote, one.suggestion) }
    post.revision++
    post.writers.add(one.by)
    posts.tell(
      post,
      me,
      `${posts.name(me)} took the words that ${posts.name(one.by)} suggested; ${posts.name(one.by)} is an author of them now.`,
    )
  }
  return done
}

function tellAlarm({ posts }: DoubleStore, post: DoublePost, json: Json): Answer {
  const read = FalseAlarm.safeParse(json)
  if (!read.success) throw bad([{ path: 'reason', says: 'Say in a few words why it is wrong.' }])
  const { rule, reason } = read.data
  const finding = posts.last(post)?.check.findings.find((one) => one.rule === rule)
  const [span] = finding?.spans ?? []
  const words = span ? post.body.text.slice(span.from, span.to) : ''
  const id = posts.newId()
  posts.alarms.push({
    id,
    post: post.id,
    rule,
    clause: finding?.clause ?? '',
    words,
    reason,
    at: now(),
    isNoted: false,
  })
  return { status: 201, body: { id } }
}
