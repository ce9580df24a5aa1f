import { commit, type NewEvent, type Permit, type Recorder } from '../records/index.ts'
import type { Tx } from '../store/database.ts'
import { type IdSource, newId } from '../store/ids.ts'
import { kindOf, type NoticeKinds } from './kinds.ts'
import { planMail } from './mail/store.ts'
import type { Notice } from './model.ts'
import { type DoneQuestion, insertNotice, markDone, toNotice } from './store.ts'

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
export async function tell(tx: Tx, needs: TellNeeds, telling: Telling): Promise<Told | undefined> {
  const { at, source, kinds } = needs
  const { isMailed } = kindOf(kinds, telling.kind)
  const { event, person, kind, about, link, due } = telling
  const row = {
    ...{ id: newId(source), event, person, kind, about, link },
    ...{ due_at: due ?? null, told_at: at, done_at: null },
  }
  if (!(await insertNotice(tx, row))) return undefined
  if (isMailed) await planMail(tx, { notice: row.id, person, look_at: at })
  return {
    notice: toNotice(row),
    events: [
      {
        type: 'notice.told',
        subject: row.id,
        parts: { notice: { person, kind, about, link, due: due ?? null, after: event } },
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
    const told: Told[] = []
    for (const telling of tellings) {
      const one = await tell(tx, { at, source: recorder.source, kinds }, telling)
      if (one) told.push(one)
    }
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
