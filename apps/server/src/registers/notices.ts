import type { RegisterName } from '@secondlook/contract'
import type { JobKind } from '../jobs/job.ts'
import { done, type NoticeKind, type NoticeKinds, type Telling, tell } from '../notices/index.ts'
import { type Act, findWhoCan } from '../people/index.ts'
import { commit, type NewEvent, type Permit, type Recorder } from '../records/index.ts'
import type { Db } from '../store/database.ts'
import { aboutDeed } from './entry/about.ts'
import type { EntrySpan } from './entry/entry.ts'
import { nearest } from './entry/spans.ts'
import { findEntryNames, findSpans } from './entry/store.ts'
import { valuesOf } from './snapshot/sections.ts'

const waiting = (kind: string, title: string, name: string): NoticeKind => ({
  ...{ kind: `registers.${kind}`, title, name, isMailed: true, isUrgent: false, isMustKnow: false },
  endsBy: 'deed',
})

/** What waits for people because of an entry of a register. Of what is not announced nothing ever waits. */
export const registerKinds: readonly NoticeKind[] = [
  waiting('permission-asked', 'Somebody asks you for a permission.', 'Requests for permission'),
  waiting('channel-to-approve', 'An official account waits for approval.', 'Accounts that wait for approval'),
  waiting('template-to-approve', 'A template waits for approval.', 'Templates that wait for approval'),
  waiting('to-take-down', 'Something has to be taken down.', 'Things to take down'),
  {
    ...{ kind: 'registers.permission-answered', name: 'Answers to your requests' },
    ...{ isMailed: true, isUrgent: false, isMustKnow: false, endsBy: 'word' },
    title: 'Your request for permission was answered.',
  },
]

/** What waits of an entry as it stands, and for whom. */
type Waits = { readonly kind: string; readonly people: readonly string[] }

type Needs = { readonly recorder: Recorder; readonly kinds: NoticeKinds; readonly permit: Permit }

const after = ['added', 'changed', 'moved', 'revoked', 'restored', 'ended'].map(
  (how) => `register-entry.${how}`,
)

/** Lets what an entry asks for wait for whoever can do it, until it is done. */
export const registerListeners = (needs: Needs): readonly JobKind[] => [
  {
    name: 'registers.tell',
    ...{ retryLimit: 20, isOrdered: true, after },
    run: async ({ subject, event = '' }) => await tellOf(needs, subject, event),
  },
]

async function tellOf({ recorder, kinds, permit }: Needs, entry: string, event: string): Promise<void> {
  const { db } = recorder.database
  const at = new Date(recorder.source.now()).toISOString()
  const register = (await findEntryNames(db, [entry])).get(entry)?.register
  const now = register && nearest(await findSpans(db, register, entry), at)
  if (!now) return
  const waits = await findWaiting(db, now, at)
  const link = `/registers/${now.register}/${entry}`
  await commit(recorder, permit, async (tx, when) => {
    const events: NewEvent[] = []
    for (const { kind, endsBy } of registerKinds)
      if (endsBy === 'deed' && !waits.some((one) => one.kind === kind))
        events.push(...(await done(tx, when, { about: entry, kind })))
    for (const { kind, people } of waits)
      for (const person of people) {
        const telling: Telling = { event: eventOf(kind, now, event), person, kind, about: entry, link }
        const told = await tell(tx, { at: when, source: recorder.source, kinds }, telling)
        events.push(...(told?.events ?? []))
      }
    const [first, ...more] = events
    return first ? { result: undefined, events: [first, ...more] } : { declined: 'nothing-to-tell' as const }
  })
}

/** Once for as long as it waits: a change of other words of the entry does not tell it again. */
const eventOf = (kind: string, { entry, value }: EntrySpan, event: string): string =>
  kind === 'registers.permission-answered'
    ? `${kind} ${entry} ${String(value.values['state'])}`
    : kind === 'registers.permission-asked'
      ? `${kind} ${entry}`
      : event

async function findWaiting(db: Db, now: EntrySpan, at: string): Promise<readonly Waits[]> {
  if (now.value.standing === 'revoked' || (now.until !== null && now.until <= at)) return []
  const can = async (deed: string, act: Act) =>
    (await findWhoCan(db, { act, at, object: await aboutDeed(db, at, now, deed) })).map(({ id }) => id)
  const of = <N extends RegisterName>(register: N) =>
    now.register === register ? valuesOf(now, register) : undefined

  const request = of('permission-requests')
  if (request?.state === 'asked') return [{ kind: 'registers.permission-asked', people: request.askedOf }]
  if (request && request.state !== 'withdrawn' && request.asker !== null)
    return [{ kind: 'registers.permission-answered', people: [request.asker] }]
  if (of('channels')?.life === 'proposed')
    return [{ kind: 'registers.channel-to-approve', people: await can('approve', 'channel.approve') }]
  if (of('templates')?.state === 'draft')
    return [{ kind: 'registers.template-to-approve', people: await can('approve', 'template.approve') }]
  if (of('take-downs')?.state === 'open')
    return [{ kind: 'registers.to-take-down', people: await can('settle', 'take-down.settle') }]
  return []
}
