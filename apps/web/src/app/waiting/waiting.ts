import type { CalendarItem, Notice, PostRow, PublishingNow } from '@secondlook/contract'
import { sayDistance, saySoon } from '../words/instant.ts'

type Promised = Pick<Notice, 'dueAt' | 'toldAt'>
type Ordered = Promised & Pick<Waiting, 'isUrgent' | 'seen'>

/** Something that waits for me, wherever we know it from. */
export type Waiting = Promised & {
  readonly key: string
  readonly title: string
  /** What it is and whom it keeps waiting, where the title does not say it. */
  readonly says: string
  readonly link: string
  readonly verb: string
  /** The post that a notice is about: two notices of a kind have the same title, and their links must not. */
  readonly post?: string | undefined
  /** Cannot wait for its turn. */
  readonly isUrgent: boolean
  /** The notice that ends when I say that I have seen it. */
  readonly seen: string | undefined
}

type Posts = {
  readonly toApprove: readonly PostRow[]
  readonly mine: readonly PostRow[]
  /** Posts that do not go on by themselves, wherever they are listed. */
  readonly needs?: PublishingNow['needs']
}

/** Notices that say no more than that a post stands in one of the two lists. */
const saidByLists = ['to-approve', 'emergency', 'escalated', 'nudged', 'returned'].map(
  (name) => `posts.${name}`,
)

/** Everything that waits for me: posts to approve, what was returned to me, and what we told me besides. */
export function waitingOf(notices: readonly Notice[], posts: Posts): readonly Waiting[] {
  const { toApprove, mine, needs = [] } = posts
  const returned = mine.filter(({ state }) => state === 'returned')
  const listed = new Set([...toApprove, ...returned].map(({ id }) => `/posts/${id}`))
  // A notice is also mailed and says nothing of what; here its post may be named.
  const titles = new Map<string, string>([
    ...needs.map(({ post, title }) => [`/posts/${post}`, title] as const),
    ...[...toApprove, ...mine].map(({ id, title }) => [`/posts/${id}`, title] as const),
  ])
  const urgent = new Set(notices.flatMap(({ isUrgent, link, doneAt }) => (isUrgent && !doneAt ? [link] : [])))
  return [
    ...toApprove.map((post) => ({
      ...{ key: `approve ${post.id}`, title: post.title, link: `/posts/${post.id}`, verb: 'Look at it' },
      says: `${post.by ? `${post.by.name} asks for approval` : 'To approve'} · ${channelsOf(post)}`,
      ...{ dueAt: post.due, toldAt: post.changedAt, seen: undefined },
      isUrgent: urgent.has(`/posts/${post.id}`),
    })),
    ...returned.map((post) => ({
      ...{ key: `returned ${post.id}`, title: post.title, link: `/posts/${post.id}`, verb: 'See why' },
      ...{ says: 'Returned to you with a reason', dueAt: null, toldAt: post.changedAt, seen: undefined },
      isUrgent: false,
    })),
    ...onceEach(notices)
      .filter(({ link, kind }) => !(saidByLists.includes(kind) && listed.has(link)))
      .map(({ id, title, link, endsBy, dueAt, toldAt, isUrgent }) => ({
        ...{ key: `notice ${id}`, title, link, dueAt, toldAt, says: titles.get(link) ?? '', verb: 'Open' },
        post: titles.get(link),
        isUrgent,
        seen: endsBy === 'word' ? id : undefined,
      })),
  ]
}

/** What waits in one place for one thing to be done stands there once: a post that was stopped on two channels is one post. */
function onceEach(notices: readonly Notice[]): readonly Notice[] {
  const seen = new Set<string>()
  return [...notices]
    .filter(({ doneAt }) => doneAt === null)
    .sort((one, other) => (one.toldAt < other.toldAt ? -1 : 1))
    .filter(({ id, kind, link, endsBy }) => {
      const place = endsBy === 'deed' ? `${kind} ${link}` : id
      return !seen.has(place) && seen.add(place)
    })
}

const channelsOf = ({ channels }: PostRow): string =>
  channels.map(({ name }) => name).join(', ') || 'no channel yet'

/** What has a time in the next 24 hours, in the order in which it goes out. */
export function nextDay(
  items: readonly CalendarItem[],
  now: Date,
): readonly (CalendarItem & { readonly at: string })[] {
  const until = new Date(now.getTime() + 24 * 60 * 60 * 1000).toISOString()
  return items
    .flatMap((item) => (item.at === null ? [] : [{ ...item, at: item.at }]))
    .filter(({ at }) => at >= now.toISOString() && at < until)
    .sort((one, other) => (one.at < other.at ? -1 : 1))
}

/**
 * What cannot wait first, what only has to be seen last, and each of them by the oldest promise: what is due before what
 * is not, the earliest due first, then what has waited longest.
 */
export function byOldestPromise<One extends Ordered>(waiting: readonly One[]): readonly One[] {
  return [...waiting].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

const keyOf = ({ dueAt, toldAt, isUrgent, seen }: Ordered): string =>
  `${isUrgent ? 0 : seen === undefined ? 1 : 2} ${dueAt ?? '9999'} ${toldAt}`

/** `Due today 2 pm, in 3 hours`, or how long it has waited. */
export function sayPromise({ dueAt, toldAt }: Promised, now: string): string {
  if (dueAt === null) {
    const how = sayDistance(toldAt, now)
    return how === 'just now' ? 'Here just now' : `Here for ${how.replace(' ago', '')}`
  }
  const begins = dueAt < now ? 'Was due' : 'Due'
  return `${begins} ${saySoon(dueAt, now)}, ${sayDistance(dueAt, now)}`
}
