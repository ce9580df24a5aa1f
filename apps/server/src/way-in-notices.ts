import { done, type NoticeKind, type NoticeKinds, tell } from './notices/index.ts'
import type { LinkTold, PeoplePort, TellOfLinks } from './people/sign-in/index.ts'
import type { NewEvent, Recorder } from './records/index.ts'
import type { Tx } from './store/database.ts'

const toConfirm = 'way-in.to-confirm'

export const wayInKinds: readonly NoticeKind[] = [
  {
    ...{ kind: toConfirm, name: 'Ways in that wait for a second person' },
    title: 'Somebody needs a new way to sign in, and a second person has to confirm it.',
    ...{ isMailed: true, isUrgent: false, isMustKnow: false, endsBy: 'deed' },
  },
  {
    ...{ kind: 'way-in.made', name: 'New ways to sign in as you' },
    title: 'Somebody is making a new way to sign in as you. If you did not ask for it, stop it.',
    ...{ isMailed: true, isUrgent: false, isMustKnow: true, endsBy: 'word' },
  },
  {
    ...{ kind: 'way-in.used', name: 'New ways to sign in as you that were used' },
    title: 'A new way to sign in as you was set up. If it was not you, tell your administrator.',
    ...{ isMailed: true, isUrgent: false, isMustKnow: true, endsBy: 'word' },
  },
]

/** Tells whoever a way in belongs to, and whoever may be the second person, in the commit of the link itself. */
export function tellOfLinks(
  recorder: Pick<Recorder, 'source'>,
  kinds: NoticeKinds,
  { whoCan }: Pick<PeoplePort, 'whoCan'>,
): TellOfLinks {
  const tellOne = async (
    tx: Tx,
    at: string,
    { id, ends_at }: LinkTold['link'],
    told: { readonly person: string; readonly kind: string; readonly link: string },
  ): Promise<readonly NewEvent[]> => {
    const due = told.kind === toConfirm ? { due: ends_at } : {}
    const telling = { event: `${told.kind} ${id}`, about: id, ...told, ...due }
    return (await tell(tx, { at, source: recorder.source, kinds }, telling))?.events ?? []
  }
  const nobodyWaits = async (tx: Tx, at: string, { link, ended }: LinkTold): Promise<readonly NewEvent[]> => {
    const events: NewEvent[] = []
    for (const about of [link.id, ...ended]) events.push(...(await done(tx, at, { about, kind: toConfirm })))
    return events
  }
  return {
    settled: nobodyWaits,
    made: async (tx, at, told) => {
      const { person, made_by, confirmed_at } = told.link
      if (person === null || made_by === null) return []
      const events = [...(await nobodyWaits(tx, at, told))]
      events.push(...(await tellOne(tx, at, told.link, { person, kind: 'way-in.made', link: '/my-access' })))
      if (made_by === 'operator' || confirmed_at !== null) return events
      for (const { id } of await whoCan('enrolment.confirm', person, [made_by, person])) {
        const waiting = { person: id, kind: toConfirm, link: `/people/${person}/way-in` }
        events.push(...(await tellOne(tx, at, told.link, waiting)))
      }
      return events
    },
    used: async (tx, at, told) => {
      const { person } = told.link
      if (person === null) return []
      const used = { person, kind: 'way-in.used', link: '/my-access' }
      return [...(await nobodyWaits(tx, at, told)), ...(await tellOne(tx, at, told.link, used))]
    },
  }
}
