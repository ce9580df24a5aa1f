import type { ReceiptEvent, Verification } from '@secondlook/ledger'
import { sayInstant } from '../words/instant.ts'
import { receiptDeeds } from './receipt-deeds.ts'

export type Story = {
  /** What a person came to know, in one sentence. */
  readonly summary: string
  readonly events: readonly { readonly says: string; readonly at: string; readonly shown: readonly Shown[] }[]
}
type Shown = { readonly name: string; readonly value: string }
export type NameOf = (person: string) => string | undefined

/** A receipt that holds, as its story, oldest first. Whatever is not shown in it is not guessed. */
export function tellStory(
  { events }: Extract<Verification, { holds: true }>,
  nameOf: NameOf = () => undefined,
): Story {
  const told = events.map((event) => ({
    says: sayEvent(event, nameOf),
    at: event.event.at,
    shown: event.shown
      .filter(({ name }) => name !== 'who')
      .map(({ name, value }) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) })),
  }))
  const [first] = told
  const last = told.at(-1)
  if (!first || !last) return { summary: '', events: [] }
  const since = `the log has contained it since ${sayInstant(last.at)}`
  const summary =
    told.length === 1
      ? `${last.says}; ${since}.`
      : `${last.says}, the last of ${told.length} records; ${since}.`
  return { summary, events: told }
}

function sayEvent({ event: { type }, shown }: ReceiptEvent, nameOf: NameOf): string {
  const who = sayWho(shown.find(({ name }) => name === 'who')?.value, nameOf)
  const deed = receiptDeeds[type]
  if (!deed) return `${upper(who)} did what is recorded as “${type}”`
  return upper(deed.replace('WHO', who))
}

/** The people whom a receipt shows as having acted. */
export const actorsIn = ({ events }: Extract<Verification, { holds: true }>): readonly string[] => [
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
