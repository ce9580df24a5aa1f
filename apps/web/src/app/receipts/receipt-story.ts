import type { ReceiptEvent } from '@secondlook/ledger'
import { sayCount, sayInstant } from '../words/instant.ts'
import { idsIn, type PartLine, partLines } from './part-lines.ts'
import { receiptDeeds } from './receipt-deeds.ts'

export type ToldEvent = {
  readonly id: string
  readonly says: string
  readonly at: string
  readonly lines: readonly PartLine[]
  /** The parts as they are kept, for whoever compares them with the file; empty where lines say the same. */
  readonly kept: string
}
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
    ...sayParts(event, nameOf),
  }))

function sayParts({ shown }: ReceiptEvent, nameOf: NameOf): Pick<ToldEvent, 'lines' | 'kept'> {
  const parts = shown.filter(({ name }) => name !== 'who')
  const isPlain = parts.every(({ value }) => typeof value === 'string')
  return {
    lines: parts.flatMap(({ name, value }) => partLines(name, value, nameOf)),
    kept: isPlain ? '' : parts.map(({ name, value }) => `${name} ${JSON.stringify(value)}`).join('\n'),
  }
}

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

/** Everybody whom records may show: whoever acted, and every id in what is shown. */
export const peopleIn = (events: readonly ReceiptEvent[]): readonly string[] => [
  ...new Set(
    events.flatMap(({ shown }) =>
      shown.flatMap(({ name, value }) => (name === 'who' ? actorIn(value) : idsIn(value))),
    ),
  ),
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
