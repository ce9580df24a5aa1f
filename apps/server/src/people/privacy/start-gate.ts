import type { GateKind } from './logged.ts'
import { findLogged, type LoggedItem } from './what-is-logged.ts'

/** A notice of surveillance that somebody was told of: what it lists, and from when it holds for them. */
export type Told = {
  readonly items: readonly string[]
  readonly startsAt: string
  /** When the notice was taken back; one that a later version replaced goes on until then for whom it was told. */
  readonly endedAt: string | null
}

export type GateAnswer =
  | { readonly mayLog: true }
  | {
      readonly mayLog: false
      /** What that means: the act waits, or it goes on and nothing is written of it. */
      readonly so: Exclude<GateKind, 'not-surveillance'>
      /** From when it may be logged; `null` where they have not been told at all. */
      readonly from: string | null
      readonly says: string
    }

/** Whether something may be logged about somebody now. Nothing is, before their notice has begun. */
export function decideLogging(item: LoggedItem, told: readonly Told[], at: string): GateAnswer {
  const { gate } = findLogged(item)
  if (gate === 'not-surveillance') return { mayLog: true }
  const covering = told.filter(
    ({ items, endedAt }) => items.includes(item) && (endedAt === null || at < endedAt),
  )
  if (covering.some(({ startsAt }) => startsAt <= at)) return { mayLog: true }
  const [from = null] = covering.map(({ startsAt }) => startsAt).sort()
  const says =
    from === null
      ? 'You have not yet been told what is logged when you do this. Read the notice about it first.'
      : 'You were told what is logged when you do this, and it has not begun yet. You can agree to begin sooner.'
  return { mayLog: false, so: gate, from, says }
}

const dayMs = 86_400_000
/** Workplace Privacy Act 2011, section 13: at least this many days before, unless somebody agrees to fewer. */
const noticeDays = 14

/** From when a notice holds for somebody who is told of it now. */
export function startFor(
  { noticeStartsAt, isAgreed }: { readonly noticeStartsAt: string; readonly isAgreed: boolean },
  toldAt: string,
): string {
  const earliest = isAgreed ? toldAt : new Date(Date.parse(toldAt) + noticeDays * dayMs).toISOString()
  return earliest > noticeStartsAt ? earliest : noticeStartsAt
}
