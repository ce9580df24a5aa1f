import type { JobKind } from '../jobs/job.ts'
import { done, type NoticeKind, type NoticeKinds, tell } from '../notices/index.ts'
import { findWhoMayKnow, findWhoseWords } from '../posts/index.ts'
import { commit, type NewEvent, type Permit, type Recorder } from '../records/index.ts'
import type { Tx } from '../store/database.ts'
import { type LifeState, lifeOf } from './life/life.ts'
import { findActs, toLifeAct } from './life/store.ts'
import { findWhoAnswers } from './people/who-answers.ts'

const heldUp = 'publishing.held-up'

/**
 * What did not go out is told to whoever wrote and approved it: they are those who know that it should have. Where one
 * of them is not there any more, or may not know of it any more, whoever answers for the channel is told as well.
 */
export const publishingNotices: readonly NoticeKind[] = [
  {
    ...{
      kind: heldUp,
      title: 'A post waits for somebody before it goes out.',
      name: 'Posts that did not go out',
    },
    ...{ isMailed: true, isUrgent: false, isMustKnow: true, endsBy: 'deed' },
  },
]

const waits: ReadonlySet<LifeState> = new Set(['stopped', 'refused', 'ask-whether'])

const after = [
  ...['publication.stopped', 'publication.refused', 'publication.unknown', 'publication.not-there'],
  ...[
    'publication.let-go',
    'publication.given-up',
    'publication.by-hand',
    'publication.sent',
    'publication.found',
  ],
]

type Needs = { readonly recorder: Recorder; readonly kinds: NoticeKinds; readonly permit: Permit }

/** Lets a post that waits for a person wait for those people, until it does not any more. */
export const tellHeldUp = (needs: Needs): JobKind => ({
  ...{ name: 'publishing.tell', retryLimit: 20, isOrdered: true, after },
  run: async ({ subject, event = '' }) => await tellOf(needs, subject, event),
})

export async function tellOf({ recorder, kinds, permit }: Needs, post: string, event: string): Promise<void> {
  const acts = await findActs(recorder.database.db, [post])
  const channels = [...new Set(acts.map(({ channel }) => channel))]
  const waiting = channels.filter((channel) => {
    const own = acts.filter((act) => act.channel === channel)
    const last = own.at(-1)
    const isLongUnknown = last?.does === 'unknown' && last.detail['isLong'] === true
    return isLongUnknown || waits.has(lifeOf(own.map(toLifeAct), last?.version ?? 1).state)
  })
  const isWaiting = waiting.length > 0
  await commit(recorder, permit, async (tx, at) => {
    const people = isWaiting ? await whomToTell(tx, at, post, waiting) : []
    const events: NewEvent[] = isWaiting ? [] : [...(await done(tx, at, { about: post, kind: heldUp }))]
    for (const person of people) {
      const telling = {
        person,
        kind: heldUp,
        about: post,
        link: `/posts/${post}`,
        event: `${heldUp} ${event}`,
      }
      events.push(...((await tell(tx, { at, source: recorder.source, kinds }, telling))?.events ?? []))
    }
    const [first, ...more] = events
    return first ? { result: undefined, events: [first, ...more] } : { declined: 'nothing-to-tell' as const }
  })
}

async function whomToTell(
  tx: Tx,
  at: string,
  post: string,
  channels: readonly string[],
): Promise<readonly string[]> {
  const concerned = await findWhoseWords(tx, post)
  const told = await findWhoMayKnow(tx, at, post, concerned)
  if (told.length === concerned.length) return told
  const answering = await Promise.all(channels.map((channel) => findWhoAnswers(tx, at, channel)))
  return await findWhoMayKnow(tx, at, post, [...new Set([...told, ...answering.flat()])])
}
