import { fromBase64Of, toBase64 } from '../bytes/base64.ts'
import { parseCanonical } from '../bytes/canonical-json.ts'
import { equalBytes } from '../bytes/equal.ts'
import { isPlainText, linesOf, parseCount } from '../bytes/text.ts'
import { type LoggedEvent, parseLeafLines } from '../event/leaf.ts'
import { commitPart, type Part, saltLength } from '../event/part.ts'
import { isId, isPartName } from '../event/words.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'
import { finish, type Steps } from '../steps.ts'
import { type Place, parsePlace, placeLines } from './proof.ts'

export const receiptLengthMax = 4_000_000
export const receiptEventsMax = 2_000

/** A part that a receipt shows, and what it says. */
export type ShownPart = Part & { readonly value: unknown }

export type ReceiptEvent = {
  readonly leaf: string
  readonly event: LoggedEvent
  readonly shown: readonly ShownPart[]
  readonly place: Place
  /** The line of `index`, from 1. */
  readonly line: number
}

/** A receipt as it stands; parts are what was committed to, and nobody has looked at the checkpoint yet. */
export type Receipt = {
  readonly subject: string
  readonly events: readonly ReceiptEvent[]
  readonly checkpoint: string
  /** The line on which the checkpoint begins, from 1. */
  readonly line: number
}

const firstLine = 'secondlook.receipt/v1'

/** What a receipt is made of: leaves as they stand in the log, the parts to show, and a checkpoint. */
export type ReceiptInput = {
  readonly subject: string
  readonly events: readonly {
    readonly leaf: string
    readonly shown: readonly Part[]
    readonly place: Place
  }[]
  readonly checkpoint: string
}

/** Writes a receipt. Events stand in the order of the log, parts in the order of their names. */
export function formatReceipt({ subject, events, checkpoint }: ReceiptInput): string {
  const blocks = [`${firstLine}\nsubject ${subject}\nevents ${events.length}\n`]
  const inOrder = [...events].sort((left, right) => left.place.index - right.place.index)
  for (const { leaf, shown, place } of inOrder) {
    const parts = [...shown].sort((left, right) => (left.name < right.name ? -1 : 1))
    const lines = parts.map(({ name, salt, json }) => `shown ${name} ${toBase64(salt)} ${json}`)
    blocks.push(leaf, `${[...lines, ...placeLines(place)].join('\n')}\n`)
  }
  const text = [...blocks, checkpoint].join('\n')
  const read = parseReceipt(text)
  if (!read.ok) throw new TypeError(`a receipt cannot be made of this: ${read.reason} in line ${read.at}`)
  return text
}

/** Reads a receipt from top to bottom, up to its checkpoint. */
export const parseReceipt = (text: string): Taken<Receipt> | Refused => finish(parseReceiptInSteps(text))

/** As `parseReceipt`, with a step for each event. */
export function* parseReceiptInSteps(text: string): Steps<Taken<Receipt> | Refused> {
  if (text.length > receiptLengthMax) return refuse(1, 'too-long')
  const lines = isPlainText(text) ? linesOf(text) : undefined
  if (!lines) return refuse(1, 'bad-text')
  const [first, second = '', third = '', fourth] = lines
  const subject = second.startsWith('subject ') ? second.slice('subject '.length) : ''
  const count = third.startsWith('events ') ? parseCount(third.slice('events '.length)) : undefined
  if (first !== firstLine) return refuse(1, 'bad-line')
  if (!isId(subject)) return refuse(2, 'bad-line')
  if (!count || count > receiptEventsMax) return refuse(3, 'bad-line')
  if (fourth !== '') return refuse(4, 'bad-line')
  const events: ReceiptEvent[] = []
  let from = 4
  while (events.length < count) {
    const read = parseEvent(lines, from, subject)
    if (!read.ok) return read
    const { event, next } = read.value
    const last = events.at(-1)
    if (last && last.place.index >= event.place.index) return refuse(event.line, 'bad-order')
    events.push(event)
    from = next
    yield
  }
  return take({ subject, events, checkpoint: `${lines.slice(from).join('\n')}\n`, line: from + 1 })
}

type ReadEvent = { readonly event: ReceiptEvent; readonly next: number }

function parseEvent(lines: readonly string[], from: number, subject: string): Taken<ReadEvent> | Refused {
  const leafEnd = blockEnd(lines, from)
  const leafLines = lines.slice(from, leafEnd)
  const event = parseLeafLines(leafLines)
  if (!event.ok) return refuse(from + event.at, event.reason)
  if (event.value.subject !== subject) return refuse(from + 5, 'other-subject')
  const end = blockEnd(lines, leafEnd + 1)
  const shown: ShownPart[] = []
  let at = leafEnd + 1
  for (; lines[at]?.startsWith('shown '); at++) {
    const part = parseShown(lines[at] ?? '', event.value)
    if (!part.ok) return refuse(at + 1, part.reason)
    const last = shown.at(-1)
    if (last && last.name >= part.value.name) return refuse(at + 1, 'bad-order')
    shown.push(part.value)
  }
  const place = parsePlace(lines.slice(at, end))
  if (!place.ok) return refuse(at + place.at, place.reason)
  const leaf = `${leafLines.join('\n')}\n`
  return take({ event: { leaf, event: event.value, shown, place: place.value, line: at + 1 }, next: end + 1 })
}

function blockEnd(lines: readonly string[], from: number): number {
  const end = lines.indexOf('', from)
  return end < 0 ? lines.length : end
}

function parseShown(line: string, event: LoggedEvent): Taken<ShownPart> | Refused {
  const [, name = '', base64 = ''] = line.split(' ', 3)
  const salt = fromBase64Of(saltLength, base64)
  const start = `shown ${name} ${base64} `
  if (!isPartName(name) || !salt || !line.startsWith(start)) return refuse(1, 'bad-line')
  const json = line.slice(start.length)
  const value = parseCanonical(json)
  if (!value.ok) return refuse(1, 'bad-value')
  const { commitment } = commitPart(event.id, { name, salt, json })
  const kept = event.parts.find((part) => part.name === name)
  if (!kept || !equalBytes(kept.commitment, commitment)) return refuse(1, 'not-committed')
  return take({ name, salt, json, value: value.value })
}
