import { catalogueEntry } from '@secondlook/connectors'
import {
  type Capture,
  type MayDo,
  NewPause,
  type OutShown,
  type PauseRow,
  PostedByHand,
  type Publication,
  type PublicationState,
  type PublishingNow,
  SayWhether,
  type TakenDownRow,
  WithReason,
} from '@secondlook/contract'
import { type Answer, bad, inHours, type Json, now, type Route } from './double-exchange.ts'
import { postChannels } from './double-posts.ts'
import { titleOf } from './double-posts-page.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'
import { takenDownRoutes } from './double-taken-down.ts'

type Kept = Omit<Publication, 'may' | 'channel' | 'platform' | 'readsComments' | 'whyNoComments'> & {
  readonly channel: string
  readonly whyNoComments?: string
}
const done: Answer = { status: 204 }
const yes: MayDo = { may: true, whyNot: null }
const no = (whyNot: string): MayDo => ({ may: false, whyNot })

const remains =
  'Copies may remain: what others saved, shared or quoted, and what search engines and archives hold.'

/** What became of posts, in memory: where each stands on each channel, and what is paused. */
export class DoublePublishing {
  readonly all = new Map<string, Kept[]>()
  readonly pauses: Omit<PauseRow, 'mayEnd'>[] = []
  /** When each channel was last looked at. */
  readonly looks = new Map<string, { at: string | null; says: string | null }>([
    ['parks', { at: inHours(-0.01), says: null }],
  ])
  readonly takenDown: TakenDownRow[] = []
  readonly captures: Capture[] = []
  /** Which post corrects which. */
  readonly corrections = new Map<string, string>()

  /** Where a post stands on a channel, as the program would have found. */
  put(post: string, channel: string, state: PublicationState, more: Partial<Kept> = {}): void {
    const others = (this.all.get(post) ?? []).filter((one) => one.channel !== channel)
    this.all.set(post, [
      ...others,
      {
        ...{ channel, state, version: 1, says: null, due: null, publishedAt: null, readAt: null },
        ...{ addresses: [], differences: [], steps: [], remains, ...more },
      },
    ])
  }

  /** Of all channels together, as far as the screens of the double need it. */
  outOf(post: string): OutShown | null {
    const states = (this.all.get(post) ?? []).map(({ state }) => state)
    const since = this.all
      .get(post)
      ?.flatMap(({ steps }) => steps.map(({ at }) => at))
      .sort()
      .at(-1)
    const is = (...some: readonly PublicationState[]) => states.some((state) => some.includes(state))
    const isOut = is('published', 'differs')
    const shown = (state: OutShown['state'], needs: OutShown['needs'] = 'nobody') => ({
      ...{
        state,
        needs,
        since: since ?? now(),
        isOut: isOut || is('unknown', 'ask-whether', 'leaving', 'withdrawing'),
      },
    })
    if (states.length === 0 || states.every((state) => state === 'planned')) return null
    if (is('unknown')) return shown('unknown')
    if (is('ask-whether')) return shown('unknown', 'you')
    if (is('leaving', 'deferred', 'withdrawing')) return shown('leaving')
    if (is('stopped', 'refused', 'by-hand'))
      return shown(isOut ? 'partly' : is('by-hand') ? 'by-hand' : 'stopped', 'you')
    if (isOut)
      return shown(is('differs') ? 'differs' : is('withdrawn', 'gone', 'given-up') ? 'partly' : 'posted')
    return shown(is('withdrawn', 'gone') ? 'taken-down' : 'not-going-out')
  }

  find(post: string, channel: string): Kept {
    const found = this.all.get(post)?.find((one) => one.channel === channel)
    if (!found) throw new Error(`${post} is not on its way to ${channel}`)
    return found
  }
}

const next: Readonly<Record<string, PublicationState>> = {
  ...{ 'let-go': 'planned', 'give-up': 'given-up', withdraw: 'withdrawing', 'taken-off': 'withdrawn' },
}
const says: Readonly<Record<string, string>> = {
  'let-go': 'It was let go.',
  'give-up': 'It is not to go out any more.',
  withdraw: 'It is to be taken down.',
  'taken-off': 'It was taken down from the channel. Copies may remain.',
  'by-hand': 'It was posted by hand.',
  absent: 'It is not there.',
}

export const publishingRoutes = (store: DoubleStore): readonly Route[] => {
  const { publishing } = store
  const tell = (
    asked: { readonly parts: readonly string[]; readonly me: string },
    does: string,
    more: Partial<Kept> & { readonly state: PublicationState; readonly reason?: string },
  ): Answer => {
    const [post = '', channel = ''] = asked.parts
    const { reason = null, ...rest } = more
    const before = publishing.find(post, channel)
    const step = { at: now(), says: says[does] ?? '', by: store.named(asked.me), reason }
    publishing.put(post, channel, more.state, {
      ...{ ...before, says: null, ...rest },
      steps: [...before.steps, step],
    })
    return done
  }
  return [
    [
      'GET /posts/:post/publications',
      false,
      ({ id, me }) =>
        shape.publications({
          publications: (publishing.all.get(id) ?? []).map((one) => shownOf(store, one, me)),
        }),
    ],
    ...(['let-go', 'give-up', 'withdraw', 'taken-off'] as const).map(
      (does): Route => [
        `POST /posts/:post/publications/:channel/${does}`,
        false,
        (asked) => tell(asked, does, { state: next[does] ?? 'planned', ...WithReason.parse(asked.json) }),
      ],
    ),
    [
      'POST /posts/:post/publications/:channel/by-hand',
      false,
      (asked) => tell(asked, 'by-hand', outAt(PostedByHand.safeParse(asked.json).data?.address)),
    ],
    [
      'POST /posts/:post/publications/:channel/whether',
      false,
      (asked) => {
        const said = SayWhether.parse(asked.json)
        return said.isOut
          ? tell(asked, 'by-hand', outAt(said.address))
          : tell(asked, 'absent', { state: 'planned', reason: said.reason, due: inHours(0.1) })
      },
    ],
    ['GET /publishing', false, ({ me }) => shape.publishingNow(nowOf(store, me))],
    ...takenDownRoutes(store),
    ['POST /publishing/pauses', false, ({ json, me }) => pause(store, json, me)],
    [
      'POST /publishing/pauses/:pause/end',
      false,
      ({ id }) => {
        const at = publishing.pauses.findIndex((one) => one.id === id)
        if (at >= 0) publishing.pauses.splice(at, 1)
        return done
      },
    ],
  ]
}

function outAt(address: string | undefined) {
  if (!address)
    throw bad([{ path: 'address', says: 'Paste the whole address of the post, as your browser shows it.' }])
  return { state: 'published' as const, addresses: [address], publishedAt: now(), readAt: null, due: null }
}

function pause(store: DoubleStore, json: Json, me: string): Answer {
  const { scope, what, reason } = NewPause.parse(json)
  const channel = postChannels.find(({ id }) => id === what)
  const name = scope === 'all' ? 'Everything' : (channel?.name ?? catalogueEntry(what).name)
  store.publishing.pauses.push({
    ...{ id: store.id(), scope, what, name, reason, by: store.named(me), from: now() },
  })
  return done
}

const channelNamed = (id: string) => ({ id, name: postChannels.find((one) => one.id === id)?.name ?? id })

function shownOf(store: DoubleStore, { channel, ...one }: Kept, me: string): Publication {
  const { state } = one
  const isApprover = store.holds(me, 'approver')
  const known = postChannels.find(({ id }) => id === channel)
  const when = (states: readonly PublicationState[], isMine: boolean, whose: string): MayDo =>
    !states.includes(state) ? no('Look at where it stands now.') : isMine ? yes : no(whose)
  const letGo = 'Letting a post go is for Dana Wu or Aroha Ngata, who may approve for this channel.'
  return {
    ...{ ...one, channel: channelNamed(channel), platform: catalogueEntry(known?.platform ?? '').name },
    readsComments: one.whyNoComments === undefined,
    whyNoComments: one.whyNoComments ?? null,
    may: {
      letGo: when(['stopped', 'refused', 'given-up', 'deferred'], isApprover, letGo),
      giveUp: when(['planned', 'stopped', 'refused', 'deferred', 'by-hand'], isApprover, letGo),
      byHand: when(['by-hand', 'ask-whether'], true, ''),
      sayWhether: when(['ask-whether'], isApprover, letGo),
      withdraw: when(['published', 'differs'], isApprover, letGo),
      takenOff: no('Have it taken down here first.'),
    },
  }
}

const waits: ReadonlySet<PublicationState> = new Set([
  ...(['stopped', 'refused', 'by-hand', 'ask-whether', 'differs', 'gone'] as const),
])

function nowOf(store: DoubleStore, me: string): PublishingNow {
  const { all, pauses } = store.publishing
  const rows = [...all].flatMap(([post, some]) =>
    some.map((one) => ({ ...one, post, title: titleOf(store.posts.find(post)) })),
  )
  const mayPause = store.holds(me, 'approver')
  const asked = mayPause ? yes : no('Pausing is for approvers, owners and the head of communications.')
  return {
    pauses: pauses.map((one) => ({ ...one, mayEnd: mayPause })),
    needs: rows
      .filter(({ state }) => waits.has(state))
      .map(({ post, title, channel, state, says: because, steps }) => ({
        ...{ post, title, channel: channelNamed(channel), state, says: because },
        since: steps.at(-1)?.at ?? inHours(-1),
      })),
    next: rows.flatMap(({ post, title, channel, state, due }) =>
      state === 'planned' && due !== null ? [{ post, title, channel: channelNamed(channel), due }] : [],
    ),
    mayPause: { all: asked, some: asked },
    channels: mayPause
      ? postChannels.map(({ id, name, platform }) => ({
          ...{
            id,
            name,
            platform: catalogueEntry(platform).name,
            look: store.publishing.looks.get(id) ?? null,
          },
        }))
      : [],
  }
}
