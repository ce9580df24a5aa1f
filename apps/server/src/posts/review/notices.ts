import { done, type NoticeKind, type NoticeKinds, tellEach } from '../../notices/index.ts'
import type { NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import type { IdSource } from '../../store/ids.ts'
import { stepsOf } from '../lifecycle/approved.ts'
import { stateOf } from '../lifecycle/state.ts'
import { mayKnow } from '../world.ts'
import { dueNow, type OpenPost, whoCanNow } from './open-post.ts'

const kind = (name: string, title: string, called: string, more: Partial<NoticeKind> = {}): NoticeKind => ({
  ...{ kind: `posts.${name}`, title, name: called, isMailed: true, isUrgent: false, isMustKnow: false },
  ...{ endsBy: 'deed', ...more },
})

/** What waits for people because of a post. A mail says that something waits and nothing of what. */
export const postKinds: readonly NoticeKind[] = [
  kind('to-approve', 'A post waits for your yes or no.', 'Posts that wait for you'),
  kind('emergency', 'A post in an emergency waits for you now.', 'Posts in an emergency', {
    ...{ isUrgent: true, isMustKnow: true },
  }),
  kind(
    'look-after',
    'A post that went out in an emergency is to be looked at.',
    'Looking at emergencies afterwards',
    {
      isMustKnow: true,
    },
  ),
  kind('escalated', 'A post has waited for approval longer than promised.', 'Posts that wait too long'),
  kind('nudged', 'Somebody reminds you of a post that waits for you.', 'Reminders of posts'),
  kind('returned', 'A post of yours was returned with a reason.', 'Posts that were returned', {
    endsBy: 'deed',
  }),
  kind('approved', 'A post of yours is approved.', 'Posts that are approved', { endsBy: 'word' }),
  kind('voided', 'A post changed after you approved it.', 'Posts that changed after your yes', {
    endsBy: 'word',
  }),
  kind('expired', 'A post of yours was not approved in time.', 'Posts that are too late', { endsBy: 'word' }),
  kind('commented', 'Somebody said something about a post of yours.', 'Comments on your posts', {
    endsBy: 'word',
  }),
  kind('neutral-asked', 'The media team is asked about a post.', 'Questions to the media team'),
  kind(
    'found-again',
    'A post that you wrote, asked for or approved looks like government work that may not be public yet.',
    'Posts that may not be public yet',
    { endsBy: 'word', isMustKnow: true },
  ),
  kind('neutral-settled', 'The media team answered about a post of yours.', 'Answers of the media team', {
    endsBy: 'word',
  }),
]

export type TellPosts = {
  readonly tx: Tx
  readonly at: string
  readonly source: IdSource
  readonly kinds: NoticeKinds
  readonly zone: string
}

export type PostTelling = {
  readonly kind: string
  readonly people: readonly string[]
  /** Told once for each of these. */
  readonly after: string
  readonly due?: string | null
}

/** Tells people of a post. Whoever may not know of what it is confined to is told nothing. */
export async function tellOfPost(
  { tx, at, source, kinds }: TellPosts,
  { post, around, initiatives }: Pick<OpenPost, 'post' | 'around' | 'initiatives'>,
  { kind: name, people, after, due }: PostTelling,
): Promise<readonly NewEvent[]> {
  const who = [...new Set(people)].filter((person) => mayKnow(around, person, initiatives))
  const told = await tellEach(
    tx,
    { at, source, kinds },
    who.map((person) => ({
      ...{ event: after, person, kind: `posts.${name}`, about: post.id, link: `/posts/${post.id}` },
      ...(due && { due }),
    })),
  )
  return told.flatMap(({ events }) => events)
}

/** Takes away what waited about a post of some kinds. */
export async function endOfPost(
  { tx, at }: Pick<TellPosts, 'tx' | 'at'>,
  post: string,
  kinds: readonly string[],
  person?: string,
): Promise<readonly NewEvent[]> {
  const named = kinds.map((name) => `posts.${name}`)
  return await done(tx, at, { about: post, kind: named, ...(person && { person }) })
}

export const waiting = ['to-approve', 'emergency', 'escalated', 'nudged'] as const

/**
 * Lets a post wait for whoever can say yes at the step that is open, and for nobody else: once for each step of a
 * round. `before` is where it stood until now.
 */
export async function tellWhoWaits(
  needs: TellPosts,
  open: OpenPost,
  before: OpenPost | undefined,
): Promise<readonly NewEvent[]> {
  const stage = stageOf(open)
  const was = before && stageOf(before)
  const events: NewEvent[] = []
  if (stage !== was) events.push(...(await endOfPost(needs, open.post.id, waiting)))
  if (stage === undefined || !open.round) return events
  return [
    ...events,
    ...(await tellOfPost(needs, open, {
      ...{ kind: open.round.is_emergency ? 'emergency' : 'to-approve', people: whoCanNow(open) },
      ...{ after: stage, due: dueNow(open, needs.zone) },
    })),
  ]
}

/** The step that waits, by its round; nothing where none does. */
export function stageOf({ now, world, round }: OpenPost): string | undefined {
  if (!round || stateOf(now, world) !== 'in-review') return undefined
  return `${round.id} ${stepsOf(now, world).filter(({ isDone }) => isDone).length}`
}
