import type { ReceiptEvent } from '@secondlook/ledger'
import { sayCount, sayInstant } from '../words/instant.ts'
import { receiptDeeds } from './receipt-deeds.ts'

export type ToldEvent = {
  readonly id: string
  readonly says: string
  readonly at: string
  readonly shown: readonly Shown[]
}
type Shown = { readonly name: string; readonly value: string }
export type NameOf = (person: string) => string | undefined

/** Records that hold, as their story, oldest first. Whatever is not shown in them is not guessed. */
export const tellStory = (
  events: readonly ReceiptEvent[],
  nameOf: NameOf = () => undefined,
): readonly ToldEvent[] =>
  events.map((event) => ({
    id: event.event.id,
    says: sayEvent(event, nameOf),
    at: event.event.at,
    shown: event.shown
      .filter(({ name }) => name !== 'who')
      .map(({ name, value }) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) })),
  }))

/** What a person came to know, in one sentence: the last record of so many. */
export function sumUp({ says, at }: ToldEvent, total: number): string {
  const since = `the log has contained it since ${sayInstant(at)}`
  return total === 1 ? `${says}; ${since}.` : `${says}, the last of ${sayCount(total, 'record')}; ${since}.`
}

function sayEvent({ event: { type }, shown }: ReceiptEvent, nameOf: NameOf): string {
  const who = sayWho(shown.find(({ name }) => name === 'who')?.value, nameOf)
  const deed = receiptDeeds[type]
  if (!deed) return `${upper(who)} did what is recorded as “${type}”`
  return upper(deed.replace('WHO', who))
}

/** The people whom records show as having acted. */
export const actorsIn = (events: readonly ReceiptEvent[]): readonly string[] => [
  ...new Set(events.flatMap(({ shown }) => actorIn(shown.find(({ name }) => name === 'who')?.value))),
]

function actorIn(who: unknown): readonly string[] {
  if (typeof who !== 'object' || who === null) return []
  const { id, person, kind } = who as { id?: unknown; person?: unknown; kind?: unknown }
  const whom = kind === 'token' ? person : kind === 'person' ? id : undefined
  return typeof whom === 'string' ? [whom] : []
}

/** Whoever acted, as the log keeps it. */
function sayWho(who: unknown, nameOf: NameOf): string {
  if (typeof who !== 'object' || who === null || !('kind' in who)) return 'somebody not shown in this receipt'
  const { kind, id, person } = who as { kind: unknown; id?: unknown; person?: unknown }
  if (kind === 'operator') return 'whoever runs the machine'
  if (kind === 'system') return 'Second Look itself'
  const whom = String(kind === 'token' ? person : id)
  const name = nameOf(whom) ?? `person …${whom.slice(-6)}`
  return kind === 'token' ? `a program of ${name}` : name
}

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
