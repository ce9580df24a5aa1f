import type { JobKind } from '../jobs/job.ts'
import { findHolders, findToldOfStanding, rolesThatWait } from '../people/index.ts'
import { commit, type NewEvent, type Permit, type Recorder } from '../records/index.ts'
import type { NoticeKind, NoticeKinds } from './kinds.ts'
import { findWaitingOfKind } from './store.ts'
import { done, tellAll } from './tell.ts'

const news = (kind: string, title: string, name: string): NoticeKind => ({
  ...{ kind: `people.${kind}`, title, name, isMailed: true, isUrgent: false, isMustKnow: false },
  endsBy: 'word',
})

const toRead = 'people.read-surveillance-notice'

/** What somebody is told of who they are here and what they may do. */
export const peopleKinds: readonly NoticeKind[] = [
  news('role-granted', 'You were given a role.', 'A role that is given to you'),
  news('role-ended', 'A role of yours has ended.', 'A role of yours that ends'),
  news('delegation-made', 'Somebody handed you their role for a while.', 'A role that is handed to you'),
  news('delegation-ended', 'A role that was handed to you has ended.', 'A handed-on role that ends'),
  news('acting-made', 'You act for somebody for a while.', 'Acting for somebody'),
  news('acting-ended', 'You no longer act for somebody.', 'Acting that ends'),
  {
    ...{ kind: toRead, isMailed: true, isUrgent: false, isMustKnow: true, endsBy: 'deed' },
    title: 'There is a notice for you about what is logged at work.',
    name: 'The notice about what is logged',
  },
]

/** After which event of people somebody is told; its subject is the person. */
const newsAfter = {
  'role.granted': 'people.role-granted',
  'role.ended': 'people.role-ended',
  'delegation.made': 'people.delegation-made',
  'delegation.ended': 'people.delegation-ended',
  'acting.made': 'people.acting-made',
  'acting.ended': 'people.acting-ended',
} as const

export type ListenerNeeds = {
  readonly recorder: Recorder
  readonly kinds: NoticeKinds
  /** For what a listener tells and takes away. */
  readonly permit: Permit
}

/** A job that fails for good holds up everything else about its subject, so it is tried for some hours before that. */
const retryLimit = 20

/** Tells people what concerns them, after it happened. A job may run twice: the same is told once. */
export const peopleListeners = (needs: ListenerNeeds): readonly JobKind[] => [
  ...Object.entries(newsAfter).map(
    ([after, kind]): JobKind => ({
      ...{ name: `notices.${after.replace('.', '-')}`, retryLimit, isOrdered: true, after: [after] },
      run: async ({ subject, event = '' }) => {
        const telling = { event, person: subject, kind, about: subject, link: '/my-access' }
        await tellAll(needs.recorder, needs.permit, needs.kinds, [telling])
      },
    }),
  ),
  {
    name: 'notices.surveillance-notice',
    ...{ retryLimit, isOrdered: true, after: ['surveillance-notice.issued', 'role.granted'] },
    run: ({ event = '' }) => tellToRead(needs, event),
  },
  {
    name: 'notices.surveillance-notice-read',
    ...{ retryLimit, isOrdered: true, after: ['surveillance-notice.told'] },
    run: () => takeAwayRead(needs),
  },
]

/** Whoever holds a role whose acts wait for the notice, and has not been told of the one that stands. */
async function tellToRead(needs: ListenerNeeds, event: string): Promise<void> {
  const { recorder, permit, kinds } = needs
  const { db } = recorder.database
  const standing = await findToldOfStanding(db)
  if (!standing) return
  const { notice, told } = standing
  const at = new Date(recorder.source.now()).toISOString()
  const reading = new Set(told)
  for (const { person, about } of await findWaitingOfKind(db, toRead))
    if (about === notice) reading.add(person)
  const readers = new Set<string>()
  for (const role of rolesThatWait)
    for (const { person } of await findHolders(db, role, at)) if (!reading.has(person)) readers.add(person)
  const tellings = [...readers].map((person) => ({
    ...{ event, person, kind: toRead, about: notice, link: '/surveillance-notice' },
  }))
  await tellAll(recorder, permit, kinds, tellings)
  // Somebody may have read it while this was told, and the job that takes it away have run before.
  await takeAwayRead(needs)
}

/** Takes the notice away from whoever has read the one that stands, and an older one from everybody. */
async function takeAwayRead({ recorder, permit }: ListenerNeeds): Promise<void> {
  await commit(recorder, permit, async (tx, at) => {
    const standing = await findToldOfStanding(tx)
    const told = new Set(standing?.told)
    const events: NewEvent[] = []
    for (const { person, about } of await findWaitingOfKind(tx, toRead))
      if (about !== standing?.notice || told.has(person))
        events.push(...(await done(tx, at, { about, kind: toRead, person })))
    const [first, ...more] = events
    return first ? { result: undefined, events: [first, ...more] } : { declined: 'nothing-to-do' as const }
  })
}
