import type { JobKind } from '../jobs/job.ts'
import { done, type NoticeKind, type NoticeKinds, tell } from '../notices/index.ts'
import { findWhoMayKnow, findWhoseWords } from '../posts/index.ts'
import { commit, type NewEvent, type Permit, type Recorder } from '../records/index.ts'
import { findHolding, findOnDuty } from '../registers/index.ts'
import type { Tx } from '../store/database.ts'
import { type HeldUp, heldUpOf, lateAfterMs } from './held-up.ts'
import { findActs } from './life/store.ts'
import { findLate } from './line/store.ts'
import { findWhoAnswers } from './people/who-answers.ts'

const kinds = {
  'held-up': {
    title: 'A post waits for somebody before it goes out. Its page says what stands against it.',
    name: 'Posts that did not go out',
  },
  'to-post': {
    title: 'A post is ready for a person to post by hand, and is due.',
    name: 'Posts to be posted by hand',
  },
  'key-ended': {
    title:
      'A post did not go out, because nothing signs in to its channel. Renew the key, or post it by hand.',
    name: 'Posts that did not go out for want of a key',
  },
  'platform-down': {
    title:
      'A platform has not answered for a quarter of an hour, so a post is late. Its page says what you can do.',
    name: 'Posts that are late because a platform does not answer',
  },
} as const satisfies Readonly<Record<HeldUp['kind'], { readonly title: string; readonly name: string }>>

const kindOf = (kind: HeldUp['kind']): string => `publishing.${kind}`
const allKinds = Object.keys(kinds) as readonly HeldUp['kind'][]

/** What did not go out was due now, so whoever is on duty is told at once; nobody may choose not to be. */
export const publishingNotices: readonly NoticeKind[] = allKinds.map((kind) => ({
  ...{ kind: kindOf(kind), ...kinds[kind] },
  ...{ isMailed: true, isUrgent: true, isMustKnow: true, endsBy: 'deed' },
}))

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
export const tellHeldUp = (needs: Needs): readonly JobKind[] => [
  {
    ...{ name: 'publishing.tell', retryLimit: 20, isOrdered: true, after },
    run: async ({ subject }) => await tellOf(needs, subject),
  },
  // That nothing happens is no event, so what is late is looked for.
  {
    ...{ name: 'publishing.tell-late', retryLimit: 2, isOrdered: false, cron: '* * * * *' },
    run: async () => await tellLate(needs),
  },
]

export async function tellLate(needs: Needs): Promise<void> {
  const { database, source } = needs.recorder
  const since = new Date(source.now() - lateAfterMs).toISOString()
  for (const post of await findLate(database.scratch, since)) await tellOf(needs, post)
}

export async function tellOf({ recorder, kinds: known, permit }: Needs, post: string): Promise<void> {
  const { db } = recorder.database
  const heldUp = heldUpOf(await findActs(db, [post]), new Date(recorder.source.now()).toISOString())
  const over = allKinds.filter((kind) => !heldUp.some((one) => one.kind === kind)).map(kindOf)
  await commit(recorder, permit, async (tx, now) => {
    const told: { readonly kind: string; readonly person: string; readonly act: string }[] = []
    for (const { kind, channel, act } of heldUp)
      for (const person of await findWhom(tx, post, channel, now))
        told.push({ kind: kindOf(kind), person, act })
    const events: NewEvent[] = []
    for (const kind of over) events.push(...(await done(tx, now, { about: post, kind })))
    const write = { at: now, source: recorder.source, kinds: known }
    for (const { kind, person, act } of told) {
      // Once for each time that it is held up, however often this runs.
      const telling = { person, kind, about: post, link: `/posts/${post}`, event: `${kind} ${act}` }
      events.push(...((await tell(tx, write, telling))?.events ?? []))
    }
    const [first, ...more] = events
    return first ? { result: undefined, events: [first, ...more] } : { declined: 'nothing-to-tell' as const }
  })
}

/**
 * Whoever wrote and approved it, because they know that it should have gone out, and whoever owns the channel or is on
 * duty for it. Where one of them is not there any more, or may not know of it any more, whoever else answers for the
 * channel is told as well.
 */
async function findWhom(tx: Tx, post: string, channel: string, at: string): Promise<readonly string[]> {
  const concerned = await findWhoseWords(tx, post)
  const told = await findWhoMayKnow(tx, at, post, concerned)
  const [entry] = await findHolding(tx, ['channels'], at, [channel])
  const owner = entry?.values.owner ?? null
  const answering = told.length === concerned.length ? [] : await findWhoAnswers(tx, at, channel)
  const onDuty = await findOnDuty(tx, [channel], at)
  const others = [...(owner === null ? [] : [owner]), ...onDuty, ...answering].filter(
    (one) => !told.includes(one),
  )
  return [...told, ...(await findWhoMayKnow(tx, at, post, [...new Set(others)]))]
}
