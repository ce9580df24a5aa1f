import { commit, type NewEvent, type Permit, type Recorder } from '../records/index.ts'
import type { Tx } from '../store/database.ts'
import { type IdSource, newId } from '../store/ids.ts'
import { kindOf, type NoticeKinds } from './kinds.ts'
import { planMails } from './mail/store.ts'
import type { Notice } from './model.ts'
import { type DoneQuestion, insertNotices, markDone, toNotice } from './store.ts'
import type { NoticeTable } from './tables.ts'

export type TellNeeds = { readonly at: string; readonly source: IdSource; readonly kinds: NoticeKinds }

export type Telling = {
  /** The event after which somebody is told. With person and kind it is told once, however often a listener runs. */
  readonly event: string
  readonly person: string
  readonly kind: string
  readonly about: string
  readonly due?: string
  /** A path of ours. */
  readonly link: string
}

export type Told = { readonly notice: Notice; readonly events: readonly [NewEvent] }

/** Lets something wait for somebody. `undefined` where the same was told after the same event already. */
export const tell = async (tx: Tx, needs: TellNeeds, telling: Telling): Promise<Told | undefined> =>
  (await tellEach(tx, needs, [telling]))[0]

/** The same for many people at once; those who were told after the same event already are left out. */
export async function tellEach(
  tx: Tx,
  { at, source, kinds }: TellNeeds,
  tellings: readonly Telling[],
): Promise<readonly Told[]> {
  const rows = tellings.map(({ event, person, kind, about, link, due }) => ({
    ...{ id: newId(source), event, person, kind, about, link },
    ...{ due_at: due ?? null, told_at: at, done_at: null },
  }))
  const added = await insertNotices(tx, rows)
  const told = rows.filter(({ id }) => added.has(id))
  const mailed = told.filter(({ kind }) => kindOf(kinds, kind).isMailed)
  await planMails(
    tx,
    mailed.map(({ id: notice, person }) => ({ notice, person, look_at: at })),
  )
  return told.map(toldOf)
}

function toldOf(row: NoticeTable): Told {
  const { event, person, kind, about, link, due_at: due } = row
  return {
    notice: toNotice(row),
    events: [
      {
        type: 'notice.told',
        subject: row.id,
        parts: { notice: { person, kind, about, link, due, after: event } },
        rows: [{ table: 'notice', key: row.id }],
      },
    ],
  }
}

/** What a listener does that only tells: commits what is new, and nothing where all was told already. */
export async function tellAll(
  recorder: Recorder,
  permit: Permit,
  kinds: NoticeKinds,
  tellings: readonly Telling[],
): Promise<readonly Notice[]> {
  const done = await commit(recorder, permit, async (tx, at) => {
    const told = await tellEach(tx, { at, source: recorder.source, kinds }, tellings)
    const [first, ...more] = told.flatMap(({ events }) => events)
    if (!first) return { declined: 'told-already' as const }
    return { result: told.map(({ notice }) => notice), events: [first, ...more] }
  })
  return done.ok ? done.result : []
}

/** Takes away what waited about something, in the commit that settled it. The events go with those of that commit. */
export async function done(tx: Tx, at: string, question: DoneQuestion): Promise<readonly NewEvent[]> {
  return (await markDone(tx, at, question)).map(doneEvent)
}

export const doneEvent = ({ id, person, kind, about }: Notice): NewEvent => ({
  type: 'notice.done',
  subject: id,
  parts: { notice: { person, kind, about } },
  rows: [{ table: 'notice', key: id }],
})
